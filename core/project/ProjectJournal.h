#pragma once

#include "core/project/JournalState.h"
#include "core/util/Error.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>

namespace phidias::core {

/// Folder of the journals below the state folder; created when missing.
[[nodiscard]] std::filesystem::path journalFolder();

/// A journal that was read: what its records add up to, as far as they are whole.
struct JournalContent {
    JournalState state;
    std::uint64_t goodBytes = 0; ///< length of the whole records; what follows is torn
};

/// Reads a journal: one record a line, "HHHHHHHHHHHHHHHH {...}", the number being the FNV-1a hash (64 bits) of the JSON in hexadecimal.
/// Reading stops at the first line that is torn, changed or does not follow.
/// @throws Error{Unreadable}; Error{Malformed} when not even the first record is whole
[[nodiscard]] JournalContent readJournal(const std::filesystem::path& path);

/// Work that a session left because it did not end well. Holds the lock of its journal: no other program offers the same work.
class LeftOverSession {
public:
    LeftOverSession(std::filesystem::path path, JournalState state, int lock);
    LeftOverSession(const LeftOverSession&) = delete;
    LeftOverSession& operator=(const LeftOverSession&) = delete;
    LeftOverSession(LeftOverSession&& other) noexcept;
    LeftOverSession& operator=(LeftOverSession&& other) noexcept;
    ~LeftOverSession();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] const JournalState& state() const { return m_state; }
    /// Removes the journal.
    void discard();

private:
    friend class ProjectJournal;
    std::filesystem::path m_path;
    JournalState m_state;
    int m_lock = -1;
};

/// The sessions that left unsaved work, the newest first. Journals of running programs are left alone; journals whose work was saved are
/// removed.
[[nodiscard]] std::vector<LeftOverSession> leftOverSessions(const std::filesystem::path& folder);

/// The journal of one session: every change of the project within a moment on the disk, so that a crash costs next to nothing.
///
/// A thread of its own writes; append() only hands over. A record is written at once and flushed to the disk (fdatasync) after
/// `syncEvery` records or `syncAfter`, whichever comes first. A file that has grown is written anew (part, flush, rename) with its state
/// instead of its records. The file is locked (flock) as long as the session lives, so that programs do not disturb each other.
/// A full disk stops nothing: `failed` is told once, and writing is tried again.
/// @thread all members: any
class ProjectJournal {
public:
    struct Settings {
        std::filesystem::path folder;
        std::size_t syncEvery = 20;
        std::chrono::milliseconds syncAfter{10000};
        std::uint64_t rewriteAbove = 4U << 20U;   ///< bytes; and four times its size when it was last written anew
        std::size_t keptSteps = 500;              ///< of the history when it is written anew
        std::function<void(const Error&)> failed; ///< called in the journal's thread
    };
    explicit ProjectJournal(Settings settings);
    ProjectJournal(const ProjectJournal&) = delete;
    ProjectJournal& operator=(const ProjectJournal&) = delete;
    /// Writes and flushes what is left; the file stays.
    ~ProjectJournal();

    /// Starts a journal with an openRecord(); what the present one holds is given up. The file is made with the first step.
    /// @param index  number of steps that the document has done so far; they are not in the journal
    void open(Json openRecord, std::size_t index = 0);
    /// Goes on with the journal of a left-over session.
    void takeOver(LeftOverSession session);
    /// Hands over a record; its indices count as those of the document.
    void append(Json record);
    /// Waits until all is on the disk. @returns false when it could not be written
    bool flush();
    /// The session ends well: the file is removed.
    void discard();
    /// Empty as long as there is no file.
    [[nodiscard]] std::filesystem::path path() const;

private:
    void run(const std::stop_token& stop);
    void work(std::deque<Json> records);
    void take(Json record);
    void write(const std::string& lines);
    void rewrite();
    void sync();
    void removeFile();
    void closeFile();

    Settings m_settings;
    mutable std::mutex m_mutex; ///< guards the queue
    std::condition_variable_any m_wake;
    std::condition_variable m_idle;
    std::deque<Json> m_queue;
    bool m_isWorking = false;
    bool m_isSyncAsked = false;
    bool m_hasFailed = false;

    mutable std::mutex m_fileMutex; ///< guards what follows
    std::filesystem::path m_path;
    int m_file = -1;
    JournalState m_state;
    bool m_hasState = false;
    std::size_t m_forgotten = 0; ///< steps before those of m_state
    std::uint64_t m_size = 0;
    std::uint64_t m_sizeWhenRewritten = 0;
    std::size_t m_unsynced = 0;
    bool m_mustRewrite = true;
    std::chrono::steady_clock::time_point m_unsyncedSince;

    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace phidias::core

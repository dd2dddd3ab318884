#pragma once

#include "core/util/Json.h"
#include "core/util/Sqlite.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace phidias::core {

struct WatchOptions {
    std::filesystem::path folder;           ///< to watch, without the folders in it
    std::filesystem::path job;              ///< job file; {file} and {stem} in its texts stand for the new file
    std::string pattern = "*";              ///< of names, with * and ?
    std::chrono::milliseconds settle{5000}; ///< a size that stands still so long is whole
    std::vector<std::string> runArguments;  ///< further arguments of `phidias run`
    bool isOnce = false;                    ///< handle what is there and end
    bool retriesFailed = false;             ///< files whose job failed in an earlier watch are tried again
};

/// Runs a job for each file that arrives in a folder, each exactly once.                                    [INTERFACES 1, watch]
///
/// A file is whole when it was closed after writing or moved into the folder, or when its size stood still for `settle`. Hidden names,
/// ".part", sidecars of provenance, and what the jobs themselves write are left out. A file is known by path, size and time of change; what
/// became of it is kept in the state folder, so that neither a kill nor a restart lets it run twice: a job whose worker ended while nobody
/// watched is taken from its job folder. Files are handled one after the other, in the order of their arrival.
/// @thread one thread; one watch a folder and job at a time
class FolderWatch {
public:
    /// One JSON line a file: {"file","state","outputs","events","error","started","ended"}.
    using Report = std::function<void(const Json& line)>;

    /// @throws Error{Unreadable} folder or job; {InvalidRequest} not a job file, or this folder and job are being watched already
    FolderWatch(WatchOptions options, Report report);
    FolderWatch(const FolderWatch&) = delete;
    FolderWatch& operator=(const FolderWatch&) = delete;
    ~FolderWatch();

    /// Until a stop is requested, or with isOnce until all files are handled. A job that runs at a stop is cancelled and runs again next
    /// time.
    /// @returns number of files whose job failed
    int run(const std::stop_token& stop);

private:
    struct Candidate {
        std::uintmax_t size = 0;
        std::int64_t changed = 0; ///< nanoseconds
        std::chrono::steady_clock::time_point since;
        bool isClosed = false; ///< the writer has closed it
    };

    void lock();
    void finishInterrupted(const std::stop_token& stop);
    void scan();
    void noteClosed();
    [[nodiscard]] std::vector<std::filesystem::path> wholeFiles() const;
    [[nodiscard]] bool isKnown(const std::string& identity) const;
    void handle(const std::filesystem::path& path, const std::stop_token& stop);
    void enter(const std::string& identity, const std::filesystem::path& path, const std::filesystem::path& folder);
    void settleJob(const std::string& identity, const std::filesystem::path& path, const Json& result, const std::string& started);
    void reportUnreported();
    [[nodiscard]] Json jobFor(const std::filesystem::path& path) const;

    WatchOptions m_options;
    Report m_report;
    std::filesystem::path m_stateFolder;
    Json m_template;
    int m_lock = -1;
    int m_notify = -1;
    int m_failed = 0;
    mutable std::optional<Sqlite> m_database;
    std::map<std::filesystem::path, Candidate> m_candidates;
};

} // namespace phidias::core

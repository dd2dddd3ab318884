#pragma once

#include "core/util/Json.h"
#include "core/util/Sqlite.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace phidias::core {

enum class JobState {
    Queued,   ///< waits for a free worker
    Starting, ///< written before the worker is started
    Running,  ///< the worker's process is known
    Done,
    Failed,
    Cancelled,
};

/// "queued", "starting", "running", "done", "failed", "cancelled".
[[nodiscard]] std::string_view nameOf(JobState state);

/// What the journal knows of a job.
struct JobEntry {
    std::string id;   ///< sorts by the time it was made
    std::string name; ///< for people
    std::string process;
    std::filesystem::path folder; ///< job folder of the present attempt
    JobState state = JobState::Queued;
    int pid = 0;
    std::uint64_t processStartTicks = 0;
    int attempt = 1;
    double createdUnixSeconds = 0.0;
    double endedUnixSeconds = 0.0;
    Json request = Json::object(); ///< the job file, absolute paths
    Json result;                   ///< result.json of the last end; null before
};

/// The SQLite record of all jobs of this user. Each state is written before what it announces is done, so that after any crash the next
/// start knows what may have happened. Several programs may use it at once. Not for use by two threads at once.
class Journal {
public:
    /// @throws Error{WriteFailed}
    explicit Journal(const std::filesystem::path& file);

    void insert(const JobEntry& entry);
    /// Brings a job that has not ended up to date. @returns false when it has ended meanwhile or is at another attempt: nothing is changed
    bool update(const JobEntry& entry);
    /// Enters the next attempt of a job that has ended. @returns false when another program was quicker
    [[nodiscard]] bool beginAttempt(const JobEntry& entry);
    /// Moves a job from one state to another; false when another program was quicker.
    [[nodiscard]] bool transition(const std::string& id, JobState from, JobState to);
    void remove(const std::string& id);
    [[nodiscard]] std::optional<JobEntry> find(const std::string& id) const;
    /// Newest first.
    [[nodiscard]] std::vector<JobEntry> entries() const;

private:
    [[nodiscard]] bool write(const JobEntry& entry, const char* condition);

    mutable Sqlite m_database;
};

} // namespace phidias::core

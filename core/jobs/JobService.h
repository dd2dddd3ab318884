#pragma once

#include "core/jobs/JobFolder.h"
#include "core/jobs/Journal.h"
#include "core/process/Request.h"
#include "core/util/ChildProcess.h"

#include <map>
#include <optional>

namespace phidias::core {

/// A job as it stands now.
struct JobInfo {
    JobEntry entry;
    double fraction = 0.0; ///< 0..1
    std::string message;   ///< what the worker is doing
    bool isCancelling = false;
    bool isStale = false; ///< no sign of life for 30 s
    std::optional<double> remainingSeconds;
    double startedUnixSeconds = 0.0;
};

/// Runs jobs on this machine as worker processes of `phidias run`, at nice 10, and keeps the journal true.
///
/// Workers live on when this program goes; the next start finds them by process id, start time and heartbeat. Their progress and results
/// are read from their job folders, never from pipes. To be used by one thread.
class JobService {
public:
    struct Settings {
        std::filesystem::path journal;    ///< e.g. stateFolder() / "jobs.sqlite"
        std::filesystem::path folder;     ///< job folders go below it
        std::filesystem::path executable; ///< `phidias`
        int workers = 1;                  ///< most jobs at a time
        int threads = 1;                  ///< shared out among them
    };
    explicit JobService(Settings settings);

    /// Enters a job and starts it as soon as a worker is free. @returns its id  @throws Error{WriteFailed}
    std::string submit(const Request& request, const std::string& name);
    /// Looks at all jobs that have not ended, brings the journal up to date and starts queued ones. Cheap; to be called every half second
    /// or so.
    /// @returns true when anything changed
    bool poll();
    /// Newest first, with what poll() saw last.
    [[nodiscard]] std::vector<JobInfo> jobs() const;
    [[nodiscard]] std::optional<JobInfo> find(const std::string& id) const;
    /// Lines of the worker's log.
    [[nodiscard]] std::string log(const std::string& id) const;
    /// Asks a running worker to stop (SIGTERM; SIGKILL when it has not ended 10 s later); a queued job ends at once. Has no effect on a job
    /// that has ended.
    void cancel(const std::string& id);
    /// Starts a job that has ended once more, as a new attempt in a new folder. @throws Error{InvalidRequest} when it has not ended
    void retry(const std::string& id);
    /// Threads of jobs that start from now on, shared out among the workers. @param threads  >= 1
    void setThreads(int threads) { m_settings.threads = threads; }
    /// Forgets a job that has ended and removes its folder; its results stay.
    void remove(const std::string& id);

private:
    void start(JobEntry entry);
    [[nodiscard]] bool follow(JobEntry entry);
    void finish(JobEntry entry, const Json& result);
    void loseWorker(JobEntry entry);
    [[nodiscard]] std::filesystem::path attemptFolder(const std::string& id, int attempt) const;

    Settings m_settings;
    Journal m_journal;
    std::map<std::string, JobStatus> m_status;      ///< last seen
    std::map<std::string, ChildProcess> m_children; ///< own children, to collect them when they end
    std::map<std::string, double> m_cancelled;      ///< asked to stop: since when
    std::map<std::string, double> m_firstSeen;      ///< Starting without a process: since when
};

} // namespace phidias::core

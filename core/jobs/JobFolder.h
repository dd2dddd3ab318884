#pragma once

#include "core/jobs/Runner.h"
#include "core/util/Json.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace phidias::core {

/// What status.json of a job folder says.
struct JobStatus {
    std::string phase;     ///< "starting", "running", "cancelling", "done", "failed", "cancelled"
    double fraction = 0.0; ///< 0..1
    std::string message;
    double heartbeatUnixSeconds = 0.0;
    double startUnixSeconds = 0.0;
    int pid = 0;
    std::uint64_t processStartTicks = 0; ///< field 22 of /proc/PID/stat: tells a process from a later one with the same pid
};

/// Reads DIR/status.json; nothing when it is not there (yet) or not whole.
[[nodiscard]] std::optional<JobStatus> readJobStatus(const std::filesystem::path& folder);
/// Reads DIR/result.json; nothing when the job has not ended.
[[nodiscard]] std::optional<Json> readJobResult(const std::filesystem::path& folder);
/// Start time of a process in clock ticks since boot; 0 when there is no such process (a zombie counts as none).
[[nodiscard]] std::uint64_t processStartTicks(int pid);

/// result.json of a run that ended well / badly:
/// {"state","exitStatus","outputs":[{"name","path","size","sha256"}],"warnings":[],"error":null|{}}.
[[nodiscard]] Json resultJson(const RunResult& result);
[[nodiscard]] Json resultJson(const Error& error);

/// Writes the job folder of a running worker: status.json with a heartbeat every 2 s, log.txt, and last result.json, each file whole at any
/// time. Any thread. With an empty path it writes nothing.
class JobFolder {
public:
    explicit JobFolder(std::filesystem::path folder);
    JobFolder(const JobFolder&) = delete;
    JobFolder& operator=(const JobFolder&) = delete;
    ~JobFolder();

    void setPhase(const std::string& phase);
    void setProgress(double fraction, const std::string& message);
    void appendLog(const std::string& line);
    /// Writes result.json and the last status. @throws Error{WriteFailed}
    void finish(const Json& result);

private:
    class Writer;
    std::unique_ptr<Writer> m_writer;
};

} // namespace phidias::core

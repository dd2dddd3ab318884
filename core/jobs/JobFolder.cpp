#include "core/jobs/JobFolder.h"

#include "core/util/AtomicFile.h"
#include "core/util/Time.h"

#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <sstream>
#include <thread>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

double now() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::optional<Json> readJson(const fs::path& path) {
    std::ifstream file(path);
    if (!file) {
        return std::nullopt;
    }
    Json json = Json::parse(file, nullptr, false);
    return json.is_object() ? std::optional(std::move(json)) : std::nullopt;
}

} // namespace

std::optional<JobStatus> readJobStatus(const fs::path& folder) {
    const auto json = readJson(folder / "status.json");
    if (!json) {
        return std::nullopt;
    }
    JobStatus status;
    try {
        status.phase = json->value("phase", std::string());
        status.fraction = json->value("fraction", 0.0);
        status.message = json->value("message", std::string());
        status.heartbeatUnixSeconds = parseIsoTime(json->value("heartbeat", std::string())).value_or(0.0);
        status.startUnixSeconds = parseIsoTime(json->value("start", std::string())).value_or(0.0);
        status.pid = json->value("pid", 0);
        status.processStartTicks = json->value("processStartTicks", std::uint64_t{0});
    } catch (const Json::exception&) {
        return std::nullopt; // not written by us
    }
    return status;
}

std::optional<Json> readJobResult(const fs::path& folder) {
    return readJson(folder / "result.json");
}

std::uint64_t processStartTicks(int pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string line;
    std::getline(file, line);
    // The command name (field 2) stands in parentheses and may hold blanks.
    const auto close = line.rfind(')');
    if (close == std::string::npos) {
        return 0;
    }
    std::istringstream fields(line.substr(close + 1));
    std::string field;
    fields >> field;
    if (field == "Z" || field == "X") {
        return 0;
    }
    for (int number = 4; number <= 21; ++number) {
        fields >> field;
    }
    std::uint64_t ticks = 0;
    fields >> ticks;
    return ticks;
}

Json resultJson(const RunResult& result) {
    Json outputs = Json::array();
    for (const auto& output : result.outputs) {
        outputs.push_back({{"name", output.name},
                           {"path", output.path.string()},
                           {"size", output.size},
                           {"sha256", output.sha256.empty() ? Json(nullptr) : Json(output.sha256)}});
    }
    return {{"state", "done"}, {"exitStatus", 0}, {"outputs", outputs}, {"warnings", result.warnings}, {"error", nullptr}};
}

Json resultJson(const Error& error) {
    return {{"state", error.code() == ErrorCode::Cancelled ? "cancelled" : "failed"},
            {"exitStatus", exitStatus(error.code())},
            {"outputs", Json::array()},
            {"warnings", Json::array()},
            {"error", error.toJson()}};
}

class JobFolder::Writer {
public:
    explicit Writer(fs::path folder) : m_folder(std::move(folder)), m_start(now()), m_log(m_folder / "log.txt", std::ios::app) {
        writeStatus();
        m_heartbeat = std::jthread([this](const std::stop_token& stop) { beat(stop); });
    }

    void setPhase(const std::string& phase) {
        const std::lock_guard lock(m_mutex);
        // Whoever asked to stop before the run began must not be told that it runs.
        m_phase = m_phase == "cancelling" ? m_phase : phase;
        writeStatus();
    }

    void setProgress(double fraction, const std::string& message) {
        const std::lock_guard lock(m_mutex);
        const bool isNews = message != m_message || fraction >= m_fraction + 0.001;
        m_fraction = fraction;
        m_message = message;
        // At most five writes a second: whoever watches reads no faster.
        if (isNews && now() - m_lastWrite > 0.2) {
            writeStatus();
        }
    }

    void appendLog(const std::string& line) {
        const std::lock_guard lock(m_mutex);
        m_log << formatIsoTime(now()) << ' ' << line << '\n' << std::flush;
    }

    void finish(const Json& result) {
        m_heartbeat.request_stop();
        m_wake.notify_all();
        const std::lock_guard lock(m_mutex);
        writeFileAtomically(m_folder / "result.json", toText(result, 2) + "\n");
        m_phase = result.at("state").get<std::string>();
        m_fraction = m_phase == "done" ? 1.0 : m_fraction;
        writeStatus();
    }

private:
    void beat(const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        while (!m_wake.wait_for(lock, stop, std::chrono::seconds(2), [] { return false; }) && !stop.stop_requested()) {
            writeStatus();
        }
    }

    void writeStatus() {
        m_lastWrite = now();
        const Json status{{"phase", m_phase},
                          {"fraction", m_fraction},
                          {"message", m_message},
                          {"heartbeat", formatIsoTime(m_lastWrite)},
                          {"start", formatIsoTime(m_start)},
                          {"pid", ::getpid()},
                          {"processStartTicks", processStartTicks(::getpid())}};
        // Not flushed to the disk: a status is of no use after a power cut, and a write a few times a second must be cheap.
        const fs::path part = m_folder / "status.json.part";
        std::ofstream file(part, std::ios::trunc);
        file << toText(status) << '\n';
        file.close();
        std::error_code ignored;
        if (file) {
            fs::rename(part, m_folder / "status.json", ignored);
        }
    }

    fs::path m_folder;
    double m_start;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::string m_phase = "starting";
    double m_fraction = 0.0;
    std::string m_message;
    double m_lastWrite = 0.0;
    std::ofstream m_log;
    std::jthread m_heartbeat;
};

JobFolder::JobFolder(fs::path folder) {
    if (!folder.empty()) {
        std::error_code failure;
        fs::create_directories(folder, failure);
        if (failure) {
            throw Error(ErrorCode::WriteFailed, "core.file.writeFailed", {{"path", folder.string()}, {"reason", failure.message()}},
                        "hint.core.file.checkFolder");
        }
        // The result of an earlier run in this folder is not that of this one.
        fs::remove(folder / "result.json", failure);
        m_writer = std::make_unique<Writer>(std::move(folder));
    }
}

JobFolder::~JobFolder() = default;

void JobFolder::setPhase(const std::string& phase) {
    if (m_writer) {
        m_writer->setPhase(phase);
    }
}

void JobFolder::setProgress(double fraction, const std::string& message) {
    if (m_writer) {
        m_writer->setProgress(fraction, message);
    }
}

void JobFolder::appendLog(const std::string& line) {
    if (m_writer) {
        m_writer->appendLog(line);
    }
}

void JobFolder::finish(const Json& result) {
    if (m_writer) {
        m_writer->finish(result);
    }
}

} // namespace phidias::core

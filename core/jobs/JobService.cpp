#include "core/jobs/JobService.h"

#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "core/util/Time.h"

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <random>
#include <set>
#include <system_error>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

constexpr double kStaleSeconds = 30.0;
/// A worker that was announced but never seen: the program that started it may just be between two lines.
constexpr double kStartPatienceSeconds = 5.0;
/// A worker ends by itself 3 s after the request; one that does not is stuck in the kernel's or a debugger's hands.
constexpr double kCancelPatienceSeconds = 10.0;

double now() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::string newId() {
    std::random_device random;
    std::string time = formatIsoTime(now()).substr(0, 19);
    std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
    char text[48];
    std::snprintf(text, sizeof text, "%s-%08x", time.c_str(), static_cast<unsigned>(random()));
    return text;
}

bool isAlive(int pid, std::uint64_t ticks) {
    return pid > 0 && ticks != 0 && processStartTicks(pid) == ticks;
}

bool hasEnded(JobState state) {
    return state == JobState::Done || state == JobState::Failed || state == JobState::Cancelled;
}

std::set<fs::path> outputsOf(const JobEntry& entry) {
    std::set<fs::path> files;
    for (const auto& output : entry.request.value("outputs", Json::object())) {
        if (output.contains("href") && output["href"].is_string()) {
            files.insert(output["href"].get<std::string>());
        }
    }
    return files;
}

/// Removes what a killed worker left under unfinished names, unless another job is writing there.
void removeParts(const JobEntry& dead, const std::vector<JobEntry>& all) {
    auto files = outputsOf(dead);
    for (const auto& entry : all) {
        if (entry.id != dead.id && isAlive(entry.pid, entry.processStartTicks)) {
            for (const auto& file : outputsOf(entry)) {
                files.erase(file);
            }
        }
    }
    for (const auto& file : files) {
        std::error_code ignored;
        fs::remove_all(partPath(file), ignored);
    }
}

} // namespace

JobService::JobService(Settings settings) : m_settings(std::move(settings)), m_journal(m_settings.journal) {
    fs::create_directories(m_settings.folder);
}

fs::path JobService::attemptFolder(const std::string& id, int attempt) const {
    return m_settings.folder / id / ("attempt" + std::to_string(attempt));
}

std::string JobService::submit(const Request& request, const std::string& name) {
    JobEntry entry;
    entry.id = newId();
    entry.name = name;
    entry.process = request.process;
    entry.folder = attemptFolder(entry.id, 1);
    entry.createdUnixSeconds = now();
    entry.request = jobJson(request);
    fs::create_directories(entry.folder);
    writeFileAtomically(entry.folder / "job.json", toText(entry.request, 2) + "\n");
    m_journal.insert(entry);
    poll();
    return entry.id;
}

void JobService::start(JobEntry entry) {
    // The state is in the journal before the worker exists; a crash in between is seen as a worker that never came.
    if (!m_journal.transition(entry.id, JobState::Queued, JobState::Starting)) {
        return;
    }
    entry.state = JobState::Starting;
    const int threads = std::max(1, m_settings.threads / std::max(1, m_settings.workers));
    try {
        if (::access(m_settings.executable.c_str(), X_OK) != 0) {
            // `nice` would say so in a file that nobody opens.
            throw Error(ErrorCode::ComputationFailed, "core.child.notStarted",
                        {{"program", m_settings.executable.string()}, {"reason", std::generic_category().message(errno)}});
        }
        ChildProcess worker({"/usr/bin/nice", "-n", "10", m_settings.executable.string(), "run", (entry.folder / "job.json").string(),
                             "--job-folder", entry.folder.string(), "--progress", "none", "--threads", std::to_string(threads)},
                            {.out = {}, .err = entry.folder / "stderr.txt"});
        entry.pid = worker.pid();
        entry.processStartTicks = processStartTicks(entry.pid);
        entry.state = JobState::Running;
        m_journal.update(entry);
        m_children.insert_or_assign(entry.id, std::move(worker));
    } catch (const Error& error) {
        finish(entry, resultJson(error));
    }
}

void JobService::finish(JobEntry entry, const Json& result) {
    const std::string state = result.value("state", "failed");
    entry.state = state == "done" ? JobState::Done : state == "cancelled" ? JobState::Cancelled : JobState::Failed;
    entry.result = result;
    entry.endedUnixSeconds = now();
    m_journal.update(entry);
    m_firstSeen.erase(entry.id);
    m_cancelled.erase(entry.id);
}

void JobService::loseWorker(JobEntry entry) {
    removeParts(entry, m_journal.entries());
    const bool wasCancelling = m_status[entry.id].phase == "cancelling" || m_cancelled.contains(entry.id);
    std::string last;
    std::error_code ignored;
    if (fs::file_size(entry.folder / "stderr.txt", ignored) > 0 && !ignored) {
        last = readTextFile(entry.folder / "stderr.txt");
        last = last.substr(last.size() > 300 ? last.size() - 300 : 0);
    }
    const Error error = wasCancelling ? Error(ErrorCode::Cancelled, "core.cancelled")
                                      : Error(ErrorCode::ComputationFailed, "jobs.workerDied", {{"said", last}}, "hint.jobs.workerDied");
    finish(std::move(entry), resultJson(error));
}

bool JobService::follow(JobEntry entry) {
    bool isChanged = false;
    if (const auto child = m_children.find(entry.id); child != m_children.end() && child->second.exitStatus()) {
        m_children.erase(child);
        isChanged = true;
    }
    const auto status = readJobStatus(entry.folder);
    if (status) {
        auto& seen = m_status[entry.id];
        isChanged = isChanged || seen.fraction != status->fraction || seen.phase != status->phase || seen.message != status->message;
        seen = *status;
        if (entry.state == JobState::Starting && status->pid > 0) {
            // Started by a program that died before it could write the process down.
            entry.pid = status->pid;
            entry.processStartTicks = status->processStartTicks;
            entry.state = JobState::Running;
            m_journal.update(entry);
            isChanged = true;
        }
    }
    // The order matters: a worker may end between the two looks, but it writes its result first.
    const bool wasAlive = isAlive(entry.pid, entry.processStartTicks);
    if (const auto result = readJobResult(entry.folder)) {
        finish(std::move(entry), *result);
        return true;
    }
    if (wasAlive) {
        if (const auto asked = m_cancelled.find(entry.id); asked != m_cancelled.end() && now() - asked->second > kCancelPatienceSeconds) {
            ::kill(entry.pid, SIGKILL);
        }
        return isChanged;
    }
    if (entry.state == JobState::Starting) {
        const double since = m_firstSeen.emplace(entry.id, now()).first->second;
        if (now() - since < kStartPatienceSeconds) {
            return isChanged;
        }
    }
    loseWorker(std::move(entry));
    return true;
}

bool JobService::poll() {
    bool isChanged = false;
    int running = 0;
    auto entries = m_journal.entries();
    for (const auto& entry : entries) {
        if (entry.state == JobState::Starting || entry.state == JobState::Running) {
            isChanged = follow(entry) || isChanged;
            const auto after = m_journal.find(entry.id);
            running += after && !hasEnded(after->state) ? 1 : 0;
        }
    }
    for (auto entry = entries.rbegin(); entry != entries.rend() && running < m_settings.workers; ++entry) {
        if (entry->state == JobState::Queued) {
            start(*entry);
            ++running;
            isChanged = true;
        }
    }
    return isChanged;
}

std::vector<JobInfo> JobService::jobs() const {
    std::vector<JobInfo> jobs;
    for (auto& entry : m_journal.entries()) {
        JobInfo info;
        if (const auto seen = m_status.find(entry.id); seen != m_status.end()) {
            const auto& status = seen->second;
            info.fraction = status.fraction;
            info.message = status.message;
            info.startedUnixSeconds = status.startUnixSeconds;
            info.isCancelling = status.phase == "cancelling" && !hasEnded(entry.state);
            info.isStale = entry.state == JobState::Running && status.heartbeatUnixSeconds > 0.0 &&
                           now() - status.heartbeatUnixSeconds > kStaleSeconds;
            const double elapsed = now() - status.startUnixSeconds;
            if (entry.state == JobState::Running && status.fraction > 0.02 && status.startUnixSeconds > 0.0) {
                info.remainingSeconds = elapsed * (1.0 - status.fraction) / status.fraction;
            }
        }
        info.fraction = entry.state == JobState::Done ? 1.0 : info.fraction;
        info.entry = std::move(entry);
        jobs.push_back(std::move(info));
    }
    return jobs;
}

std::optional<JobInfo> JobService::find(const std::string& id) const {
    for (auto& info : jobs()) {
        if (info.entry.id == id) {
            return std::move(info);
        }
    }
    return std::nullopt;
}

std::string JobService::log(const std::string& id) const {
    const auto entry = m_journal.find(id);
    std::error_code ignored;
    if (!entry || !fs::exists(entry->folder / "log.txt", ignored)) {
        return {};
    }
    return readTextFile(entry->folder / "log.txt");
}

void JobService::cancel(const std::string& id) {
    auto entry = m_journal.find(id);
    if (!entry) {
        throw Error(ErrorCode::InvalidRequest, "jobs.unknown", {{"id", id}});
    }
    if (entry->state == JobState::Queued && m_journal.transition(id, JobState::Queued, JobState::Cancelled)) {
        finish(std::move(*entry), resultJson(Error(ErrorCode::Cancelled, "core.cancelled")));
        return;
    }
    if (entry->state == JobState::Running && isAlive(entry->pid, entry->processStartTicks)) {
        m_cancelled.emplace(id, now());
        ::kill(entry->pid, SIGTERM);
    }
}

void JobService::retry(const std::string& id) {
    auto entry = m_journal.find(id);
    if (!entry) {
        throw Error(ErrorCode::InvalidRequest, "jobs.unknown", {{"id", id}});
    }
    if (!hasEnded(entry->state)) {
        throw Error(ErrorCode::InvalidRequest, "jobs.notEnded", {{"id", id}});
    }
    entry->attempt += 1;
    entry->folder = attemptFolder(id, entry->attempt);
    fs::create_directories(entry->folder);
    writeFileAtomically(entry->folder / "job.json", toText(entry->request, 2) + "\n");
    entry->state = JobState::Queued;
    entry->pid = 0;
    entry->processStartTicks = 0;
    entry->endedUnixSeconds = 0.0;
    entry->result = nullptr;
    if (m_journal.beginAttempt(*entry)) {
        m_status.erase(id);
    }
    poll();
}

void JobService::remove(const std::string& id) {
    const auto entry = m_journal.find(id);
    if (!entry || !hasEnded(entry->state)) {
        return;
    }
    m_journal.remove(id);
    m_status.erase(id);
    std::error_code ignored;
    fs::remove_all(m_settings.folder / id, ignored);
}

} // namespace phidias::core

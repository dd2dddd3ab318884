#include "core/jobs/FolderWatch.h"

#include "core/jobs/JobFolder.h"
#include "core/process/Request.h"
#include "core/util/AtomicFile.h"
#include "core/util/ChildProcess.h"
#include "core/util/Error.h"
#include "core/util/Paths.h"
#include "core/util/Sha256.h"
#include "core/util/Time.h"

#include <fcntl.h>
#include <fnmatch.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <thread>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::milliseconds kScan{1000};
constexpr std::chrono::milliseconds kPoll{50};

double nowSeconds() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

struct FileStamp {
    std::uintmax_t size = 0;
    std::int64_t changed = 0;
};

std::optional<FileStamp> stampOf(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return std::nullopt;
    }
    return FileStamp{.size = static_cast<std::uintmax_t>(status.st_size),
                     .changed = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec};
}

std::string identityOf(const fs::path& path, const FileStamp& stamp) {
    return path.string() + '\n' + std::to_string(stamp.size) + '\n' + std::to_string(stamp.changed);
}

/// {file} and {stem} in every text of a JSON value; names are data and are not looked into again.
Json substituted(const Json& value, const std::string& file, const std::string& stem) {
    if (value.is_string()) {
        const std::string text = value.get<std::string>();
        std::string result;
        for (std::size_t at = 0; at < text.size();) {
            if (text.compare(at, 6, "{file}") == 0) {
                result += file;
                at += 6;
            } else if (text.compare(at, 6, "{stem}") == 0) {
                result += stem;
                at += 6;
            } else {
                result += text[at++];
            }
        }
        return result;
    }
    if (!value.is_structured()) {
        return value;
    }
    Json result = value;
    for (auto& element : result) {
        element = substituted(element, file, stem);
    }
    return result;
}

/// Properties of the features of an output named "events".
Json eventsOf(const Json& result) {
    Json events = Json::array();
    for (const auto& output : result.value("outputs", Json::array())) {
        const fs::path path = output.value("path", "");
        if (output.value("name", "") != "events" || path.extension() != ".geojson") {
            continue;
        }
        try {
            const Json collection = Json::parse(readTextFile(path));
            for (const auto& feature : collection.at("features")) {
                events.push_back(feature.at("properties"));
            }
        } catch (const std::exception&) { // the line is about the job, which went well: its file says what is wrong with it
        }
    }
    return events;
}

/// Last line a worker wrote.
std::string saidBy(const fs::path& log) {
    try {
        std::string text = readTextFile(log);
        text.erase(text.find_last_not_of('\n') + 1);
        return text.substr(text.find_last_of('\n') + 1);
    } catch (const Error&) {
        return {};
    }
}

} // namespace

FolderWatch::FolderWatch(WatchOptions options, Report report) : m_options(std::move(options)), m_report(std::move(report)) {
    m_options.folder = fs::absolute(m_options.folder).lexically_normal();
    m_options.job = fs::absolute(m_options.job).lexically_normal();
    if (!fs::is_directory(m_options.folder)) {
        throw Error(ErrorCode::Unreadable, "jobs.watch.notAFolder", {{"path", m_options.folder.string()}});
    }
    static_cast<void>(readJobFile(m_options.job)); // complains where it is not a job
    m_template = Json::parse(readTextFile(m_options.job));
    m_stateFolder = stateFolder() / "watch" / sha256OfText(m_options.folder.string() + '\n' + m_options.job.string()).substr(0, 16);
    fs::create_directories(m_stateFolder / "jobs");
    lock();
    m_database.emplace(m_stateFolder / "files.sqlite");
    m_database->execute("CREATE TABLE IF NOT EXISTS files (identity TEXT PRIMARY KEY, path TEXT, state TEXT, folder TEXT, started TEXT, "
                        "line TEXT, reported INTEGER);"
                        "CREATE TABLE IF NOT EXISTS outputs (path TEXT PRIMARY KEY);");
    if (m_options.retriesFailed) {
        m_database->execute("DELETE FROM files WHERE state = 'failed'");
    }
    m_notify = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (m_notify >= 0) { // without it (a network folder, too many watches) the scan alone finds files
        static_cast<void>(::inotify_add_watch(m_notify, m_options.folder.c_str(), IN_CLOSE_WRITE | IN_MOVED_TO));
    }
}

FolderWatch::~FolderWatch() {
    if (m_notify >= 0) {
        ::close(m_notify);
    }
    if (m_lock >= 0) {
        ::close(m_lock);
    }
}

void FolderWatch::lock() {
    const fs::path path = m_stateFolder / "lock";
    m_lock = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_lock < 0 || ::flock(m_lock, LOCK_EX | LOCK_NB) != 0) {
        throw Error(ErrorCode::InvalidRequest, "jobs.watch.twice",
                    {{"folder", m_options.folder.string()}, {"job", m_options.job.string()}});
    }
}

int FolderWatch::run(const std::stop_token& stop) {
    reportUnreported();
    finishInterrupted(stop);
    auto nextScan = std::chrono::steady_clock::now();
    while (!stop.stop_requested()) {
        noteClosed();
        if (std::chrono::steady_clock::now() >= nextScan) {
            scan();
            nextScan = std::chrono::steady_clock::now() + kScan;
        }
        const auto whole = wholeFiles();
        for (const auto& path : whole) {
            if (stop.stop_requested()) {
                break;
            }
            handle(path, stop);
            m_candidates.erase(path);
            noteClosed();
        }
        if (m_options.isOnce && m_candidates.empty()) {
            break;
        }
        if (whole.empty()) {
            pollfd change{.fd = m_notify, .events = POLLIN, .revents = 0};
            ::poll(&change, m_notify >= 0 ? 1 : 0, static_cast<int>(kPoll.count()));
        }
    }
    return m_failed;
}

/// Files that are there and not known yet.
void FolderWatch::scan() {
    std::error_code failure;
    std::map<fs::path, Candidate> found;
    for (const auto& entry : fs::directory_iterator(m_options.folder, failure)) {
        const fs::path& path = entry.path();
        const std::string name = path.filename().string();
        const bool isLeftOut = name.starts_with('.') || name.ends_with(".part") || name.ends_with(".provenance.json") ||
                               ::fnmatch(m_options.pattern.c_str(), name.c_str(), 0) != 0;
        const auto stamp = isLeftOut ? std::nullopt : stampOf(path);
        if (!stamp || path == m_options.job || isKnown(identityOf(path, *stamp))) {
            continue;
        }
        Candidate candidate{.size = stamp->size, .changed = stamp->changed, .since = std::chrono::steady_clock::now(), .isClosed = false};
        const auto before = m_candidates.find(path);
        if (before != m_candidates.end() && before->second.size == stamp->size && before->second.changed == stamp->changed) {
            candidate = before->second;
        } else if (before != m_candidates.end() && before->second.isClosed && before->second.size == 0) {
            candidate.isClosed = true; // noted by its name alone
        } else if (before == m_candidates.end()) {
            // What has not changed for a while before we came stands still already.
            const auto age = std::chrono::nanoseconds(static_cast<std::int64_t>(nowSeconds() * 1e9) - stamp->changed);
            candidate.isClosed = age > m_options.settle;
        }
        found[path] = candidate;
    }
    if (failure) {
        throw Error(ErrorCode::Unreadable, "jobs.watch.notAFolder", {{"path", m_options.folder.string()}});
    }
    m_candidates = std::move(found);
}

void FolderWatch::noteClosed() {
    alignas(inotify_event) std::array<char, 16384> buffer{};
    bool isAny = false;
    std::vector<fs::path> closed;
    for (ssize_t size = 0; m_notify >= 0 && (size = ::read(m_notify, buffer.data(), buffer.size())) > 0;) {
        for (ssize_t at = 0; at < size;) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            if (event.len > 0) {
                closed.emplace_back(m_options.folder / std::string(buffer.data() + at + sizeof event));
            }
            at += static_cast<ssize_t>(sizeof event + event.len);
            isAny = true;
        }
    }
    if (isAny) {
        scan();
        for (const auto& path : closed) {
            const auto candidate = m_candidates.find(path);
            if (candidate != m_candidates.end()) {
                candidate->second.isClosed = true;
            }
        }
    }
}

std::vector<fs::path> FolderWatch::wholeFiles() const {
    std::vector<std::pair<std::int64_t, fs::path>> whole;
    const auto now = std::chrono::steady_clock::now();
    for (const auto& [path, candidate] : m_candidates) {
        if (candidate.isClosed || now - candidate.since >= m_options.settle) {
            whole.emplace_back(candidate.changed, path);
        }
    }
    std::sort(whole.begin(), whole.end());
    std::vector<fs::path> result;
    std::transform(whole.begin(), whole.end(), std::back_inserter(result), [](const auto& entry) { return entry.second; });
    return result;
}

bool FolderWatch::isKnown(const std::string& identity) const {
    Sqlite::Statement file(*m_database, "SELECT 1 FROM files WHERE identity = ?");
    if (file.bind(1, identity).step()) {
        return true;
    }
    Sqlite::Statement output(*m_database, "SELECT 1 FROM outputs WHERE path = ?");
    return output.bind(1, identity.substr(0, identity.find('\n'))).step();
}

Json FolderWatch::jobFor(const fs::path& path) const {
    Json job = substituted(m_template, path.string(), path.stem().string());
    // Paths in the job are relative to the job file, also when its copy lies elsewhere.
    return jobJson(requestFromJson(job, m_options.job));
}

void FolderWatch::enter(const std::string& identity, const fs::path& path, const fs::path& folder) {
    Sqlite::Statement(*m_database, "INSERT OR REPLACE INTO files (identity, path, state, folder, started, line, reported) "
                                   "VALUES (?, ?, 'running', ?, ?, '', 0)")
        .bind(1, identity)
        .bind(2, path.string())
        .bind(3, folder.string())
        .bind(4, formatIsoTime(nowSeconds()))
        .step();
}

void FolderWatch::handle(const fs::path& path, const std::stop_token& stop) {
    const auto stamp = stampOf(path);
    if (!stamp) {
        return; // gone again
    }
    const std::string identity = identityOf(path, *stamp);
    if (isKnown(identity)) {
        return;
    }
    const fs::path folder = m_stateFolder / "jobs" / sha256OfText(identity).substr(0, 24);
    std::error_code ignored;
    fs::remove_all(folder, ignored);
    fs::create_directories(folder);
    const std::string started = formatIsoTime(nowSeconds());
    Json result;
    try {
        const Json job = jobFor(path);
        for (const auto& [name, output] : job.at("outputs").items()) {
            Sqlite::Statement(*m_database, "INSERT OR IGNORE INTO outputs (path) VALUES (?)")
                .bind(1, output.at("href").get<std::string>())
                .step();
        }
        writeFileAtomically(folder / "job.json", toText(job, 2) + "\n");
        enter(identity, path, folder);
        std::vector<std::string> command{ownExecutable().string(),
                                         "run",
                                         (folder / "job.json").string(),
                                         "--job-folder",
                                         folder.string(),
                                         "--progress",
                                         "none",
                                         "--parent",
                                         std::to_string(::getpid())};
        command.insert(command.end(), m_options.runArguments.begin(), m_options.runArguments.end());
        ChildProcess worker(command, {.out = {}, .err = folder / "stderr.txt"});
        bool isStopped = false;
        while (!worker.waitFor(kPoll)) {
            if (stop.stop_requested() && !isStopped) {
                worker.terminate();
                isStopped = true;
            }
        }
        const auto written = readJobResult(folder);
        if (isStopped && (!written || written->value("state", "") != "done")) {
            Sqlite::Statement(*m_database, "DELETE FROM files WHERE identity = ?").bind(1, identity).step(); // next time
            return;
        }
        result = written ? *written
                         : resultJson(Error(ErrorCode::ComputationFailed, "jobs.workerDied", {{"said", saidBy(folder / "stderr.txt")}},
                                            "hint.jobs.workerDied"));
    } catch (const Error& error) {
        enter(identity, path, folder);
        result = resultJson(error);
    }
    settleJob(identity, path, result, started);
}

void FolderWatch::settleJob(const std::string& identity, const fs::path& path, const Json& result, const std::string& started) {
    const bool isDone = result.value("state", "") == "done";
    m_failed += isDone ? 0 : 1;
    Json outputs = Json::object();
    for (const auto& output : result.value("outputs", Json::array())) {
        outputs[output.value("name", "")] = output.value("path", "");
    }
    const Json line{{"file", path.string()},
                    {"state", isDone ? "done" : "failed"},
                    {"outputs", outputs},
                    {"events", isDone ? eventsOf(result) : Json::array()},
                    {"error", isDone ? Json() : result.value("error", Json())},
                    {"started", started},
                    {"ended", formatIsoTime(nowSeconds())}};
    Sqlite::Statement(*m_database, "UPDATE files SET state = ?, line = ? WHERE identity = ?")
        .bind(1, std::string(isDone ? "done" : "failed"))
        .bind(2, toText(line))
        .bind(3, identity)
        .step();
    reportUnreported();
}

/// Written first, then marked: a kill in between repeats a line, but loses none.
void FolderWatch::reportUnreported() {
    std::vector<std::pair<std::string, std::string>> lines;
    {
        Sqlite::Statement rows(*m_database, "SELECT identity, line FROM files WHERE reported = 0 AND line <> '' ORDER BY started");
        while (rows.step()) {
            lines.emplace_back(rows.text(0), rows.text(1));
        }
    }
    for (const auto& [identity, line] : lines) {
        m_report(Json::parse(line));
        Sqlite::Statement(*m_database, "UPDATE files SET reported = 1 WHERE identity = ?").bind(1, identity).step();
    }
}

/// Jobs that were running when an earlier watch was killed: their worker ends by itself; what it finished counts, the rest runs again.
void FolderWatch::finishInterrupted(const std::stop_token& stop) {
    struct Interrupted {
        std::string identity, path, folder, started;
    };
    std::vector<Interrupted> jobs;
    {
        Sqlite::Statement rows(*m_database, "SELECT identity, path, folder, started FROM files WHERE state = 'running'");
        while (rows.step()) {
            jobs.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3)});
        }
    }
    for (const auto& job : jobs) {
        const auto isAlive = [&] {
            const auto status = readJobStatus(job.folder);
            return status && status->pid > 0 && processStartTicks(status->pid) == status->processStartTicks;
        };
        while (isAlive() && !stop.stop_requested()) {
            std::this_thread::sleep_for(kPoll);
        }
        const auto result = isAlive() ? std::nullopt : readJobResult(job.folder);
        if (result && result->value("state", "") == "done") {
            settleJob(job.identity, job.path, *result, job.started);
        } else {
            Sqlite::Statement(*m_database, "DELETE FROM files WHERE identity = ?").bind(1, job.identity).step();
        }
    }
}

} // namespace phidias::core

#include "core/project/ProjectJournal.h"

#include "core/util/AtomicFile.h"
#include "core/util/Paths.h"
#include "core/util/Time.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <random>
#include <system_error>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

constexpr const char* kEnding = ".journal";
constexpr std::chrono::seconds kRetryAfter{5};

std::string hashOf(std::string_view text) {
    // FNV-1a, 64 bits [Fowler, Noll, Vo; draft-eastlake-fnv].
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char character : text) {
        hash = (hash ^ static_cast<unsigned char>(character)) * 1099511628211ULL;
    }
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
    return digits.data();
}

std::string lineOf(const Json& record) {
    const std::string text = toText(record);
    return hashOf(text) + " " + text + "\n";
}

Error writeError(const fs::path& path, int error) {
    return Error(ErrorCode::WriteFailed, "core.file.writeFailed",
                 {{"path", path.string()}, {"reason", std::generic_category().message(error)}},
                 error == ENOSPC || error == EDQUOT ? "hint.core.file.diskFull" : "hint.core.file.checkFolder");
}

fs::path freshPath(const fs::path& folder) {
    std::random_device random;
    std::array<char, 64> name{};
    std::snprintf(name.data(), name.size(), "%lld-%d-%08x",
                  static_cast<long long>(
                      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count()),
                  static_cast<int>(::getpid()), static_cast<unsigned>(random()));
    return folder / (std::string(name.data()) + kEnding);
}

/// Opens and locks a journal that no living program holds; -1 = it is held, or gone.
int lockedJournal(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0) {
        return -1;
    }
    struct stat opened {};
    struct stat named {};
    // The file may have been written anew, or removed, between opening and locking.
    if (::flock(file, LOCK_EX | LOCK_NB) != 0 || ::fstat(file, &opened) != 0 || ::stat(path.c_str(), &named) != 0 ||
        opened.st_ino != named.st_ino) {
        ::close(file);
        return -1;
    }
    return file;
}

} // namespace

fs::path journalFolder() {
    const fs::path folder = stateFolder() / "sessions";
    fs::create_directories(folder);
    return folder;
}

JournalContent readJournal(const fs::path& path) {
    const std::string text = readTextFile(path);
    JournalContent content;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = text.find('\n', at);
        constexpr std::size_t kHashLength = 17;
        if (end == std::string::npos || end - at < kHashLength) {
            break;
        }
        const std::string_view line = std::string_view(text).substr(at, end - at);
        const std::string_view json = line.substr(kHashLength);
        if (line.substr(0, kHashLength - 1) != hashOf(json)) {
            break;
        }
        try {
            content.state.apply(Json::parse(json));
        } catch (const Error&) {
            break;
        } catch (const nlohmann::json::exception&) {
            break;
        }
        at = end + 1;
        content.goodBytes = at;
    }
    if (content.goodBytes == 0) {
        throw Error(ErrorCode::Malformed, "project.journal.broken", {{"path", path.string()}});
    }
    return content;
}

LeftOverSession::LeftOverSession(fs::path path, JournalState state, int lock)
    : m_path(std::move(path)), m_state(std::move(state)), m_lock(lock) {}

LeftOverSession::LeftOverSession(LeftOverSession&& other) noexcept
    : m_path(std::move(other.m_path)), m_state(std::move(other.m_state)), m_lock(std::exchange(other.m_lock, -1)) {}

LeftOverSession& LeftOverSession::operator=(LeftOverSession&& other) noexcept {
    std::swap(m_path, other.m_path);
    std::swap(m_state, other.m_state);
    std::swap(m_lock, other.m_lock);
    return *this;
}

LeftOverSession::~LeftOverSession() {
    if (m_lock >= 0) {
        ::close(m_lock);
    }
}

void LeftOverSession::discard() {
    std::error_code ignored;
    fs::remove(m_path, ignored);
}

std::vector<LeftOverSession> leftOverSessions(const fs::path& folder) {
    std::vector<LeftOverSession> sessions;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
        if (entry.path().extension() != kEnding) {
            continue;
        }
        const int lock = lockedJournal(entry.path());
        if (lock < 0) {
            continue;
        }
        try {
            LeftOverSession session(entry.path(), readJournal(entry.path()).state, lock);
            if (session.state().hasUnsavedWork()) {
                sessions.push_back(std::move(session));
            } else {
                session.discard();
            }
        } catch (const Error&) {
            ::close(lock); // damaged from the first line on: kept for a person to look at
        }
    }
    std::sort(sessions.begin(), sessions.end(), [](const LeftOverSession& one, const LeftOverSession& other) {
        return one.state().changedUnixSeconds > other.state().changedUnixSeconds;
    });
    return sessions;
}

ProjectJournal::ProjectJournal(Settings settings)
    : m_settings(std::move(settings)), m_thread([this](const std::stop_token& stop) { run(stop); }) {}

ProjectJournal::~ProjectJournal() {
    m_thread.request_stop();
    m_wake.notify_all();
    m_thread.join();
    const std::scoped_lock lock(m_fileMutex);
    closeFile();
}

void ProjectJournal::open(Json openRecord, std::size_t index) {
    openRecord["forgotten"] = index;
    append(std::move(openRecord));
}

void ProjectJournal::append(Json record) {
    {
        const std::scoped_lock lock(m_mutex);
        m_queue.push_back(std::move(record));
    }
    m_wake.notify_all();
}

void ProjectJournal::takeOver(LeftOverSession session) {
    std::unique_lock lock(m_mutex);
    m_queue.clear();
    m_idle.wait(lock, [this] { return !m_isWorking; });
    const std::scoped_lock fileLock(m_fileMutex);
    removeFile();
    m_path = session.m_path;
    m_file = std::exchange(session.m_lock, -1);
    m_state = std::move(session.m_state);
    m_hasState = true;
    m_forgotten = 0;
    m_mustRewrite = true; // without its torn end; until then the old file is the one that counts
}

bool ProjectJournal::flush() {
    std::unique_lock lock(m_mutex);
    m_isSyncAsked = true;
    m_wake.notify_all();
    m_idle.wait(lock, [this] { return m_queue.empty() && !m_isWorking && !m_isSyncAsked; });
    return !m_hasFailed;
}

void ProjectJournal::discard() {
    std::unique_lock lock(m_mutex);
    m_queue.clear();
    m_idle.wait(lock, [this] { return !m_isWorking; });
    const std::scoped_lock fileLock(m_fileMutex);
    removeFile();
    m_hasState = false;
}

fs::path ProjectJournal::path() const {
    const std::scoped_lock lock(m_fileMutex);
    return m_file >= 0 ? m_path : fs::path();
}

void ProjectJournal::removeFile() {
    if (m_file >= 0) {
        std::error_code ignored;
        fs::remove(m_path, ignored);
    }
    closeFile();
}

void ProjectJournal::closeFile() {
    if (m_file >= 0) {
        ::close(m_file);
        m_file = -1;
    }
    m_path.clear();
    m_unsynced = 0;
    m_mustRewrite = true;
}

void ProjectJournal::run(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (true) {
        auto until = std::chrono::steady_clock::time_point::max();
        if (m_hasFailed) {
            until = std::chrono::steady_clock::now() + kRetryAfter;
        } else if (m_unsynced > 0) {
            until = m_unsyncedSince + m_settings.syncAfter;
        }
        const auto isAsked = [this] { return !m_queue.empty() || m_isSyncAsked; };
        if (until == std::chrono::steady_clock::time_point::max()) {
            m_wake.wait(lock, stop, isAsked);
        } else {
            m_wake.wait_until(lock, stop, until, isAsked);
        }
        const bool isLast = stop.stop_requested();
        const bool mustSync = m_isSyncAsked || isLast;
        std::deque<Json> records = std::exchange(m_queue, {});
        m_isWorking = true;
        lock.unlock();
        std::optional<Error> failure;
        {
            const std::scoped_lock file(m_fileMutex);
            try {
                work(std::move(records));
                if (mustSync || m_unsynced >= m_settings.syncEvery ||
                    (m_unsynced > 0 && std::chrono::steady_clock::now() >= m_unsyncedSince + m_settings.syncAfter)) {
                    sync();
                }
            } catch (...) {
                failure = currentError();
                m_mustRewrite = true;
            }
        }
        lock.lock();
        const bool isNew = failure && !m_hasFailed;
        m_hasFailed = failure.has_value();
        m_isWorking = false;
        if (mustSync) {
            m_isSyncAsked = false;
        }
        if (isNew && m_settings.failed) {
            lock.unlock();
            m_settings.failed(*failure);
            lock.lock();
        }
        m_idle.notify_all();
        if (isLast && (m_queue.empty() || failure)) {
            return;
        }
    }
}

void ProjectJournal::work(std::deque<Json> records) {
    std::string lines;
    std::size_t count = 0;
    for (auto& record : records) {
        if (record["record"] == "open") {
            m_forgotten = record["forgotten"].get<std::size_t>();
            record.erase("forgotten");
            m_mustRewrite = true;
        } else if (record.contains("index")) {
            const auto index = record["index"].get<std::size_t>();
            record["index"] = index < m_forgotten ? std::size_t{0} : index - m_forgotten;
            m_mustRewrite = m_mustRewrite || index < m_forgotten;
        }
        if (!m_mustRewrite) {
            lines += lineOf(record);
        }
        ++count;
        take(std::move(record));
    }
    // A session in which nothing was done leaves no file.
    if (!m_hasState || (m_file < 0 && m_state.steps.empty())) {
        return;
    }
    if (count > 0 && m_unsynced == 0) {
        m_unsyncedSince = std::chrono::steady_clock::now();
    }
    if (m_mustRewrite || m_size + lines.size() > std::max(m_settings.rewriteAbove, 4 * m_sizeWhenRewritten)) {
        m_forgotten += m_state.forgetOldSteps(m_settings.keptSteps);
        rewrite();
    } else if (!lines.empty()) {
        write(lines);
        m_unsynced += count;
    }
}

void ProjectJournal::take(Json record) {
    m_hasState = m_hasState || record["record"] == "open";
    try {
        m_state.apply(record);
    } catch (const Error&) {
        // Undone beyond what the journal remembers: the project counts, its older history is given up.
        Json delta = record.contains("delta") ? record["delta"] : record.contains("step") ? record["step"]["forward"] : Json::object();
        m_state.apply(quietRecord(std::move(delta), m_state.changedUnixSeconds));
        m_forgotten += m_state.index;
        m_state.steps.clear();
        m_state.index = 0;
        m_state.cleanIndex.reset();
        m_mustRewrite = true;
    }
}

void ProjectJournal::write(const std::string& lines) {
    std::string_view left = lines;
    while (!left.empty()) {
        const ssize_t written = ::write(m_file, left.data(), left.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            throw writeError(m_path, errno);
        }
        left.remove_prefix(static_cast<std::size_t>(written));
    }
    m_size += lines.size();
}

void ProjectJournal::rewrite() {
    const fs::path path = m_path.empty() ? freshPath(m_settings.folder) : m_path;
    const fs::path part = partPath(path);
    const std::string line = lineOf(m_state.record());
    const int file = ::open(part.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) {
        throw writeError(part, errno);
    }
    const int old = std::exchange(m_file, file);
    try {
        // Locked before it has its name: nobody finds it unguarded.
        if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
            throw writeError(part, errno);
        }
        m_size = 0;
        write(line);
        if (::fdatasync(file) != 0 || ::rename(part.c_str(), path.c_str()) != 0) {
            throw writeError(path, errno);
        }
    } catch (...) {
        std::error_code ignored;
        fs::remove(part, ignored);
        ::close(file);
        m_file = old;
        throw;
    }
    if (old >= 0) {
        ::close(old);
    }
    m_path = path;
    m_sizeWhenRewritten = m_size;
    m_mustRewrite = false;
    m_unsynced = 0;
}

void ProjectJournal::sync() {
    if (m_file >= 0 && m_unsynced > 0 && ::fdatasync(m_file) != 0) {
        throw writeError(m_path, errno);
    }
    m_unsynced = 0;
}

} // namespace phidias::core

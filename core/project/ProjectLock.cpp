#include "core/project/ProjectLock.h"

#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "core/util/Json.h"

#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <utility>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

LockHolder ourselves() {
    LockHolder holder;
    std::array<char, 256> host{};
    if (::gethostname(host.data(), host.size() - 1) == 0) {
        holder.host = host.data();
    }
    std::array<char, 4096> text{};
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwuid_r(::getuid(), &entry, text.data(), text.size(), &found) == 0 && found != nullptr) {
        holder.user = found->pw_name;
    }
    holder.process = static_cast<long>(::getpid());
    holder.sinceUnixSeconds = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
    return holder;
}

LockHolder holderOf(const fs::path& path) {
    LockHolder holder;
    try {
        const Json json = Json::parse(readTextFile(path));
        holder.user = json.value("user", "");
        holder.host = json.value("host", "");
        holder.process = json.value("process", 0L);
        holder.sinceUnixSeconds = json.value("sinceUnixSeconds", 0.0);
    } catch (const Error&) {
        return holder; // only its lock is known
    } catch (const nlohmann::json::exception&) {
        return holder;
    }
    return holder;
}

/// Whether the opened file is still the one of that name: its owner may have removed it between opening and locking.
bool isNamed(int file, const fs::path& path) {
    struct stat opened {};
    struct stat named {};
    return ::fstat(file, &opened) == 0 && ::stat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
           opened.st_dev == named.st_dev;
}

} // namespace

fs::path lockPath(const fs::path& project) {
    std::error_code failure;
    fs::path real = fs::weakly_canonical(fs::absolute(project), failure);
    real = failure ? fs::absolute(project) : real;
    return real.parent_path() / ("." + real.filename().string() + ".lock");
}

ProjectLock::ProjectLock(ProjectLock&& other) noexcept : m_path(std::move(other.m_path)), m_file(std::exchange(other.m_file, -1)) {}

ProjectLock& ProjectLock::operator=(ProjectLock&& other) noexcept {
    std::swap(m_path, other.m_path);
    std::swap(m_file, other.m_file);
    return *this;
}

ProjectLock::~ProjectLock() {
    release();
}

std::optional<LockHolder> ProjectLock::take(const fs::path& project) {
    if (isOf(project)) {
        return std::nullopt;
    }
    release();
    const fs::path path = lockPath(project);
    for (int attempt = 0; attempt < 100; ++attempt) {
        const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (file < 0) {
            return std::nullopt;
        }
        if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
            const bool isTaken = errno == EWOULDBLOCK;
            ::close(file);
            // A file system without locks: better no lock than no work.
            return isTaken ? std::optional(holderOf(path)) : std::nullopt;
        }
        if (!isNamed(file, path)) {
            ::close(file);
            continue;
        }
        const LockHolder self = ourselves();
        const std::string text =
            toText(Json{{"user", self.user}, {"host", self.host}, {"process", self.process}, {"sinceUnixSeconds", self.sinceUnixSeconds}}) +
            "\n";
        // What it says is for people; that it is locked is what counts, also on a disk that is full.
        static_cast<void>(::ftruncate(file, 0) == 0 && ::write(file, text.data(), text.size()) > 0);
        m_file = file;
        m_path = path;
        return std::nullopt;
    }
    return std::nullopt;
}

void ProjectLock::release() {
    if (m_file < 0) {
        return;
    }
    // Removed while it is still locked: nobody else can have taken it.
    if (isNamed(m_file, m_path)) {
        ::unlink(m_path.c_str());
    }
    ::close(m_file);
    m_file = -1;
    m_path.clear();
}

bool ProjectLock::isOf(const fs::path& project) const {
    return m_file >= 0 && m_path == lockPath(project) && isNamed(m_file, m_path);
}

} // namespace phidias::core

#include "core/util/ScratchFolder.h"

#include "core/util/Error.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <system_error>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

constexpr const char* kLockName = "lock";

/// Removes the folders of programs that have died. Young ones are left alone: their maker may be between making and locking them.
void removeAbandoned(const fs::path& temporary, const std::string& prefix) {
    std::error_code failure;
    for (fs::directory_iterator entry(temporary, failure), end; !failure && entry != end; entry.increment(failure)) {
        std::error_code ignored;
        if (!entry->path().filename().string().starts_with(prefix + "-") || !entry->is_directory(ignored) ||
            fs::file_time_type::clock::now() - entry->last_write_time(ignored) < std::chrono::minutes(1)) {
            continue;
        }
        const int lock = ::open((entry->path() / kLockName).c_str(), O_RDWR | O_CLOEXEC);
        if (lock < 0) {
            continue; // another user's
        }
        if (::flock(lock, LOCK_EX | LOCK_NB) == 0) {
            fs::remove_all(entry->path(), ignored);
        }
        ::close(lock);
    }
}

} // namespace

ScratchFolder::ScratchFolder(const std::string& prefix) {
    const fs::path temporary = fs::temp_directory_path();
    removeAbandoned(temporary, prefix);
    std::string pattern = (temporary / (prefix + "-XXXXXX")).string();
    const auto fail = [&](int error) {
        throw Error(ErrorCode::WriteFailed, "core.file.writeFailed",
                    {{"path", pattern}, {"reason", std::generic_category().message(error)}}, "hint.core.file.diskFull");
    };
    if (::mkdtemp(pattern.data()) == nullptr) {
        fail(errno);
    }
    m_root = pattern;
    m_lock = ::open((m_root / kLockName).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_lock < 0 || ::flock(m_lock, LOCK_EX) != 0 || ::mkdir((m_root / "files").c_str(), 0700) != 0) {
        const int error = errno;
        std::error_code ignored;
        fs::remove_all(m_root, ignored);
        fail(error);
    }
    m_path = m_root / "files";
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(m_root, ignored);
    ::close(m_lock);
}

} // namespace phidias::core

#include "core/util/AtomicFile.h"

#include "core/util/Error.h"
#include "core/util/StopPoint.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

class FileDescriptor {
public:
    explicit FileDescriptor(int descriptor) : m_descriptor(descriptor) {}
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor() {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }
    [[nodiscard]] int get() const { return m_descriptor; }
    /// close() may be the first to report a full disk.
    int close() {
        const int result = ::close(m_descriptor);
        m_descriptor = -1;
        return result;
    }

private:
    int m_descriptor;
};

std::string systemReason(int error) {
    return std::generic_category().message(error);
}

[[noreturn]] void writeFailed(const fs::path& path, int error) {
    std::error_code ignored;
    fs::remove(partPath(path), ignored);
    throw Error(ErrorCode::WriteFailed, "core.file.writeFailed", {{"path", path.string()}, {"reason", systemReason(error)}},
                error == ENOSPC || error == EDQUOT ? "hint.core.file.diskFull" : "hint.core.file.checkFolder");
}

} // namespace

fs::path partPath(const fs::path& path) {
    if (path.extension() == ".part") {
        return path;
    }
    fs::path part = path;
    part += ".part";
    return part;
}

void commitPart(const fs::path& path) {
    const fs::path part = partPath(path);
    const bool isFolder = fs::is_directory(part);
    FileDescriptor file(::open(part.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0 || ::fsync(file.get()) != 0) {
        writeFailed(path, errno);
    }
    if (part == path) {
        return;
    }
    if (isFolder && fs::exists(path)) {
        std::error_code failure;
        fs::remove_all(path, failure);
        if (failure) {
            writeFailed(path, failure.value());
        }
    }
    if (::rename(part.c_str(), path.c_str()) != 0) {
        writeFailed(path, errno);
    }
    // The rename itself must survive a power cut: flush the folder too.
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const FileDescriptor folderFile(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folderFile.get() >= 0) {
        ::fsync(folderFile.get());
    }
}

void writeFileAtomically(const fs::path& path, std::string_view content) {
    FileDescriptor file(::open(partPath(path).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (file.get() < 0) {
        writeFailed(path, errno);
    }
    while (!content.empty()) {
        const ssize_t written = ::write(file.get(), content.data(), content.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            writeFailed(path, errno);
        }
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    if (file.close() != 0) {
        writeFailed(path, errno);
    }
    commitPart(path);
}

void requireReadableFile(const fs::path& path) {
    std::error_code failure;
    const auto status = fs::status(path, failure);
    if (status.type() == fs::file_type::not_found) {
        throw Error(ErrorCode::Unreadable, "core.file.missing", {{"path", path.string()}}, "hint.core.file.checkName");
    }
    if (status.type() == fs::file_type::directory) {
        throw Error(ErrorCode::Unreadable, "core.file.isFolder", {{"path", path.string()}}, "hint.core.file.giveFiles");
    }
    if (failure || status.type() != fs::file_type::regular || ::access(path.c_str(), R_OK) != 0) {
        const int error = failure ? failure.value() : (status.type() == fs::file_type::regular ? errno : EINVAL);
        throw Error(ErrorCode::Unreadable, "core.file.unreadable", {{"path", path.string()}, {"reason", systemReason(error)}},
                    "hint.core.file.permission");
    }
}

std::string readTextFile(const fs::path& path) {
    requireReadableFile(path);
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) {
        throw Error(ErrorCode::Unreadable, "core.file.unreadable", {{"path", path.string()}, {"reason", systemReason(errno)}},
                    "hint.core.file.permission");
    }
    std::string content;
    std::array<char, 65536> buffer{};
    for (;;) {
        const ssize_t count = ::read(file.get(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            throw Error(ErrorCode::Unreadable, "core.file.unreadable", {{"path", path.string()}, {"reason", systemReason(errno)}},
                        "hint.core.file.permission");
        }
        if (count == 0) {
            return content;
        }
        content.append(buffer.data(), static_cast<std::size_t>(count));
        stopPoint();
    }
}

} // namespace phidias::core

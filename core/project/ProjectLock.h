#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace phidias::core {

/// Who has a project open.
struct LockHolder {
    std::string user;
    std::string host;
    long process = 0; ///< number of the program on that host
    double sinceUnixSeconds = 0.0;
    bool operator==(const LockHolder&) const = default;
};

/// Says that a project is open here, so that two windows do not write one file: a locked file ".NAME.lock" beside it.
///
/// The lock is the kernel's (flock) and ends with the program, however that ends: a lock file that was left behind is in nobody's way.
/// Where no file can be made (a folder that may only be read) nobody can save either, and no lock is needed: isHeld() is false then.
class ProjectLock {
public:
    ProjectLock() = default;
    ProjectLock(const ProjectLock&) = delete;
    ProjectLock& operator=(const ProjectLock&) = delete;
    ProjectLock(ProjectLock&& other) noexcept;
    ProjectLock& operator=(ProjectLock&& other) noexcept;
    /// Removes the lock file.
    ~ProjectLock();

    /// Takes the lock of a project.
    /// @returns nothing when it was taken, or none can be; else who holds it (members that could not be read are empty)
    [[nodiscard]] std::optional<LockHolder> take(const std::filesystem::path& project);
    void release();
    [[nodiscard]] bool isHeld() const { return m_file >= 0; }
    /// Whether this is the lock of that project.
    [[nodiscard]] bool isOf(const std::filesystem::path& project) const;

private:
    std::filesystem::path m_path;
    int m_file = -1;
};

/// The lock file of a project, links resolved.
[[nodiscard]] std::filesystem::path lockPath(const std::filesystem::path& project);

} // namespace phidias::core

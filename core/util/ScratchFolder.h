#pragma once

#include <filesystem>
#include <string>

namespace phidias::core {

/// A folder of this program's own in the temporary folder, removed at the end.
///
/// A program that is killed cannot tidy up: the next scratch folder of the same prefix removes what such programs left. A lock that the
/// kernel holds for the living tells them apart, also between containers that share a temporary folder.
class ScratchFolder {
public:
    /// @param prefix  such as "phidias-run"  @throws Error{WriteFailed}
    explicit ScratchFolder(const std::string& prefix);
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_root;
    std::filesystem::path m_path; ///< below the root, without the lock file
    int m_lock = -1;
};

} // namespace phidias::core

#pragma once

#include <filesystem>
#include <stop_token>
#include <string>

namespace phidias::core {

/// SHA-256 of input files, remembered by (device, inode, size, modification time) in an SQLite file, so that a large input is read once.
/// Several programs may share the file. A cache that cannot be opened is left aside: the sums are then computed each time.
class ChecksumCache {
public:
    /// @param file  e.g. stateFolder() / "checksums.sqlite"
    explicit ChecksumCache(std::filesystem::path file) : m_file(std::move(file)) {}

    /// @throws Error{Unreadable, Cancelled}
    [[nodiscard]] std::string sha256(const std::filesystem::path& path, std::stop_token stop) const;

private:
    std::filesystem::path m_file;
};

} // namespace phidias::core

#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace phidias::core {

/// Path of the unfinished file: "salinity.nc" -> "salinity.nc.part". A path that ends in ".part" is unfinished already and stays as it is,
/// so that a process can hand RunContext::outputPart() to any writer: the engine gives it its final name.
[[nodiscard]] std::filesystem::path partPath(const std::filesystem::path& path);

/// Flushes "path.part" to the disk and renames it to `path` (replacing what is there); a path that ends in ".part" is flushed alone.
/// @throws Error{WriteFailed} naming the file and the system's reason; the .part is removed then
void commitPart(const std::filesystem::path& path);

/// Writes a whole small file atomically (part, flush, rename).
/// @throws Error{WriteFailed}
void writeFileAtomically(const std::filesystem::path& path, std::string_view content);

/// Reads a whole text file.
/// @throws Error{Unreadable} missing, directory, no permission
[[nodiscard]] std::string readTextFile(const std::filesystem::path& path);

/// Checks that a path is an existing, readable, regular file.
/// @throws Error{Unreadable} saying which of missing, directory, no permission it is
void requireReadableFile(const std::filesystem::path& path);

} // namespace phidias::core

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace phidias::core {

/// Checks a netCDF file against the length that its header tells, before netCDF-C sees it.
///
/// Classic, 64-bit offset and CDF-5: the header is walked (NetCDF classic format specification) and begin + size of every variable compared
/// with the length of the file; up to 3 bytes of padding may be missing at the end. HDF5: the end-of-file address of the superblock.
/// Files of another kind pass.
///
/// @throws Error{Malformed} naming file, variable, byte found and byte expected; Error{Unreadable} when it cannot be opened
/// @thread any; makes no netCDF call
void requireWholeNetcdf(const std::filesystem::path& path);

/// Where a variable of a classic file lies.
struct ClassicPlace {
    std::string name;
    std::vector<std::size_t> shape;   ///< the record dimension as stored in the header (number of records)
    std::uint64_t begin = 0;          ///< first byte
    std::uint64_t valueBytes = 0;
    std::uint64_t recordStep = 0;     ///< bytes from one record to the next; 0 = not a record variable
};

/// Places of all variables of a classic, 64-bit offset or CDF-5 file, in header order; empty for other files.
/// @throws Error{Malformed} when the header is damaged
[[nodiscard]] std::vector<ClassicPlace> classicLayout(const std::filesystem::path& path);

} // namespace phidias::core

#pragma once

#include <filesystem>

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

} // namespace phidias::core

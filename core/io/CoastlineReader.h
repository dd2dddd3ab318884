#pragma once

#include <filesystem>
#include <utility>
#include <vector>

namespace phidias::core {

/// Shore lines as pieces of polylines, longitude (-180..360) and latitude in degrees.
struct Coastline {
    std::vector<std::vector<std::pair<float, float>>> lines;
};

/// Reads GSHHG's binned netCDF files (Wessel and Smith 1996; Debian package gmt-gshhg-low): level-1 shores, and Antarctica's ice front.
/// @throws Error{Unreadable, Malformed}
[[nodiscard]] Coastline readCoastline(const std::filesystem::path& path);

} // namespace phidias::core

#pragma once

#include "core/geo/Geodesic.h"

#include <filesystem>
#include <limits>
#include <string>
#include <vector>

namespace phidias::processing::plume {

/// A place that emits, known before or found.
struct PlumeSource {
    std::string id;
    std::string name;
    core::GeoPoint place{};
    double diameterKm = 0.0;
    double emissionKgS = std::numeric_limits<double>::quiet_NaN(); ///< as the list has it; NaN = not said
    bool isKnown = false;                                          ///< of the list
};

/// A list of known sources: CSV with a header id,name,latitude,longitude; further columns are allowed (heightM, diameterKm, emissionKgS).
/// @throws core::Error{Malformed} naming file and line; {Unreadable}
[[nodiscard]] std::vector<PlumeSource> readSources(const std::filesystem::path& path);

} // namespace phidias::processing::plume

#pragma once

#include "core/data/Features.h"

#include <filesystem>
#include <utility>
#include <vector>

namespace phidias::core {

/// Writes features atomically: GeoJSON (RFC 7946) for "geojson" and "json", GeoPackage for "gpkg", by the ending of the path (".part" is
/// looked through).
/// @param metadata  provenance and the like: members of the GeoJSON collection under "metadata", metadata items of the GeoPackage
/// @throws Error{InvalidRequest} another ending; Error{WriteFailed}
void writeFeatures(const Features& features, const std::filesystem::path& path,
                   const std::vector<std::pair<std::string, std::string>>& metadata = {});

} // namespace phidias::core

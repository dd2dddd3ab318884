#pragma once

#include "core/data/Grid.h"

#include <memory>
#include <string>
#include <string_view>

namespace phidias::core {

/// Whether a file begins like GRIB, edition 1 or 2, as it is exchanged [WMO-No. 306, FM 92]. @param head  its first bytes
[[nodiscard]] bool isGribHead(std::string_view head);

/// A GRIB file whose fields all lie on one grid of longitudes and latitudes, by GDAL.
///
/// Fields of one element on surfaces of one kind are a variable: "u" on all pressure levels; where an element comes on more kinds, its
/// names get an ending ("t_isbl", "t_sfc"). Axes: valid time, level, latitude, longitude; fields that are not there read as missing.
/// The Earth's figure of the file is not used: its longitudes and latitudes are taken as they are.
/// @returns nothing when the grid is another (its bands can be read as a raster)
/// @throws Error{Malformed} damaged; Error{Unreadable}
/// @thread any
[[nodiscard]] std::shared_ptr<const Grid> readGrib(const std::string& path);

} // namespace phidias::core

#pragma once

#include "core/data/Dataset.h"
#include "core/util/MemoryBudget.h"

#include <optional>
#include <string>

namespace phidias::core {

/// Rasters and vector features by GDAL, from a fixed list of its drivers: never netCDF or HDF, whose libraries our own readers use (one
/// lock for both would not reach into GDAL), and nothing from the network.
///
/// Rasters: header only; pixels by window, nearest neighbour, from overviews where there are any. Features: the first layer as a whole, in
/// WGS 84.
/// @returns nothing when no driver knows the file
/// @throws Error{Malformed} the driver knows the file but cannot read it; Error{BudgetExceeded}
/// @thread any
[[nodiscard]] std::optional<Dataset> openWithGdal(const std::string& path, const MemoryBudget& budget);

} // namespace phidias::core

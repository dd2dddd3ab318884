#pragma once

#include "core/data/Grid.h"
#include "core/io/NetcdfFile.h"
#include "core/util/MemoryBudget.h"

#include <memory>

namespace phidias::core {

/// Makes a Grid of a netCDF file or OPeNDAP address: header and coordinates only, values lazily.
///
/// Each dimension becomes an axis. Its coordinate variable is the one of the same name, else a 1-D variable over it that says by its
/// attributes what it is, else one of the same length over another dimension. Dimensions without one count from 0. Roles:
/// coordinateFacts(). Longitudes that jump back by 360 degrees once are made to go on (coordinates stay in order). Old GMT grids (version
/// 3) and 2-D latitude and longitude that depend on one index each become 1-D axes. Variables of groups are called "GROUP/name". Data
/// variables are numeric variables that are neither coordinates, bounds, grid mappings nor terms of a formula.
///
/// @param budget  coordinates that would take more than 1/32 of it are not read (Axis::declaredLength; a warning says so)
/// @throws Error{Malformed} damaged; Error{UnknownFormat} when there is no data variable; Error{Remote}
/// @thread any
[[nodiscard]] std::shared_ptr<const Grid> readCfGrid(const NetcdfFile& file, const MemoryBudget& budget);

} // namespace phidias::core

#pragma once

#include "core/data/Grid.h"
#include "core/project/Layer.h"

#include <memory>

namespace phidias::core {

/// The grid as a layer shows it: of a vector layer the variable that it names holds the lengths of the vectors instead of their eastward
/// component, so that sections, profiles and series agree with the map. All other grids are given back as they are.
/// @param grid  may be empty
[[nodiscard]] std::shared_ptr<const Grid> gridOfLayer(std::shared_ptr<const Grid> grid, const Layer& layer);

} // namespace phidias::core

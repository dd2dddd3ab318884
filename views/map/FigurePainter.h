#pragma once

#include "core/util/MemoryBudget.h"
#include "views/map/FigureSpec.h"

#include <optional>

namespace phidias::views {

/// Fills in what the file of a figure's layer decides: kind, first variable, indices of the wanted depth and time. A layer of a project
/// (it has an id) knows all that and stays as it is.
/// @throws core::Error as core::layersOfFile()
[[nodiscard]] core::Layer resolvedLayer(core::Layer layer, const std::optional<double>& depthM, const std::optional<double>& time,
                                        const core::MemoryBudget& budget);

} // namespace phidias::views

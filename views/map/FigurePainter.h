#pragma once

#include "core/util/MemoryBudget.h"
#include "views/map/FigureSpec.h"

#include <optional>

namespace phidias::views {

/// Draws a figure with the code of the map view: PNG, SVG or PDF by the ending of `out`. Needs a QGuiApplication (any platform).
/// @throws core::Error as FigureSpec and LayerData::load(); core::Error{WriteFailed}. On failure no file is left.
void paintFigure(const FigureSpec& spec, const std::filesystem::path& out, const core::MemoryBudget& budget);

/// Fills in what the file of a figure's layer decides: kind, first variable, indices of the wanted depth and time.
/// @throws core::Error as core::layersOfFile()
[[nodiscard]] core::Layer resolvedLayer(core::Layer layer, const std::optional<double>& depthM, const std::optional<double>& time,
                                        const core::MemoryBudget& budget);

} // namespace phidias::views

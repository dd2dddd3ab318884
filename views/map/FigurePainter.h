#pragma once

#include "views/map/FigureSpec.h"

#include "core/util/MemoryBudget.h"

namespace phidias::views {

/// Draws a figure with the code of the map view: PNG, SVG or PDF by the ending of `out`. Needs a QGuiApplication (any platform).
/// @throws core::Error as FigureSpec and LayerData::load(); core::Error{WriteFailed}. On failure no file is left.
void paintFigure(const FigureSpec& spec, const std::filesystem::path& out, const core::MemoryBudget& budget);

} // namespace phidias::views

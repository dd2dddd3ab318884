#pragma once

#include "core/util/MemoryBudget.h"
#include "views/map/FigureSpec.h"

#include <array>

namespace phidias::views {

/// Draws a figure of view "timeseries" with the code of the time-series dock: each layer of the figure with times over time at a place;
/// observations up to 50 km away count. PNG, SVG or PDF by the ending of `out`. Needs a QApplication; on failure no file is left.
///
/// @param at  longitude and latitude in degrees (member "at")
/// @throws core::Error as loadSeries() and savePlot(); core::Error{InvalidRequest} when no layer has a value there
/// @thread GUI
void paintSeriesFigure(const FigureSpec& spec, const std::array<double, 2>& at, const std::filesystem::path& out,
                       const core::MemoryBudget& budget);

} // namespace phidias::views

#pragma once

#include "views/figure/FigureView.h"

namespace phidias::views {

/// A figure of view "timeseries", drawn with the code of the time-series dock: each layer of the figure with times over time at the place
/// of the member "at"; observations up to 50 km away count.
/// @throws core::Error as loadSeries(); core::Error{InvalidRequest} without a place, or when no layer has a value there
/// @thread any; drawing: GUI
[[nodiscard]] std::unique_ptr<FigureView> makeSeriesFigure(const FigureSpec& spec, const core::MemoryBudget& budget, std::stop_token stop);

} // namespace phidias::views

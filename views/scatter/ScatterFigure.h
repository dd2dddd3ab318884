#pragma once

#include "views/figure/FigureView.h"

namespace phidias::views {

/// A figure of view "scatter", drawn with the code of the scatter dock: layer `y` against layer `x` of the specification, with the lines of
/// least squares, reduced major axis and Theil-Sen, and the statistics. An observation counts within 0.1 degrees.
/// @throws core::Error as loadLayers(), makeScatter(); core::Error{InvalidRequest} when x and y are one layer, or have no values at the
/// same
///         places
/// @thread any; drawing: GUI
[[nodiscard]] std::unique_ptr<FigureView> makeScatterFigure(const FigureSpec& spec, const LayerLoader& loader,
                                                            const core::MemoryBudget& budget, std::stop_token stop);

} // namespace phidias::views

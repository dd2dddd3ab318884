#pragma once

#include "views/figure/FigureView.h"

namespace phidias::views {

/// A figure of view "section", drawn with the code of the section dock: the first grid layer of the figure along its line, observation
/// layers of the same quantity beside it, the bottom by a layer of the figure that is a bathymetry, else by that of the system. Without a
/// grid the observations alone.
/// @throws core::Error as loadSection(); core::Error{InvalidRequest} when no layer is a grid with levels
/// @thread any; drawing: GUI
[[nodiscard]] std::unique_ptr<FigureView> makeSectionFigure(const FigureSpec& spec, const LayerLoader& loader,
                                                            const core::MemoryBudget& budget, std::stop_token stop);

} // namespace phidias::views

#pragma once

#include "views/figure/FigureView.h"

namespace phidias::views {

/// A figure of view "globe", drawn with the code of the window's globe: the layers from above the place of "camera", or so that the extent
/// of the figure or of its layers is in view; with a `line` the topmost gridded layer with levels stands along it as a curtain, with
/// `profiles` those of observations stand.
///
/// Without decorations each pixel is one value's colour and what is beside the globe is transparent.
/// @throws core::Error as loadLayers(), loadCurtain(), loadSticks()
/// @thread any; drawing: GUI where the platform has no OpenGL on other threads, and core::Error{ComputationFailed} where it has none
[[nodiscard]] std::unique_ptr<FigureView> makeGlobeFigure(const FigureSpec& spec, const LayerLoader& loader,
                                                          const core::MemoryBudget& budget, std::stop_token stop);

} // namespace phidias::views

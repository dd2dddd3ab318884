#pragma once

#include "views/figure/FigureView.h"

namespace phidias::views {

/// A figure of view "spectrum", drawn with the code of the spectrum dock: the spectrum of the pixel that the member "at" names by its place
/// or by scanline and ground pixel, with its noise, in the unit of the file. It is of the first layer whose file has spectra.
/// @throws core::Error as loadLayers(), loadSpectra(); core::Error{InvalidRequest} without a place, when no layer has spectra, or when
/// there
///         is no pixel at the place
/// @thread any; drawing: GUI
[[nodiscard]] std::unique_ptr<FigureView> makeSpectrumFigure(const FigureSpec& spec, const LayerLoader& loader,
                                                             const core::MemoryBudget& budget, std::stop_token stop);

} // namespace phidias::views

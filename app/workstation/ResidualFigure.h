#pragma once

#include "views/figure/FigureView.h"

namespace phidias::app {

/// A figure of view "residual", drawn with the code of the residual dock: the spectrum of the pixel that the member "at" names, its
/// reconstruction by the basis of the member "basis", and the residual in standard deviations of the noise with the lines of the gases.
/// It is of the first layer whose file is a radiance of the band.
/// @throws core::Error as loadLayers(), readBasis(), ResidualStudies::scene(); core::Error{InvalidRequest} without a place or a basis, or
///         when there is no spectrum that can be used
/// @thread any; drawing: GUI
[[nodiscard]] std::unique_ptr<views::FigureView> makeResidualFigure(const views::FigureSpec& spec, const views::LayerLoader& loader,
                                                                    const core::MemoryBudget& budget, std::stop_token stop);

} // namespace phidias::app

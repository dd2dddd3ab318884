#pragma once

#include "views/globe/GlobePipeline.h"

#include <QImage>
#include <stop_token>

namespace phidias::views {

/// Draws one picture of a scene on the calling thread. From another thread than the GUI's the off-screen surface is made by the GUI thread,
/// which must not be waiting for the caller without a stop.
/// @param samples  each pixel is the mean of samples x samples
/// @throws core::Error{ComputationFailed} without OpenGL; core::Error{Cancelled}
[[nodiscard]] QImage renderGlobe(const GlobeScene& scene, const core::GlobeView& view, QSize size, int samples = 1,
                                 const std::stop_token& stop = {});

/// View that shows all visible layers, north up, from above their middle. @param usualLongitudeDeg  when they reach
/// around the Earth and have no side
[[nodiscard]] core::GlobeView viewOfLayers(const std::vector<SceneLayer>& layers, QSize size, double usualLongitudeDeg);

/// How long frames of a scene take, as a user sees them: drawn and read back.
struct GlobeTiming {
    std::string rendererName;
    double firstMs = 0.0;         ///< with geometry and textures
    double movingMs = 0.0;        ///< median of frames at full size that turn the globe
    double recolorMs = 0.0;       ///< median of frames after a change of the upper end of all colour ranges
    double framesPerSecond = 0.0; ///< 1000 / movingMs
};

/// Turns the globe a few times, on the calling thread. @throws core::Error{ComputationFailed} without OpenGL
[[nodiscard]] GlobeTiming measureGlobe(GlobeScene scene, const core::GlobeView& view, QSize size);

} // namespace phidias::views

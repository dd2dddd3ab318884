#pragma once

#include "views/globe/GlobePipeline.h"

#include <QImage>

namespace phidias::views {

/// Draws one picture of a scene on the calling thread. From another thread than the GUI's the off-screen surface is made by the GUI thread,
/// which must not be waiting for the caller.
/// @param samples  each pixel is the mean of samples x samples
/// @throws core::Error{ComputationFailed} without OpenGL
[[nodiscard]] QImage renderGlobe(const GlobeScene& scene, const core::GlobeView& view, QSize size, int samples = 1);

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

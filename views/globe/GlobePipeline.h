#pragma once

#include "views/globe/GlobeCamera.h"
#include "views/globe/GlobeScene.h"

#include <memory>

class vtkRenderer;

namespace phidias::views {

/// How much of the scene a frame draws.
enum class GlobeDetail {
    Moving, ///< a fair sample of the points, large patches
    Still   ///< everything; exact footprints when the pixels are large
};

/// Keeps what VTK draws in step with the scene: geometry is made anew only when the values are others, textures only when the colours are.
/// @thread that of the surface
class GlobePipeline {
public:
    static constexpr std::size_t kMovingPoints = 20000;    ///< on a software renderer
    static constexpr std::size_t kExactFootprints = 50000; ///< pixels in view that are drawn as exact footprints

    GlobePipeline(vtkRenderer& renderer, bool isSoftware);
    ~GlobePipeline();
    GlobePipeline(const GlobePipeline&) = delete;
    GlobePipeline& operator=(const GlobePipeline&) = delete;

    /// @param pixelsPerPoint  of the picture that is drawn next: how large points and lines are
    void prepare(const GlobeScene& scene, const GlobeCamera& camera, GlobeDetail detail, double pixelsPerPoint);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace phidias::views

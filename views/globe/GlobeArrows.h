#pragma once

#include "views/globe/GlobeCamera.h"
#include "views/globe/GlobeScene.h"

#include <QImage>
#include <QPointF>
#include <vector>

namespace phidias::views {

/// An arrow as it is seen on the globe.
struct GlobeArrow {
    QPointF middle;    ///< pixels of the camera
    QPointF direction; ///< of length 1, y down
    double speed = 0.0;
    double shortening = 1.0; ///< how much of its length is seen: arrows lie on the globe
};

/// Arrows of a layer of vectors as it lies on the globe: of fields on a lattice of the picture that stays with the place in its middle, of
/// stations as long as none comes too near another. An arrow points along the step on the sphere in its direction.
/// @param camera  in pixels @param spacingPx  pixels, 4 at least
/// @complexity O(arrows of the picture), O(stations)
[[nodiscard]] std::vector<GlobeArrow> arrowsOnGlobe(const core::LayerVectors& vectors, const GlobeCamera& camera, double spacingPx);

/// Draws the arrows of all visible layers of vectors over a picture of the globe, each as on the map. @param pixelsPerPoint  of the picture
/// @thread any
void paintGlobeArrows(QImage& image, const GlobeCamera& camera, double pixelsPerPoint, const std::vector<SceneLayer>& layers);

} // namespace phidias::views

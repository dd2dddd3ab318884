#pragma once

#include "core/scene/ColorScale.h"
#include "core/scene/LayerVectors.h"
#include "views/map/MapTransform.h"

#include <QColor>
#include <QImage>
#include <stop_token>
#include <vector>

namespace phidias::views {

/// A vector on a picture.
struct MapArrow {
    QPointF middle;    ///< pixels
    QPointF direction; ///< of length 1, y down
    double speed = 0.0;
};

/// Arrows on a lattice of the picture that stays with the map while it is moved (fields), or at single places as long as none comes too
/// near another. Their directions are those of a short geodesic step on the map, so that they are right in every projection and at the
/// poles.
/// @param spacingPx  pixels of the picture
/// @returns nothing when stopped
/// @thread any
[[nodiscard]] std::vector<MapArrow> arrowsOf(const core::LayerVectors& vectors, const MapTransform& transform, double spacingPx,
                                             const std::stop_token& stop);

/// Draws arrows with a rim that tells them from the data below; calm places are dots.
/// @param scale  colours them by speed; nullptr = in dark ink
/// @param rim    colour around them, that of the text on the map
void paintArrows(QImage& image, const std::vector<MapArrow>& arrows, const core::LayerVectors& vectors, const core::ColorScale* scale,
                 QColor rim, double spacingPx, double pixelRatio);

} // namespace phidias::views

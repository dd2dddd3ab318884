#pragma once

#include "views/map/BaseMap.h"
#include "views/map/MapTransform.h"

#include <QPainter>
#include <stop_token>

namespace phidias::views {

/// Fills the land and draws its shores in the resolution that the scale of the map asks for; lakes are left out. Exact at the seam of the
/// projection, at the poles and at the horizon of maps that show a half of the Earth.
///
/// @param image  of the transform's size, opaque
/// @thread any         @complexity O(points of the bins in view)
void paintLand(QImage& image, const ShoreAtlas& shores, const MapTransform& transform, const MapColors& colors, double pixelRatio,
               const std::stop_token& stop);

/// Draws the shores alone, as they lie over data that cover the land.
void paintShores(QImage& image, const ShoreAtlas& shores, const MapTransform& transform, const MapColors& colors, double pixelRatio,
                 const std::stop_token& stop);

} // namespace phidias::views

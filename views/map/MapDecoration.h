#pragma once

#include "views/map/BaseMap.h"
#include "views/map/MapTransform.h"

#include <QPainter>

namespace phidias::views {

/// Draws what lies over a map and is never cached: graticule with labels, scale bar.
/// @param rect  where the map picture lies (points); the transform is in pixels = points times `pixelRatio`
void paintGraticule(QPainter& painter, const QRectF& rect, const MapTransform& transform, double pixelRatio, const MapColors& colors);
void paintScaleBar(QPainter& painter, const QRectF& rect, const MapTransform& transform, double pixelRatio, const MapColors& colors);

} // namespace phidias::views

#pragma once

#include "core/geo/SeamCutter.h"
#include "views/map/MapTransform.h"

#include <QPainter>

namespace phidias::views {

/// Draws a line given in degrees with the painter's pen: cut at the seam of the projection before it is projected, so that nothing runs
/// across the map; geographic maps show all copies. Where the projection is not defined the line ends.
void paintPolyline(QPainter& painter, const std::vector<core::LonLat>& line, const MapTransform& transform);

} // namespace phidias::views

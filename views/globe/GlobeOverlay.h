#pragma once

#include "core/project/Project.h"
#include "core/scene/Section.h"
#include "views/globe/GlobeCamera.h"
#include "views/map/BaseMap.h"

#include <QPainter>
#include <QPalette>

namespace phidias::views {

// What lies over a picture of the globe and is never cached. The camera is in pixels = points times `pixelRatio`.

/// Labels of the graticule along the middle, direction of north, scale bar of the middle.
void paintGlobeFrame(QPainter& painter, const QRectF& rect, const GlobeCamera& camera, double pixelRatio, const MapColors& colors);
/// Cross at a place.
void paintGlobeCursor(QPainter& painter, const GlobeCamera& camera, double pixelRatio, double longitudeDeg, double latitudeDeg);
/// A line along great circles with its corners.
void paintGlobeLine(QPainter& painter, const GlobeCamera& camera, double pixelRatio, const std::vector<core::LinePoint>& line,
                    const QPalette& palette);
void paintGlobePins(QPainter& painter, const GlobeCamera& camera, double pixelRatio, const std::vector<core::Pin>& pins,
                    const QPalette& palette);

} // namespace phidias::views

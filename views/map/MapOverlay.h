#pragma once

#include "core/project/Project.h"
#include "core/scene/Section.h"
#include "views/map/MapPath.h"

#include <QPainter>
#include <QPalette>
#include <span>
#include <vector>

namespace phidias::views {

// What lies live over a map picture. Positions are points of the widget: pixels of the transform divided by `pixelRatio`.

/// A line that can be told from any data: dark on a light rim. @param places  dense, as projectedPieces() takes them
void paintGeoLine(QPainter& painter, const MapTransform& transform, double pixelRatio, std::span<const core::GeoPoint> places,
                  const QColor& color);
/// A section line along great circles with its corners; the first is filled in the accent colour.
/// @param corners  how many of the points, from the first, are marked; the last may follow the mouse
void paintSectionLine(QPainter& painter, const MapTransform& transform, double pixelRatio, const std::vector<core::LinePoint>& line,
                      std::size_t corners, const QPalette& palette);
/// Crossed hollow circles.
void paintMarks(QPainter& painter, const MapTransform& transform, double pixelRatio, const std::vector<std::array<double, 2>>& marks,
                bool isDark);
/// Pins with their labels.
void paintPins(QPainter& painter, const MapTransform& transform, double pixelRatio, const std::vector<core::Pin>& pins,
               const QPalette& palette);
/// The cross of the linked cursor.
void paintCursor(QPainter& painter, const MapTransform& transform, double pixelRatio, const core::GeoPoint& place);
/// A short text on a plate that keeps it readable on data, beside a point and inside the clip. @returns the plate
QRectF paintPlate(QPainter& painter, const QPointF& anchor, const QString& text, const QPalette& palette, const QRectF& inside);

} // namespace phidias::views

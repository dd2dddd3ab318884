#pragma once

#include "core/scene/LayerVectors.h"

#include <QPointF>
#include <QPolygonF>
#include <QString>

namespace phidias::views {

/// Outline of an arrow, filled to be drawn: thin shaft, full head.
/// @param middle     of the arrow
/// @param direction  in which it points, of length 1, y down
/// @param lengthPx   from end to tip; below 3 pixels a dot is what can be seen: then empty
/// @param scale      pixels a point
[[nodiscard]] QPolygonF arrowShape(const QPointF& middle, const QPointF& direction, double lengthPx, double scale);

/// Length of the arrow of a vector: in proportion to its speed, about the spacing for fast ones (their 95th percentile), never so long that
/// neighbours are crossed.
/// @param spacingPx  of the arrows          @returns in the unit of the spacing
[[nodiscard]] double arrowLengthPx(const core::LayerVectors& vectors, double speed, double spacingPx);

/// Direction of a vector in words: "from 230°" of winds, "to 50°" of all else; empty without one.
[[nodiscard]] QString directionText(const core::HorizontalVector& vector, core::VectorSense sense);

} // namespace phidias::views

#pragma once

#include "core/scene/ColorScale.h"

#include <QPainter>
#include <QPalette>
#include <QString>

namespace phidias::views {

/// Draws a colour bar with title, unit and round ticks; used by the legend beside the map and by figures.
/// @param rect  place of title, bar and ticks; at least kLegendHeight high
void paintLegend(QPainter& painter, const QRectF& rect, const core::ColorScale& scale, const QString& title, const QString& unit,
                 const QPalette& palette);
inline constexpr double kLegendHeight = 46.0;

} // namespace phidias::views

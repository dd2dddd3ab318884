#pragma once

#include "core/scene/ColorScale.h"
#include "views/scene/SceneLayer.h"

#include <QColor>
#include <QPainter>
#include <QPalette>
#include <QString>
#include <utility>
#include <vector>

namespace phidias::views {

/// What a legend says about one colour scale.
struct LegendEntry {
    QString title;
    QString unit; ///< as in the file; shown by unitText()
    core::ColorScale scale{"viridis", 0.0, 1.0};
    QColor below;                                    ///< colour of values below the range, drawn as a pointed end; not valid = no such end
    QColor above;                                    ///< of values above it
    QColor missing;                                  ///< where there is no value; not valid = nothing is drawn there
    std::optional<double> center;                    ///< value of the middle of a diverging scale, marked through the bar
    std::vector<std::pair<QColor, QString>> classes; ///< a list of colours instead of the bar
    double arrowSpeed = 0.0;                         ///< speed of the reference arrow, in the unit; 0 = no arrows
    double arrowLength = 0.0;                        ///< of it, as on the map, points
};

/// One entry for each different scale of the visible layers with values, the uppermost layer first.
[[nodiscard]] std::vector<LegendEntry> legendEntries(const std::vector<SceneLayer>& layers);

/// The entry in words: "Salinity: 34 to 36 g/kg, marked at 35".
[[nodiscard]] QString legendText(const LegendEntry& entry);

/// Height that an entry needs, points.
[[nodiscard]] double legendHeight(const LegendEntry& entry, const QFont& font);

/// Draws one entry: title, unit in grey, bar or classes, round ticks (logarithmic scales: small ticks between), pointed ends in the colours
/// of values out of range, a sample of the colour of missing values, below it the reference arrow of vectors with its speed.
/// @param rect  place; at least legendHeight() high
void paintLegend(QPainter& painter, const QRectF& rect, const LegendEntry& entry, const QPalette& palette);

/// A bar with title and unit only.
void paintLegend(QPainter& painter, const QRectF& rect, const core::ColorScale& scale, const QString& title, const QString& unit,
                 const QPalette& palette);
inline constexpr double kLegendHeight = 46.0;

} // namespace phidias::views

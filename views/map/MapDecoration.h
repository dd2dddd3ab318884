#pragma once

#include "views/map/BaseMap.h"
#include "views/map/MapTransform.h"

#include <QFontMetricsF>
#include <QLineF>
#include <QPainter>
#include <QPolygonF>
#include <QString>
#include <optional>
#include <string>
#include <vector>

namespace phidias::views {

/// A bar of a round length that is exact along the row through the middle of a picture.
struct ScaleBar {
    QRectF box;  ///< with its label, points from the corner of the picture
    QLineF line; ///< of the bar
    QString label;
};

/// The scale bar of a view in its lower right corner: 1, 2 or 5 times a power of ten, at most 150 points, measured along the geodesic.
/// Where the scale differs by more than half within the picture the label names the latitude at which the bar holds.
/// @param size  of the picture, points
/// @returns nothing where the middle of the picture shows no place
[[nodiscard]] std::optional<ScaleBar> scaleBarOf(const MapTransform& transform, double pixelRatio, const QSizeF& size,
                                                 const QFontMetricsF& metrics);

/// Meridians and parallels with their labels: made anew when the view changes, else drawn from what is known.
///
/// Lines are at round degrees or minutes; about a pole three of four meridians end at the last parallel before it. Labels stand where lines
/// leave the picture, beside the map where it ends inside the picture, and along one line where none ends; none overlaps another, nor the
/// scale bar.
class Graticule {
public:
    struct Label {
        QRectF box; ///< points from the corner of the picture
        QString text;
    };
    /// @param rect  where the map picture lies (points); the transform is in pixels = points times `pixelRatio`
    void paint(QPainter& painter, const QRectF& rect, const MapTransform& transform, double pixelRatio, const MapColors& colors);
    /// Of the view that was painted last.
    [[nodiscard]] const std::vector<Label>& labels() const { return m_labels; }
    [[nodiscard]] const std::vector<QPolygonF>& lines() const { return m_lines; }

private:
    struct View {
        std::string projection;
        double centerX = 0.0;
        double centerY = 0.0;
        double unitsPerPixel = 0.0;
        QSize size;
        double pixelRatio = 0.0;
        QString locale;
        bool operator==(const View&) const = default;
    };
    View m_view;
    std::vector<QPolygonF> m_lines; ///< points from the corner of the picture
    std::vector<Label> m_labels;
};

/// Longitude or latitude of a line: whole degrees, with minutes where lines need them ("12° 30′ E"); the equator and the middle and
/// opposite meridians have no letter.
[[nodiscard]] QString meridianText(double longitudeDeg, bool hasMinutes);
[[nodiscard]] QString parallelText(double latitudeDeg, bool hasMinutes);

/// Draws a graticule once. @param rect  as Graticule::paint()
void paintGraticule(QPainter& painter, const QRectF& rect, const MapTransform& transform, double pixelRatio, const MapColors& colors);
void paintScaleBar(QPainter& painter, const QRectF& rect, const MapTransform& transform, double pixelRatio, const MapColors& colors);

} // namespace phidias::views

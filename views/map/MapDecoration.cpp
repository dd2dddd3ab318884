#include "views/map/MapDecoration.h"

#include "core/scene/ColorScale.h"
#include "views/scene/NumberText.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

double graticuleStep(double span) {
    for (const double step : {0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0}) {
        if (span / step <= 7.0) {
            return step;
        }
    }
    return 45.0;
}

int decimalsOf(double step) {
    return step >= 1.0 ? 0 : step >= 0.5 ? 1 : 2;
}

/// One meridian or parallel as pieces that do not jump over the seam; the label stands where it first enters the picture.
void paintCurve(QPainter& painter, const QRectF& rect, const MapTransform& transform, double pixelRatio, bool isMeridian, double value,
                double from, double to) {
    QPolygonF piece;
    constexpr int kSteps = 120;
    for (int k = 0; k <= kSteps; ++k) {
        const double along = from + (to - from) * k / kSteps;
        const auto place = isMeridian ? transform.fromDegrees(value, along) : transform.fromDegrees(along, value);
        const QPointF point = place ? rect.topLeft() + *place / pixelRatio : QPointF();
        const bool isJump =
            place && !piece.isEmpty() && std::hypot(point.x() - piece.last().x(), point.y() - piece.last().y()) > 0.4 * rect.width();
        if (!place || isJump) {
            painter.drawPolyline(piece);
            piece.clear();
        }
        if (place) {
            piece.append(point);
        }
    }
    painter.drawPolyline(piece);
}

} // namespace

void paintGraticule(QPainter& painter, const QRectF& rect, const MapTransform& transform, double pixelRatio, const MapColors& colors) {
    painter.save();
    painter.setClipRect(rect);
    painter.setRenderHint(QPainter::Antialiasing);
    auto extent = transform.extent();
    const double east = extent[2] < extent[0] ? extent[2] + 360.0 : extent[2];
    const double step = graticuleStep(std::max(0.2, std::min(east - extent[0], 1.6 * (extent[3] - extent[1]))));
    painter.setPen(QPen(colors.graticule, 1.0));
    std::vector<double> meridians;
    std::vector<double> parallels;
    for (double longitude = std::ceil(extent[0] / step) * step; longitude <= east + 1e-9; longitude += step) {
        meridians.push_back(longitude);
        paintCurve(painter, rect, transform, pixelRatio, true, longitude, std::max(-90.0, extent[1] - step),
                   std::min(90.0, extent[3] + step));
    }
    for (double latitude = std::ceil(extent[1] / step) * step; latitude <= extent[3] + 1e-9; latitude += step) {
        parallels.push_back(latitude);
        paintCurve(painter, rect, transform, pixelRatio, false, latitude, extent[0] - step, std::min(east + step, extent[0] + 360.0));
    }
    QFont font = painter.font();
    font.setPointSizeF(8.0);
    painter.setFont(font);
    painter.setPen(colors.text);
    const QFontMetricsF metrics(font);
    const double middleLatitude = 0.5 * (extent[1] + extent[3]);
    for (const double longitude : meridians) {
        // Labels along the lower edge, where the meridian leaves the picture.
        if (const auto place = transform.fromDegrees(longitude, transform.projection.isGeographic() ? extent[1] : middleLatitude)) {
            const QString label = longitudeText(longitude, decimalsOf(step));
            const double x = rect.left() + place->x() / pixelRatio;
            const double y = transform.projection.isGeographic() ? rect.bottom() - 4.0 : rect.top() + place->y() / pixelRatio;
            if (x > rect.left() + 40.0 && x < rect.right() - 30.0) {
                painter.drawText(QPointF(x + 3.0, y), label);
            }
        }
    }
    for (const double latitude : parallels) {
        if (const auto place =
                transform.fromDegrees(transform.projection.isGeographic() ? extent[0] : 0.5 * (extent[0] + east), latitude)) {
            const double x = transform.projection.isGeographic() ? rect.left() + 4.0 : rect.left() + place->x() / pixelRatio + 3.0;
            const double y = rect.top() + place->y() / pixelRatio;
            if (y > rect.top() + metrics.height() && y < rect.bottom() - metrics.height()) {
                painter.drawText(QPointF(x, y - 3.0), latitudeText(latitude, decimalsOf(step)));
            }
        }
    }
    painter.restore();
}

void paintScaleBar(QPainter& painter, const QRectF& rect, const MapTransform& transform, double pixelRatio, const MapColors& colors) {
    const auto middle = transform.toDegrees({0.5 * transform.size.width(), 0.5 * transform.size.height()});
    const auto beside = transform.toDegrees({0.5 * transform.size.width() + 10.0, 0.5 * transform.size.height()});
    if (!middle || !beside) {
        return;
    }
    constexpr double kRadians = 3.14159265358979323846 / 180.0;
    const double dx = std::remainder((*beside)[0] - (*middle)[0], 360.0) * std::cos((*middle)[1] * kRadians);
    const double kmPerPoint = std::hypot(dx, (*beside)[1] - (*middle)[1]) * 111.195 / 10.0 * pixelRatio;
    if (!(kmPerPoint > 0.0)) {
        return;
    }
    const double most = 140.0 * kmPerPoint;
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    const double length = most / power >= 5.0 ? 5.0 * power : most / power >= 2.0 ? 2.0 * power : power;
    painter.save();
    QFont font = painter.font();
    font.setPointSizeF(8.0);
    painter.setFont(font);
    painter.setPen(QPen(colors.text, 1.2));
    const double width = length / kmPerPoint;
    const QPointF right = rect.bottomRight() - QPointF(14.0, 22.0);
    const QPointF left = right - QPointF(width, 0.0);
    painter.drawLine(left, right);
    painter.drawLine(left - QPointF(0, 4), left);
    painter.drawLine(right - QPointF(0, 4), right);
    const QString label =
        length >= 1.0 ? quantityText(length, QStringLiteral("km"), 4) : quantityText(length * 1000.0, QStringLiteral("m"), 4);
    painter.drawText(QRectF(left.x() - 40.0, left.y() - 20.0, width + 80.0, 16.0), Qt::AlignCenter, label);
    painter.restore();
}

} // namespace phidias::views

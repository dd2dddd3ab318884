#include "views/globe/GlobeOverlay.h"

#include "core/util/Error.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace phidias::views {

namespace {

constexpr double kRadians = std::numbers::pi / 180.0;

/// Step of the labelled meridians and parallels; as the lines that the globe draws.
double labelStepDeg(double reachDeg) {
    for (const double step : {0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0}) {
        if (reachDeg / step <= 6.0) {
            return step;
        }
    }
    return 30.0;
}

void setSmallFont(QPainter& painter) {
    QFont font = painter.font();
    font.setPointSizeF(8.0);
    painter.setFont(font);
}

/// Text that can be read over any colour.
void paintText(QPainter& painter, const QPointF& point, const QString& text, const MapColors& colors) {
    QPainterPath outline;
    outline.addText(point, painter.font(), text);
    QColor halo = colors.outside;
    halo.setAlpha(200);
    painter.setPen(QPen(halo, 2.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);
    painter.setPen(colors.text);
    painter.drawText(point, text);
}

void paintLabels(QPainter& painter, const QRectF& rect, const GlobeCamera& camera, double pixelRatio, const MapColors& colors) {
    const double step = labelStepDeg(camera.reachDeg());
    const int decimals = step >= 1.0 ? 0 : 1;
    const double longitude = std::round(camera.view().longitudeDeg / step) * step;
    const double latitude = std::clamp(std::round(camera.view().latitudeDeg / step) * step, -90.0 + step, 90.0 - step);
    const QFontMetricsF metrics(painter.font());
    const auto label = [&](double atLongitude, double atLatitude, const QString& text) {
        const auto pixel = camera.fromDegrees(atLongitude, atLatitude);
        // Near the edge of the globe the lines lie too close together.
        const Vector3 place = unitVector(atLongitude, atLatitude);
        const Vector3& eye = camera.position();
        const double away = std::sqrt(eye[0] * eye[0] + eye[1] * eye[1] + eye[2] * eye[2]);
        const double facing = (place[0] * eye[0] + place[1] * eye[1] + place[2] * eye[2]) / away;
        if (!pixel || facing < std::min(0.999, 1.0 / away + 0.12)) {
            return;
        }
        const QPointF point = rect.topLeft() + *pixel / pixelRatio + QPointF(3.0, -3.0);
        const QRectF box(point - QPointF(0.0, metrics.ascent()), QSizeF(metrics.horizontalAdvance(text), metrics.height()));
        if (rect.adjusted(4, 4, -4, -30).contains(box)) {
            paintText(painter, point, text, colors);
        }
    };
    for (int k = -6; k <= 6; ++k) {
        const double east = std::remainder(longitude + k * step, 360.0);
        label(east, latitude, longitudeText(east, decimals));
        const double north = latitude + k * step;
        if (k != 0 && std::abs(north) < 89.9) {
            label(longitude, north, latitudeText(north, decimals));
        }
    }
}

void paintNorth(QPainter& painter, const QRectF& rect, const GlobeCamera& camera, const MapColors& colors) {
    if (std::abs(camera.view().headingDeg) < 0.5) {
        return; // north is up
    }
    painter.save();
    painter.translate(rect.topRight() + QPointF(-26.0, 30.0));
    painter.rotate(-camera.view().headingDeg);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.text);
    painter.drawPolygon(QPolygonF({QPointF(0, -14), QPointF(5, 2), QPointF(0, -1), QPointF(-5, 2)}));
    painter.setPen(colors.text);
    painter.drawText(QRectF(-10, 3, 20, 12), Qt::AlignCenter, QStringLiteral("N"));
    painter.restore();
}

void paintScale(QPainter& painter, const QRectF& rect, const GlobeCamera& camera, double pixelRatio, const MapColors& colors) {
    const double kmPerPoint = camera.degreesPerPixel() * kRadians * GlobeCamera::kEarthRadiusKm * pixelRatio;
    const double most = 140.0 * kmPerPoint;
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    const double length = most / power >= 5.0 ? 5.0 * power : most / power >= 2.0 ? 2.0 * power : power;
    const double width = length / kmPerPoint;
    const QPointF right = rect.bottomRight() - QPointF(14.0, 14.0);
    const QPointF left = right - QPointF(width, 0.0);
    QColor halo = colors.outside;
    halo.setAlpha(200);
    for (const auto& pen : {QPen(halo, 3.6), QPen(colors.text, 1.2)}) {
        painter.setPen(pen);
        painter.drawLine(left, right);
        painter.drawLine(left - QPointF(0, 4), left);
        painter.drawLine(right - QPointF(0, 4), right);
    }
    const QString label =
        length >= 1.0 ? quantityText(length, QStringLiteral("km"), 4) : quantityText(length * 1000.0, QStringLiteral("m"), 4);
    const double half = 0.5 * QFontMetricsF(painter.font()).horizontalAdvance(label);
    paintText(painter, QPointF(0.5 * (left.x() + right.x()) - half, left.y() - 8.0), label, colors);
}

} // namespace

void paintGlobeFrame(QPainter& painter, const QRectF& rect, const GlobeCamera& camera, double pixelRatio, const MapColors& colors) {
    painter.save();
    painter.setClipRect(rect);
    painter.setRenderHint(QPainter::Antialiasing);
    setSmallFont(painter);
    paintLabels(painter, rect, camera, pixelRatio, colors);
    paintNorth(painter, rect, camera, colors);
    paintScale(painter, rect, camera, pixelRatio, colors);
    painter.restore();
}

void paintGlobeCursor(QPainter& painter, const GlobeCamera& camera, double pixelRatio, double longitudeDeg, double latitudeDeg) {
    const auto place = camera.fromDegrees(longitudeDeg, latitudeDeg);
    if (!place) {
        return;
    }
    const QPointF at = *place / pixelRatio;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& [color, width] : {std::pair{QColor(255, 255, 255, 170), 3.0}, std::pair{QColor(0, 0, 0, 200), 1.2}}) {
        painter.setPen(QPen(color, width));
        painter.drawLine(at - QPointF(9, 0), at - QPointF(3, 0));
        painter.drawLine(at + QPointF(3, 0), at + QPointF(9, 0));
        painter.drawLine(at - QPointF(0, 9), at - QPointF(0, 3));
        painter.drawLine(at + QPointF(0, 3), at + QPointF(0, 9));
    }
    painter.restore();
}

void paintGlobeLine(QPainter& painter, const GlobeCamera& camera, double pixelRatio, const std::vector<core::LinePoint>& line,
                    const QPalette& palette) {
    if (line.size() < 2) {
        return;
    }
    core::LinePlaces places;
    try {
        places = core::placesAlong(line, 0.0);
    } catch (const core::Error&) {
        return; // no line, such as two equal points; who drew it has been told
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const auto& [color, width] : {std::pair{QColor(255, 255, 255, 190), 4.5}, std::pair{QColor(20, 20, 20, 230), 1.8}}) {
        painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        QPolygonF piece;
        for (std::size_t k = 0; k < places.distanceKm.size(); ++k) {
            if (const auto at = camera.fromDegrees(places.longitudeDeg[k], places.latitudeDeg[k])) {
                piece.append(*at / pixelRatio);
            } else {
                painter.drawPolyline(piece);
                piece.clear();
            }
        }
        painter.drawPolyline(piece);
    }
    painter.setPen(QPen(QColor(20, 20, 20, 230), 1.5));
    for (std::size_t k = 0; k < line.size(); ++k) {
        if (const auto at = camera.fromDegrees(line[k][0], line[k][1])) {
            painter.setBrush(k == 0 ? QBrush(palette.color(QPalette::Highlight)) : QBrush(Qt::white));
            painter.drawEllipse(*at / pixelRatio, 4.0, 4.0);
        }
    }
    painter.restore();
}

void paintGlobePins(QPainter& painter, const GlobeCamera& camera, double pixelRatio, const std::vector<core::Pin>& pins,
                    const QPalette& palette) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    setSmallFont(painter);
    for (const auto& pin : pins) {
        const auto pixel = camera.fromDegrees(pin.longitudeDeg, pin.latitudeDeg);
        if (!pixel) {
            continue;
        }
        const QPointF at = *pixel / pixelRatio;
        painter.setPen(QPen(Qt::white, 1.5));
        painter.setBrush(palette.color(QPalette::Highlight));
        painter.drawEllipse(at, 5.0, 5.0);
        if (!pin.label.empty()) {
            const QString text = toQt(pin.label);
            const QRectF box(at + QPointF(8.0, -9.0), QSizeF(QFontMetricsF(painter.font()).horizontalAdvance(text) + 8.0, 18.0));
            QColor behind = palette.color(QPalette::Base);
            behind.setAlpha(215);
            painter.setPen(Qt::NoPen);
            painter.setBrush(behind);
            painter.drawRoundedRect(box, 3.0, 3.0);
            painter.setPen(palette.color(QPalette::Text));
            painter.drawText(box, Qt::AlignCenter, text);
        }
    }
    painter.restore();
}

} // namespace phidias::views

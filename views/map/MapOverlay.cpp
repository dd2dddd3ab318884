#include "views/map/MapOverlay.h"

#include "core/util/Error.h"
#include "views/scene/Text.h"

#include <QFontMetricsF>
#include <algorithm>

namespace phidias::views {

namespace {

const QColor kRim(255, 255, 255, 190);
const QColor kInk(20, 20, 20, 230);

QPolygonF toPoints(QPolygonF pixels, double pixelRatio) {
    for (auto& pixel : pixels) {
        pixel /= pixelRatio;
    }
    return pixels;
}

} // namespace

void paintGeoLine(QPainter& painter, const MapTransform& transform, double pixelRatio, std::span<const core::GeoPoint> places,
                  const QColor& color) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const auto pieces = projectedPieces(transform, places);
    for (const auto& [ink, width] : {std::pair{kRim, 4.5}, std::pair{color, 1.8}}) {
        painter.setPen(QPen(ink, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        for (const auto& piece : pieces) {
            painter.drawPolyline(toPoints(piece, pixelRatio));
        }
    }
    painter.restore();
}

void paintSectionLine(QPainter& painter, const MapTransform& transform, double pixelRatio, const std::vector<core::LinePoint>& line,
                      std::size_t corners, const QPalette& palette) {
    if (line.empty()) {
        return;
    }
    std::vector<core::GeoPoint> dense = line;
    try {
        const auto places = core::placesAlong(line, 0.0);
        dense.clear();
        for (std::size_t k = 0; k < places.distanceKm.size(); ++k) {
            dense.push_back({places.longitudeDeg[k], places.latitudeDeg[k]});
        }
    } catch (const core::Error&) {
        // One point only, or the mouse is still on it: the points alone are drawn.
    }
    paintGeoLine(painter, transform, pixelRatio, dense, kInk);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(kInk, 1.5));
    for (std::size_t k = 0; k < corners; ++k) {
        if (const auto at = transform.fromDegrees(line[k][0], line[k][1])) {
            painter.setBrush(k == 0 ? QBrush(palette.color(QPalette::Highlight)) : QBrush(Qt::white));
            painter.drawEllipse(*at / pixelRatio, 4.0, 4.0);
        }
    }
    painter.restore();
}

void paintMarks(QPainter& painter, const MapTransform& transform, double pixelRatio, const std::vector<std::array<double, 2>>& marks,
                bool isDark) {
    constexpr double kRadius = 5.0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const QColor warm = isDark ? QColor(0xe3, 0x9a, 0x5d) : QColor(0xb4, 0x54, 0x1a);
    for (const auto& mark : marks) {
        const auto place = transform.fromDegrees(mark[0], mark[1]);
        if (!place) {
            continue;
        }
        const QPointF at = *place / pixelRatio;
        // A light rim keeps the mark visible on any colour of the data.
        for (const auto& [color, width] : {std::pair{QColor(255, 255, 255, 160), 3.0}, std::pair{warm, 1.6}}) {
            painter.setPen(QPen(color, width));
            painter.drawEllipse(at, kRadius, kRadius);
            painter.drawLine(at - QPointF(kRadius, kRadius), at + QPointF(kRadius, kRadius));
            painter.drawLine(at + QPointF(-kRadius, kRadius), at + QPointF(kRadius, -kRadius));
        }
    }
    painter.restore();
}

void paintPins(QPainter& painter, const MapTransform& transform, double pixelRatio, const std::vector<core::Pin>& pins,
               const QPalette& palette) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF inside(QPointF(0.0, 0.0), QSizeF(transform.size) / pixelRatio);
    for (const auto& pin : pins) {
        const auto place = transform.fromDegrees(pin.longitudeDeg, pin.latitudeDeg);
        if (!place || !inside.adjusted(-20.0, -20.0, 20.0, 20.0).contains(*place / pixelRatio)) {
            continue;
        }
        // The tip of the drop is the place.
        const QPointF tip = *place / pixelRatio;
        QPainterPath drop(tip);
        drop.cubicTo(tip + QPointF(-3.0, -6.0), tip + QPointF(-6.0, -8.0), tip + QPointF(-6.0, -12.0));
        drop.arcTo(QRectF(tip + QPointF(-6.0, -18.0), QSizeF(12.0, 12.0)), 180.0, -180.0);
        drop.cubicTo(tip + QPointF(6.0, -8.0), tip + QPointF(3.0, -6.0), tip);
        painter.setPen(QPen(kRim, 1.5));
        painter.setBrush(palette.color(QPalette::Highlight));
        painter.drawPath(drop);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::white);
        painter.drawEllipse(tip + QPointF(0.0, -12.0), 2.2, 2.2);
        if (!pin.label.empty()) {
            paintPlate(painter, tip + QPointF(2.0, -4.0), toQt(pin.label), palette, inside);
        }
    }
    painter.restore();
}

void paintCursor(QPainter& painter, const MapTransform& transform, double pixelRatio, const core::GeoPoint& place) {
    const auto pixel = transform.fromDegrees(place[0], place[1]);
    if (!pixel) {
        return;
    }
    const QPointF at = *pixel / pixelRatio;
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

QRectF paintPlate(QPainter& painter, const QPointF& anchor, const QString& text, const QPalette& palette, const QRectF& inside) {
    painter.save();
    QFont font = painter.font();
    font.setPointSizeF(8.5);
    painter.setFont(font);
    const QFontMetricsF metrics(font, painter.device());
    const QSizeF size(metrics.horizontalAdvance(text) + 12.0, metrics.height() + 6.0);
    QRectF plate(anchor + QPointF(8.0, -size.height() - 4.0), size);
    plate.moveLeft(std::clamp(plate.left(), inside.left() + 4.0, std::max(inside.left() + 4.0, inside.right() - size.width() - 4.0)));
    plate.moveTop(std::clamp(plate.top(), inside.top() + 4.0, std::max(inside.top() + 4.0, inside.bottom() - size.height() - 4.0)));
    QColor base = palette.color(QPalette::Base);
    base.setAlpha(225);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(base);
    painter.drawRoundedRect(plate, 3.0, 3.0);
    painter.setPen(palette.color(QPalette::Text));
    painter.drawText(plate, Qt::AlignCenter, text);
    painter.restore();
    return plate;
}

} // namespace phidias::views

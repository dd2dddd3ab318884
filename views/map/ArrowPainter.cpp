#include "views/map/ArrowPainter.h"

#include "core/geo/Geodesic.h"
#include "views/scene/ArrowShape.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace phidias::views {

namespace {

constexpr double kMetresPerDegree = 111195.0;

/// Direction of an azimuth on the map at a place; nothing where the map ends on both sides of it.
std::optional<QPointF> directionOnMap(const MapTransform& transform, const core::GeoPoint& place, double azimuthDeg, double stepM) {
    const auto here = transform.fromDegrees(place[0], place[1]);
    if (!here) {
        return std::nullopt;
    }
    // A step that leaves the map, or comes in again on its other edge, is taken backwards.
    const double farthest = 0.25 * (transform.size.width() + transform.size.height());
    for (const double sign : {1.0, -1.0}) {
        const auto end = core::geodesicPlace(place, azimuthDeg, sign * stepM);
        const auto there = transform.fromDegrees(end[0], end[1]);
        if (!there) {
            continue;
        }
        const QPointF way = sign * (*there - *here);
        const double length = std::hypot(way.x(), way.y());
        if (length > 0.0 && length < farthest) {
            return way / length;
        }
    }
    return std::nullopt;
}

} // namespace

std::vector<MapArrow> arrowsOf(const core::LayerVectors& vectors, const MapTransform& transform, double spacingPx,
                               const std::stop_token& stop) {
    std::vector<MapArrow> arrows;
    const double stepM = std::clamp(0.5 * transform.degreesPerPixel() * kMetresPerDegree, 1.0, 20000.0);
    const auto add = [&](const QPointF& pixel, const core::GeoPoint& place, const core::HorizontalVector& vector) {
        const double azimuth = vector.towardDeg();
        const auto direction = std::isnan(azimuth) ? std::optional(QPointF(1.0, 0.0)) : directionOnMap(transform, place, azimuth, stepM);
        if (direction) {
            arrows.push_back({pixel, *direction, vector.speed()});
        }
    };
    const double spacing = std::max(4.0, spacingPx);
    const auto firstOf = [spacing](double centre, double half) { return std::ceil((centre - half) / spacing); };
    if (vectors.isField()) {
        // Multiples of the spacing in the coordinates of the map, whatever part of it is shown.
        const double centreX = transform.centerX / transform.unitsPerPixel;
        const double centreY = -transform.centerY / transform.unitsPerPixel;
        const double halfWidth = 0.5 * transform.size.width();
        const double halfHeight = 0.5 * transform.size.height();
        for (double row = firstOf(centreY, halfHeight); row * spacing <= centreY + halfHeight; row += 1.0) {
            if (stop.stop_requested()) {
                return {};
            }
            for (double column = firstOf(centreX, halfWidth); column * spacing <= centreX + halfWidth; column += 1.0) {
                const QPointF pixel(column * spacing - centreX + halfWidth, row * spacing - centreY + halfHeight);
                const auto place = transform.toDegrees(pixel);
                const auto vector = place ? vectors.at((*place)[0], (*place)[1]) : std::nullopt;
                if (vector) {
                    add(pixel, *place, *vector);
                }
            }
        }
        return arrows;
    }
    std::set<std::pair<long, long>> taken;
    const auto& stations = vectors.stations();
    const QRectF frame = QRectF(QPointF(0, 0), transform.size).adjusted(-spacing, -spacing, spacing, spacing);
    for (std::size_t k = 0; k < stations.vector.size(); ++k) {
        if (k % 1024 == 0 && stop.stop_requested()) {
            return {};
        }
        const auto pixel = transform.fromDegrees(stations.longitudeDeg[k], stations.latitudeDeg[k]);
        if (!pixel || !frame.contains(*pixel) || !std::isfinite(stations.vector[k].speed())) {
            continue;
        }
        const double half = 0.5 * spacing;
        if (taken.emplace(std::lround(pixel->x() / half), std::lround(pixel->y() / half)).second) {
            add(*pixel, {stations.longitudeDeg[k], stations.latitudeDeg[k]}, stations.vector[k]);
        }
    }
    return arrows;
}

void paintArrows(QImage& image, const std::vector<MapArrow>& arrows, const core::LayerVectors& vectors, const core::ColorScale* scale,
                 QColor rim, double spacingPx, double pixelRatio) {
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink(24, 24, 24);
    // Dark ink lies on data and wants a light rim; colours lie on the map and want that of its text.
    rim.setAlpha(130);
    const QPen outline(scale == nullptr ? QColor(255, 255, 255, 150) : rim, 1.6 * pixelRatio, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    for (const auto& arrow : arrows) {
        const QColor fill = scale == nullptr ? ink : QColor::fromRgba(scale->color(arrow.speed));
        const auto shape = arrowShape(arrow.middle, arrow.direction, arrowLengthPx(vectors, arrow.speed, spacingPx), pixelRatio);
        painter.setPen(outline);
        painter.setBrush(fill);
        if (shape.isEmpty()) {
            painter.drawEllipse(arrow.middle, 1.1 * pixelRatio, 1.1 * pixelRatio);
            painter.setPen(Qt::NoPen);
            painter.drawEllipse(arrow.middle, 1.1 * pixelRatio, 1.1 * pixelRatio);
            continue;
        }
        painter.drawPolygon(shape);
        painter.setPen(Qt::NoPen);
        painter.drawPolygon(shape);
    }
}

} // namespace phidias::views

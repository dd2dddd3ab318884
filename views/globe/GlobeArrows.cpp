#include "views/globe/GlobeArrows.h"

#include "views/scene/ArrowShape.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace phidias::views {

namespace {

constexpr double kRadians = std::numbers::pi / 180.0;
constexpr double kLeastSpacingPx = 4.0;
constexpr double kLeastFacing = 0.15; ///< towards the edge of the globe arrows would lie one over the other

/// Cosine of the angle at which a place is seen: 1 from straight above, 0 at the edge.
double facingOf(const GlobeCamera& camera, const Vector3& place) {
    const auto& eye = camera.position();
    const Vector3 way{eye[0] - place[0], eye[1] - place[1], eye[2] - place[2]};
    const double length = std::sqrt(way[0] * way[0] + way[1] * way[1] + way[2] * way[2]);
    return (way[0] * place[0] + way[1] * place[1] + way[2] * place[2]) / length;
}

/// The place a step away on the sphere. @param azimuthDeg  clockwise from north
Vector3 stepped(double longitudeDeg, double latitudeDeg, double azimuthDeg, double stepDeg) {
    const double lambda = longitudeDeg * kRadians;
    const double phi = latitudeDeg * kRadians;
    const double azimuth = azimuthDeg * kRadians;
    const Vector3 up = unitVector(longitudeDeg, latitudeDeg);
    const Vector3 east{-std::sin(lambda), std::cos(lambda), 0.0};
    const Vector3 north{-std::sin(phi) * std::cos(lambda), -std::sin(phi) * std::sin(lambda), std::cos(phi)};
    Vector3 place{};
    for (std::size_t k = 0; k < 3; ++k) {
        const double ahead = std::cos(azimuth) * north[k] + std::sin(azimuth) * east[k];
        place[k] = std::cos(stepDeg * kRadians) * up[k] + std::sin(stepDeg * kRadians) * ahead;
    }
    return place;
}

std::optional<GlobeArrow> arrowAt(const GlobeCamera& camera, double longitudeDeg, double latitudeDeg,
                                  const core::HorizontalVector& vector) {
    const Vector3 place = unitVector(longitudeDeg, latitudeDeg);
    const auto here = camera.toPixel(place);
    if (!here || facingOf(camera, place) < kLeastFacing || !std::isfinite(vector.speed())) {
        return std::nullopt;
    }
    GlobeArrow arrow{.middle = *here, .direction = {1.0, 0.0}, .speed = vector.speed()};
    if (const double azimuth = vector.towardDeg(); !std::isnan(azimuth)) {
        const double stepDeg = camera.degreesPerPixel();
        const auto there = camera.toPixel(stepped(longitudeDeg, latitudeDeg, azimuth, stepDeg));
        const QPointF way = there ? *there - *here : QPointF();
        const double length = std::hypot(way.x(), way.y());
        if (!(length > 0.0)) {
            return std::nullopt;
        }
        arrow.direction = way / length;
        arrow.shortening = std::min(1.0, length);
    }
    return arrow;
}

} // namespace

std::vector<GlobeArrow> arrowsOnGlobe(const core::LayerVectors& vectors, const GlobeCamera& camera, double spacingPx) {
    std::vector<GlobeArrow> arrows;
    const double spacing = std::max(kLeastSpacingPx, spacingPx);
    if (vectors.isField()) {
        const QPointF middle(0.5 * camera.size().width(), 0.5 * camera.size().height());
        const auto steps = [spacing](double half) { return static_cast<int>(std::ceil(half / spacing)); };
        for (int row = -steps(middle.y()); row <= steps(middle.y()); ++row) {
            for (int column = -steps(middle.x()); column <= steps(middle.x()); ++column) {
                const auto place = camera.toDegrees(middle + QPointF(column, row) * spacing);
                const auto vector = place ? vectors.at((*place)[0], (*place)[1]) : std::nullopt;
                if (const auto arrow = vector ? arrowAt(camera, (*place)[0], (*place)[1], *vector) : std::nullopt) {
                    arrows.push_back(*arrow);
                }
            }
        }
        return arrows;
    }
    std::set<std::pair<long, long>> taken;
    const auto& stations = vectors.stations();
    for (std::size_t k = 0; k < stations.vector.size(); ++k) {
        const auto arrow = arrowAt(camera, stations.longitudeDeg[k], stations.latitudeDeg[k], stations.vector[k]);
        const double half = 0.5 * spacing;
        if (arrow && taken.emplace(std::lround(arrow->middle.x() / half), std::lround(arrow->middle.y() / half)).second) {
            arrows.push_back(*arrow);
        }
    }
    return arrows;
}

void paintGlobeArrows(QImage& image, const GlobeCamera& camera, double pixelsPerPoint, const std::vector<SceneLayer>& layers) {
    for (const auto& entry : layers) {
        const core::LayerVectors* vectors = entry.layer.isVisible && entry.data ? entry.data->vectors() : nullptr;
        if (vectors == nullptr) {
            continue;
        }
        const auto& style = entry.layer.style;
        const auto scale = style.isFilled ? std::nullopt : std::optional(entry.data->scale(style));
        const double spacing = style.arrowSpacingPx * pixelsPerPoint;
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setOpacity(style.opacity);
        const QPen rim(scale ? QColor(20, 20, 20, 150) : QColor(255, 255, 255, 150), 1.6 * pixelsPerPoint, Qt::SolidLine, Qt::RoundCap,
                       Qt::RoundJoin);
        for (const auto& arrow : arrowsOnGlobe(*vectors, camera, spacing)) {
            const double length = arrow.shortening * arrowLengthPx(*vectors, arrow.speed, spacing);
            const auto shape = arrowShape(arrow.middle, arrow.direction, length, pixelsPerPoint);
            painter.setBrush(scale ? QColor::fromRgba(scale->color(arrow.speed)) : QColor(24, 24, 24));
            for (const auto& pen : {rim, QPen(Qt::NoPen)}) {
                painter.setPen(pen);
                if (shape.isEmpty()) {
                    painter.drawEllipse(arrow.middle, 1.1 * pixelsPerPoint, 1.1 * pixelsPerPoint);
                } else {
                    painter.drawPolygon(shape);
                }
            }
        }
    }
}

} // namespace phidias::views

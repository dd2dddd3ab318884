#include "views/globe/GlobeSelection.h"

#include "views/map/MapSelection.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace phidias::views {

namespace {

constexpr double kStepPixels = 8.0; ///< of the outline: its sides are straight on the picture, not on the map that is searched
constexpr int kSearchPixels = 4000; ///< across the whole globe

/// A map of all that can be seen from the camera: the same rays, looking straight down.
MapTransform seenFrom(const GlobeCamera& camera) {
    const auto& eye = camera.position();
    const double away = std::sqrt(eye[0] * eye[0] + eye[1] * eye[1] + eye[2] * eye[2]);
    const auto below = degreesOf(eye);
    const double radiusM = GlobeCamera::kEarthRadiusKm * 1000.0;
    std::array<char, 200> text{};
    const char* const form =
        camera.isOrthographic() ? "+proj=ortho +R=%.3f +lat_0=%.9f +lon_0=%.9f" : "+proj=nsper +R=%.3f +lat_0=%.9f +lon_0=%.9f +h=%.3f";
    std::snprintf(text.data(), text.size(), form, radiusM, below[1], below[0], (away - 1.0) * radiusM);
    MapTransform map;
    map.projection = core::Projection::parse(text.data());
    map.size = QSize(kSearchPixels, kSearchPixels);
    // The edge of the globe lies at sqrt((P - 1) / (P + 1)) radii on the map from P radii away.                    [Snyder 1987, p. 173]
    const double edge = camera.isOrthographic() ? 1.0 : std::sqrt((away - 1.0) / (away + 1.0));
    map.unitsPerPixel = 2.02 * edge * radiusM / kSearchPixels;
    return map;
}

/// The place itself, or where the edge of what is seen is nearest to it, a hair inside so that the map knows it.
Vector3 seenPlace(const Vector3& place, const GlobeCamera& camera) {
    const auto& eye = camera.position();
    const double away = std::sqrt(eye[0] * eye[0] + eye[1] * eye[1] + eye[2] * eye[2]);
    const double facing = (place[0] * eye[0] + place[1] * eye[1] + place[2] * eye[2]) / away;
    const double edge = (camera.isOrthographic() ? 0.0 : 1.0 / away) + 1e-4;
    const double aside = std::sqrt(std::max(0.0, 1.0 - facing * facing));
    if (facing >= edge || aside < 1e-9) {
        return place;
    }
    const double stretch = std::sqrt(1.0 - edge * edge) / aside;
    Vector3 moved{};
    for (std::size_t k = 0; k < 3; ++k) {
        moved[k] = edge * eye[k] / away + stretch * (place[k] - facing * eye[k] / away);
    }
    return moved;
}

} // namespace

Selection::Items itemsOnGlobe(const std::vector<SceneLayer>& layers, const GlobeCamera& camera, const QPolygonF& outline,
                              const std::stop_token& stop) {
    const MapTransform map = seenFrom(camera);
    QPolygonF onMap;
    for (qsizetype k = 0; k < outline.size(); ++k) {
        const QPointF from = outline[k];
        const QPointF side = outline[(k + 1) % outline.size()] - from;
        const int steps = std::max(1, static_cast<int>(std::ceil(std::hypot(side.x(), side.y()) / kStepPixels)));
        for (int step = 0; step < steps; ++step) {
            const QPointF pixel = from + side * step / steps;
            const auto degrees = degreesOf(seenPlace(camera.nearestPlace(pixel), camera));
            if (const auto at = map.fromDegrees(degrees[0], degrees[1])) {
                onMap.append(*at);
            }
        }
    }
    return itemsInside(layers, map, onMap, stop);
}

} // namespace phidias::views

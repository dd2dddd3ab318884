#include "views/globe/GlobeSelection.h"

#include "views/map/MapSelection.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace phidias::views {

namespace {

constexpr int kSearchPixels = 4000; ///< across the whole globe
constexpr double kLeastDown = 0.02; ///< of a line of sight: flatter ones pass the globe far away

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

/// Pixel of that map on the line of sight of a pixel of the globe's picture, also beside the globe. Both are pictures from the same eye, so
/// that straight sides stay straight.
QPointF onMap(const MapTransform& map, const GlobeCamera& camera, const QPointF& pixel) {
    const auto [from, along] = camera.ray(pixel);
    const auto& eye = camera.position();
    const double away = std::sqrt(eye[0] * eye[0] + eye[1] * eye[1] + eye[2] * eye[2]);
    const auto below = degreesOf(eye);
    const Vector3 east = unitVector(below[0] + 90.0, 0.0);
    const Vector3 up{eye[0] / away, eye[1] / away, eye[2] / away};
    const Vector3 north{up[1] * east[2] - up[2] * east[1], up[2] * east[0] - up[0] * east[2], up[0] * east[1] - up[1] * east[0]};
    const auto dot = [](const Vector3& a, const Vector3& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; };
    const double radiusM = GlobeCamera::kEarthRadiusKm * 1000.0;
    if (camera.isOrthographic()) {
        return map.toPixel(radiusM * dot(from, east), radiusM * dot(from, north));
    }
    const double scale = (away - 1.0) * radiusM / std::max(kLeastDown, -dot(along, up));
    return map.toPixel(scale * dot(along, east), scale * dot(along, north));
}

} // namespace

Selection::Items itemsOnGlobe(const std::vector<SceneLayer>& layers, const GlobeCamera& camera, const QPolygonF& outline,
                              const std::stop_token& stop) {
    const MapTransform map = seenFrom(camera);
    QPolygonF searched;
    for (const QPointF& pixel : outline) {
        searched.append(onMap(map, camera, pixel));
    }
    return itemsInside(layers, map, searched, stop);
}

} // namespace phidias::views

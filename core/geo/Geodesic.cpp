#include "core/geo/Geodesic.h"

#include <geodesic.h>

#include <cmath>

namespace phidias::core {

namespace {

// WGS 84, as EPSG:4326 defines it.
constexpr double kSemiMajorAxisM = 6378137.0;
constexpr double kFlattening = 1.0 / 298.257223563;

const geod_geodesic& ellipsoid() {
    static const geod_geodesic wgs84 = [] {
        geod_geodesic made{};
        geod_init(&made, kSemiMajorAxisM, kFlattening);
        return made;
    }();
    return wgs84;
}

double positive(double azimuthDeg) {
    const double turned = std::fmod(azimuthDeg + 360.0, 360.0);
    return turned < 360.0 ? turned : 0.0;
}

} // namespace

GeodesicLine geodesic(const GeoPoint& from, const GeoPoint& to) {
    GeodesicLine line;
    geod_inverse(&ellipsoid(), from[1], from[0], to[1], to[0], &line.lengthM, &line.azimuthDeg, &line.endAzimuthDeg);
    if (line.lengthM == 0.0) {
        return {};
    }
    line.azimuthDeg = positive(line.azimuthDeg);
    line.endAzimuthDeg = positive(line.endAzimuthDeg);
    return line;
}

GeoPoint geodesicPlace(const GeoPoint& from, double azimuthDeg, double lengthM) {
    GeoPoint place{};
    double azimuth = 0.0;
    geod_direct(&ellipsoid(), from[1], from[0], azimuthDeg, lengthM, &place[1], &place[0], &azimuth);
    return place;
}

GeodesicArea geodesicArea(std::span<const GeoPoint> corners) {
    geod_polygon ring{};
    geod_polygon_init(&ring, 0);
    for (const auto& [longitude, latitude] : corners) {
        geod_polygon_addpoint(&ellipsoid(), &ring, latitude, longitude);
    }
    GeodesicArea area;
    geod_polygon_compute(&ellipsoid(), &ring, 0, 1, &area.areaM2, &area.perimeterM);
    area.areaM2 = std::abs(area.areaM2);
    return area;
}

} // namespace phidias::core

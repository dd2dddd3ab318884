#pragma once

#include <array>
#include <span>

namespace phidias::core {

/// Longitude and latitude, degrees.
using GeoPoint = std::array<double, 2>;

/// The shortest line between two places on the WGS 84 ellipsoid.
struct GeodesicLine {
    double lengthM = 0.0;
    double azimuthDeg = 0.0;    ///< at its start, clockwise from north, 0..360
    double endAzimuthDeg = 0.0; ///< direction in which it arrives, 0..360
};

/// Length and directions of the geodesic from one place to another [Karney 2013, doi:10.1007/s00190-012-0578-z; accuracy 15 nm].
///
/// @param from, to  longitude (any range) and latitude (-90..90) in degrees
/// @returns equal places give length 0 and azimuth 0
[[nodiscard]] GeodesicLine geodesic(const GeoPoint& from, const GeoPoint& to);

/// Place at a distance along a geodesic. @param azimuthDeg  clockwise from north; @param lengthM  negative = backwards
/// @returns longitude -180..180 and latitude
[[nodiscard]] GeoPoint geodesicPlace(const GeoPoint& from, double azimuthDeg, double lengthM);

/// Area and perimeter of a polygon whose sides are geodesics; the last corner joins the first.
struct GeodesicArea {
    double areaM2 = 0.0;     ///< never negative: of the smaller side of the ring, whichever way it runs
    double perimeterM = 0.0; ///< of the closed ring
};

/// [Karney 2013, section 6]; exact also around a pole and over the antimeridian.
/// @param corners  without the first repeated at the end; fewer than three have no area
[[nodiscard]] GeodesicArea geodesicArea(std::span<const GeoPoint> corners);

} // namespace phidias::core

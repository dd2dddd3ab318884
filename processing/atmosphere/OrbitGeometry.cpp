#include "processing/atmosphere/OrbitGeometry.h"

#include "core/util/Error.h"

#include <array>
#include <cmath>
#include <numbers>

namespace phidias::processing::atmosphere {

namespace {

constexpr double kEarthKm = 6371.0;
constexpr double kGravity = 398600.4418; ///< km^3 s^-2
constexpr double kDegree = std::numbers::pi / 180.0;
constexpr double kDaySeconds = 86400.0;

using Vector = std::array<double, 3>;

Vector turnedAboutAxis(const Vector& v, double angle) {
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    return {c * v[0] - s * v[1], s * v[0] + c * v[1], v[2]};
}

double dot(const Vector& a, const Vector& b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

Vector cross(const Vector& a, const Vector& b) {
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

/// Satellite, flight direction and the left of it, Earth-fixed.
struct Platform {
    Vector up;
    Vector left;
};

Platform platformAt(const SounderOrbit& orbit, double secondsFromNode) {
    const double axis = kEarthKm + orbit.altitudeKm;
    const double u = secondsFromNode * std::sqrt(kGravity / (axis * axis * axis));
    const double inclination = orbit.inclinationDeg * kDegree;
    // In a frame that turns with the mean sun the plane of the orbit rests and the Earth turns once a day.
    const double node =
        (orbit.nodeLocalTimeHours - orbit.equatorUtcHours) * 15.0 * kDegree - 2.0 * std::numbers::pi * secondsFromNode / kDaySeconds;
    const Vector up = turnedAboutAxis({std::cos(u), std::sin(u) * std::cos(inclination), std::sin(u) * std::sin(inclination)}, node);
    const Vector ahead = turnedAboutAxis({-std::sin(u), std::cos(u) * std::cos(inclination), std::cos(u) * std::sin(inclination)}, node);
    return {up, cross(up, ahead)};
}

/// Unit vector of the place that is seen at an angle to the left of nadir.
Vector placeSeen(const SounderOrbit& orbit, const Platform& platform, double angle) {
    const double axis = kEarthKm + orbit.altitudeKm;
    const double reach = axis * std::sin(angle);
    const double distance = axis * std::cos(angle) - std::sqrt(kEarthKm * kEarthKm - reach * reach);
    Vector place{};
    for (std::size_t d = 0; d < 3; ++d) {
        place[d] = (axis * platform.up[d] + distance * (-std::cos(angle) * platform.up[d] + std::sin(angle) * platform.left[d])) / kEarthKm;
    }
    return place;
}

struct Degrees {
    float longitude;
    float latitude;
};

Degrees degreesOf(const Vector& v) {
    return {static_cast<float>(std::atan2(v[1], v[0]) / kDegree), static_cast<float>(std::atan2(v[2], std::hypot(v[0], v[1])) / kDegree)};
}

} // namespace

OrbitPixels pixelsOfOrbit(const SounderOrbit& orbit) {
    const double widest = std::asin(kEarthKm / (kEarthKm + orbit.altitudeKm)) / kDegree * 2.0;
    if (orbit.scanlines == 0 || orbit.groundPixels == 0 || !(orbit.fieldOfViewDeg > 0.0) || !(orbit.fieldOfViewDeg < widest)) {
        throw core::Error(core::ErrorCode::InvalidRequest, "atmosphere.orbit.view", {{"asked", orbit.fieldOfViewDeg}, {"most", widest}});
    }
    const std::size_t rows = orbit.groundPixels;
    const std::size_t count = orbit.scanlines * rows;
    OrbitPixels pixels;
    pixels.place.longitudeDeg.resize(count);
    pixels.place.latitudeDeg.resize(count);
    pixels.place.cornerLongitudeDeg.resize(count);
    pixels.place.cornerLatitudeDeg.resize(count);
    pixels.solarZenithAngleDeg.resize(count);
    pixels.viewingZenithAngleDeg.resize(count);
    pixels.utcSeconds.resize(orbit.scanlines);
    const double axis = kEarthKm + orbit.altitudeKm;
    const double middle = orbit.solarDeclinationDeg * kDegree / std::sqrt(kGravity / (axis * axis * axis));
    const auto secondsOf = [&](double scanline) {
        return middle + (scanline - 0.5 * static_cast<double>(orbit.scanlines - 1)) * orbit.scanlineSeconds;
    };
    const auto angleOf = [&](double row) { return (0.5 - (row + 0.5) / static_cast<double>(rows)) * orbit.fieldOfViewDeg * kDegree; };
#pragma omp parallel for schedule(static)
    for (std::size_t scanline = 0; scanline < orbit.scanlines; ++scanline) {
        const double seconds = secondsOf(static_cast<double>(scanline));
        const Platform here = platformAt(orbit, seconds);
        const std::array<Platform, 2> edges{platformAt(orbit, seconds - 0.5 * orbit.scanlineSeconds),
                                            platformAt(orbit, seconds + 0.5 * orbit.scanlineSeconds)};
        const double utcHours = orbit.equatorUtcHours + seconds / 3600.0;
        const double sunLongitude = (12.0 - utcHours) * 15.0 * kDegree;
        const double declination = orbit.solarDeclinationDeg * kDegree;
        const Vector sun{std::cos(declination) * std::cos(sunLongitude), std::cos(declination) * std::sin(sunLongitude),
                         std::sin(declination)};
        pixels.utcSeconds[scanline] = utcHours * 3600.0;
        for (std::size_t row = 0; row < rows; ++row) {
            const std::size_t at = scanline * rows + row;
            const double angle = angleOf(static_cast<double>(row));
            const Vector place = placeSeen(orbit, here, angle);
            const auto [longitude, latitude] = degreesOf(place);
            pixels.place.longitudeDeg[at] = longitude;
            pixels.place.latitudeDeg[at] = latitude;
            pixels.solarZenithAngleDeg[at] = static_cast<float>(std::acos(std::clamp(dot(place, sun), -1.0, 1.0)) / kDegree);
            pixels.viewingZenithAngleDeg[at] = static_cast<float>(std::asin(axis / kEarthKm * std::abs(std::sin(angle))) / kDegree);
            const double first = angleOf(static_cast<double>(row) - 0.5);
            const double last = angleOf(static_cast<double>(row) + 0.5);
            const std::array<Degrees, 4> corners{degreesOf(placeSeen(orbit, edges[0], first)), degreesOf(placeSeen(orbit, edges[0], last)),
                                                 degreesOf(placeSeen(orbit, edges[1], last)), degreesOf(placeSeen(orbit, edges[1], first))};
            for (std::size_t corner = 0; corner < 4; ++corner) {
                pixels.place.cornerLongitudeDeg[at][corner] = corners[corner].longitude;
                pixels.place.cornerLatitudeDeg[at][corner] = corners[corner].latitude;
            }
        }
    }
    return pixels;
}

} // namespace phidias::processing::atmosphere

#include "processing/plume/LocalPlane.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace phidias::processing::plume {

namespace {

constexpr double kEarthKm = 6371.0;
constexpr double kDegree = std::numbers::pi / 180.0;

} // namespace

LocalPlane::LocalPlane(const core::GeoPoint& middle)
    : m_middle(middle), m_sine(std::sin(middle[1] * kDegree)), m_cosine(std::cos(middle[1] * kDegree)) {}

PlanePoint LocalPlane::of(const core::GeoPoint& place) const {
    const double latitude = place[1] * kDegree;
    const double longitude = (place[0] - m_middle[0]) * kDegree;
    const double east = std::cos(latitude) * std::sin(longitude);
    const double north = m_cosine * std::sin(latitude) - m_sine * std::cos(latitude) * std::cos(longitude);
    const double across = std::hypot(east, north);
    const double angle = std::atan2(across, m_sine * std::sin(latitude) + m_cosine * std::cos(latitude) * std::cos(longitude));
    const double scale = across > 1e-12 ? kEarthKm * angle / across : kEarthKm;
    return {scale * east, scale * north};
}

core::GeoPoint LocalPlane::placeOf(const PlanePoint& point) const {
    const double length = std::hypot(point[0], point[1]);
    if (length < 1e-9) {
        return m_middle;
    }
    const double angle = length / kEarthKm;
    const double north = point[1] / length;
    const double sine = std::clamp(std::cos(angle) * m_sine + std::sin(angle) * m_cosine * north, -1.0, 1.0);
    const double longitude = std::atan2(point[0] / length * std::sin(angle), m_cosine * std::cos(angle) - m_sine * std::sin(angle) * north);
    return {std::remainder(m_middle[0] + longitude / kDegree, 360.0), std::asin(sine) / kDegree};
}

double distanceKm(const core::GeoPoint& a, const core::GeoPoint& b) {
    const double halfLatitude = std::sin(0.5 * (b[1] - a[1]) * kDegree);
    const double halfLongitude = std::sin(0.5 * (b[0] - a[0]) * kDegree);
    const double square = halfLatitude * halfLatitude + std::cos(a[1] * kDegree) * std::cos(b[1] * kDegree) * halfLongitude * halfLongitude;
    return 2.0 * kEarthKm * std::asin(std::min(1.0, std::sqrt(square)));
}

double footprintAreaKm2(const core::GeoPoint& centre, std::span<const core::GeoPoint, 4> corners) {
    const LocalPlane plane(centre);
    std::array<PlanePoint, 4> points{};
    for (std::size_t corner = 0; corner < 4; ++corner) {
        points.at(corner) = plane.of(corners[corner]);
    }
    double twice = 0.0;
    for (std::size_t corner = 0; corner < 4; ++corner) {
        const auto& a = points.at(corner);
        const auto& b = points.at((corner + 1) % 4);
        twice += a[0] * b[1] - a[1] * b[0];
    }
    return 0.5 * std::abs(twice);
}

bool footprintContains(std::span<const core::GeoPoint, 4> corners, const core::GeoPoint& place) {
    const LocalPlane plane(place);
    int left = 0;
    int right = 0;
    for (std::size_t corner = 0; corner < 4; ++corner) {
        const auto a = plane.of(corners[corner]);
        const auto b = plane.of(corners[(corner + 1) % 4]);
        const double side = a[0] * b[1] - a[1] * b[0]; // of the edge, as seen from the place
        left += side >= 0.0 ? 1 : 0;
        right += side <= 0.0 ? 1 : 0;
    }
    // A hemisphere away the plane would be folded; there are no such footprints.
    return (left == 4 || right == 4) && distanceKm(place, corners[0]) < 200.0;
}

} // namespace phidias::processing::plume

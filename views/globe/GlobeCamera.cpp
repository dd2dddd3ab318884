#include "views/globe/GlobeCamera.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace phidias::views {

namespace {

constexpr double kRadians = std::numbers::pi / 180.0;

double dot(const Vector3& a, const Vector3& b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

Vector3 cross(const Vector3& a, const Vector3& b) {
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

/// p a + q b
Vector3 mixed(double p, const Vector3& a, double q, const Vector3& b) {
    return {p * a[0] + q * b[0], p * a[1] + q * b[1], p * a[2] + q * b[2]};
}

Vector3 normalised(const Vector3& a) {
    const double length = std::sqrt(dot(a, a));
    return {a[0] / length, a[1] / length, a[2] / length};
}

/// East and north at a place.
std::pair<Vector3, Vector3> tangents(double longitudeDeg, double latitudeDeg) {
    const double longitude = longitudeDeg * kRadians;
    const double latitude = latitudeDeg * kRadians;
    return {{-std::sin(longitude), std::cos(longitude), 0.0},
            {-std::sin(latitude) * std::cos(longitude), -std::sin(latitude) * std::sin(longitude), std::cos(latitude)}};
}

/// Rotation by Rodrigues' formula. @param axis  unit length
Vector3 rotated(const Vector3& v, const Vector3& axis, double angle) {
    const Vector3 turned = mixed(std::cos(angle), v, std::sin(angle), cross(axis, v));
    return mixed(1.0, turned, dot(axis, v) * (1.0 - std::cos(angle)), axis);
}

core::GlobeView limited(core::GlobeView view) {
    view.latitudeDeg = std::clamp(view.latitudeDeg, -90.0, 90.0);
    view.longitudeDeg = std::remainder(view.longitudeDeg, 360.0);
    view.headingDeg = std::remainder(view.headingDeg, 360.0);
    view.tiltDeg = std::clamp(view.tiltDeg, 0.0, GlobeCamera::kSteepestTiltDeg);
    view.heightKm = std::clamp(view.heightKm, GlobeCamera::kLowestKm, GlobeCamera::kHighestKm);
    return view;
}

} // namespace

Vector3 unitVector(double longitudeDeg, double latitudeDeg) {
    const double longitude = longitudeDeg * kRadians;
    const double latitude = latitudeDeg * kRadians;
    return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude), std::sin(latitude)};
}

std::array<double, 2> degreesOf(const Vector3& direction) {
    return {std::atan2(direction[1], direction[0]) / kRadians, std::atan2(direction[2], std::hypot(direction[0], direction[1])) / kRadians};
}

GlobeCamera::GlobeCamera(const core::GlobeView& view, QSize size, bool isOrthographic)
    : m_view(limited(view)), m_size(size.expandedTo({1, 1})), m_isOrthographic(isOrthographic),
      m_middle(unitVector(m_view.longitudeDeg, m_view.latitudeDeg)) {
    if (isOrthographic) {
        m_view.headingDeg = 0.0;
        m_view.tiltDeg = 0.0;
    }
    const auto [east, north] = tangents(m_view.longitudeDeg, m_view.latitudeDeg);
    const double heading = m_view.headingDeg * kRadians;
    const double tilt = m_view.tiltDeg * kRadians;
    const Vector3 ahead = mixed(std::cos(heading), north, std::sin(heading), east);
    const Vector3 back = mixed(std::cos(tilt), m_middle, -std::sin(tilt), ahead);
    m_position = mixed(1.0, m_middle, m_view.heightKm / kEarthRadiusKm, back);
    m_along = mixed(-1.0, back, 0.0, back);
    m_up = mixed(std::cos(tilt), ahead, std::sin(tilt), m_middle);
    m_right = cross(m_along, m_up);
    m_halfPerPixel = std::tan(0.5 * kOpeningDeg * kRadians) / (0.5 * m_size.height());
}

GlobeCamera::Ray GlobeCamera::ray(const QPointF& pixel) const {
    const double x = (pixel.x() - 0.5 * m_size.width()) * m_halfPerPixel;
    const double y = (0.5 * m_size.height() - pixel.y()) * m_halfPerPixel;
    const Vector3 aside = mixed(x, m_right, y, m_up);
    if (m_isOrthographic) {
        return {mixed(1.0, m_position, m_view.heightKm / kEarthRadiusKm, aside), m_along};
    }
    return {m_position, normalised(mixed(1.0, m_along, 1.0, aside))};
}

std::optional<Vector3> GlobeCamera::placeAt(const QPointF& pixel) const {
    const auto [from, along] = ray(pixel);
    const double toNearest = -dot(from, along);
    const Vector3 nearest = mixed(1.0, from, toNearest, along);
    const double inside = 1.0 - dot(nearest, nearest);
    if (inside < 0.0 || toNearest - std::sqrt(inside) < 0.0) {
        return std::nullopt;
    }
    return normalised(mixed(1.0, nearest, -std::sqrt(inside), along));
}

Vector3 GlobeCamera::nearestPlace(const QPointF& pixel) const {
    if (const auto place = placeAt(pixel)) {
        return *place;
    }
    const auto [from, along] = ray(pixel);
    return normalised(mixed(1.0, from, -dot(from, along), along));
}

std::optional<std::array<double, 2>> GlobeCamera::toDegrees(const QPointF& pixel) const {
    const auto place = placeAt(pixel);
    return place ? std::optional(degreesOf(*place)) : std::nullopt;
}

std::optional<QPointF> GlobeCamera::toPixel(const Vector3& place, double radius) const {
    const Vector3 at = mixed(radius, place, 0.0, place);
    const Vector3 toPlace = mixed(1.0, at, -1.0, m_position);
    const double depth = dot(toPlace, m_along);
    if (depth <= 0.0) {
        return std::nullopt;
    }
    // In front of the globe when the way to the camera does not pass below the surface.
    const Vector3 toCamera = m_isOrthographic ? mixed(-1.0, m_along, 0.0, m_along) : mixed(-1.0 / depth, toPlace, 0.0, toPlace);
    const double below = dot(at, toCamera);
    if (below < 0.0 && dot(at, at) - below * below / dot(toCamera, toCamera) < 1.0) {
        return std::nullopt;
    }
    const double scale = m_isOrthographic ? m_view.heightKm / kEarthRadiusKm : depth;
    return QPointF(0.5 * m_size.width() + dot(toPlace, m_right) / (scale * m_halfPerPixel),
                   0.5 * m_size.height() - dot(toPlace, m_up) / (scale * m_halfPerPixel));
}

std::optional<QPointF> GlobeCamera::fromDegrees(double longitudeDeg, double latitudeDeg) const {
    return toPixel(unitVector(longitudeDeg, latitudeDeg));
}

core::GlobeView GlobeCamera::viewWith(const Vector3& place, const QPointF& pixel) const {
    const Vector3 hit = nearestPlace(pixel);
    const auto [east, north] = tangents(m_view.longitudeDeg, m_view.latitudeDeg);
    const double vUp = dot(hit, m_middle);
    const double vEast = dot(hit, east);
    const double vNorth = dot(hit, north);
    const double reach = std::hypot(vUp, vNorth);
    core::GlobeView view = m_view;
    if (std::abs(place[2]) <= reach && std::hypot(place[0], place[1]) > 1e-9) {
        const double lag = std::atan2(vNorth, vUp);
        const double first = std::asin(place[2] / reach) - lag;
        const double second = std::numbers::pi - std::asin(place[2] / reach) - lag;
        const double now = m_view.latitudeDeg * kRadians;
        const auto away = [now](double latitude) { return std::abs(std::remainder(latitude - now, 2.0 * std::numbers::pi)); };
        const double latitude = now + std::remainder((away(first) <= away(second) ? first : second) - now, 2.0 * std::numbers::pi);
        const double longitude = std::atan2(place[1], place[0]) - std::atan2(vEast, std::cos(latitude) * vUp - std::sin(latitude) * vNorth);
        view.latitudeDeg = latitude / kRadians;
        view.longitudeDeg = longitude / kRadians;
        if (std::abs(view.latitudeDeg) > 90.0 && !m_isOrthographic) { // over the pole: what was ahead now lies behind
            view.latitudeDeg = std::copysign(180.0, view.latitudeDeg) - view.latitudeDeg;
            view.longitudeDeg += 180.0;
            view.headingDeg += 180.0;
        }
        return limited(view);
    }
    const Vector3 axis = cross(hit, place);
    const double sine = std::sqrt(dot(axis, axis));
    if (sine < 1e-12) {
        return m_view;
    }
    const double angle = std::atan2(sine, dot(hit, place));
    const double heading = m_view.headingDeg * kRadians;
    const Vector3 middle = rotated(m_middle, normalised(axis), angle);
    const Vector3 ahead = rotated(mixed(std::cos(heading), north, std::sin(heading), east), normalised(axis), angle);
    const auto degrees = degreesOf(middle);
    const auto [newEast, newNorth] = tangents(degrees[0], degrees[1]);
    view.longitudeDeg = degrees[0];
    view.latitudeDeg = degrees[1];
    view.headingDeg = std::atan2(dot(ahead, newEast), dot(ahead, newNorth)) / kRadians;
    return limited(view);
}

double GlobeCamera::reachDeg() const {
    double farthest = 0.0;
    const double width = m_size.width();
    const double height = m_size.height();
    for (const double x : {0.0, 0.5, 1.0}) {
        for (const double y : {0.0, 0.5, 1.0}) {
            farthest = std::max(farthest, std::acos(std::clamp(dot(nearestPlace({x * width, y * height}), m_middle), -1.0, 1.0)));
        }
    }
    return farthest / kRadians;
}

double GlobeCamera::degreesPerPixel() const {
    return m_halfPerPixel * m_view.heightKm / kEarthRadiusKm / kRadians;
}

core::GlobeView viewOfExtent(const std::array<double, 4>& extent, QSize size) {
    const double east = extent[2] < extent[0] ? extent[2] + 360.0 : extent[2];
    core::GlobeView view{.longitudeDeg = 0.5 * (extent[0] + east), .latitudeDeg = 0.5 * (extent[1] + extent[3])};
    const double shrink = std::cos(std::clamp(0.0, std::min(extent[1], extent[3]), std::max(extent[1], extent[3])) * kRadians);
    const double across = 0.5 * std::min(180.0, (east - extent[0]) * shrink);
    const double along = 0.5 * std::min(180.0, extent[3] - extent[1]);
    const double half = std::tan(0.5 * GlobeCamera::kOpeningDeg * kRadians);
    const double aspect = size.height() > 0 ? static_cast<double>(size.width()) / size.height() : 1.0;
    // Above a place at the angle a from the middle a ray with the slope s meets the globe when sin(a) = s (1 + h - cos(a)).
    const auto height = [](double angleDeg, double slope) {
        const double angle = std::clamp(angleDeg, 0.2, 70.0) * kRadians;
        return std::sin(angle) / slope - 1.0 + std::cos(angle);
    };
    view.heightKm = 1.1 * GlobeCamera::kEarthRadiusKm * std::max(height(along, half), height(across, half * aspect));
    if (across > 70.0 || along > 60.0) {
        view.heightKm = 1.1 * GlobeCamera::kEarthRadiusKm * (1.0 / std::sin(std::atan(half * std::min(1.0, aspect))) - 1.0);
    }
    return limited(view);
}

core::GlobeView viewBetween(const core::GlobeView& from, const core::GlobeView& to, double share) {
    const Vector3 a = unitVector(from.longitudeDeg, from.latitudeDeg);
    const Vector3 b = unitVector(to.longitudeDeg, to.latitudeDeg);
    const double apart = std::acos(std::clamp(dot(a, b), -1.0, 1.0));
    core::GlobeView view = to;
    if (apart > 1e-9 && apart < 3.1415) {
        const auto degrees =
            degreesOf(mixed(std::sin((1.0 - share) * apart) / std::sin(apart), a, std::sin(share * apart) / std::sin(apart), b));
        view.longitudeDeg = share < 1.0 ? degrees[0] : to.longitudeDeg;
        view.latitudeDeg = share < 1.0 ? degrees[1] : to.latitudeDeg;
    }
    view.heightKm = from.heightKm * std::pow(to.heightKm / from.heightKm, share);
    view.headingDeg = from.headingDeg + share * std::remainder(to.headingDeg - from.headingDeg, 360.0);
    view.tiltDeg = from.tiltDeg + share * (to.tiltDeg - from.tiltDeg);
    return limited(view);
}

} // namespace phidias::views

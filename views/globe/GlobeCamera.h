#pragma once

#include "core/project/Project.h"

#include <QPointF>
#include <QSize>
#include <array>
#include <optional>

namespace phidias::views {

/// Place or direction on the unit globe: x to longitude 0, y to 90 degrees east, z to the north pole.
using Vector3 = std::array<double, 3>;

[[nodiscard]] Vector3 unitVector(double longitudeDeg, double latitudeDeg);
/// Longitude -180..180 and latitude of a direction, degrees.
[[nodiscard]] std::array<double, 2> degreesOf(const Vector3& direction);

/// Where the globe is looked at from, and the places of its picture: pixels to degrees and back, in double precision on a sphere of
/// 6371.009 km. The picture is a pinhole's with a vertical opening of 30 degrees; the fallback without OpenGL looks along parallel rays
/// with the same scale in the middle.
class GlobeCamera {
public:
    static constexpr double kOpeningDeg = 30.0;
    static constexpr double kEarthRadiusKm = 6371.0088;
    static constexpr double kLowestKm = 20.0;
    static constexpr double kHighestKm = 1e6;
    static constexpr double kSteepestTiltDeg = 70.0;

    /// @param view  limited to what can be looked at @param size  of the picture, pixels
    GlobeCamera(const core::GlobeView& view, QSize size, bool isOrthographic = false);

    [[nodiscard]] const core::GlobeView& view() const { return m_view; }
    [[nodiscard]] QSize size() const { return m_size; }
    [[nodiscard]] bool isOrthographic() const { return m_isOrthographic; }
    [[nodiscard]] const Vector3& position() const { return m_position; } ///< Earth radii
    [[nodiscard]] const Vector3& middle() const { return m_middle; }     ///< place that is looked at
    [[nodiscard]] const Vector3& up() const { return m_up; }

    /// Place on the globe under a pixel; nothing beside the globe.
    [[nodiscard]] std::optional<Vector3> placeAt(const QPointF& pixel) const;
    /// The same, or the place of the globe's edge that is nearest to the pixel.
    [[nodiscard]] Vector3 nearestPlace(const QPointF& pixel) const;
    [[nodiscard]] std::optional<std::array<double, 2>> toDegrees(const QPointF& pixel) const;
    /// Pixel of a place; nothing where it is behind the globe. @param radius  distance from the Earth's centre, Earth radii
    [[nodiscard]] std::optional<QPointF> toPixel(const Vector3& place, double radius = 1.0) const;
    [[nodiscard]] std::optional<QPointF> fromDegrees(double longitudeDeg, double latitudeDeg) const;

    /// The view in which a place lies under a pixel: the direction that is up is kept where that can be done (also over the poles), else
    /// the globe turns by the smallest rotation.
    ///
    /// With the pixel's place v in the middle's frame (up, east, north) and the wanted place g:
    /// sin(lat) v_up + cos(lat) v_north = g_z gives the latitude of the new middle, the rest its longitude.
    [[nodiscard]] core::GlobeView viewWith(const Vector3& place, const QPointF& pixel) const;

    /// Degrees of the sphere from the middle to the farthest place in the picture.
    [[nodiscard]] double reachDeg() const;
    /// Degrees a pixel in the middle of the picture.
    [[nodiscard]] double degreesPerPixel() const;

    /// Line of sight of a pixel.
    struct Ray {
        Vector3 from;
        Vector3 along; ///< unit length
    };
    [[nodiscard]] Ray ray(const QPointF& pixel) const;

private:
    core::GlobeView m_view;
    QSize m_size;
    bool m_isOrthographic;
    Vector3 m_middle;
    Vector3 m_position;
    Vector3 m_along; ///< direction of view
    Vector3 m_up;
    Vector3 m_right;
    double m_halfPerPixel; ///< tangent of the half opening over half the height
};

/// View from above that shows an extent [west, south, east, north] in degrees (west > east = over the antimeridian); north up.
[[nodiscard]] core::GlobeView viewOfExtent(const std::array<double, 4>& extent, QSize size);

/// View on the way from one to another: the middle moves along the great circle, the height by its logarithm. @param share  0..1
[[nodiscard]] core::GlobeView viewBetween(const core::GlobeView& from, const core::GlobeView& to, double share);

} // namespace phidias::views

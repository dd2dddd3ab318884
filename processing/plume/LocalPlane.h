#pragma once

#include "core/geo/Geodesic.h"

#include <array>
#include <span>

namespace phidias::processing::plume {

/// East and north in km.
using PlanePoint = std::array<double, 2>;

/// Azimuthal equidistant plane about a place, on the sphere of 6371 km: distances and directions from the middle are exact.
class LocalPlane {
public:
    explicit LocalPlane(const core::GeoPoint& middle);
    [[nodiscard]] const core::GeoPoint& middle() const { return m_middle; }
    [[nodiscard]] PlanePoint of(const core::GeoPoint& place) const;
    [[nodiscard]] core::GeoPoint placeOf(const PlanePoint& point) const;

private:
    core::GeoPoint m_middle;
    double m_sine;
    double m_cosine;
};

/// Great circle between two places, km.
[[nodiscard]] double distanceKm(const core::GeoPoint& a, const core::GeoPoint& b);

/// Area of a footprint of some kilometres. @param corners  in turn
[[nodiscard]] double footprintAreaKm2(const core::GeoPoint& centre, std::span<const core::GeoPoint, 4> corners);

/// True when a footprint of some kilometres contains a place. @param corners  in turn, convex
[[nodiscard]] bool footprintContains(std::span<const core::GeoPoint, 4> corners, const core::GeoPoint& place);

} // namespace phidias::processing::plume

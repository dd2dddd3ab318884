#pragma once

#include <span>
#include <utility>

namespace phidias::core {

/// Longitude in [-180, 180); NaN stays NaN.
[[nodiscard]] double normalisedLongitudeDeg(double longitudeDeg);

/// Smallest interval on the circle that holds all longitudes: the complement of the widest gap between neighbours.
///
/// @param longitudesDeg  any range (-180..180, 0..360, 20.5..379.5), any order; values that are not finite are left out
/// @returns {west, east} in -180..180; west > east when the interval crosses the antimeridian; NaN without a value. When the data go all
///          around evenly (the gap at the antimeridian is as wide as any other) the interval does not cross it.
/// @complexity O(n log n)
[[nodiscard]] std::pair<double, double> longitudeBox(std::span<const double> longitudesDeg);

} // namespace phidias::core

#pragma once

#include "core/data/GridPlane.h"
#include "core/scene/Section.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace phidias::core {

/// The casts of a cruise in the order of time; all vectors [stop].
struct CruiseTrack {
    std::vector<std::size_t> file;   ///< index of the observations that hold the cast
    std::vector<std::uint32_t> cast; ///< index in Observations::casts
    std::vector<LinePoint> place;
    std::vector<double> distanceKm;      ///< along the track from its first cast, by great circles on the sphere of placesAlong()
    std::vector<double> timeUnixSeconds; ///< NaN = the casts have no times, and the order is that of the files
    [[nodiscard]] std::size_t size() const { return cast.size(); }
};

/// Names of the cruises that observations have, each once, sorted.
[[nodiscard]] std::vector<std::string> cruiseNames(const Observations& observations);

/// The casts of a cruise with good positions and times, of all files. When not one has a time, the order of the files holds.
/// @param files   observations; a file that is named twice counts once
/// @param cruise  as Cast::cruise; empty = all casts
/// @throws Error{InvalidRequest} fewer than two different places
/// @complexity O(n log n)
[[nodiscard]] CruiseTrack cruiseTrack(std::span<const Observations* const> files, const std::string& cruise);

/// Columns along a track: the casts and places between them, with times linear in the distance where the casts have times.
/// @throws Error{InvalidRequest} as placesAlong()
[[nodiscard]] LinePlaces placesOf(const CruiseTrack& track);

/// Corners along a parallel, a degree apart at the most, so that the great circles between them stay within 0.25 km of it.
/// @param latitudeDeg  limited to 89.9 on either side
/// @param westDeg, eastDeg  west > east = over the antimeridian
[[nodiscard]] std::vector<LinePoint> parallelLine(double latitudeDeg, double westDeg, double eastDeg);
/// Corners along a meridian, from south to north.
[[nodiscard]] std::vector<LinePoint> meridianLine(double longitudeDeg, double southDeg, double northDeg);

/// Depth of the bottom at places by a gridded bathymetry or topography, linear between its nodes.
/// @returns [place] m, positive down; negative = height of land; NaN = not known there
/// @throws Error{BudgetExceeded}; Error{Malformed, Unreadable}
[[nodiscard]] std::vector<double> bottomAlong(const Grid& grid, std::size_t variable, const LinePlaces& places, const MemoryBudget& budget);

/// Values of a bathymetry at places as depths of the bottom: turned round when they are heights.
/// @param isUp  absent: values of both signs are heights, of one sign only those of the sea
[[nodiscard]] std::vector<double> asDepths(std::vector<double> values, std::optional<bool> isUp);

} // namespace phidias::core

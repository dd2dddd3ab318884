#pragma once

#include "core/geo/Geodesic.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace phidias::processing::atmosphere {

/// Where a pixel of a swath lies.
struct Footprint {
    std::size_t granule = 0; ///< number of its granule
    std::size_t scanline = 0;
    std::size_t groundPixel = 0;
    double timeSeconds = 0.0;                ///< any epoch, the same for all; NaN = not known
    core::GeoPoint centre{};                 ///< degrees
    std::array<core::GeoPoint, 4> corners{}; ///< in turn; only where hasCorners
    bool hasCorners = false;
};

/// When two pixels belong together.
struct FootprintLinks {
    double pixels = 2.0;         ///< closer than this in scanlines and ground pixels of one granule
    double distanceKm = 20.0;    ///< centres closer than this
    double timeSeconds = 9000.0; ///< never when further apart in time: the next orbit but one is another event
};

/// Groups of pixels that hang together: footprints that touch (50 m), or are close by FootprintLinks.
///
/// @returns number of the group of each pixel, [pixel]; groups are numbered by their first pixel
/// @complexity O(n) for pixels that are spread
[[nodiscard]] std::vector<std::size_t> footprintGroups(std::span<const Footprint> footprints, const FootprintLinks& links = {});

/// True when two footprints touch or overlap. @param middle  near both  @param toleranceKm  a gap that still counts
[[nodiscard]] bool doFootprintsTouch(const core::GeoPoint& middle, const std::array<core::GeoPoint, 4>& a,
                                     const std::array<core::GeoPoint, 4>& b, double toleranceKm);

/// Convex hull of places around their middle, in turn (counterclockwise), exact also over poles and the antimeridian.
/// @param places  within 60 degrees of each other  @returns fewer than 3 corners when all lie on a line
[[nodiscard]] std::vector<core::GeoPoint> convexHull(std::span<const core::GeoPoint> places);

/// Middle of places on the sphere; longitude -180..180.
[[nodiscard]] core::GeoPoint middleOf(std::span<const core::GeoPoint> places);

} // namespace phidias::processing::atmosphere

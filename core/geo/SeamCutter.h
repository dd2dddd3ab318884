#pragma once

#include <utility>
#include <vector>

namespace phidias::core {

/// Longitude and latitude in degrees.
using LonLat = std::pair<double, double>;

/// Pieces of a line between two meridians that are one turn apart: [middle - 180, middle + 180], the seam of a map about `middleDeg`.
///
/// Steps go the shorter way around, straight in degrees; where one crosses the seam both pieces end exactly on it, at middle - 180 and at
/// middle + 180. A place at a pole takes the longitude of its neighbour, so that a line to a pole stays a meridian.
/// @param line  longitudes in any range; places that are not finite divide the line
/// @returns pieces of two places at least, longitudes in [middle - 180, middle + 180]
/// @complexity O(places)
[[nodiscard]] std::vector<std::vector<LonLat>> cutLine(const std::vector<LonLat>& line, double middleDeg);

/// Rings of a polygon cut at the same seam, each piece closed along it. A ring that goes around a pole is closed over that pole, along the
/// seam and the edge of the map (the pole that is nearer to it), so that its inside is filled. Pieces of one ring may touch along the seam;
/// the sum of their areas in degrees is that of the ring.
/// @param ring  open or closed, longitudes in any range
/// @returns rings without repeated end, longitudes in [middle - 180, middle + 180]
[[nodiscard]] std::vector<std::vector<LonLat>> cutRing(const std::vector<LonLat>& ring, double middleDeg);

} // namespace phidias::core

#pragma once

#include <array>
#include <span>
#include <stop_token>
#include <vector>

namespace phidias::core {

/// Points of one contour line, x and y; a closed line ends where it begins.
using ContourLine = std::vector<std::array<double, 2>>;

/// Lines of one value through values at the nodes of a rectangular grid: marching squares, linear along the edges; the two ways through a
/// saddle are told apart by the mean of its corners.                                          [Lorensen and Cline 1987, in two dimensions]
///
/// @param x, y    coordinates of columns and rows, strictly rising
/// @param values  [row][column]; NaN = missing: no line passes a square with a missing corner
/// @throws Error{Defect} when the sizes do not fit; Error{Cancelled}
/// @complexity O(columns * rows)
[[nodiscard]] std::vector<ContourLine> contourLines(std::span<const double> x, std::span<const double> y, std::span<const double> values,
                                                    double level, std::stop_token stop);

} // namespace phidias::core

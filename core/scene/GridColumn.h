#pragma once

#include "core/data/Grid.h"
#include "core/util/MemoryBudget.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace phidias::core {

/// A horizontal cell of a grid: its indices along the axes as they lie in the file, and its centre.
struct GridCell {
    std::size_t column = 0;
    std::size_t row = 0;
    double longitudeDeg = 0.0;
    double latitudeDeg = 0.0;
};

/// The cell that holds a place, found from the axes alone: the same cell as GridPlane::cell() gives.
/// @param longitudeDeg  any range
/// @returns nothing outside the grid
/// @throws Error{Malformed} when the variable has no horizontal plane in longitude and latitude
/// @complexity O(columns + rows)
[[nodiscard]] std::optional<GridCell> gridCellAt(const Grid& grid, std::size_t variable, double longitudeDeg, double latitudeDeg);

/// The cell with a number of GridPlane: rows from south to north, columns from west to east, without a last column that is the first
/// again.
/// @returns nothing when there is no such cell
/// @throws Error{Malformed} as gridCellAt()
[[nodiscard]] std::optional<GridCell> gridCellOfNumber(const Grid& grid, std::size_t variable, std::size_t number);

/// Values of one cell along one axis, at indices of the other axes. One hyperslab is read.
/// @param role           axis to go along: Time, Vertical, X or Y; without such an axis the one value
/// @param timeIndex, verticalIndex  used for the axes that are not gone along; too large = the last
/// @returns in the order of the file; NaN = missing
/// @throws Error{BudgetExceeded}; Error{Malformed, Unreadable}
[[nodiscard]] std::vector<double> valuesAlong(const Grid& grid, std::size_t variable, AxisRole role, const GridCell& cell,
                                              std::size_t timeIndex, std::size_t verticalIndex, const MemoryBudget& budget);

/// Numbers and direction of a vertical axis as a profile shows them, in the order of the file.
struct VerticalCoordinates {
    std::vector<double> value; ///< heights that are all below the surface become depths
    std::string unit;
    VerticalKind kind = VerticalKind::None;
    bool isDownward = true;
};

/// @returns nothing when the variable has no vertical axis with coordinates
[[nodiscard]] std::optional<VerticalCoordinates> verticalCoordinates(const Grid& grid, std::size_t variable);

} // namespace phidias::core

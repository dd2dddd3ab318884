#include "core/scene/GridColumn.h"

#include "core/util/Error.h"

#include <algorithm>
#include <cmath>

namespace phidias::core {

namespace {

struct PlaneAxes {
    const std::vector<double>* x;
    const std::vector<double>* y;
    std::size_t columns; ///< without the first column again
};

PlaneAxes planeAxes(const Grid& grid, std::size_t variable) {
    const auto& entry = grid.variables.at(variable);
    const auto x = grid.axisOf(variable, AxisRole::X);
    const auto y = grid.axisOf(variable, AxisRole::Y);
    if (!x || !y || grid.crs != "EPSG:4326" || grid.axes[entry.axes[*x]].coordinates.empty() ||
        grid.axes[entry.axes[*y]].coordinates.empty()) {
        throw Error(ErrorCode::Malformed, "data.grid.noPlane", {{"path", grid.path}, {"variable", entry.name}});
    }
    const auto& longitudes = grid.axes[entry.axes[*x]].coordinates;
    const double span = std::abs(longitudes.back() - longitudes.front());
    const bool isRepeated = longitudes.size() > 2 && std::abs(span - 360.0) < 0.01 * span / static_cast<double>(longitudes.size() - 1);
    return {&longitudes, &grid.axes[entry.axes[*y]].coordinates, longitudes.size() - (isRepeated ? 1 : 0)};
}

/// Nearest of the first `count` coordinates, within half of the wider step beside it.
std::optional<std::size_t> nearestOf(const std::vector<double>& axis, std::size_t count, double at, bool isLongitude) {
    const bool isRising = count < 2 || axis[count - 1] >= axis[0];
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t step = 0; step < count; ++step) {
        const std::size_t k = isRising ? step : count - 1 - step; // of two as near the eastern or northern, as on the map
        const double apart = std::abs(isLongitude ? std::remainder(axis[k] - at, 360.0) : axis[k] - at);
        if (apart <= least) {
            least = apart;
            best = k;
        }
    }
    if (count < 2) {
        return least <= 0.5 ? std::optional(best) : std::nullopt;
    }
    const double span = std::abs(axis[count - 1] - axis[0]);
    const double mean = span / static_cast<double>(count - 1);
    if (isLongitude && count > 2 && std::abs(span + mean - 360.0) < 0.01 * mean) {
        return best; // closed around the globe
    }
    const double before = best > 0 ? std::abs(axis[best] - axis[best - 1]) : 0.0;
    const double after = best + 1 < count ? std::abs(axis[best + 1] - axis[best]) : 0.0;
    return least <= 0.5 * std::max(before, after) * (1.0 + 1e-9) ? std::optional(best) : std::nullopt;
}

} // namespace

std::optional<GridCell> gridCellAt(const Grid& grid, std::size_t variable, double longitudeDeg, double latitudeDeg) {
    const auto axes = planeAxes(grid, variable);
    const auto column = nearestOf(*axes.x, axes.columns, longitudeDeg, true);
    const auto row = nearestOf(*axes.y, axes.y->size(), latitudeDeg, false);
    if (!column || !row) {
        return std::nullopt;
    }
    return GridCell{.column = *column, .row = *row, .longitudeDeg = (*axes.x)[*column], .latitudeDeg = (*axes.y)[*row]};
}

std::optional<GridCell> gridCellOfNumber(const Grid& grid, std::size_t variable, std::size_t number) {
    const auto axes = planeAxes(grid, variable);
    std::size_t row = number / axes.columns;
    std::size_t column = number % axes.columns;
    if (row >= axes.y->size()) {
        return std::nullopt;
    }
    row = axes.y->back() < axes.y->front() ? axes.y->size() - 1 - row : row;
    column = (*axes.x)[axes.columns - 1] < axes.x->front() ? axes.columns - 1 - column : column;
    return GridCell{.column = column, .row = row, .longitudeDeg = (*axes.x)[column], .latitudeDeg = (*axes.y)[row]};
}

std::vector<double> valuesAlong(const Grid& grid, std::size_t variable, AxisRole role, const GridCell& cell, std::size_t timeIndex,
                                std::size_t verticalIndex, const MemoryBudget& budget) {
    const auto& entry = grid.variables.at(variable);
    std::vector<Slab> slabs(entry.axes.size());
    std::size_t count = 1;
    for (std::size_t d = 0; d < slabs.size(); ++d) {
        const auto& axis = grid.axes[entry.axes[d]];
        if (axis.role == role) {
            slabs[d] = {.start = 0, .count = axis.size(), .stride = 1};
            count *= axis.size();
            continue;
        }
        const std::size_t index = axis.role == AxisRole::Time       ? timeIndex
                                  : axis.role == AxisRole::Vertical ? verticalIndex
                                  : axis.role == AxisRole::X        ? cell.column
                                  : axis.role == AxisRole::Y        ? cell.row
                                                                    : 0;
        slabs[d] = {.start = std::min(index, axis.size() - 1), .count = 1, .stride = 1};
    }
    budget.require(2 * count * sizeof(double), grid.path + ": " + entry.name);
    return grid.read(variable, slabs);
}

std::optional<VerticalCoordinates> verticalCoordinates(const Grid& grid, std::size_t variable) {
    const auto position = grid.axisOf(variable, AxisRole::Vertical);
    if (!position || grid.axes[grid.variables[variable].axes[*position]].coordinates.empty()) {
        return std::nullopt;
    }
    const Axis& axis = grid.axes[grid.variables[variable].axes[*position]];
    const bool isBelow = std::all_of(axis.coordinates.begin(), axis.coordinates.end(), [](double z) { return z <= 0.0; });
    VerticalCoordinates made{
        .value = axis.coordinates, .unit = axis.unit, .kind = grid.verticalKind, .isDownward = axis.positiveDown || isBelow};
    if (!axis.positiveDown && isBelow) { // heights below the sea surface are depths to an oceanographer
        for (double& z : made.value) {
            z = z == 0.0 ? 0.0 : -z;
        }
    }
    return made;
}

} // namespace phidias::core

#include "processing/ocean/LengthOverTopography.h"

#include <algorithm>
#include <cmath>

namespace phidias::processing::ocean {

std::vector<double> lengthFactorOverTopography(std::span<const double> depthM, std::size_t columns, std::span<const double> pm,
                                               std::span<const double> pn, double lengthM) {
    constexpr double kLeastDepthM = 0.001;
    const std::size_t rows = depthM.size() / columns;
    const auto depth = [&](std::size_t row, std::size_t column) { return std::max(0.0, depthM[row * columns + column]); };
    std::vector<double> factor(depthM.size(), 1.0);
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            const std::size_t node = row * columns + column;
            if (!(depthM[node] > 0.0)) {
                continue;
            }
            const std::size_t west = column > 0 ? column - 1 : column;
            const std::size_t east = std::min(column + 1, columns - 1);
            const std::size_t south = row > 0 ? row - 1 : row;
            const std::size_t north = std::min(row + 1, rows - 1);
            const double alongX = east > west ? (depth(row, east) - depth(row, west)) * pm[node] / static_cast<double>(east - west) : 0.0;
            const double alongY =
                north > south ? (depth(north, column) - depth(south, column)) * pn[node] / static_cast<double>(north - south) : 0.0;
            factor[node] = 1.0 / (1.0 + lengthM * std::hypot(alongX, alongY) / std::max(depth(row, column), kLeastDepthM));
        }
    }
    return factor;
}

} // namespace phidias::processing::ocean

#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace phidias::core {

/// Counts of values by bins of equal width.
struct Histogram {
    double low = 0.0; ///< left edge of the first bin
    double width = 1.0;
    std::vector<std::size_t> counts; ///< a value on an inner edge belongs to the bin right of it, on the last edge to the last bin
    std::size_t below = 0;           ///< values left of the first bin
    std::size_t above = 0;
    std::size_t total = 0; ///< values, those outside the bins too

    double p2 = 0.0; ///< percentiles of all values, NaN without any
    double p25 = 0.0;
    double median = 0.0;
    double p75 = 0.0;
    double p98 = 0.0;
    double minimum = 0.0;
    double maximum = 0.0;
    double mean = 0.0;

    [[nodiscard]] double high() const { return low + width * static_cast<double>(counts.size()); }
    /// Bin of a value; counts.size() when it is outside.
    [[nodiscard]] std::size_t bin(double value) const;
};

/// Histogram with bins of 2 IQR n^(-1/3), as many as reach from the least to the greatest value, at most `mostBins`
/// [Freedman and Diaconis 1981]; where half of the values are equal, sqrt(n) bins.
///
/// Far outliers do not squeeze the rest: when the range is over 10 times that of the percentiles 0.5 to 99.5, the bins reach over three
/// times this range only, and `below` and `above` count what lies outside.
/// @param values  finite, any order; sorted on return
/// @returns no bins without values; one bin when all are equal          @complexity O(n log n)
[[nodiscard]] Histogram histogramOf(std::vector<double>& values, std::size_t mostBins = 256);

/// Counts of pairs over a rectangle.
struct Density {
    std::vector<double> xEdges;
    std::vector<double> yEdges;
    std::vector<double> counts; ///< [row of y][column of x]; NaN = none
    double most = 0.0;          ///< greatest count
};

/// Counts pairs by `columns` x `rows` cells over the given ranges; values on the upper edge count in the last cell, those outside do not.
/// @param xRange, yRange  {low, high}, low < high
/// @throws Error{Defect} lengths or ranges that do not fit          @complexity O(n)
[[nodiscard]] Density densityOf(std::span<const double> x, std::span<const double> y, std::pair<double, double> xRange,
                                std::pair<double, double> yRange, std::size_t columns, std::size_t rows);

} // namespace phidias::core

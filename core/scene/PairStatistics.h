#pragma once

#include <cstddef>
#include <span>
#include <stop_token>

namespace phidias::core {

/// A straight line y = intercept + slope x with standard errors; NaN where it is not determined.
struct LineFit {
    double slope = 0.0;
    double intercept = 0.0;
    double slopeError = 0.0;
    double interceptError = 0.0;
};

/// Moments of pairs of values.
struct PairMoments {
    std::size_t count = 0;
    double meanX = 0.0;
    double meanY = 0.0;
    double deviationX = 0.0; ///< standard deviation, n - 1 in the denominator
    double deviationY = 0.0;
    double bias = 0.0; ///< mean of y - x
    double rmsd = 0.0; ///< sqrt(mean of (y - x)^2)
    double r = 0.0;    ///< correlation of Pearson; NaN when x or y does not vary
};

/// @param x, y  finite values, [pair], of the same length @returns NaN members where there are too few values
/// @throws Error{Defect} different lengths          @thread any          @complexity O(n), summed in the order of the pairs
[[nodiscard]] PairMoments pairMoments(std::span<const double> x, std::span<const double> y);

/// Least squares of y on x.
///
/// b = Sxy / Sxx, a = my - b mx, s^2 = Syy (1 - r^2) / (n - 2), s_b = s / sqrt(Sxx), s_a = s sqrt(1/n + mx^2 / Sxx)
/// [Draper and Smith 1998, Applied Regression Analysis, 1.4]
/// @returns NaN errors for n < 3; all NaN when x does not vary
[[nodiscard]] LineFit leastSquares(const PairMoments& moments);

/// Reduced major axis (geometric mean regression): both values have errors, in proportion to their spread.
///
/// b = sign(r) s_y / s_x, a = my - b mx; the standard errors are those of least squares of y on x
/// [Sokal and Rohlf 1995, Biometry, box 15.7; Ricker 1984, Can. J. Zool. 62, 1897-1905]
/// @returns NaN errors for n < 3; all NaN when x or y does not vary, or r = 0
[[nodiscard]] LineFit reducedMajorAxis(const PairMoments& moments);

/// Robust line of Theil and Sen: the median of the slopes of all pairs of points with different x; a = median(y) - b median(x).
///
/// Standard error of the slope: half the distance of the slopes at the ranks (N -+ 1.96 sigma) / 2, divided by 1.96, where N is the number
/// of slopes and sigma^2 = n (n - 1) (2 n + 5) / 18; the intercept's error is the slope's times |median(x)|.
/// [Theil 1950; Sen 1968, J. Am. Stat. Assoc. 63, 1379-1389]
/// With more than `mostSlopes` pairs of points that many of them are drawn by a fixed sequence: equal data give equal lines.
/// @throws Error{Cancelled}; Error{Defect} different lengths          @thread any
[[nodiscard]] LineFit theilSen(std::span<const double> x, std::span<const double> y, std::stop_token stop,
                               std::size_t mostSlopes = 400'000);

/// Quantile with linear interpolation between the ranks (type 7 of Hyndman and Fan 1996, the default of numpy and R).
/// @param sorted  rising @param share  0..1 @returns NaN without values
[[nodiscard]] double quantile(std::span<const double> sorted, double share);

} // namespace phidias::core

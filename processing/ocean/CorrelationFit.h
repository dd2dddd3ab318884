#pragma once

#include "processing/ocean/ObservationSelection.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace phidias::processing::ocean {

/// A fit of the covariance function to the covariances of pairs of observations.
struct LengthFit {
    double length = std::numeric_limits<double>::quiet_NaN(); ///< unit of the distances; NaN = no fit
    double signalToNoise = std::numeric_limits<double>::quiet_NaN();
    double variance = std::numeric_limits<double>::quiet_NaN(); ///< of the field, squared unit of the data
    double quality = 0.0;                                       ///< 1 = perfect
    double meanDistance = 0.0;                                  ///< of the pairs
    std::size_t observations = 0;
    std::size_t pairs = 0;
    std::string reason;             ///< why there is no fit
    std::vector<double> distance;   ///< of the bins
    std::vector<double> covariance; ///< smoothed
    std::vector<double> weight;
    std::vector<double> fitted;
    std::pair<std::size_t, std::size_t> usedBins{0, 0}; ///< [first, last]
};

/// Pairs of observations and their distance. Calls visit(i, j, distance) for each pair, always in the same order.
using PairVisit = std::function<void(std::size_t, std::size_t, double)>;
using PairSource = std::function<void(const PairVisit&)>;

/// Correlation length by the covariance of pairs.   [fitlen: methods/DIVAND, section 12]
///
/// Bins of width mean distance / min(80, n^2 mean/(20 max)); covariance of a bin c = sum(w_i w_j a_i a_j)/sum(w_i w_j) of the anomalies
/// from the weighted mean, its weight sum(w_i w_j)/var^2 plus the mean of these, var the variance of the products; bins without a pair are
/// interpolated; three passes of a 1/4 Laplacian smoother. From the first zero crossing behind the fourth bin (else the minimum) at R:
/// lengths R/10 + k R/500, k = 0 .. 999, are tried on the bins from R/20 to 0.95 R; each has the field variance V = sum(c w)/sum(B w), B(d)
/// = (d/L) K_1(d/L), and the one with the least weighted square misfit is taken. quality = 1 - sqrt(misfit)/V, signal to noise =
/// V/(variance of the data - V).
///
/// @param value   [observation], finite   @param weight  [observation], > 0
/// @param pairs   unit of the distances is that of the length
[[nodiscard]] LengthFit fitLength(std::span<const double> value, std::span<const double> weight, const PairSource& pairs,
                                  std::stop_token stop = {});

/// All pairs of `count` observations, or `samples (samples - 1)/2` random ones when there are more observations than samples.
/// @param distance  of two observations   @param samples  0 = all pairs
[[nodiscard]] PairSource pairsOf(std::size_t count, std::size_t samples, std::uint64_t seed,
                                 std::function<double(std::size_t, std::size_t)> distance);

struct LevelFitOptions {
    double searchDepthM = 50.0;         ///< horizontal: observations this far from a level belong to it
    double verticalSearchDepthM = 10.0; ///< vertical: one of the pair is this near to the level
    double searchDistanceM = 1000.0;    ///< vertical: observations this near belong to one profile
    double smoothingDepthM = 100.0;     ///< scale of the smoothing of the lengths along depth
    double smoothingLevels = 3.0;       ///< second smoothing, in levels
    double least = 0.0;                 ///< bounds of the lengths, m
    double most = std::numeric_limits<double>::infinity();
    std::size_t samples = 2000; ///< pairs of so many observations at most
    std::uint64_t seed = 20140101;
    std::stop_token stop{};
};

struct LevelFits {
    std::vector<LengthFit> fits;  ///< [level], lengths in m
    std::vector<double> smoothed; ///< [level] m: weighted by quality (below 0.5: none), within the bounds; NaN when no level has a fit
};

/// Horizontal lengths at levels; distances along great circles of a sphere of 6372795.477598 m.   [fithorzlen]
/// @param depthsM  levels, rising; empty = one level of all observations
[[nodiscard]] LevelFits fitHorizontalLengths(const std::vector<SelectedObservation>& observations, const std::vector<double>& depthsM,
                                             const LevelFitOptions& options);
/// Vertical lengths at levels, from pairs within a profile, about the mean profile.   [fitvertlen]
[[nodiscard]] LevelFits fitVerticalLengths(const std::vector<SelectedObservation>& observations, const std::vector<double>& depthsM,
                                           const LevelFitOptions& options);

/// Smoothing by diffusion over a length scale; the sum over equal cells is kept.   [smoothfilter]
/// @param x  rising   @param scale  unit of x
[[nodiscard]] std::vector<double> diffused(const std::vector<double>& x, std::vector<double> values, double scale);

} // namespace phidias::processing::ocean

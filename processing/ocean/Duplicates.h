#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace phidias::processing::ocean {

/// How far apart two observations may be to be one and the same; all four must hold.
struct DuplicateRule {
    double distanceKm = 0.5;
    double depthM = 0.5;
    double hours = 1.0;
    double value = 1e-3; ///< unit of the data
};

/// Places and values of observations; NaN depth or time agrees only with NaN.
struct ObservationPlaces {
    std::span<const double> longitudeDeg; ///< any range
    std::span<const double> latitudeDeg;
    std::span<const double> depthM;
    std::span<const double> timeUnixSeconds;
    std::span<const double> value;
};

/// Groups of observations that are the same within the rule: around each observation the values in the box of the tolerances are chained
/// where neighbours in value differ by at most `value`; chains that share a member are one group.   [Quadtrees.jl: methods/DIVAND 16]
/// @returns groups of two or more, each and all in rising order   @complexity O(n log n) for data that are not all in one place
[[nodiscard]] std::vector<std::vector<std::size_t>> duplicates(const ObservationPlaces& observations, const DuplicateRule& rule);

/// For each observation of the first set those of the second that are the same within the rule, in rising order.
[[nodiscard]] std::vector<std::vector<std::size_t>> duplicatesBetween(const ObservationPlaces& first, const ObservationPlaces& second,
                                                                      const DuplicateRule& rule);

} // namespace phidias::processing::ocean

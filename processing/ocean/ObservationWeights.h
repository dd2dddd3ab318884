#pragma once

#include <cstddef>
#include <vector>

namespace phidias::processing::ocean {

/// Weights of observations that share what they say with their neighbours: w_i = 1 / sum_j c(i, j), c = 1/(1 + d + d^2),
/// d = sum_k ((x_ik - x_jk)/L_k)^2, over pairs in the same or a neighbouring bin of 3 L (origin at the least position, bins rounded).
/// [DIVAnd_weights: methods/DIVAND, section 11]. c stands in for exp(-d); an observation alone has weight 1. epsilon2 is divided by w.
///
/// @param position  [dimension][observation], finite   @param lengths  [dimension], > 0, unit of the positions
/// @returns weights in (0, 1], [observation]   @complexity O(observations x neighbours)
[[nodiscard]] std::vector<double> densityWeights(const std::vector<std::vector<double>>& position, const std::vector<double>& lengths);

/// Weighted means of observations in equal boxes.   [DIVAnd_superobs]
struct SuperObservations {
    std::vector<std::vector<double>> position; ///< weighted mean, [dimension][super-observation]
    std::vector<double> value;                 ///< weighted mean
    std::vector<double> weight;                ///< sum of the weights
    std::vector<std::size_t> count;            ///< observations in it
    std::vector<std::size_t> of;               ///< [observation] -> super-observation
};

/// ceil(largest^(1/n)) boxes along each of n dimensions over the range of the positions; boxes without observations give none.
/// @param value, weight  [observation], finite, weight > 0   @param largest  >= 1
[[nodiscard]] SuperObservations superObservations(const std::vector<std::vector<double>>& position, const std::vector<double>& value,
                                                  const std::vector<double>& weight, std::size_t largest);

} // namespace phidias::processing::ocean

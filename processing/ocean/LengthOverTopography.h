#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace phidias::processing::ocean {

/// Factor that shortens correlation lengths over steep topography: 1 / (1 + L |grad h| / max(h, 0.001)), at most 1.   [lengraddepth of
/// DIVAnd.jl: methods/DIVAND, section 16]
///
/// The gradient is taken between the neighbours on both sides (one-sided at the edges); h is the depth at the node, land counts as 0. On
/// land the factor is 1: the mean length that normalises the covariance counts land.
/// @param depthM   depth of the bottom, positive down, [row][column]
/// @param columns  nodes along the first dimension
/// @param pm, pn   inverse spacing in 1/m, [node]
/// @param lengthM  L >= 0
[[nodiscard]] std::vector<double> lengthFactorOverTopography(std::span<const double> depthM, std::size_t columns,
                                                             std::span<const double> pm, std::span<const double> pn, double lengthM);

} // namespace phidias::processing::ocean

#pragma once

#include "core/project/DivandSetup.h"

#include <stop_token>
#include <string>
#include <vector>

namespace phidias::app {

/// One observation that an analysis used; NaN = the product does not have it.
struct ProductObservation {
    core::ExcludedObservation place; ///< what excluding it would name
    double value = 0.0;
    double residual = 0.0;
    double score = 0.0; ///< above kSuspectScore: suspect
};

/// Quality scores above this are suspect (DIVAnd's rule: three standard deviations, squared).
inline constexpr double kSuspectScore = 9.0;

/// The observations of a product file with value, residual and score.
/// @throws core::Error{Unreadable}
[[nodiscard]] std::vector<ProductObservation> readProduct(const std::string& path);

} // namespace phidias::app

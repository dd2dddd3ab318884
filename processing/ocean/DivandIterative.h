#pragma once

#include "processing/ocean/DivandBackground.h"

#include <functional>
#include <stop_token>

namespace phidias::processing::ocean {

/// What adds E x to y on the whole box, E symmetric and positive semi-definite (observations and constraints).
using BoxOperator = std::function<void(std::span<const double> x, std::span<double> y)>;

struct IterativeOptions {
    double tolerance = 1e-6; ///< bound of the relative error in the energy norm
    core::MemoryBudget budget = core::MemoryBudget::standard();
    std::stop_token stop{};
};

struct IterativeSolution {
    std::vector<double> field;       ///< [cell], land 0
    double relativeErrorBound = 0.0; ///< |x - exact|_A <= bound |x|_A
    double backgroundNorm = 0.0;     ///< x^T iB x
    int iterations = 0;
    std::size_t levels = 0; ///< grids of the multigrid
};

/// Solves (iB + E) x = b by preconditioned conjugate gradients; nothing is factorised, memory is about 25 numbers a cell.
///
/// The preconditioner is coeff V W V W ... V, the background covariance B = coeff M^-1 W M^-1 ... M^-1 with each M^-1 replaced by a V-cycle
/// (methods/DIVAND, section 6). Since E is positive semi-definite, |x - exact|_A^2 <= r^T B r of the residual r: at the end this is
/// evaluated with M solved for, and the iteration goes on when the tolerance is not met.
/// @param background  isFactorised()   @param right  [cell], land 0
/// @throws core::Error{BudgetExceeded}; core::Error{ComputationFailed} no convergence; core::Error{Cancelled}
[[nodiscard]] IterativeSolution solveByConjugateGradients(const DivandBackground& background, const BoxOperator& addTo,
                                                          std::span<const double> right, const IterativeOptions& options);

} // namespace phidias::processing::ocean

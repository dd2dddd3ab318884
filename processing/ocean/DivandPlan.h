#pragma once

#include "processing/ocean/DivandAnalysis.h"

#include <cstdint>
#include <string>

namespace phidias::processing::ocean {

/// What the choice of a solver depends on.
struct DivandProblemSize {
    std::size_t unknowns = 0;            ///< sea points
    std::size_t effectiveDimensions = 2; ///< dimensions with a correlation length
    std::size_t layers = 1;              ///< independent systems: cells along the dimensions without a length
    bool isFactorised = true;            ///< DivandBackground::isFactorised()
    bool hasConstraint = false;          ///< advection or other rows beside the observations
    bool wantsExactError = false;        ///< diag(P)
    bool wantsInfluences = false;        ///< diag(HK) of every observation
    bool hasInequality = false;
};

/// The solver of an analysis and why.
struct DivandPlan {
    bool isDirect = true;
    std::uint64_t factorBytes = 0;    ///< estimate for the direct solver
    std::uint64_t iterationBytes = 0; ///< estimate for the iterative one; 0 when it is not possible
    std::string reason;               ///< one English sentence with the numbers
};

/// Bytes of a Cholesky factor of the whole system with the inverse background covariance of m = ceil(1 + n/2) factors.
///
/// Entries by the bounds of nested dissection (George 1973; Lipton, Rose and Tarjan 1979), constants fitted to CHOLMOD on DIVAnd matrices
/// of 1e4 to 1e6 unknowns (minimum degree in 2-D, METIS beyond), a layer of n unknowns: 1-D 4 n; 2-D 7 n log2 n; 3-D 40 n^(4/3); 4-D and
/// more 16 n^(2 - 2/d). 13 bytes an entry with the working space of the factorisation. Flat boxes need up to a third less than that.
[[nodiscard]] std::uint64_t factorBytes(std::size_t unknowns, std::size_t effectiveDimensions, std::size_t layers = 1);

/// Chooses the way of an analysis.
///
/// Direct where diag(P), all of diag(HK), an inequality or a norm without factorisation need the factor, and for small problems; iterative
/// where the factor would be slower or larger than the budget.
/// @param asked  Auto, or what the user wants: then it is only checked
/// @throws core::Error{InvalidRequest} the iterative solution is asked and not possible;
///         core::Error{BudgetExceeded} a factor is needed and would take over 1.5 times the budget (the estimate may err by that much; the
///         exact size is compared after the symbolic analysis)
[[nodiscard]] DivandPlan planDivand(const DivandProblemSize& problem, DivandSolver asked, const core::MemoryBudget& budget);

/// The sizes of an analysis with these settings.
[[nodiscard]] DivandProblemSize problemSize(const DivandBackground& background, const DivandOptions& options, bool hasConstraint);

} // namespace phidias::processing::ocean

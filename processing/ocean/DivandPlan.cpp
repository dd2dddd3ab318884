#include "processing/ocean/DivandPlan.h"

#include "core/util/Error.h"

#include <algorithm>
#include <cmath>

namespace phidias::processing::ocean {

namespace {

using core::Error;
using core::ErrorCode;

/// Below these a factor is quicker than setting up the iteration. Measured: in 2-D some ten thousand points, in 3-D (63 entries a row) a
/// few thousand.
constexpr std::size_t kSmallFlat = 20000;
constexpr std::size_t kSmallSolid = 3000;
constexpr double kBytesOfAnEntry = 13.0;
/// What the estimate of the factor may be too large by.
constexpr double kDoubt = 1.5;
/// Bytes of the iteration an unknown, and more of them with rows of a constraint; measured.
constexpr std::uint64_t kIterationBytes = 400;
constexpr std::uint64_t kConstraintBytes = 1000;
/// The selected inverse has the entries of the factor once more.
constexpr double kInverseShare = 8.0 / kBytesOfAnEntry;

std::string grouped(std::size_t number) {
    std::string text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) {
        text.insert(static_cast<std::size_t>(at), 1, ' ');
    }
    return text;
}

std::string sizeOf(const DivandProblemSize& problem) {
    return grouped(problem.unknowns) + " unknowns in " + std::to_string(problem.effectiveDimensions) + "-D";
}

/// What needs the factor; empty = nothing.
std::string needOf(const DivandProblemSize& problem) {
    return problem.wantsExactError   ? "the exact error"
           : problem.wantsInfluences ? "the influence of every observation"
           : problem.hasInequality   ? "a minimum as a constraint"
           : !problem.isFactorised   ? "a norm that is not a product of nearest-neighbour matrices"
                                     : "";
}

void refuseImpossible(const DivandProblemSize& problem) {
    if (problem.wantsExactError || problem.wantsInfluences) {
        throw Error(ErrorCode::InvalidRequest, "ocean.divand.errorNeedsDirect");
    }
    if (!problem.isFactorised) {
        throw Error(ErrorCode::InvalidRequest, "ocean.divand.iterativeNeedsBinomial");
    }
    if (problem.hasInequality) {
        // Pseudo-observations of variance 1e-7: what the coarse analysis leaves takes thousands of iterations.
        throw Error(ErrorCode::InvalidRequest, "ocean.divand.inequalityNeedsDirect");
    }
}

} // namespace

std::uint64_t factorBytes(std::size_t unknowns, std::size_t effectiveDimensions, std::size_t layers) {
    const double n = std::max(2.0, static_cast<double>(unknowns) / static_cast<double>(std::max<std::size_t>(layers, 1)));
    const auto d = static_cast<double>(effectiveDimensions);
    const double entries = effectiveDimensions <= 1   ? 4.0 * n
                           : effectiveDimensions == 2 ? 7.0 * n * std::log2(n)
                           : effectiveDimensions == 3 ? 40.0 * std::pow(n, 4.0 / 3.0)
                                                      : 16.0 * std::pow(n, 2.0 - 2.0 / d);
    // A factor is never fuller than a triangle.
    return static_cast<std::uint64_t>(kBytesOfAnEntry * static_cast<double>(std::max<std::size_t>(layers, 1)) *
                                      std::min(entries, 0.5 * n * (n + 1.0)));
}

DivandPlan planDivand(const DivandProblemSize& problem, DivandSolver asked, const core::MemoryBudget& budget) {
    const std::string need = needOf(problem);
    DivandPlan plan;
    plan.factorBytes = factorBytes(problem.unknowns, problem.effectiveDimensions, problem.layers);
    if (problem.wantsExactError || problem.wantsInfluences) {
        plan.factorBytes += static_cast<std::uint64_t>(kInverseShare * static_cast<double>(plan.factorBytes));
    }
    plan.iterationBytes = problem.isFactorised && !problem.hasInequality
                              ? problem.unknowns * (kIterationBytes + (problem.hasConstraint ? kConstraintBytes : 0))
                              : 0;
    const std::string factor = core::formatBytes(plan.factorBytes);
    const std::string limit = core::formatBytes(budget.bytes);
    const bool fits = plan.factorBytes <= budget.bytes;
    const bool isSmall = problem.unknowns < (problem.effectiveDimensions <= 2 ? kSmallFlat : kSmallSolid);
    if (asked == DivandSolver::Iterative) {
        refuseImpossible(problem);
        plan.isDirect = false;
        plan.reason = "iterative: as asked; " + sizeOf(problem);
        return plan;
    }
    if (need.empty() && asked == DivandSolver::Auto && !(isSmall && fits)) {
        plan.isDirect = false;
        plan.reason = "iterative: " + sizeOf(problem) + "; a factor would hold about " + factor +
                      (fits ? " and take longer" : ", the memory limit is " + limit);
        return plan;
    }
    if (static_cast<double>(plan.factorBytes) > kDoubt * static_cast<double>(budget.bytes)) {
        throw Error(ErrorCode::BudgetExceeded, "ocean.engine.factorTooLarge",
                    {{"what", need.empty() ? std::string("the direct solver") : need},
                     {"needed", factor},
                     {"unknowns", static_cast<std::int64_t>(problem.unknowns)},
                     {"dimensions", static_cast<std::int64_t>(problem.effectiveDimensions)},
                     {"budget", limit},
                     {"fits", core::formatBytes(plan.iterationBytes)}},
                    problem.wantsExactError && problem.isFactorised ? "hint.ocean.engine.approximateError"
                    : need.empty() && problem.isFactorised          ? "hint.ocean.engine.iterative"
                                                                    : "hint.core.memory.cut");
    }
    plan.reason = !need.empty() ? "direct: " + need + " needs a factor, about " + factor + " for " + sizeOf(problem)
                  : asked == DivandSolver::Direct
                      ? "direct: as asked; " + sizeOf(problem) + ", a factor of about " + factor
                      : "direct: " + sizeOf(problem) + ", a factor of about " + factor + " is quicker than an iteration";
    return plan;
}

DivandProblemSize problemSize(const DivandBackground& background, const DivandOptions& options, bool hasConstraint) {
    return {.unknowns = background.seaPoints(),
            .effectiveDimensions = background.effectiveDimensions(),
            .layers = background.layers(),
            .isFactorised = background.isFactorised(),
            .hasConstraint = hasConstraint,
            .wantsExactError = options.wantsError,
            .wantsInfluences = options.influence == DivandInfluence::All,
            .hasInequality = options.inequality.has_value()};
}

} // namespace phidias::processing::ocean

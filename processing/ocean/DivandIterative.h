#pragma once

#include "processing/ocean/DivandBackground.h"

#include <Eigen/Core>

#include <memory>
#include <stop_token>

namespace phidias::processing::ocean {

/// Used observations on the whole box: rows of H and their error covariance R.
struct BoxObservations {
    std::vector<std::size_t> begin{0}; ///< [observation + 1]
    std::vector<std::size_t> cell;
    std::vector<double> weight;
    Eigen::VectorXd variance;   ///< diagonal of R
    Eigen::MatrixXd covariance; ///< full R; empty = diagonal

    [[nodiscard]] std::size_t size() const { return begin.size() - 1; }
};

struct IterativeOptions {
    double tolerance = 1e-6; ///< bound of the relative error in the energy norm
    core::MemoryBudget budget = core::MemoryBudget::standard();
    std::stop_token stop{};
};

struct IterativeSolution {
    std::vector<double> field;       ///< [cell], land 0
    double relativeErrorBound = 0.0; ///< |x - exact|_A <= bound |x|_A
    double backgroundNorm = 0.0;     ///< x^T iB x
    int iterations = 0;              ///< applications of the background covariance
    std::string method;
};

/// Solves A x = H^T R^-1 y with A = iB + H^T R^-1 H + Hc^T Hc without a factor of A; memory is about 25 numbers a cell.
///
/// By x = B H^T l, (H B H^T + R) l = y, conjugate gradients in the space of the observations. B = coeff
/// M^-1 W M^-1 ... M^-1 costs a few nearest-neighbour systems (methods/DIVAND, section 6), each solved with a multigrid; the preconditioner
/// is the same analysis on a grid with cells of about half a correlation length, R^-1 - R^-1 G (iB_c + G^T R^-1 G)^-1 G^T R^-1, which
/// leaves what the coarse grid cannot see: a dozen iterations or so, whatever the number of cells.
/// The rows of a constraint join the observations as data of 0 with the error variance 1.
///
/// Since A - iB is positive semi-definite, |x - exact|_A^2 <= r^T B r of the true residual r = H^T R^-1 y - A x; this is evaluated at the
/// end, and the solution refined until the tolerance is met.
/// @thread one at a time; works with all OpenMP threads, the result does not depend on their number
class DivandIteration {
public:
    /// @param background    isFactorised()
    /// @param observations  kept by reference
    /// @param constraint    rows of Hc at the sea points; no rows = none
    /// @throws core::Error{BudgetExceeded}
    DivandIteration(const DivandBackground& background, const BoxObservations& observations, const SparseMatrix& constraint,
                    const IterativeOptions& options);
    DivandIteration(const DivandIteration&) = delete;
    DivandIteration& operator=(const DivandIteration&) = delete;
    ~DivandIteration();

    /// @param data  y [used observation], anomalies; behind them the data of the constraint rows, absent = 0   @throws
    /// core::Error{ComputationFailed} no convergence; core::Error{Cancelled}
    [[nodiscard]] IterativeSolution solve(const Eigen::VectorXd& data);

private:
    class Work;
    std::unique_ptr<Work> m_work;
};

/// The background covariance B as an operator on the sea points: by multigrid where iB is factorised, else by a sparse factor of it.
/// @thread one at a time
class BackgroundCovariance {
public:
    /// @param background  kept by reference   @throws core::Error{BudgetExceeded}
    BackgroundCovariance(const DivandBackground& background, const core::MemoryBudget& budget);
    BackgroundCovariance(const BackgroundCovariance&) = delete;
    BackgroundCovariance& operator=(const BackgroundCovariance&) = delete;
    ~BackgroundCovariance();

    /// B x. @param tolerance  of each nearest-neighbour system, relative
    [[nodiscard]] Eigen::VectorXd apply(const Eigen::VectorXd& x, double tolerance, std::stop_token stop) const;
    /// Most iterations that one nearest-neighbour system has taken so far; 0 with a factor.
    [[nodiscard]] int mostIterations() const;

private:
    struct Work;
    std::unique_ptr<Work> m_work;
};

} // namespace phidias::processing::ocean

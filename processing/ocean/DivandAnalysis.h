#pragma once

#include "processing/ocean/DivandBackground.h"
#include "processing/ocean/DivandConstraint.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace phidias::processing::ocean {

/// Observations of one analysis; positions in the coordinates of the grid.
struct DivandObservations {
    std::vector<std::vector<double>> position; ///< [dimension][observation]
    std::vector<double> value;                 ///< anomaly: observation minus background; NaN = not used
    std::vector<double> epsilon2; ///< [observation], relative error variance, > 0; infinite = not used. Empty with a full covariance
    Eigen::MatrixXd covariance;   ///< full R; then every observation must be used. Empty = diagonal

    [[nodiscard]] std::size_t size() const { return value.size(); }
};

/// n-linear interpolation from the sea points to the observations (DIVAnd_obs): corners on land get no weight, the others share it.
struct ObservationOperator {
    std::vector<std::size_t> begin;  ///< [observation + 1]
    std::vector<std::int64_t> point; ///< packed sea points
    std::vector<double> weight;
    std::vector<bool> isInside; ///< false: outside the grid or no sea around

    [[nodiscard]] double apply(std::size_t observation, const Eigen::VectorXd& x) const;
};

/// @param background  its grid with stretched edges is the one that positions refer to
[[nodiscard]] ObservationOperator observationOperator(const DivandBackground& background, const std::vector<std::vector<double>>& position);

enum class DivandSolver { Auto, Direct, Iterative };

/// How diag(HK) is found: exactly by selected inversion (direct solver), at up to 75 observations by a solution each, or its mean by 30
/// random vectors of fixed seed.
enum class DivandInfluence { None, All, Sampled, Mean };

/// Field >= minimum at every sea point, by analyses with pseudo-observations where it is not met (DIVAndrun, inequality constraint): after
/// each analysis every point with x <= minimum gets an observation of the minimum with the error variance
/// absoluteVariance + relativeVariance |x - minimum|^2 / points.
struct DivandInequality {
    double minimum = 0.0;
    int mostAnalyses = 10;
    double absoluteVariance = 1e-7;
    double relativeVariance = 1e-8;
};

struct DivandOptions {
    DivandSolver solver = DivandSolver::Auto;
    double tolerance = 1e-8; ///< iterative: bound of the relative error in the energy norm
    bool wantsError = false; ///< diag(P): needs the direct solver
    DivandInfluence influence = DivandInfluence::None;
    std::optional<DivandInequality> inequality{};
    std::vector<DivandConstraint> constraints{}; ///< further quadratic constraints
    std::vector<std::vector<double>> velocity{}; ///< advection constraint [dimension][cell]; empty = none
    core::MemoryBudget budget = core::MemoryBudget::standard();
    std::stop_token stop{};
};

struct DivandResult {
    Eigen::VectorXd field;         ///< analysed anomaly at the sea points
    Eigen::VectorXd error;         ///< diag(P), relative to the background variance, 0..1; empty when not wanted
    std::vector<double> residual;  ///< [observation] y - H x; NaN = not used
    std::vector<double> influence; ///< [observation] K_ii = diag(H P H^T) / R; NaN = not used or not sampled; empty when not wanted
    double meanInfluence = 0.0;    ///< mean of K_ii over the used observations, with DivandInfluence::Mean
    std::string solver;            ///< what ran
    std::string plan;              ///< why, with the numbers that decided; one sentence
    int iterations = 0;
    double relativeErrorBound = 0.0; ///< energy norm; 0 = direct
    std::size_t used = 0;
    double backgroundNorm = 0.0; ///< x^T iB x
    double misfitNorm = 0.0;     ///< sum of residual^2 / R
    double constraintNorm = 0.0; ///< |Hc x - yc|^2 / Rc, all constraints
};

/// Minimum of J(x) = x^T iB x + (H x - y)^T R^-1 (H x - y) + |Hc x - yc|^2 / Rc: solves (iB + H^T R^-1 H + Hc^T Hc) x = H^T R^-1 y.
/// [Troupin et al. 2012; Barth et al. 2014]. Without a used observation the field is 0 and the error 1.
///
/// @throws core::Error{InvalidRequest} shapes, epsilon2 not positive, or an iterative solution asked where it is not possible;
///         core::Error{BudgetExceeded}; core::Error{ComputationFailed} not positive definite, or no convergence; core::Error{Cancelled}
[[nodiscard]] DivandResult analyse(const DivandBackground& background, const DivandObservations& observations,
                                   const DivandOptions& options = {});

/// The error covariance P = A^-1 of one problem as an operator: one set-up (a factor, or an iteration) serves many vectors.
///
/// Without a factor P z = B z - K H B z: the background covariance less the analysis of what it says at the observations (and constraints).
/// @thread one at a time
class ErrorCovariance {
public:
    /// @param background, observations  kept by reference   @param options  solver, tolerance, constraints
    /// @throws as analyse()
    ErrorCovariance(const DivandBackground& background, const DivandObservations& observations, const DivandOptions& options);
    ErrorCovariance(const ErrorCovariance&) = delete;
    ErrorCovariance& operator=(const ErrorCovariance&) = delete;
    ~ErrorCovariance();
    /// P Z, in place. @param columns  at the sea points, column by column
    void apply(Eigen::MatrixXd& columns) const;
    /// Entries H P H^T of the observations themselves: the relative error variance of the analysis there; NaN = not used. Needs the factor.
    [[nodiscard]] std::vector<double> atObservations() const;
    [[nodiscard]] bool isDirect() const;

private:
    struct Work;
    std::unique_ptr<Work> m_work;
};

/// Clever poor man's error, 0 at perfect data .. 1 far from all: 1 - analysis of ones with shorter lengths, kept in [0, 1].   [DIVAnd_cpme;
/// Beckers et al. 2014]. As in the reference an observation counts by its place and epsilon2, whatever its value: one without a value that
/// is not to count needs an infinite epsilon2.
/// @param background  made with lengths / kCpmeLengthFactor
[[nodiscard]] Eigen::VectorXd cleverPoorMansError(const DivandBackground& background, const DivandObservations& observations,
                                                  const DivandOptions& options);
inline constexpr double kCpmeLengthFactor = 1.70766;

/// Lengths divided by kCpmeLengthFactor.
[[nodiscard]] std::vector<std::vector<double>> cpmeLengths(std::vector<std::vector<double>> lengths);

/// Factor by which epsilon2 should be multiplied so that residuals agree with it.   [Desroziers et al. 2005; DIVAnd_adaptedeps2]
[[nodiscard]] double desroziersFactor(const DivandObservations& observations, const DivandResult& result);

/// Quality scores of the observations; above 9 is suspect.   [DIVAnd_qc]
/// @param method  1 by diag(HK), 3 by its mean, 4 without scaling, 5 by y H x / y y, 0 = 1 where each influence is known, else 3
/// @param result  of an analysis with influences (all for method 1), or with their mean
[[nodiscard]] std::vector<double> qualityScores(const DivandObservations& observations, const DivandResult& result, int method);

} // namespace phidias::processing::ocean

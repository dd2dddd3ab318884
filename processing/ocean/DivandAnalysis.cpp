#include "processing/ocean/DivandAnalysis.h"

#include "core/util/Error.h"
#include "processing/ocean/DivandIterative.h"
#include "processing/ocean/DivandPlan.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <random>

namespace phidias::processing::ocean {

namespace {

using Triplet = Eigen::Triplet<double, std::int64_t>;
using core::Error;
using core::ErrorCode;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// Where a coordinate lies along one dimension: between `low` and `high`, `share` of the way.
struct Place {
    std::size_t low = 0;
    std::size_t high = 0;
    double share = 0.0;
    bool isInside = false;
};

Place locate(const std::vector<double>& coordinate, double x, bool isCyclic) {
    const std::size_t n = coordinate.size();
    Place place;
    if (!std::isfinite(x)) {
        return place;
    }
    if (n == 1) {
        place.isInside = x == coordinate.front();
        return place;
    }
    const double sign = coordinate[1] > coordinate[0] ? 1.0 : -1.0;
    const double first = sign * coordinate.front();
    double at = sign * x;
    const double last = sign * coordinate.back();
    if (isCyclic) {
        const double period = last + (last - sign * coordinate[n - 2]) - first;
        at -= std::floor((at - first) / period) * period;
        if (at > last) {
            const double gap = first + period - last;
            return {.low = n - 1, .high = 0, .share = (at - last) / gap, .isInside = true};
        }
    } else if (at < first || at > last) {
        return place;
    }
    const auto above = std::upper_bound(coordinate.begin(), coordinate.end(), sign * at,
                                        [sign](double value, double entry) { return sign * value < sign * entry; });
    const auto high = std::clamp<std::size_t>(static_cast<std::size_t>(above - coordinate.begin()), 1, n - 1);
    const double span = coordinate[high] - coordinate[high - 1];
    return {.low = high - 1, .high = high, .share = (sign * at - coordinate[high - 1]) / span, .isInside = true};
}

/// 1/R of each observation, 0 where it is not used.
std::vector<double> precisions(const DivandObservations& observations, const ObservationOperator& operatorH) {
    std::vector<double> precision(observations.size(), 0.0);
    for (std::size_t k = 0; k < observations.size(); ++k) {
        if (operatorH.isInside[k] && std::isfinite(observations.value[k])) {
            const double r = observations.covariance.size() > 0
                                 ? observations.covariance(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(k))
                                 : observations.epsilon2[k];
            if (!(r > 0.0)) {
                throw Error(ErrorCode::InvalidRequest, "ocean.divand.epsilonNotPositive",
                            {{"index", static_cast<std::int64_t>(k)}, {"given", r}});
            }
            precision[k] = 1.0 / r;
        }
    }
    return precision;
}

/// R_kk.
double varianceOf(const DivandObservations& observations, std::size_t k) {
    const auto index = static_cast<Eigen::Index>(k);
    return observations.covariance.size() > 0 ? observations.covariance(index, index) : observations.epsilon2[k];
}

/// Everything about the observations that an analysis needs.
class ObservationTerm {
public:
    ObservationTerm(const DivandBackground& background, const DivandObservations& observations)
        : m_operator(observationOperator(background, observations.position)), m_precision(precisions(observations, m_operator)) {
        if (observations.covariance.size() > 0) {
            if (std::any_of(m_precision.begin(), m_precision.end(), [](double p) { return p == 0.0; })) {
                throw Error(ErrorCode::InvalidRequest, "ocean.divand.fullCovarianceOutside");
            }
            const Eigen::LLT<Eigen::MatrixXd> factor(observations.covariance);
            if (factor.info() != Eigen::Success) {
                throw Error(ErrorCode::InvalidRequest, "ocean.divand.covarianceNotPositive");
            }
            m_fullPrecision = factor.solve(Eigen::MatrixXd::Identity(observations.covariance.rows(), observations.covariance.cols()));
        }
    }

    [[nodiscard]] const ObservationOperator& operatorH() const { return m_operator; }
    [[nodiscard]] const std::vector<double>& precision() const { return m_precision; }

    /// R^-1 v.
    [[nodiscard]] Eigen::VectorXd weighted(const Eigen::VectorXd& v) const {
        if (m_fullPrecision.size() > 0) {
            return m_fullPrecision * v;
        }
        Eigen::VectorXd result(v.size());
        for (Eigen::Index k = 0; k < v.size(); ++k) {
            const double p = m_precision[static_cast<std::size_t>(k)];
            result[k] = p > 0.0 ? p * v[k] : 0.0;
        }
        return result;
    }
    /// H x.
    [[nodiscard]] Eigen::VectorXd forward(const Eigen::VectorXd& x) const {
        Eigen::VectorXd result(static_cast<Eigen::Index>(m_precision.size()));
        for (std::size_t k = 0; k < m_precision.size(); ++k) {
            result[static_cast<Eigen::Index>(k)] = m_operator.apply(k, x);
        }
        return result;
    }
    /// H^T v.
    [[nodiscard]] Eigen::VectorXd backward(const Eigen::VectorXd& v, std::size_t points) const {
        Eigen::VectorXd result = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(points));
        for (std::size_t k = 0; k < m_precision.size(); ++k) {
            for (std::size_t c = m_operator.begin[k]; c < m_operator.begin[k + 1]; ++c) {
                result[m_operator.point[c]] += m_operator.weight[c] * v[static_cast<Eigen::Index>(k)];
            }
        }
        return result;
    }
    /// H^T R^-1 H.
    [[nodiscard]] SparseMatrix normalMatrix(std::size_t points) const {
        std::vector<Triplet> triplets;
        const auto addPair = [&](std::size_t k, std::size_t l, double p) {
            for (std::size_t a = m_operator.begin[k]; a < m_operator.begin[k + 1]; ++a) {
                for (std::size_t b = m_operator.begin[l]; b < m_operator.begin[l + 1]; ++b) {
                    triplets.emplace_back(m_operator.point[a], m_operator.point[b], p * m_operator.weight[a] * m_operator.weight[b]);
                }
            }
        };
        for (std::size_t k = 0; k < m_precision.size(); ++k) {
            if (m_fullPrecision.size() > 0) {
                for (std::size_t l = 0; l < m_precision.size(); ++l) {
                    addPair(k, l, m_fullPrecision(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(l)));
                }
            } else if (m_precision[k] > 0.0) {
                addPair(k, k, m_precision[k]);
            }
        }
        SparseMatrix matrix(static_cast<std::int64_t>(points), static_cast<std::int64_t>(points));
        matrix.setFromTriplets(triplets.begin(), triplets.end());
        return matrix;
    }

private:
    ObservationOperator m_operator;
    std::vector<double> m_precision;
    Eigen::MatrixXd m_fullPrecision;
};

void addDirectDiagnostics(const CholmodFactor& factor, const ObservationTerm& term, const DivandOptions& options, DivandResult& result) {
    const auto inverse = factor.selectedInverse(options.budget, options.stop);
    if (options.wantsError) {
        result.error.resize(result.field.size());
        for (Eigen::Index point = 0; point < result.field.size(); ++point) {
            result.error[point] = inverse.diagonal(static_cast<std::size_t>(point));
        }
    }
    if (options.influence == DivandInfluence::All) {
        const auto& h = term.operatorH();
        result.influence.assign(term.precision().size(), kNan);
        for (std::size_t k = 0; k < term.precision().size(); ++k) {
            if (term.precision()[k] > 0.0) {
                double sum = 0.0;
                for (std::size_t a = h.begin[k]; a < h.begin[k + 1]; ++a) {
                    for (std::size_t b = h.begin[k]; b < h.begin[k + 1]; ++b) {
                        sum += h.weight[a] * h.weight[b] *
                               inverse.at(static_cast<std::size_t>(h.point[a]), static_cast<std::size_t>(h.point[b]));
                    }
                }
                result.influence[k] = sum * term.precision()[k];
            }
        }
    }
}

/// All constraints of an analysis as one.
ScaledConstraint constraintOf(const DivandBackground& background, const DivandOptions& options) {
    auto constraints = options.constraints;
    if (!options.velocity.empty()) {
        constraints.push_back(advectionConstraint(background, options.velocity));
    }
    return joinedConstraints(background, constraints);
}

/// Pseudo-observations at sea points (inequality).
struct PointBounds {
    std::vector<std::size_t> point;
    double value = 0.0;
    double variance = 1.0;
};

/// Solves the normal equations of one problem, once or often.
class Engine {
public:
    Engine(const DivandBackground& background, const ObservationTerm& term, const DivandObservations& observations,
           const ScaledConstraint& constraint, const DivandOptions& options, bool isDirect)
        : m_background(background), m_term(term), m_constraint(constraint), m_options(options), m_isDirect(isDirect) {
        if (isDirect) {
            m_inverse = background.inverseCovariance();
        } else {
            m_box.covariance = observations.covariance; // all are used then
        }
        setBounds({});
    }

    void setBounds(const PointBounds& bounds) {
        m_bounds = bounds;
        if (m_isDirect) {
            SparseMatrix matrix = m_inverse + m_term.normalMatrix(m_background.seaPoints());
            if (m_constraint.rows.rows() > 0) {
                matrix += SparseMatrix(m_constraint.rows.transpose() * m_constraint.rows);
            }
            for (const std::size_t point : bounds.point) {
                matrix.coeffRef(static_cast<std::int64_t>(point), static_cast<std::int64_t>(point)) += 1.0 / bounds.variance;
            }
            m_factor.emplace(matrix, m_options.budget);
            return;
        }
        const auto& h = m_term.operatorH();
        m_iteration.reset();
        m_box.begin.assign(1, 0);
        m_box.cell.clear();
        m_box.weight.clear();
        std::vector<double> variance;
        for (std::size_t k = 0; k < h.isInside.size(); ++k) {
            if (m_term.precision()[k] > 0.0) {
                for (std::size_t c = h.begin[k]; c < h.begin[k + 1]; ++c) {
                    m_box.cell.push_back(m_background.cellOfPoint()[static_cast<std::size_t>(h.point[c])]);
                    m_box.weight.push_back(h.weight[c]);
                }
                m_box.begin.push_back(m_box.cell.size());
                variance.push_back(1.0 / m_term.precision()[k]);
            }
        }
        m_box.variance = Eigen::Map<const Eigen::VectorXd>(variance.data(), static_cast<Eigen::Index>(variance.size()));
        m_iteration.emplace(m_background, m_box, m_constraint.rows,
                            IterativeOptions{.tolerance = m_options.tolerance, .budget = m_options.budget, .stop = m_options.stop});
    }

    /// Field of the data y [observation], 0 where not used, and of data of the constraint (empty = its own).
    Eigen::VectorXd solve(const Eigen::VectorXd& y, DivandResult& result, const Eigen::VectorXd& constraintData = {}) {
        const Eigen::VectorXd& held = constraintData.size() > 0 ? constraintData : m_constraint.data;
        if (m_options.stop.stop_requested()) {
            throw Error(ErrorCode::Cancelled, "core.cancelled");
        }
        if (m_isDirect) {
            Eigen::VectorXd field = m_term.backward(m_term.weighted(y), m_background.seaPoints());
            if (held.size() > 0) {
                field += m_constraint.rows.transpose() * held;
            }
            for (const std::size_t point : m_bounds.point) {
                field[static_cast<Eigen::Index>(point)] += m_bounds.value / m_bounds.variance;
            }
            m_factor->solve({field.data(), static_cast<std::size_t>(field.size())});
            result.solver = "CHOLMOD";
            result.backgroundNorm = field.dot(m_inverse * field);
            return field;
        }
        Eigen::VectorXd data(static_cast<Eigen::Index>(m_box.size()) + held.size());
        Eigen::Index next = 0;
        for (std::size_t k = 0; k < m_term.precision().size(); ++k) {
            if (m_term.precision()[k] > 0.0) {
                data[next++] = y[static_cast<Eigen::Index>(k)];
            }
        }
        data.tail(held.size()) = held;
        const auto solution = m_iteration->solve(data);
        result.iterations += solution.iterations;
        result.relativeErrorBound = std::max(result.relativeErrorBound, solution.relativeErrorBound);
        result.backgroundNorm = solution.backgroundNorm;
        result.solver = solution.method;
        return m_background.packed(solution.field);
    }

    [[nodiscard]] const CholmodFactor& factor() const { return *m_factor; }

private:
    const DivandBackground& m_background;
    const ObservationTerm& m_term;
    const ScaledConstraint& m_constraint;
    const DivandOptions& m_options;
    bool m_isDirect;
    PointBounds m_bounds;
    SparseMatrix m_inverse;
    std::optional<CholmodFactor> m_factor;
    BoxObservations m_box;
    std::optional<DivandIteration> m_iteration;
};

/// Repeats the analysis with pseudo-observations until no point lies below the minimum, or the tries are used up.
void holdMinimum(Engine& engine, const DivandInequality& inequality, const Eigen::VectorXd& y, DivandResult& result) {
    for (int analyses = 1; analyses < inequality.mostAnalyses; ++analyses) {
        if (!(result.field.array() < inequality.minimum).any()) {
            return;
        }
        PointBounds bounds;
        bounds.value = inequality.minimum;
        bounds.variance = inequality.absoluteVariance + inequality.relativeVariance *
                                                            (result.field.array() - inequality.minimum).square().sum() /
                                                            static_cast<double>(result.field.size());
        for (Eigen::Index point = 0; point < result.field.size(); ++point) {
            if (result.field[point] <= inequality.minimum) {
                bounds.point.push_back(static_cast<std::size_t>(point));
            }
        }
        engine.setBounds(bounds);
        result.field = engine.solve(y, result);
    }
}

/// K_ii at some observations, or its mean, by solutions with other data: H x of the data z is H P H^T R^-1 z.
void addInfluenceByProbes(Engine& engine, const ObservationTerm& term, DivandInfluence influence, DivandResult& result) {
    constexpr std::size_t kSamples = 75;
    constexpr int kVectors = 30;
    DivandResult ignored;
    std::vector<std::size_t> used;
    for (std::size_t k = 0; k < term.precision().size(); ++k) {
        if (term.precision()[k] > 0.0) {
            used.push_back(k);
        }
    }
    Eigen::VectorXd z = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(term.precision().size()));
    if (influence == DivandInfluence::Sampled) {
        result.influence.assign(term.precision().size(), kNan);
        const std::size_t count = std::min(kSamples, used.size());
        for (std::size_t sample = 0; sample < count; ++sample) {
            const std::size_t k = used[(2 * sample + 1) * used.size() / (2 * count)]; // spread over the file
            z.setZero();
            z[static_cast<Eigen::Index>(k)] = 1.0;
            result.influence[k] = term.operatorH().apply(k, engine.solve(z, ignored));
        }
        return;
    }
    std::mt19937_64 random(20140101);
    std::normal_distribution<double> normal;
    double sum = 0.0;
    for (int vector = 0; vector < kVectors; ++vector) {
        z.setZero();
        for (const std::size_t k : used) {
            z[static_cast<Eigen::Index>(k)] = normal(random);
        }
        sum += z.dot(term.forward(engine.solve(z, ignored))) / z.squaredNorm();
    }
    result.meanInfluence = sum / kVectors;
}

void checkShapes(const DivandBackground& background, const DivandObservations& observations) {
    const bool isFull = observations.covariance.size() > 0;
    const auto count = static_cast<Eigen::Index>(observations.size());
    bool fits = observations.position.size() == background.grid().dimensions() &&
                (isFull ? observations.covariance.rows() == count && observations.covariance.cols() == count
                        : observations.epsilon2.size() == observations.size());
    for (const auto& position : observations.position) {
        fits = fits && position.size() == observations.size();
    }
    if (!fits) {
        throw Error(ErrorCode::InvalidRequest, "ocean.divand.gridShape",
                    {{"what", std::string("positions, values and epsilon2 of the observations differ in number")}});
    }
}

} // namespace

double ObservationOperator::apply(std::size_t observation, const Eigen::VectorXd& x) const {
    double sum = 0.0;
    for (std::size_t c = begin[observation]; c < begin[observation + 1]; ++c) {
        sum += weight[c] * x[point[c]];
    }
    return sum;
}

ObservationOperator observationOperator(const DivandBackground& background, const std::vector<std::vector<double>>& position) {
    const auto& grid = background.grid();
    const std::size_t dimensions = grid.dimensions();
    const std::size_t count = position.front().size();
    ObservationOperator h;
    h.begin.assign(1, 0);
    h.isInside.assign(count, false);
    std::vector<Place> places(dimensions);
    for (std::size_t k = 0; k < count; ++k) {
        bool isInside = true;
        for (std::size_t d = 0; d < dimensions; ++d) {
            places[d] = locate(grid.coordinate[d], position[d][k], grid.cyclic(d));
            isInside = isInside && places[d].isInside;
        }
        double total = 0.0;
        const std::size_t first = h.point.size();
        for (std::size_t corner = 0; isInside && corner < (std::size_t{1} << dimensions); ++corner) {
            double weight = 1.0;
            std::size_t cell = 0;
            for (std::size_t d = 0; d < dimensions; ++d) {
                const bool isHigh = ((corner >> d) & 1U) != 0;
                weight *= isHigh ? places[d].share : 1.0 - places[d].share;
                cell += (isHigh ? places[d].high : places[d].low) * grid.step(d);
            }
            if (weight != 0.0 && grid.isSea[cell] != 0) {
                h.point.push_back(background.pointOfCell(cell));
                h.weight.push_back(weight);
                total += weight;
            }
        }
        for (std::size_t c = first; c < h.weight.size(); ++c) {
            h.weight[c] /= total;
        }
        h.isInside[k] = total > 0.0;
        h.begin.push_back(h.point.size());
    }
    return h;
}

DivandResult analyse(const DivandBackground& background, const DivandObservations& observations, const DivandOptions& options) {
    checkShapes(background, observations);
    const ObservationTerm term(background, observations);
    DivandResult result;
    result.used =
        static_cast<std::size_t>(std::count_if(term.precision().begin(), term.precision().end(), [](double p) { return p > 0.0; }));
    Eigen::VectorXd y = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(observations.size()));
    for (std::size_t k = 0; k < observations.size(); ++k) {
        y[static_cast<Eigen::Index>(k)] = term.precision()[k] > 0.0 ? observations.value[k] : 0.0;
    }
    const ScaledConstraint constraint = constraintOf(background, options);

    const bool needsFactor = options.wantsError || options.influence == DivandInfluence::All;
    const auto plan = planDivand(problemSize(background, options, constraint.rows.rows() > 0), options.solver, options.budget);
    result.plan = plan.reason;
    Engine engine(background, term, observations, constraint, options, plan.isDirect);
    result.field = engine.solve(y, result);
    if (options.inequality) {
        holdMinimum(engine, *options.inequality, y, result);
    }
    if (needsFactor) {
        addDirectDiagnostics(engine.factor(), term, options, result);
    }
    if ((options.influence == DivandInfluence::Mean || options.influence == DivandInfluence::Sampled) && result.used > 0) {
        addInfluenceByProbes(engine, term, options.influence, result);
    }
    const Eigen::VectorXd misfit = y - term.forward(result.field);
    result.residual.assign(observations.size(), kNan);
    for (std::size_t k = 0; k < observations.size(); ++k) {
        if (term.precision()[k] > 0.0) {
            result.residual[k] = misfit[static_cast<Eigen::Index>(k)];
        }
    }
    result.misfitNorm = misfit.dot(term.weighted(misfit));
    result.constraintNorm = constraint.rows.rows() > 0 ? (constraint.rows * result.field - constraint.data).squaredNorm() : 0.0;
    return result;
}

struct ErrorCovariance::Work {
    Work(const DivandBackground& covariance, const DivandObservations& data, const DivandOptions& asked)
        : background(covariance), observations(data), options(asked), term(covariance, data), constraint(constraintOf(covariance, asked)),
          isDirect(planDivand(problemSize(covariance, asked, constraint.rows.rows() > 0), asked.solver, asked.budget).isDirect),
          engine(covariance, term, data, constraint, options, isDirect) {
        if (!isDirect) {
            prior.emplace(covariance, asked.budget);
        }
    }

    const DivandBackground& background;
    const DivandObservations& observations;
    DivandOptions options;
    ObservationTerm term;
    ScaledConstraint constraint;
    bool isDirect;
    Engine engine;
    std::optional<BackgroundCovariance> prior;
};

ErrorCovariance::ErrorCovariance(const DivandBackground& background, const DivandObservations& observations, const DivandOptions& options) {
    checkShapes(background, observations);
    m_work = std::make_unique<Work>(background, observations, options);
}

ErrorCovariance::~ErrorCovariance() = default;

bool ErrorCovariance::isDirect() const {
    return m_work->isDirect;
}

void ErrorCovariance::apply(Eigen::MatrixXd& columns) const {
    if (m_work->options.stop.stop_requested()) {
        throw Error(ErrorCode::Cancelled, "core.cancelled");
    }
    if (m_work->isDirect) {
        m_work->engine.factor().solve({columns.data(), static_cast<std::size_t>(columns.size())});
        return;
    }
    DivandResult ignored;
    for (Eigen::Index column = 0; column < columns.cols(); ++column) {
        const Eigen::VectorXd prior = m_work->prior->apply(columns.col(column), 0.1 * m_work->options.tolerance, m_work->options.stop);
        const auto& rows = m_work->constraint.rows;
        const Eigen::VectorXd held = rows.rows() > 0 ? Eigen::VectorXd(rows * prior) : Eigen::VectorXd();
        columns.col(column) = prior - m_work->engine.solve(m_work->term.forward(prior), ignored, held);
    }
}

std::vector<double> ErrorCovariance::atObservations() const {
    DivandOptions options = m_work->options;
    options.wantsError = false;
    options.influence = DivandInfluence::All;
    DivandResult result;
    result.field = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(m_work->background.seaPoints()));
    if (!m_work->isDirect) {
        throw Error(ErrorCode::InvalidRequest, "ocean.divand.errorNeedsDirect");
    }
    addDirectDiagnostics(m_work->engine.factor(), m_work->term, options, result);
    for (std::size_t k = 0; k < result.influence.size(); ++k) {
        result.influence[k] /= m_work->term.precision()[k];
    }
    return result.influence;
}

std::vector<std::vector<double>> cpmeLengths(std::vector<std::vector<double>> lengths) {
    for (auto& length : lengths) {
        for (double& value : length) {
            value /= kCpmeLengthFactor;
        }
    }
    return lengths;
}

Eigen::VectorXd cleverPoorMansError(const DivandBackground& background, const DivandObservations& observations,
                                    const DivandOptions& options) {
    DivandObservations ones = observations;
    std::fill(ones.value.begin(), ones.value.end(), 1.0);
    DivandOptions plain = options;
    plain.wantsError = false;
    plain.influence = DivandInfluence::None;
    plain.inequality.reset();
    const auto result = analyse(background, ones, plain);
    return 1.0 - result.field.array().max(0.0).min(1.0);
}

double desroziersFactor(const DivandObservations& observations, const DivandResult& result) {
    double d0 = 0.0;
    double d1 = 0.0;
    double precision = 0.0;
    for (std::size_t k = 0; k < observations.size(); ++k) {
        if (std::isfinite(result.residual[k])) {
            const double p = 1.0 / observations.epsilon2[k];
            d0 += observations.value[k] * observations.value[k] * p;
            d1 += observations.value[k] * result.residual[k] * p;
            precision += p;
        }
    }
    return precision / static_cast<double>(result.used) / (d0 / d1 - 1.0);
}

std::vector<double> qualityScores(const DivandObservations& observations, const DivandResult& result, int method) {
    double errorSum = 0.0;
    double squares = 0.0;
    double product = 0.0;
    double influenceSum = 0.0;
    for (std::size_t k = 0; k < observations.size(); ++k) {
        if (std::isfinite(result.residual[k])) {
            errorSum += varianceOf(observations, k);
            squares += observations.value[k] * observations.value[k];
            product += observations.value[k] * (observations.value[k] - result.residual[k]);
            influenceSum += result.influence.empty() ? result.meanInfluence : result.influence[k];
        }
    }
    const auto used = static_cast<double>(result.used);
    const double meanError = errorSum / used;
    const double meanEpsilon2 = squares / used * meanError / (1.0 + meanError);
    const int chosen = method != 0 ? method : (result.influence.empty() ? 3 : 1);
    const double meanInfluence = chosen == 5 ? product / squares * static_cast<double>(observations.size()) / used : influenceSum / used;
    std::vector<double> scores(observations.size(), kNan);
    for (std::size_t k = 0; k < observations.size(); ++k) {
        if (!std::isfinite(result.residual[k])) {
            continue;
        }
        const double squared = result.residual[k] * result.residual[k];
        const double relative = varianceOf(observations, k) / meanError;
        const double rest = 1.0 - (chosen == 1 ? result.influence[k] : meanInfluence);
        scores[k] = chosen == 4 ? squared / (relative * rest * rest) : squared / (meanEpsilon2 * relative * rest);
    }
    return scores;
}

} // namespace phidias::processing::ocean

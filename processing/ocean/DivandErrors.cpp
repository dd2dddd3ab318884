#include "processing/ocean/DivandErrors.h"

#include "core/util/Error.h"
#include "processing/ocean/DivandPlan.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <random>
#include <sstream>

namespace phidias::processing::ocean {

namespace {

constexpr std::uint64_t kSeed = 20140101;
constexpr int kScaleVectors = 7;
constexpr double kShare = 0.4;             ///< of the cells: with more sampled places the exact error is cheaper
constexpr std::size_t kMostSolutions = 64; ///< of the diagonal way, for the automatic choice: an analysis each
constexpr std::size_t kBlock = 32;         ///< solutions at a time

std::string text(double value) {
    std::ostringstream stream;
    stream.precision(3);
    stream << value;
    return stream.str();
}

/// Least and greatest length in cells along each correlated dimension, at sea.
struct Reach {
    std::vector<double> least;
    std::vector<double> most;
    std::vector<std::size_t> dimension;
};

Reach reachOf(const DivandGrid& grid, const std::vector<std::vector<double>>& lengths) {
    Reach reach;
    for (std::size_t d = 0; d < grid.dimensions(); ++d) {
        double least = std::numeric_limits<double>::infinity();
        double most = 0.0;
        for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
            if (grid.isSea[cell] != 0) {
                const double cells = lengths[d][cell] * grid.inverseSpacing[d][cell];
                least = std::min(least, cells);
                most = std::max(most, cells);
            }
        }
        if (most > 0.0) {
            reach.least.push_back(least);
            reach.most.push_back(most);
            reach.dimension.push_back(d);
        }
    }
    return reach;
}

DivandOptions plainOptions(const DivandOptions& options) {
    DivandOptions plain = options;
    plain.wantsError = false;
    plain.influence = DivandInfluence::None;
    plain.inequality.reset();
    return plain;
}

Eigen::VectorXd scaledCpme(Eigen::VectorXd error, const DivandBackground& background, const DivandObservations& observations,
                           const DivandOptions& options) {
    const ErrorCovariance covariance(background, observations, plainOptions(options));
    std::mt19937_64 random(kSeed);
    std::normal_distribution<double> normal;
    Eigen::MatrixXd z(error.size(), kScaleVectors);
    for (Eigen::Index column = 0; column < z.cols(); ++column) {
        for (Eigen::Index point = 0; point < z.rows(); ++point) {
            z(point, column) = normal(random);
        }
    }
    Eigen::MatrixXd image = z;
    covariance.apply(image);
    double level = 0.0;
    for (Eigen::Index column = 0; column < z.cols(); ++column) {
        level += z.col(column).dot(image.col(column)) / z.col(column).squaredNorm() / kScaleVectors;
    }
    error.array() += 0.5 * (level - error.mean());
    error *= level / error.mean();
    return error.array().max(0.0).min(1.0);
}

/// Spacing of the unit vectors along each dimension.
std::vector<std::size_t> probeSpacing(const DivandGrid& grid, const Reach& reach) {
    std::vector<std::size_t> spacing(grid.dimensions(), 1);
    for (std::size_t k = 0; k < reach.dimension.size(); ++k) {
        const std::size_t d = reach.dimension[k];
        std::size_t cells = std::clamp<std::size_t>(static_cast<std::size_t>(std::llround(6.0 * reach.most[k])), 1, grid.size[d]);
        while (grid.cyclic(d) && grid.size[d] % cells != 0) {
            ++cells; // evenly around the ring; ends at the size itself
        }
        spacing[d] = cells;
    }
    return spacing;
}

std::size_t product(const std::vector<std::size_t>& factors) {
    return std::accumulate(factors.begin(), factors.end(), std::size_t{1}, std::multiplies<>());
}

Eigen::VectorXd diagonalByProbes(const DivandBackground& background, const DivandObservations& observations, const DivandOptions& options,
                                 const std::vector<std::size_t>& spacing) {
    const auto& grid = background.grid();
    const ErrorCovariance covariance(background, observations, plainOptions(options));
    const auto cells = background.cellOfPoint();
    std::vector<std::size_t> group(cells.size(), 0);
    for (std::size_t point = 0; point < cells.size(); ++point) {
        std::size_t stride = 1;
        for (std::size_t d = 0; d < grid.dimensions(); ++d) {
            group[point] += cells[point] / grid.step(d) % grid.size[d] % spacing[d] * stride;
            stride *= spacing[d];
        }
    }
    const std::size_t groups = product(spacing);
    Eigen::VectorXd diagonal(static_cast<Eigen::Index>(cells.size()));
    for (std::size_t first = 0; first < groups; first += kBlock) {
        const std::size_t count = std::min(kBlock, groups - first);
        Eigen::MatrixXd columns = Eigen::MatrixXd::Zero(diagonal.size(), static_cast<Eigen::Index>(count));
        for (std::size_t point = 0; point < cells.size(); ++point) {
            if (group[point] >= first && group[point] < first + count) {
                columns(static_cast<Eigen::Index>(point), static_cast<Eigen::Index>(group[point] - first)) = 1.0;
            }
        }
        covariance.apply(columns);
        for (std::size_t point = 0; point < cells.size(); ++point) {
            if (group[point] >= first && group[point] < first + count) {
                diagonal[static_cast<Eigen::Index>(point)] =
                    columns(static_cast<Eigen::Index>(point), static_cast<Eigen::Index>(group[point] - first));
            }
        }
    }
    return diagonal;
}

/// Whether a factor takes no longer than a few iterative solutions.
/// Whether a factor, with its inverse beside it, is quick and fits.
bool isFactorCheap(std::size_t points, const Reach& reach, const core::MemoryBudget& budget) {
    return points < (reach.dimension.size() <= 2 ? 300000U : 15000U) && 2 * factorBytes(points, reach.dimension.size()) <= budget.bytes;
}

/// diag(H P H^T) at observations, exactly where there is a factor, else by a solution each.
std::vector<double> varianceAt(const DivandBackground& background, const DivandObservations& observations, const DivandOptions& options) {
    const ErrorCovariance covariance(background, observations, plainOptions(options));
    if (covariance.isDirect()) {
        return covariance.atObservations();
    }
    const auto h = observationOperator(background, observations.position);
    std::vector<double> variance(observations.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t k = 0; k < variance.size(); ++k) {
        if (h.isInside[k]) {
            Eigen::MatrixXd column = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(background.seaPoints()), 1);
            for (std::size_t c = h.begin[k]; c < h.begin[k + 1]; ++c) {
                column(h.point[c], 0) += h.weight[c];
            }
            covariance.apply(column);
            variance[k] = h.apply(k, column.col(0));
        }
    }
    return variance;
}

Eigen::VectorXd almostExact(const DivandGrid& grid, const std::vector<std::vector<double>>& lengths, const DivandNorm& norm,
                            const DivandBackground& background, const DivandObservations& observations, const DivandOptions& options,
                            std::size_t places) {
    // Fake observations that say nothing, at random cells.
    DivandObservations all = observations;
    double meanEpsilon2 = 0.0;
    std::size_t used = 0;
    for (const double epsilon2 : observations.epsilon2) {
        meanEpsilon2 += std::isfinite(epsilon2) ? epsilon2 : 0.0; // infinite: not used
        used += std::isfinite(epsilon2) ? 1U : 0U;
    }
    const double nothing = std::max(1e6, 1e6 * meanEpsilon2 / static_cast<double>(std::max<std::size_t>(1, used)));
    std::mt19937_64 random(kSeed);
    const auto cells = background.cellOfPoint();
    const auto& stretched = background.grid();
    for (std::size_t place = 0; place < places; ++place) {
        const std::size_t cell = cells[random() % cells.size()];
        for (std::size_t d = 0; d < grid.dimensions(); ++d) {
            all.position[d].push_back(stretched.coordinate[d][cell / stretched.step(d) % stretched.size[d]]);
        }
        all.value.push_back(0.0);
        all.epsilon2.push_back(nothing);
    }
    DivandObservations blind = all;
    std::fill(blind.epsilon2.begin(), blind.epsilon2.end(), 1e25);
    const auto priorVariance = varianceAt(background, blind, options);
    const auto errorVariance = varianceAt(background, all, options);
    double mean = 0.0;
    std::size_t count = 0;
    for (const double variance : priorVariance) {
        mean += std::isfinite(variance) ? variance : 0.0;
        count += std::isfinite(variance) ? 1U : 0U;
    }
    mean /= static_cast<double>(std::max<std::size_t>(1, count));
    DivandObservations sampled = all;
    std::fill(sampled.epsilon2.begin(), sampled.epsilon2.end(), 0.01);
    for (std::size_t k = 0; k < sampled.size(); ++k) {
        sampled.value[k] = priorVariance[k] - mean; // NaN = not used
    }
    const DivandOptions plain = plainOptions(options);
    const Eigen::VectorXd prior = (analyse(background, sampled, plain).field.array() + mean).max(0.0);
    for (std::size_t k = 0; k < sampled.size(); ++k) {
        sampled.value[k] = priorVariance[k] - errorVariance[k];
    }
    const DivandBackground shorter(grid, cpmeLengths(lengths), norm);
    return (prior - analyse(shorter, sampled, plain).field).array().max(0.0);
}

} // namespace

std::string nameOf(ErrorMethod method) {
    switch (method) {
    case ErrorMethod::Cpme:
        return "cpme";
    case ErrorMethod::ScaledCpme:
        return "scaled-cpme";
    case ErrorMethod::Exact:
        return "exact";
    case ErrorMethod::AlmostExact:
        return "almost-exact";
    case ErrorMethod::Diagonal:
        return "diagonal";
    case ErrorMethod::Auto:
        return "auto";
    default:
        return "none";
    }
}

ErrorMethod errorMethodNamed(const std::string& name) {
    for (const auto method : {ErrorMethod::Cpme, ErrorMethod::ScaledCpme, ErrorMethod::Exact, ErrorMethod::AlmostExact,
                              ErrorMethod::Diagonal, ErrorMethod::Auto}) {
        if (nameOf(method) == name) {
            return method;
        }
    }
    return ErrorMethod::None;
}

ErrorField errorField(ErrorMethod method, const DivandGrid& grid, const std::vector<std::vector<double>>& lengths, const DivandNorm& norm,
                      const DivandBackground& background, const DivandObservations& observations, const DivandOptions& options) {
    ErrorField result{.error = {}, .method = method, .reason = {}};
    const Reach reach = reachOf(grid, lengths);
    const std::size_t points = background.seaPoints();
    const auto spacing = probeSpacing(grid, reach);
    if (method == ErrorMethod::Auto) {
        double reached = static_cast<double>(observations.size());
        const auto n = static_cast<double>(reach.dimension.size());
        for (std::size_t k = 0; k < reach.dimension.size(); ++k) {
            reached *= reach.least[k] / static_cast<double>(grid.size[reach.dimension[k]]);
        }
        reached *= std::pow(std::numbers::pi, n) / std::tgamma(0.5 * n + 1.0);
        const bool isCheap = options.solver != DivandSolver::Iterative && isFactorCheap(points, reach, options.budget);
        const std::string density = text(reached) + " observations in the reach of one";
        if (isCheap) {
            result.method = ErrorMethod::Exact;
            result.reason = "exact: a factor of " + std::to_string(points) + " unknowns is cheap";
        } else if (reached < 1.0) {
            result.method = ErrorMethod::Cpme;
            result.reason = "cpme: " + density + ", where it is close to the exact error";
        } else if (reached <= 10.0 && product(spacing) <= kMostSolutions) {
            result.method = ErrorMethod::Diagonal;
            result.reason = "diagonal: " + density + ", and " + std::to_string(product(spacing)) + " solutions give it";
        } else {
            result.method = ErrorMethod::ScaledCpme;
            result.reason =
                "scaled-cpme: " + density + ", and an exact error would take a factor of " + std::to_string(points) + " unknowns";
        }
    }
    DivandOptions many = options;
    if (many.solver == DivandSolver::Auto && isFactorCheap(points, reach, options.budget)) {
        many.solver = DivandSolver::Direct; // one factor instead of a solution for each of many vectors
    }
    if (result.method == ErrorMethod::AlmostExact) {
        double ofLengths = static_cast<double>(points);
        for (const double least : reach.least) {
            ofLengths /= std::max(least, 1e-3) / 1.7;
        }
        const double ofCells = static_cast<double>(points) / std::pow(10.0, static_cast<double>(grid.dimensions()));
        const double places = std::ceil(std::max(ofLengths, ofCells));
        if (places > kShare * static_cast<double>(points) || observations.covariance.size() > 0) {
            result.method = ErrorMethod::Exact;
            result.reason = "exact: the almost exact way would sample " + text(places) + " of " + std::to_string(points) + " cells";
        } else {
            result.error = almostExact(grid, lengths, norm, background, observations, many, static_cast<std::size_t>(places));
            return result;
        }
    }
    if (result.method == ErrorMethod::Exact) {
        DivandOptions exact = plainOptions(options);
        exact.wantsError = true;
        result.error = analyse(background, observations, exact).error;
    } else if (result.method == ErrorMethod::Diagonal) {
        result.error = diagonalByProbes(background, observations, many, spacing);
    } else {
        const DivandBackground shorter(grid, cpmeLengths(lengths), norm);
        // What the analysis does not use says nothing about its error either.
        DivandObservations used = observations;
        for (std::size_t k = 0; k < used.epsilon2.size(); ++k) {
            if (!std::isfinite(used.value[k])) {
                used.epsilon2[k] = std::numeric_limits<double>::infinity();
            }
        }
        result.error = cleverPoorMansError(shorter, used, options);
        if (result.method == ErrorMethod::ScaledCpme) {
            result.error = scaledCpme(result.error, background, observations, many);
        }
    }
    return result;
}

} // namespace phidias::processing::ocean

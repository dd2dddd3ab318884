#include "processing/ocean/DivandCrossValidation.h"

#include "core/util/Error.h"
#include "processing/numerics/OneThreadBlas.h"
#include "processing/ocean/DivandIterative.h"
#include "processing/ocean/DivandPlan.h"

#include <omp.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>
#include <optional>

namespace phidias::processing::ocean {

namespace {

using core::Error;
using core::ErrorCode;

constexpr double kRangeLength = 1.0;
constexpr double kRangeEpsilon2 = 1.5;

/// -range .. range in 2 n + 1 steps.
std::vector<double> exponents(int n, double range) {
    std::vector<double> values;
    for (int k = -n; k <= n; ++k) {
        values.push_back(n == 0 ? 0.0 : range * static_cast<double>(k) / static_cast<double>(n));
    }
    return values;
}

CrossValidationMethod chosenMethod(CrossValidationMethod method, std::size_t used) {
    if (method != CrossValidationMethod::Auto) {
        return method;
    }
    return used < 130 ? CrossValidationMethod::Full : used > 1000 ? CrossValidationMethod::Generalised : CrossValidationMethod::Sampled;
}

void estimate(const DivandObservations& observations, const DivandResult& result, CrossValidationMethod method,
              CrossValidationPoint& point) {
    double errors = 0.0;
    double precision = 0.0;
    double influence = 0.0;
    std::size_t sampled = 0;
    for (std::size_t k = 0; k < observations.size(); ++k) {
        if (!std::isfinite(result.residual[k])) {
            continue;
        }
        const double own = 1.0 / observations.epsilon2[k];
        precision += own;
        const double share = method == CrossValidationMethod::Generalised ? result.meanInfluence : result.influence[k];
        if (std::isfinite(share)) {
            const double predicted = result.residual[k] / (1.0 - share);
            errors += predicted * predicted * own;
            influence += share;
            ++sampled;
        }
    }
    const auto used = static_cast<double>(result.used);
    point.value = errors * used / static_cast<double>(sampled) / precision;
    point.meanInfluence = influence / static_cast<double>(sampled);
}

/// The least node of the DIVAnd surface through the points.
void interpolate(CrossValidationResult& result, const CrossValidationOptions& options, bool isGeneralised) {
    DivandGrid grid;
    std::vector<std::vector<double>> lengths;
    DivandObservations observations;
    const bool isBoth = options.lengths > 0 && options.epsilons > 0;
    const std::size_t nodes = isBoth ? 71 : 101;
    const auto addAxis = [&](double range, double length, auto coordinate) {
        grid.size.push_back(nodes);
        std::vector<double> axis;
        for (std::size_t k = 0; k < nodes; ++k) {
            axis.push_back(1.1 * range * (2.0 * static_cast<double>(k) / static_cast<double>(nodes - 1) - 1.0));
        }
        grid.coordinate.push_back(axis);
        lengths.emplace_back(1, length);
        observations.position.emplace_back();
        for (const auto& point : result.points) {
            observations.position.back().push_back(point.*coordinate);
        }
    };
    if (options.lengths > 0) {
        addAxis(kRangeLength, 1.0, &CrossValidationPoint::log10FactorLength);
    }
    if (options.epsilons > 0) {
        addAxis(kRangeEpsilon2, 1.5, &CrossValidationPoint::log10FactorEpsilon2);
    }
    const std::size_t cells = grid.cells();
    grid.isSea.assign(cells, 1);
    for (std::size_t d = 0; d < grid.size.size(); ++d) {
        grid.inverseSpacing.emplace_back(cells, 1.0 / (grid.coordinate[d][1] - grid.coordinate[d][0]));
        lengths[d].assign(cells, lengths[d].front());
    }
    for (const auto& point : result.points) {
        observations.value.push_back(point.value);
        const double rest = 1.0 - point.meanInfluence;
        observations.epsilon2.push_back(isGeneralised ? 1.0 / 2000.0 / (rest * rest) : 1.0 / 5000.0);
    }
    DivandNorm norm;
    norm.alpha = {0.0, 2.0, 1.0};
    norm.alphabc = {0.0};
    const DivandBackground background(grid, lengths, norm);
    const auto surface = background.unpacked(analyse(background, observations).field);
    const auto least = static_cast<std::size_t>(std::min_element(surface.begin(), surface.end()) - surface.begin());
    result.minimum = surface[least];
    result.surface = surface;
    std::size_t d = 0;
    if (options.lengths > 0) {
        result.surfaceLog10Length = grid.coordinate[d];
        result.bestFactorLength = std::pow(10.0, grid.coordinate[d++][least % nodes]);
    }
    if (options.epsilons > 0) {
        result.surfaceLog10Epsilon2 = grid.coordinate[d];
        result.bestFactorEpsilon2 = std::pow(10.0, grid.coordinate[d][isBoth ? least / nodes : least]);
    }
}

} // namespace

CrossValidationResult crossValidate(const DivandGrid& grid, const std::vector<std::vector<double>>& lengths, const DivandNorm& norm,
                                    const DivandObservations& observations, const CrossValidationOptions& options) {
    if (observations.covariance.size() > 0) {
        throw Error(ErrorCode::InvalidRequest, "ocean.divand.cvFullCovariance");
    }
    const auto lengthExponents = exponents(options.lengths, kRangeLength);
    const auto epsilonExponents = exponents(options.epsilons, kRangeEpsilon2);
    CrossValidationResult result;
    result.points.resize(lengthExponents.size() * epsilonExponents.size());
    std::vector<std::optional<DivandBackground>> backgrounds(lengthExponents.size());
    for (std::size_t l = 0; l < lengthExponents.size(); ++l) {
        auto scaled = lengths;
        for (auto& length : scaled) {
            for (double& value : length) {
                value *= std::pow(10.0, lengthExponents[l]);
            }
        }
        backgrounds[l].emplace(grid, scaled, norm);
    }
    const auto h = observationOperator(*backgrounds[lengthExponents.size() / 2], observations.position);
    std::size_t used = 0;
    for (std::size_t k = 0; k < observations.size(); ++k) {
        used += h.isInside[k] && std::isfinite(observations.value[k]) && std::isfinite(observations.epsilon2[k]) ? 1U : 0U;
    }
    if (used == 0) {
        throw Error(ErrorCode::EmptySelection, "ocean.divand.cvNothing");
    }
    const auto method = chosenMethod(options.method, used);
    result.method = method == CrossValidationMethod::Full ? "full" : method == CrossValidationMethod::Sampled ? "sampled" : "gcv";
    DivandOptions analysis = options.analysis;
    analysis.wantsError = false;
    analysis.inequality.reset();
    analysis.influence = method == CrossValidationMethod::Full      ? DivandInfluence::All
                         : method == CrossValidationMethod::Sampled ? DivandInfluence::Sampled
                                                                    : DivandInfluence::Mean;
    const auto& middle = *backgrounds[lengthExponents.size() / 2];
    if (analysis.solver == DivandSolver::Auto && middle.effectiveDimensions() <= 2 && middle.seaPoints() < 500000 &&
        2 * factorBytes(middle.seaPoints(), middle.effectiveDimensions()) <= analysis.budget.bytes) {
        analysis.solver = DivandSolver::Direct; // one factor serves all samples or vectors
    }
    std::exception_ptr failure;
    const auto count = static_cast<std::ptrdiff_t>(result.points.size());
    std::optional<OneThreadBlas> alone;
    if (count > 1) {
        alone.emplace(); // sums do not depend on who is busy
        analysis.budget.bytes /= static_cast<std::uint64_t>(std::min<std::ptrdiff_t>(omp_get_max_threads(), count));
    }
#pragma omp parallel for schedule(dynamic, 1) if (count > 1)
    for (std::ptrdiff_t number = 0; number < count; ++number) {
        try {
            const auto at = static_cast<std::size_t>(number);
            const std::size_t l = at % lengthExponents.size();
            auto& point = result.points[at];
            point.log10FactorLength = lengthExponents[l];
            point.log10FactorEpsilon2 = epsilonExponents[at / lengthExponents.size()];
            DivandObservations scaled = observations;
            for (double& epsilon2 : scaled.epsilon2) {
                epsilon2 *= std::pow(10.0, point.log10FactorEpsilon2);
            }
            const auto analysed = analyse(*backgrounds[l], scaled, analysis);
            estimate(scaled, analysed, method, point);
            if (count == 1) {
                result.desroziers = desroziersFactor(scaled, analysed);
            }
        } catch (...) {
#pragma omp critical(divand_cross_validation)
            failure = std::current_exception();
        }
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
    if (count > 1) {
        interpolate(result, options, method == CrossValidationMethod::Generalised);
    } else {
        result.minimum = result.points.front().value;
    }
    return result;
}

Heatmap heatmap(const DivandBackground& background, const std::vector<std::vector<double>>& position, const std::vector<double>& weights,
                const DivandOptions& options) {
    const auto& grid = background.grid();
    const auto h = observationOperator(background, position);
    std::vector<std::size_t> used;
    double total = 0.0;
    double squares = 0.0;
    for (std::size_t k = 0; k < weights.size(); ++k) {
        if (h.isInside[k] && weights[k] > 0.0 && std::isfinite(weights[k])) {
            used.push_back(k);
            total += weights[k];
            squares += weights[k] * weights[k];
        }
    }
    if (used.empty()) {
        throw Error(ErrorCode::EmptySelection, "ocean.divand.heatmapNothing");
    }
    const auto n = static_cast<Eigen::Index>(background.seaPoints());
    Eigen::VectorXd volume(n);
    for (Eigen::Index point = 0; point < n; ++point) {
        volume[point] = 1.0;
        for (std::size_t d = 0; d < grid.dimensions(); ++d) {
            volume[point] /= grid.inverseSpacing[d][background.cellOfPoint()[static_cast<std::size_t>(point)]];
        }
    }
    const BackgroundCovariance covariance(background, options.budget);
    const Eigen::VectorXd smoothed = covariance.apply(volume, 1e-10, options.stop);
    Eigen::VectorXd source = Eigen::VectorXd::Zero(n);
    for (const std::size_t k : used) {
        const double integral = h.apply(k, smoothed);
        for (std::size_t c = h.begin[k]; c < h.begin[k + 1]; ++c) {
            source[h.point[c]] += h.weight[c] * weights[k] / integral / total;
        }
    }
    const Eigen::VectorXd density = covariance.apply(source, 1e-10, options.stop);
    Heatmap map;
    map.density = background.unpacked(density);
    map.integral = density.dot(volume);
    const double effective = total * total / squares;
    const auto dimensions = static_cast<double>(grid.dimensions());
    for (std::size_t d = 0; d < grid.dimensions(); ++d) {
        double mean = 0.0;
        for (const std::size_t k : used) {
            mean += weights[k] * position[d][k] / total;
        }
        double variance = 0.0;
        for (const std::size_t k : used) {
            variance += weights[k] * (position[d][k] - mean) * (position[d][k] - mean) / total;
        }
        map.bandwidth.push_back(std::sqrt(variance) / std::pow((dimensions + 2.0) * effective / 4.0, 1.0 / (dimensions + 4.0)));
    }
    return map;
}

} // namespace phidias::processing::ocean

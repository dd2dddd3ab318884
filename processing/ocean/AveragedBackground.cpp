#include "processing/ocean/AveragedBackground.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::processing::ocean {

std::vector<double> boxFiltered(const std::vector<double>& values, const std::vector<std::size_t>& size) {
    // Separable as sums and as counts of what is there.
    std::vector<double> sum(values.size());
    std::vector<double> count(values.size());
    for (std::size_t cell = 0; cell < values.size(); ++cell) {
        sum[cell] = std::isnan(values[cell]) ? 0.0 : values[cell];
        count[cell] = std::isnan(values[cell]) ? 0.0 : 1.0;
    }
    std::size_t step = 1;
    for (const std::size_t length : size) {
        for (auto* along : {&sum, &count}) {
            const auto before = *along;
            for (std::size_t cell = 0; cell < values.size(); ++cell) {
                const std::size_t index = cell / step % length;
                (*along)[cell] += (index > 0 ? before[cell - step] : 0.0) + (index + 1 < length ? before[cell + step] : 0.0);
            }
        }
        step *= length;
    }
    for (std::size_t cell = 0; cell < values.size(); ++cell) {
        sum[cell] = std::isnan(values[cell]) ? values[cell] : sum[cell] / count[cell];
    }
    return sum;
}

AveragedBackground averagedBackground(const DivandGrid& grid, const std::vector<std::vector<double>>& lengths, const DivandNorm& norm,
                                      const DivandObservations& observations, const AveragedBackgroundOptions& options) {
    AveragedBackground result;
    std::size_t count = 0;
    for (const double value : observations.value) {
        result.mean += std::isfinite(value) ? value : 0.0;
        count += std::isfinite(value) ? 1U : 0U;
    }
    result.mean = count > 0 ? result.mean / static_cast<double>(count) : 0.0;

    DivandGrid kept;
    DivandObservations anomalies;
    std::vector<std::size_t> dimensions;
    for (std::size_t d = 0; d < grid.dimensions(); ++d) {
        if (!options.isAveraged[d]) {
            dimensions.push_back(d);
            kept.size.push_back(grid.size[d]);
            kept.coordinate.push_back(grid.coordinate[d]);
            kept.isCyclic.push_back(grid.cyclic(d));
            anomalies.position.push_back(observations.position[d]);
        }
    }
    const std::size_t cells = kept.cells();
    kept.isSea.assign(cells, 1);
    std::vector<std::vector<double>> keptLengths;
    for (const std::size_t d : dimensions) {
        std::vector<double> spacing(cells);
        std::vector<double> length(cells);
        for (std::size_t cell = 0; cell < cells; ++cell) {
            std::size_t source = 0;
            for (std::size_t k = 0; k < dimensions.size(); ++k) {
                source += cell / kept.step(k) % kept.size[k] * grid.step(dimensions[k]);
            }
            spacing[cell] = grid.inverseSpacing[d][source];
            length[cell] = options.lengthFactor * lengths[d][source];
        }
        kept.inverseSpacing.push_back(std::move(spacing));
        keptLengths.push_back(std::move(length));
    }
    anomalies.value = observations.value;
    for (double& value : anomalies.value) {
        value -= result.mean;
    }
    anomalies.epsilon2 = observations.epsilon2;
    for (double& epsilon2 : anomalies.epsilon2) {
        epsilon2 *= options.epsilon2Factor;
    }
    anomalies.covariance = observations.covariance;
    DivandNorm flat = norm;
    flat.alphabc = {0.0};
    const DivandBackground background(kept, keptLengths, flat);
    auto field = background.unpacked(analyse(background, anomalies, options.analysis).field);
    for (int pass = 0; pass < options.filterPasses; ++pass) {
        field = boxFiltered(field, kept.size);
    }
    const auto operatorH = observationOperator(background, anomalies.position);
    const Eigen::VectorXd filtered = Eigen::Map<const Eigen::VectorXd>(field.data(), static_cast<Eigen::Index>(field.size()));
    result.anomaly.assign(observations.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t k = 0; k < result.anomaly.size(); ++k) {
        if (operatorH.isInside[k]) {
            result.anomaly[k] = anomalies.value[k] - operatorH.apply(k, filtered);
        }
    }
    for (double& value : field) {
        value += result.mean;
    }
    result.profile = field;
    result.background.resize(grid.cells());
    for (std::size_t cell = 0; cell < result.background.size(); ++cell) {
        std::size_t at = 0;
        for (std::size_t k = 0; k < dimensions.size(); ++k) {
            at += cell / grid.step(dimensions[k]) % kept.size[k] * kept.step(k);
        }
        result.background[cell] = field[at];
    }
    return result;
}

} // namespace phidias::processing::ocean

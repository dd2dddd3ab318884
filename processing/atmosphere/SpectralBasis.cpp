#include "processing/atmosphere/SpectralBasis.h"

#include "core/util/Error.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace phidias::processing::atmosphere {

namespace {

std::int64_t number(std::size_t size) {
    return static_cast<std::int64_t>(size);
}

/// Linear between the known neighbours, constant at the ends.
void fillNoise(std::vector<double>& noise) {
    std::size_t before = noise.size();
    for (std::size_t channel = 0; channel < noise.size(); ++channel) {
        if (noise[channel] > 0.0) {
            before = channel;
            continue;
        }
        std::size_t after = channel;
        while (after < noise.size() && !(noise[after] > 0.0)) {
            ++after;
        }
        if (before == noise.size() && after == noise.size()) {
            return;
        }
        const double left = before == noise.size() ? noise[after] : noise[before];
        const double right = after == noise.size() ? left : noise[after];
        const double share = before == noise.size() || after == noise.size()
                                 ? 0.0
                                 : static_cast<double>(channel - before) / static_cast<double>(after - before);
        noise[channel] = (1.0 - share) * left + share * right;
        before = channel;
    }
}

} // namespace

SpectralBasis emptyBasis(std::size_t channels, std::size_t stored) {
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    SpectralBasis basis;
    basis.mean.assign(channels, kNan);
    basis.noise.assign(channels, kNan);
    basis.eigenvalues.assign(channels, 0.0);
    basis.eigenvectors.assign(stored * channels, 0.0);
    basis.components = stored;
    return basis;
}

SpectralBasis basisOf(const SpectralStatistics& statistics, std::size_t stored, UnknownNoise unknownNoise) {
    const std::size_t m = statistics.channels();
    if (statistics.count() < 2) {
        throw core::Error(core::ErrorCode::EmptySelection, "atmosphere.pca.tooFewSpectra", {{"count", statistics.count()}});
    }
    SpectralBasis basis;
    basis.mean = statistics.mean();
    basis.noise = statistics.noise();
    basis.count = statistics.count();
    if (unknownNoise == UnknownNoise::Interpolate) {
        fillNoise(basis.noise);
    }
    for (std::size_t channel = 0; channel < m; ++channel) {
        if (!(basis.noise[channel] > 0.0)) {
            throw core::Error(core::ErrorCode::EmptySelection, "atmosphere.pca.noNoise", {{"channel", number(channel)}});
        }
    }
    const double freedom = static_cast<double>(statistics.count() - 1);
    const auto size = static_cast<Eigen::Index>(m);
    Eigen::MatrixXd covariance(size, size);
    for (std::size_t column = 0; column < m; ++column) {
        for (std::size_t row = column; row < m; ++row) {
            covariance(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column)) =
                statistics.scatter()[column * m + row] / freedom / (basis.noise[column] * basis.noise[row]);
        }
    }
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(covariance); // reads the lower triangle
    if (solver.info() != Eigen::Success) {
        throw core::Error(core::ErrorCode::ComputationFailed, "atmosphere.pca.notFinite", {});
    }
    const std::size_t kept = std::clamp<std::size_t>(stored, 1, m);
    basis.components = kept;
    basis.eigenvalues.resize(m);
    basis.eigenvectors.resize(kept * m);
    for (std::size_t component = 0; component < m; ++component) {
        const auto from = static_cast<Eigen::Index>(m - 1 - component);
        basis.eigenvalues[component] = solver.eigenvalues()(from);
        if (component >= kept) {
            continue;
        }
        const auto vector = solver.eigenvectors().col(from);
        Eigen::Index largest = 0;
        vector.cwiseAbs().maxCoeff(&largest);
        const double sign = vector(largest) < 0.0 ? -1.0 : 1.0;
        for (std::size_t channel = 0; channel < m; ++channel) {
            basis.eigenvectors[component * m + channel] = sign * vector(static_cast<Eigen::Index>(channel));
        }
    }
    return basis;
}

ComponentRules componentRules(std::span<const double> eigenvalues, std::int64_t count) {
    const double m = static_cast<double>(eigenvalues.size());
    const double n = static_cast<double>(count);
    ComponentRules rules;
    const double edge = std::pow(1.0 + std::sqrt(m / n), 2);
    rules.noiseEdge =
        static_cast<std::size_t>(std::count_if(eigenvalues.begin(), eigenvalues.end(), [&](double value) { return value > edge; }));
    const double total = std::accumulate(eigenvalues.begin(), eigenvalues.end(), 0.0);
    double sum = 0.0;
    while (rules.variance < eigenvalues.size() && sum < 0.9999 * total) {
        sum += eigenvalues[rules.variance];
        ++rules.variance;
    }
    double rest = total;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t k = 1; k < eigenvalues.size(); ++k) {
        rest -= eigenvalues[k - 1];
        const double left = m - static_cast<double>(k);
        const double indicator = std::sqrt(std::max(rest, 0.0) / (n * left)) / (left * left);
        if (indicator < least) {
            least = indicator;
            rules.indicator = k;
        }
    }
    return rules;
}

} // namespace phidias::processing::atmosphere

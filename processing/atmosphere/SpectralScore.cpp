#include "processing/atmosphere/SpectralScore.h"

#include "core/util/Error.h"
#include "processing/atmosphere/SpectrumKernels.h"

#include <Eigen/Dense>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace phidias::processing::atmosphere {

namespace {

constexpr double kWorstCondition = 1e4;
constexpr double kMuchLost = 0.9;     ///< of |F|^2, below which the condition is better than 10
constexpr int kMostLost = 24;         ///< missing channels up to which the small system is solved
constexpr std::size_t kTogether = 64; ///< spectra whose products stay in the cache
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::int64_t number(std::size_t size) {
    return static_cast<std::int64_t>(size);
}

} // namespace

SpectralScorer::SpectralScorer(const SpectralBasis& basis, std::size_t components, std::vector<SpectralWindow> windows)
    : m_components(components), m_mean(basis.mean), m_noise(basis.noise), m_windows(std::move(windows)) {
    const std::size_t m = basis.channels();
    if (components == 0 || components > basis.stored() || components >= m) {
        throw core::Error(core::ErrorCode::InvalidRequest, "atmosphere.pca.components",
                          {{"components", number(components)}, {"most", number(std::min(basis.stored(), m - 1))}});
    }
    m_inverseNoise.resize(m);
    m_squaredNoise.resize(m);
    for (std::size_t channel = 0; channel < m; ++channel) {
        m_inverseNoise[channel] = 1.0 / m_noise[channel];
        m_squaredNoise[channel] = m_noise[channel] * m_noise[channel];
    }
    for (std::size_t component = 0; component < components; ++component) {
        m_inverseEigenvalues.push_back(1.0 / basis.eigenvalues[component]);
    }
    for (const auto& window : m_windows) {
        auto& runs = m_runs.emplace_back();
        auto& isInWindow = m_isInWindow.emplace_back(m, false);
        for (const std::size_t channel : window.channels) {
            if (runs.empty() || runs.back().first + runs.back().count != channel) {
                runs.push_back({.first = channel, .count = 0});
            }
            ++runs.back().count;
            isInWindow[channel] = true;
        }
    }
    m_vectors.assign(basis.eigenvectors.begin(), basis.eigenvectors.begin() + static_cast<std::ptrdiff_t>(components * m));
    m_rows.resize(components * m);
    for (std::size_t component = 0; component < components; ++component) {
        for (std::size_t channel = 0; channel < m; ++channel) {
            m_rows[channel * components + component] = m_vectors[component * m + channel];
        }
    }
    m_projection = FixedProduct(m_vectors, components);
    m_expansion = FixedProduct(m_rows, m);
}

void SpectralScorer::requireShapes(std::size_t spectra, std::size_t noise, std::size_t scores, std::size_t windowScores) const {
    if (spectra != scores * channels() || noise != scores * channels() || windowScores != scores * m_windows.size()) {
        throw core::Error(core::ErrorCode::Defect, "atmosphere.pca.shape",
                          {{"expected", number(scores * channels())}, {"found", number(spectra)}});
    }
}

void SpectralScorer::fit(std::span<const double> spectra, std::size_t first, std::span<SpectrumScore> scores, Workspace& workspace) const {
    const std::size_t m = channels();
    const std::size_t count = scores.size();
    double* normalised = workspace.normalised.data() + first * m;
    double* coefficients = workspace.coefficients.data() + first * m_components;
    for (std::size_t spectrum = 0; spectrum < count; ++spectrum) {
        auto& score = scores[spectrum];
        score = {};
        const auto own = std::span(normalised + spectrum * m, m);
        score.validChannels = m - takeNormalised(spectra.subspan(spectrum * m, m), m_mean, m_inverseNoise, own);
        score.brightness = score.validChannels == 0 ? kNan : dot(own, m_noise) / static_cast<double>(score.validChannels);
    }
    m_projection.apply(std::span(normalised, count * m), std::span(coefficients, count * m_components), workspace.product);
    for (std::size_t spectrum = 0; spectrum < count; ++spectrum) {
        auto& score = scores[spectrum];
        score.isIllConditioned = score.validChannels <= m_components;
        if (score.validChannels < m && !score.isIllConditioned) {
            findMissing(spectra.subspan(spectrum * m, m), workspace.isMissing, workspace.missing);
            score.isIllConditioned = !solveGappy(workspace.missing, std::span(coefficients + spectrum * m_components, m_components));
        }
    }
    m_expansion.apply(std::span<const double>(coefficients, count * m_components),
                      std::span(workspace.fitted).subspan(first * m, count * m), workspace.product);
}

void SpectralScorer::finish(std::span<const double> squares, std::span<const std::size_t> missing, std::span<const double> coefficients,
                            SpectrumScore& score, std::span<double> windowScores) const {
    if (score.isIllConditioned) {
        score.score = kNan;
        score.t2 = kNan;
        std::fill(windowScores.begin(), windowScores.end(), kNan);
        return;
    }
    score.score = std::sqrt(sumOf(squares) / static_cast<double>(score.validChannels - m_components));
    for (std::size_t component = 0; component < m_components; ++component) {
        score.t2 += coefficients[component] * coefficients[component] * m_inverseEigenvalues[component];
    }
    for (std::size_t window = 0; window < windowScores.size(); ++window) {
        double sum = 0.0;
        for (const Run& run : m_runs[window]) {
            sum += sumOf(squares.subspan(run.first, run.count));
        }
        const auto lost = std::count_if(missing.begin(), missing.end(), [&](std::size_t channel) { return m_isInWindow[window][channel]; });
        const std::size_t valid = m_windows[window].channels.size() - static_cast<std::size_t>(lost);
        windowScores[window] = valid == 0 ? kNan : std::sqrt(sum / static_cast<double>(valid));
    }
}

void SpectralScorer::score(std::span<const double> spectra, std::span<const double> sigma, std::span<SpectrumScore> scores,
                           std::span<double> windowScores, Workspace& workspace) const {
    std::vector<double> variances(sigma.size());
    std::transform(sigma.begin(), sigma.end(), variances.begin(), [](double value) { return value * value; });
    scoreMany(spectra, variances, scores, windowScores, workspace);
    workspace.residual.resize(spectra.size());
    for (std::size_t at = 0; at < spectra.size(); ++at) {
        workspace.residual[at] =
            std::isfinite(spectra[at]) ? (workspace.normalised[at] - workspace.fitted[at]) * m_noise[at % channels()] / sigma[at] : kNan;
    }
}

void SpectralScorer::scoreMany(std::span<const double> spectra, std::span<const double> variances, std::span<SpectrumScore> scores,
                               std::span<double> windowScores, Workspace& workspace) const {
    const std::size_t m = channels();
    requireShapes(spectra.size(), variances.size(), scores.size(), windowScores.size());
    workspace.normalised.resize(scores.size() * m);
    workspace.fitted.resize(scores.size() * m);
    workspace.coefficients.resize(scores.size() * m_components);
    workspace.squares.resize(m);
    for (std::size_t first = 0; first < scores.size(); first += kTogether) {
        const std::size_t count = std::min(kTogether, scores.size() - first);
        fit(spectra.subspan(first * m, count * m), first, scores.subspan(first, count), workspace);
        for (std::size_t spectrum = first; spectrum < first + count; ++spectrum) {
            const auto y = spectra.subspan(spectrum * m, m);
            takeSquares(y, std::span(workspace.normalised).subspan(spectrum * m, m), std::span(workspace.fitted).subspan(spectrum * m, m),
                        m_squaredNoise, variances.subspan(spectrum * m, m), workspace.squares);
            workspace.missing.clear();
            if (scores[spectrum].validChannels < m && !m_windows.empty()) {
                findMissing(y, workspace.isMissing, workspace.missing);
            }
            finish(workspace.squares, workspace.missing, std::span(workspace.coefficients).subspan(spectrum * m_components, m_components),
                   scores[spectrum], windowScores.subspan(spectrum * m_windows.size(), m_windows.size()));
        }
    }
}

bool SpectralScorer::solveGappy(std::span<const std::size_t> missing, std::span<double> coefficients) const {
    // With F = the rows of E that are missing: E_V^T E_V = 1 - F^T F; its eigenvalues lie in [1 - |F|^2, 1].
    const auto size = static_cast<Eigen::Index>(m_components);
    const auto lost = static_cast<Eigen::Index>(missing.size());
    const auto row = [&](Eigen::Index at) {
        return std::span(m_rows).subspan(missing[static_cast<std::size_t>(at)] * m_components, m_components);
    };
    Eigen::Map<Eigen::VectorXd> p(coefficients.data(), size);
    if (lost <= kMostLost) {
        // (1 - F^T F)^-1 = 1 + F^T (1 - F F^T)^-1 F, a small system; 1 - F F^T has the same eigenvalues but for ones.      [Woodbury 1950]
        using Small = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::ColMajor, kMostLost, kMostLost>;
        using SmallVector = Eigen::Matrix<double, Eigen::Dynamic, 1, Eigen::ColMajor, kMostLost, 1>;
        Small system(lost, lost);
        SmallVector right(lost);
        std::array<const double*, kMostLost> rows{};
        for (Eigen::Index a = 0; a < lost; ++a) {
            rows.at(static_cast<std::size_t>(a)) = row(a).data();
        }
        std::array<double, kMostLost*(kMostLost + 1)> products{};
        takeProducts(std::span(rows).first(missing.size()), coefficients, products);
        for (Eigen::Index a = 0, at = 0; a < lost; ++a) {
            for (Eigen::Index b = 0; b <= a; ++b) {
                system(a, b) = (a == b ? 1.0 : 0.0) - products.at(static_cast<std::size_t>(at++));
            }
            right(a) = products.at(static_cast<std::size_t>(at++));
        }
        const Eigen::LLT<Small, Eigen::Lower> factor(system);
        // No eigenvalue is above 1, so none is below their product, the determinant.
        const double root = factor.info() == Eigen::Success ? factor.matrixLLT().diagonal().prod() : 0.0;
        if (root * root * kWorstCondition < 1.0) {
            const Eigen::SelfAdjointEigenSolver<Small> eigen(system, Eigen::EigenvaluesOnly);
            if (!(eigen.eigenvalues()(0) * kWorstCondition >= 1.0)) {
                return false;
            }
        }
        const SmallVector solved = factor.solve(right);
        for (Eigen::Index a = 0; a < lost; ++a) {
            p += solved(a) * Eigen::Map<const Eigen::VectorXd>(row(a).data(), size);
        }
        return true;
    }
    Eigen::MatrixXd system = Eigen::MatrixXd::Identity(size, size);
    for (Eigen::Index a = 0; a < lost; ++a) {
        system.selfadjointView<Eigen::Lower>().rankUpdate(Eigen::Map<const Eigen::VectorXd>(row(a).data(), size), -1.0);
    }
    if (static_cast<double>(size) - system.trace() > kMuchLost) {
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(system, Eigen::EigenvaluesOnly);
        const double least = eigen.eigenvalues()(0);
        if (!(least > 0.0) || eigen.eigenvalues()(size - 1) / least > kWorstCondition) {
            return false;
        }
    }
    p = system.selfadjointView<Eigen::Lower>().llt().solve(p).eval();
    return true;
}

std::vector<double> SpectralScorer::reconstruction(std::span<const double> coefficients) const {
    std::vector<double> spectrum(m_mean);
    for (std::size_t component = 0; component < m_components; ++component) {
        for (std::size_t channel = 0; channel < channels(); ++channel) {
            spectrum[channel] += m_noise[channel] * coefficients[component] * m_vectors[component * channels() + channel];
        }
    }
    return spectrum;
}

double brightnessOf(std::span<const double> y, std::span<const double> mean) {
    double sum = 0.0;
    std::size_t valid = 0;
    for (std::size_t channel = 0; channel < y.size(); ++channel) {
        if (std::isfinite(y[channel])) {
            sum += y[channel] - mean[channel];
            ++valid;
        }
    }
    return valid == 0 ? kNan : sum / static_cast<double>(valid);
}

} // namespace phidias::processing::atmosphere

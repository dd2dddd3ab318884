#include "processing/atmosphere/SpectralScore.h"

#include "core/util/Error.h"

#include <Eigen/Dense>
#include <cblas.h>

#include <cmath>
#include <limits>
#include <utility>

namespace phidias::processing::atmosphere {

namespace {

constexpr double kWorstCondition = 1e4;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::int64_t number(std::size_t size) {
    return static_cast<std::int64_t>(size);
}

blasint blas(std::size_t size) {
    return static_cast<blasint>(size);
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
    for (std::size_t channel = 0; channel < m; ++channel) {
        m_inverseNoise[channel] = 1.0 / m_noise[channel];
    }
    m_eigenvalues.assign(basis.eigenvalues.begin(), basis.eigenvalues.begin() + static_cast<std::ptrdiff_t>(components));
    m_vectors.assign(basis.eigenvectors.begin(), basis.eigenvectors.begin() + static_cast<std::ptrdiff_t>(components * m));
    m_rows.resize(components * m);
    for (std::size_t component = 0; component < components; ++component) {
        for (std::size_t channel = 0; channel < m; ++channel) {
            m_rows[channel * components + component] = m_vectors[component * m + channel];
        }
    }
}

void SpectralScorer::score(std::span<const double> spectra, std::span<const double> sigma, std::span<SpectrumScore> scores,
                           std::span<double> windowScores, Workspace& workspace) const {
    const std::size_t m = channels();
    const std::size_t count = scores.size();
    if (spectra.size() != count * m || sigma.size() != count * m || windowScores.size() != count * m_windows.size()) {
        throw core::Error(core::ErrorCode::Defect, "atmosphere.pca.shape",
                          {{"expected", number(count * m)}, {"found", number(spectra.size())}});
    }
    workspace.normalised.resize(count * m);
    workspace.fitted.resize(count * m);
    workspace.residual.resize(count * m);
    workspace.coefficients.resize(count * m_components);
    for (std::size_t at = 0; at < count * m; ++at) {
        const std::size_t channel = at % m;
        const double value = (spectra[at] - m_mean[channel]) * m_inverseNoise[channel];
        workspace.normalised[at] = std::isfinite(value) ? value : 0.0;
    }
    // By columns: P [component, spectrum] = E^T [component, channel] Y [channel, spectrum].
    cblas_dgemm(CblasColMajor, CblasTrans, CblasNoTrans, blas(m_components), blas(count), blas(m), 1.0, m_vectors.data(), blas(m),
                workspace.normalised.data(), blas(m), 0.0, workspace.coefficients.data(), blas(m_components));
    std::vector<std::size_t> missing;
    for (std::size_t spectrum = 0; spectrum < count; ++spectrum) {
        missing.clear();
        for (std::size_t channel = 0; channel < m; ++channel) {
            if (!std::isfinite(spectra[spectrum * m + channel])) {
                missing.push_back(channel);
            }
        }
        auto& score = scores[spectrum];
        score = {};
        score.validChannels = m - missing.size();
        const auto coefficients = std::span(workspace.coefficients).subspan(spectrum * m_components, m_components);
        score.isIllConditioned = score.validChannels <= m_components || (!missing.empty() && !solveGappy(missing, coefficients));
    }
    cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, blas(m), blas(count), blas(m_components), 1.0, m_vectors.data(), blas(m),
                workspace.coefficients.data(), blas(m_components), 0.0, workspace.fitted.data(), blas(m));
    for (std::size_t spectrum = 0; spectrum < count; ++spectrum) {
        auto& score = scores[spectrum];
        double squares = 0.0;
        for (std::size_t channel = 0; channel < m; ++channel) {
            const std::size_t at = spectrum * m + channel;
            double& residual = workspace.residual[at];
            residual = kNan;
            if (std::isfinite(spectra[at])) {
                residual = (workspace.normalised[at] - workspace.fitted[at]) * m_noise[channel] / sigma[at];
                squares += residual * residual;
            }
        }
        for (std::size_t component = 0; component < m_components; ++component) {
            const double p = workspace.coefficients[spectrum * m_components + component];
            score.t2 += p * p / m_eigenvalues[component];
        }
        for (std::size_t window = 0; window < m_windows.size(); ++window) {
            double sum = 0.0;
            std::size_t valid = 0;
            for (const std::size_t channel : m_windows[window].channels) {
                const double residual = workspace.residual[spectrum * m + channel];
                if (std::isfinite(residual)) {
                    sum += residual * residual;
                    ++valid;
                }
            }
            windowScores[spectrum * m_windows.size() + window] =
                valid == 0 || score.isIllConditioned ? kNan : std::sqrt(sum / static_cast<double>(valid));
        }
        if (score.isIllConditioned) {
            score.score = kNan;
            score.t2 = kNan;
        } else {
            score.score = std::sqrt(squares / static_cast<double>(score.validChannels - m_components));
        }
    }
}

bool SpectralScorer::solveGappy(std::span<const std::size_t> missing, std::span<double> coefficients) const {
    // E_V^T E_V = 1 - sum over the missing channels of e e^T; its eigenvalues lie in [1 - sum |e|^2, 1].
    const auto size = static_cast<Eigen::Index>(m_components);
    Eigen::MatrixXd system = Eigen::MatrixXd::Identity(size, size);
    double lost = 0.0;
    for (const std::size_t channel : missing) {
        const Eigen::Map<const Eigen::VectorXd> row(m_rows.data() + channel * m_components, size);
        system.selfadjointView<Eigen::Lower>().rankUpdate(row, -1.0);
        lost += row.squaredNorm();
    }
    if (lost > 0.9) {
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(system, Eigen::EigenvaluesOnly);
        const double least = eigen.eigenvalues()(0);
        if (!(least > 0.0) || eigen.eigenvalues()(size - 1) / least > kWorstCondition) {
            return false;
        }
    }
    Eigen::Map<Eigen::VectorXd> p(coefficients.data(), size);
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

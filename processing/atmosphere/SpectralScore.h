#pragma once

#include "processing/atmosphere/SpectralBasis.h"
#include "processing/numerics/FixedProduct.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace phidias::processing::atmosphere {

/// Channels that get a score of their own; [first, last] of the basis.
struct SpectralWindow {
    std::vector<std::size_t> channels; ///< rising
};

/// What a spectrum looks like to a basis.
struct SpectrumScore {
    double score = 0.0;            ///< sqrt(sum_V ((y - y^) / sigma)^2 / (v - s)); 1 for pure noise; NaN = not scored
    double t2 = 0.0;               ///< sum_j p_j^2 / lambda_j, extreme inside the space
    bool isIllConditioned = false; ///< the valid channels do not tell the components apart (condition above 1e4)
    std::size_t validChannels = 0;
    double brightness = 0.0; ///< brightnessOf() the spectrum
};

/// Scores spectra against a basis; holds what can be made once.                                        [PCA_SCREENING 4]
///
/// y~ = S^-1/2 (y - mu); p = E^T y~, or (E_V^T E_V) p = E_V^T y~_V where channels are missing; y^ = mu + S^1/2 E p.
/// @thread any; one SpectralScorer::Workspace a thread
class SpectralScorer {
public:
    struct Workspace {
        std::vector<double> normalised;   ///< y~, 0 where missing, [spectrum][channel]
        std::vector<double> coefficients; ///< p, [spectrum][component]
        std::vector<double> fitted;       ///< E p, [spectrum][channel]
        std::vector<double> residual;     ///< (y - y^) / sigma, NaN where missing, [spectrum][channel]; of score() only
        std::vector<double> squares;      ///< of one residual, [channel]
        std::vector<std::size_t> missing; ///< of one spectrum
        std::vector<std::uint8_t> isMissing;
        std::vector<double> product;
    };

    /// @param components  s, 1..basis.stored()
    /// @throws core::Error{InvalidRequest} when out of range
    SpectralScorer(const SpectralBasis& basis, std::size_t components, std::vector<SpectralWindow> windows = {});

    [[nodiscard]] std::size_t channels() const { return m_mean.size(); }
    [[nodiscard]] std::size_t components() const { return m_components; }
    [[nodiscard]] std::size_t windows() const { return m_windows.size(); }

    /// @param spectra      y, [spectrum][channel]; NaN = missing
    /// @param sigma        noise of the pixel itself in the same space, > 0 where y is given, [spectrum][channel]
    /// @param scores       [spectrum], out
    /// @param windowScores [spectrum][window], out: root mean square of the residual over the valid channels; NaN without any. May be
    ///                     empty when there are no windows
    /// The residuals and coefficients stay in the workspace.
    void score(std::span<const double> spectra, std::span<const double> sigma, std::span<SpectrumScore> scores,
               std::span<double> windowScores, Workspace& workspace) const;

    /// The same from sigma^2 and for many spectra at once: the residuals are not kept.
    void scoreMany(std::span<const double> spectra, std::span<const double> variances, std::span<SpectrumScore> scores,
                   std::span<double> windowScores, Workspace& workspace) const;

    /// y^ of a channel of a spectrum that was scored with this workspace.
    [[nodiscard]] double reconstructed(const Workspace& workspace, std::size_t spectrum, std::size_t channel) const {
        return m_mean[channel] + m_noise[channel] * workspace.fitted[spectrum * channels() + channel];
    }
    /// y^ of one spectrum from its coefficients, [channel].
    [[nodiscard]] std::vector<double> reconstruction(std::span<const double> coefficients) const;

private:
    void requireShapes(std::size_t spectra, std::size_t noise, std::size_t scores, std::size_t windowScores) const;
    /// Normalised spectra, coefficients and fits of some of the spectra of a call. @param first  of them
    void fit(std::span<const double> spectra, std::size_t first, std::span<SpectrumScore> scores, Workspace& workspace) const;
    /// Replaces E_V^T y~_V by p. @returns false when the system is ill-conditioned
    [[nodiscard]] bool solveGappy(std::span<const std::size_t> missing, std::span<double> coefficients) const;
    /// Scores of one spectrum from the squares of its residual.
    void finish(std::span<const double> squares, std::span<const std::size_t> missing, std::span<const double> coefficients,
                SpectrumScore& score, std::span<double> windowScores) const;

    std::size_t m_components;
    std::vector<double> m_mean;
    std::vector<double> m_noise;
    std::vector<double> m_inverseNoise;
    std::vector<double> m_vectors;    ///< E, [component][channel]
    std::vector<double> m_rows;       ///< E^T, [channel][component]
    FixedProduct m_projection{{}, 0}; ///< E^T
    FixedProduct m_expansion{{}, 0};  ///< E
    std::vector<double> m_squaredNoise;
    std::vector<double> m_inverseEigenvalues;
    std::vector<SpectralWindow> m_windows;
    struct Run {
        std::size_t first = 0;
        std::size_t count = 0;
    };
    std::vector<std::vector<Run>> m_runs;        ///< neighbouring channels, [window]
    std::vector<std::vector<bool>> m_isInWindow; ///< [window][channel]
};

/// How bright a spectrum is: mean of y - mu over its valid channels; NaN without any. @param y, mean  [channel]
[[nodiscard]] double brightnessOf(std::span<const double> y, std::span<const double> mean);

} // namespace phidias::processing::atmosphere

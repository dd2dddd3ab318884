#pragma once

#include "processing/atmosphere/SpectralStatistics.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace phidias::processing::atmosphere {

/// Space of ordinary spectra: mean, noise, and the eigenvectors of the covariance in units of the noise.
struct SpectralBasis {
    std::vector<double> mean;         ///< mu, [channel]
    std::vector<double> noise;        ///< s, standard deviation, [channel]
    std::vector<double> eigenvalues;  ///< all, descending, of S^-1/2 C S^-1/2
    std::vector<double> eigenvectors; ///< [component][channel], orthonormal; the component of largest magnitude is positive
    std::size_t components = 0;       ///< s, chosen; 1..stored()
    std::int64_t count = 0;           ///< spectra behind it

    [[nodiscard]] std::size_t channels() const { return mean.size(); }
    [[nodiscard]] std::size_t stored() const { return channels() == 0 ? 0 : eigenvectors.size() / channels(); }
    [[nodiscard]] std::span<const double> eigenvector(std::size_t component) const {
        return std::span(eigenvectors).subspan(component * channels(), channels());
    }
};

/// How many components the rules of PCA_SCREENING 3 give.
struct ComponentRules {
    std::size_t noiseEdge = 0; ///< lambda_i > (1 + sqrt(m / n))^2                               [Marchenko and Pastur 1967]
    std::size_t variance = 0;  ///< smallest k with a cumulative share >= 0.9999
    std::size_t indicator = 0; ///< argmin RE(k) / (m - k)^2, RE = sqrt(sum_{i>k} lambda_i / (n (m - k)))    [Malinowski 1977]
};

/// What becomes of channels whose noise no spectrum tells.
enum class UnknownNoise { Refuse, Interpolate };

/// Eigenvectors of the noise-normalised covariance.
///
/// C = M / (n - 1), C~ = S^-1/2 C S^-1/2, S = diag(s^2), C~ = E Lambda E^T.
/// @param stored  eigenvectors to keep, 1..m
/// @param unknownNoise  what becomes of channels whose noise no spectrum tells: an error, or linear between their neighbours (a row of its
///                      own has bad channels in all its spectra; they stay missing in every spectrum that is scored)
/// @returns basis with `components` = stored
/// @throws core::Error{EmptySelection} fewer than 2 spectra, or a channel without a known noise
[[nodiscard]] SpectralBasis basisOf(const SpectralStatistics& statistics, std::size_t stored,
                                    UnknownNoise unknownNoise = UnknownNoise::Refuse);

/// A basis of no spectra: whatever is held against it has no score (NaN).
[[nodiscard]] SpectralBasis emptyBasis(std::size_t channels, std::size_t stored);

/// @param eigenvalues  all m, descending  @param count  n, > 1
[[nodiscard]] ComponentRules componentRules(std::span<const double> eigenvalues, std::int64_t count);

} // namespace phidias::processing::atmosphere

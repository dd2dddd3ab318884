#pragma once

#include "processing/numerics/RankUpdate.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace phidias::processing::atmosphere {

/// Mean, scatter and noise of spectra, in one pass; sums of parts can be merged in any grouping.
///
/// n, mu, M = sum (x - mu)(x - mu)^T; a batch of b spectra with mu_B, M_B on centred data, delta = mu_B - mu, n' = n + b:
/// mu' = mu + delta b / n', M' = M + M_B + delta delta^T n b / n'.                    [Chan, Golub and LeVeque 1983; PCA_SCREENING 2]
/// Noise: s_i^2 = mean over the spectra of sigma_i^2 where it is known.
/// In double precision throughout; any grouping agrees to 1e-10 (relative, Frobenius norm). @thread one at a time
class SpectralStatistics {
public:
    /// @param channels  m, 1..10000
    /// @throws core::Error{InvalidRequest} when out of range
    explicit SpectralStatistics(std::size_t channels);

    /// Adds a batch; a larger batch is faster (some hundreds).
    /// @param spectra    [spectrum][channel], finite  @param variances  [spectrum][channel], sigma^2 > 0; NaN = not known
    /// @throws core::Error{Defect} when the shapes do not agree
    void add(std::span<const double> spectra, std::span<const double> variances);
    /// @throws core::Error{InvalidRequest} when the channels differ
    void merge(const SpectralStatistics& other);

    [[nodiscard]] std::size_t channels() const { return m_mean.size(); }
    [[nodiscard]] std::int64_t count() const { return m_count; }
    [[nodiscard]] const std::vector<double>& mean() const { return m_mean; }
    /// M, lower triangle by columns, [channel * m + row], row >= channel; the rest is 0.
    [[nodiscard]] const std::vector<double>& scatter() const { return m_scatter; }
    [[nodiscard]] const std::vector<double>& varianceSum() const { return m_varianceSum; }
    [[nodiscard]] const std::vector<std::int64_t>& varianceCount() const { return m_varianceCount; }
    /// s_i, the standard deviation of the noise; NaN where no spectrum had a variance.
    [[nodiscard]] std::vector<double> noise() const;

    /// As stored in a file. @throws core::Error{Defect} when the shapes do not agree
    static SpectralStatistics restored(std::int64_t count, std::vector<double> mean, std::vector<double> scatter,
                                       std::vector<double> varianceSum, std::vector<std::int64_t> varianceCount);

private:
    void addShifted(double share, std::span<const double> delta);

    std::int64_t m_count = 0;
    std::vector<double> m_mean;
    std::vector<double> m_scatter;
    std::vector<double> m_varianceSum;
    std::vector<std::int64_t> m_varianceCount;
    RankUpdate m_update; ///< workspace
};

} // namespace phidias::processing::atmosphere

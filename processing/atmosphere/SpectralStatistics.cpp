#include "processing/atmosphere/SpectralStatistics.h"

#include "core/util/Error.h"
#include "processing/atmosphere/SpectrumKernels.h"

#include <cblas.h>

#include <cmath>
#include <limits>
#include <string>

namespace phidias::processing::atmosphere {

namespace {

constexpr std::size_t kMostChannels = 10000;

std::int64_t number(std::size_t size) {
    return static_cast<std::int64_t>(size);
}

blasint blas(std::size_t size) {
    return static_cast<blasint>(size);
}

} // namespace

SpectralStatistics::SpectralStatistics(std::size_t channels)
    : m_mean(channels, 0.0), m_scatter(channels <= kMostChannels ? channels * channels : 0, 0.0), m_varianceSum(channels, 0.0),
      m_varianceCount(channels, 0) {
    if (channels == 0 || channels > kMostChannels) {
        throw core::Error(core::ErrorCode::InvalidRequest, "atmosphere.pca.channels",
                          {{"channels", number(channels)}, {"most", number(kMostChannels)}});
    }
}

void SpectralStatistics::add(std::span<const double> spectra, std::span<const double> variances) {
    const std::size_t m = channels();
    const std::size_t batch = spectra.size() / m;
    if (batch * m != spectra.size() || variances.size() != spectra.size()) {
        throw core::Error(core::ErrorCode::Defect, "atmosphere.pca.shape",
                          {{"expected", number(spectra.size())}, {"found", number(variances.size())}});
    }
    if (batch == 0) {
        return;
    }
    std::vector<double> mean(m, 0.0);
    addSums(spectra, variances, mean, m_varianceSum, m_varianceCount);
    for (double& value : mean) {
        value /= static_cast<double>(batch);
    }
    m_update.add(spectra, mean, m_scatter);
    const double total = static_cast<double>(m_count) + static_cast<double>(batch);
    for (std::size_t channel = 0; channel < m; ++channel) {
        mean[channel] -= m_mean[channel];
    }
    addShifted(static_cast<double>(m_count) * static_cast<double>(batch) / total, mean);
    for (std::size_t channel = 0; channel < m; ++channel) {
        m_mean[channel] += mean[channel] * static_cast<double>(batch) / total;
    }
    m_count += static_cast<std::int64_t>(batch);
}

void SpectralStatistics::addShifted(double share, std::span<const double> delta) {
    if (share > 0.0) {
        cblas_dsyr(CblasColMajor, CblasLower, blas(channels()), share, delta.data(), 1, m_scatter.data(), blas(channels()));
    }
}

void SpectralStatistics::merge(const SpectralStatistics& other) {
    if (other.channels() != channels()) {
        throw core::Error(core::ErrorCode::InvalidRequest, "atmosphere.pca.otherChannels",
                          {{"expected", number(channels())}, {"found", number(other.channels())}});
    }
    if (other.m_count == 0) {
        return;
    }
    const double n = static_cast<double>(m_count);
    const double b = static_cast<double>(other.m_count);
    std::vector<double> delta(channels());
    for (std::size_t channel = 0; channel < channels(); ++channel) {
        delta[channel] = other.m_mean[channel] - m_mean[channel];
        m_varianceSum[channel] += other.m_varianceSum[channel];
        m_varianceCount[channel] += other.m_varianceCount[channel];
    }
    for (std::size_t at = 0; at < m_scatter.size(); ++at) {
        m_scatter[at] += other.m_scatter[at];
    }
    addShifted(n * b / (n + b), delta);
    for (std::size_t channel = 0; channel < channels(); ++channel) {
        m_mean[channel] += delta[channel] * b / (n + b);
    }
    m_count += other.m_count;
}

std::vector<double> SpectralStatistics::noise() const {
    std::vector<double> noise(channels(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t channel = 0; channel < channels(); ++channel) {
        if (m_varianceCount[channel] > 0) {
            noise[channel] = std::sqrt(m_varianceSum[channel] / static_cast<double>(m_varianceCount[channel]));
        }
    }
    return noise;
}

SpectralStatistics SpectralStatistics::restored(std::int64_t count, std::vector<double> mean, std::vector<double> scatter,
                                                std::vector<double> varianceSum, std::vector<std::int64_t> varianceCount) {
    SpectralStatistics statistics(mean.size());
    if (scatter.size() != mean.size() * mean.size() || varianceSum.size() != mean.size() || varianceCount.size() != mean.size()) {
        throw core::Error(core::ErrorCode::Defect, "atmosphere.pca.shape",
                          {{"expected", number(mean.size())}, {"found", number(scatter.size())}});
    }
    statistics.m_count = count;
    statistics.m_mean = std::move(mean);
    statistics.m_scatter = std::move(scatter);
    statistics.m_varianceSum = std::move(varianceSum);
    statistics.m_varianceCount = std::move(varianceCount);
    return statistics;
}

} // namespace phidias::processing::atmosphere

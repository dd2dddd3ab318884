#include "core/scene/SpectrumExtract.h"

#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

void requireSame(std::size_t first, std::size_t second) {
    if (first != second) {
        throw Error(ErrorCode::Defect, "core.defect", {{"what", std::string("spectra of different lengths")}}, "hint.reportDefect");
    }
}

/// Running mean and sum of squares [Welford 1962].
class Accumulator {
public:
    explicit Accumulator(std::size_t channels) : m_count(channels, 0), m_mean(channels, 0.0), m_squares(channels, 0.0) {}
    void add(std::span<const double> values) {
        for (std::size_t channel = 0; channel < values.size(); ++channel) {
            if (std::isfinite(values[channel])) {
                const double off = values[channel] - m_mean[channel];
                m_mean[channel] += off / static_cast<double>(++m_count[channel]);
                m_squares[channel] += off * (values[channel] - m_mean[channel]);
            }
        }
    }
    void writeTo(MeanSpectrum& spectrum) && {
        spectrum.standardError.assign(m_mean.size(), kNan);
        for (std::size_t channel = 0; channel < m_mean.size(); ++channel) {
            const auto n = static_cast<double>(m_count[channel]);
            if (m_count[channel] > 1) {
                spectrum.standardError[channel] = std::sqrt(m_squares[channel] / (n - 1.0) / n);
            }
            m_mean[channel] = m_count[channel] == 0 ? kNan : m_mean[channel];
        }
        spectrum.mean = std::move(m_mean);
        spectrum.count = std::move(m_count);
    }

private:
    std::vector<std::size_t> m_count;
    std::vector<double> m_mean;
    std::vector<double> m_squares;
};

} // namespace

MeanSpectrum meanSpectrum(const SpectraSource& source, std::size_t scanlines, std::size_t groundPixels,
                          std::span<const std::uint32_t> pixels, std::stop_token stop) {
    std::vector<std::uint32_t> chosen(pixels.begin(), pixels.end());
    std::erase_if(chosen, [&](std::uint32_t pixel) { return pixel >= scanlines * groundPixels; });
    std::sort(chosen.begin(), chosen.end());
    MeanSpectrum spectrum;
    if (chosen.empty()) {
        return spectrum;
    }
    const auto& description = source.spectra();
    const std::size_t channels = description.channels;
    spectrum.position = source.positions(chosen.front() % groundPixels);
    spectrum.spectra = chosen.size();
    Accumulator sums(channels);
    std::vector<double> values(channels);
    for (auto at = chosen.begin(); at != chosen.end();) {
        if (stop.stop_requested()) {
            throw Error(ErrorCode::Cancelled, "core.cancelled");
        }
        const std::size_t scanline = *at / groundPixels;
        const auto line = source.scanlines(scanline, 1, description.flagMask);
        for (; at != chosen.end() && *at / groundPixels == scanline; ++at) {
            const std::size_t groundPixel = *at % groundPixels;
            const auto first = line.begin() + static_cast<std::ptrdiff_t>(groundPixel * channels);
            std::transform(first, first + static_cast<std::ptrdiff_t>(channels), values.begin(),
                           [](float value) { return static_cast<double>(value); });
            sums.add(description.isPositionPerRow ? atPositions(source.positions(groundPixel), values, spectrum.position) : values);
        }
    }
    std::move(sums).writeTo(spectrum);
    return spectrum;
}

std::vector<double> atPositions(std::span<const double> from, std::span<const double> values, std::span<const double> to) {
    requireSame(from.size(), values.size());
    std::vector<double> out(to.size(), kNan);
    if (from.empty()) {
        return out;
    }
    const double sign = from.size() > 1 && from.back() < from.front() ? -1.0 : 1.0;
    for (std::size_t k = 0; k < to.size(); ++k) {
        const auto next = std::lower_bound(from.begin(), from.end(), to[k], [sign](double a, double b) { return sign * a < sign * b; });
        if (next == from.end() || !std::isfinite(to[k])) {
            continue;
        }
        const auto high = static_cast<std::size_t>(next - from.begin());
        if (*next == to[k]) {
            out[k] = values[high];
        } else if (high > 0) {
            const double share = (to[k] - from[high - 1]) / (from[high] - from[high - 1]);
            out[k] = (1.0 - share) * values[high - 1] + share * values[high];
        }
    }
    return out;
}

SpectrumDifference differenceOf(std::span<const double> measured, std::span<const double> measuredNoise, std::span<const double> reference,
                                std::span<const double> referenceNoise) {
    requireSame(measured.size(), reference.size());
    SpectrumDifference difference;
    difference.isInSigma = !measured.empty() && measuredNoise.size() == measured.size() && referenceNoise.size() == reference.size();
    difference.value.reserve(measured.size());
    for (std::size_t channel = 0; channel < measured.size(); ++channel) {
        double off = measured[channel] - reference[channel];
        if (difference.isInSigma) {
            const double sigma = std::hypot(measuredNoise[channel], referenceNoise[channel]);
            off = sigma > 0.0 ? off / sigma : kNan;
        }
        difference.value.push_back(off);
    }
    return difference;
}

std::size_t nearestChannel(std::span<const double> positions, double position) {
    std::size_t nearest = 0;
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t channel = 0; channel < positions.size(); ++channel) {
        if (const double off = std::abs(positions[channel] - position); off < best) {
            best = off;
            nearest = channel;
        }
    }
    return nearest;
}

} // namespace phidias::core

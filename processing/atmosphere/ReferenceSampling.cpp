#include "processing/atmosphere/ReferenceSampling.h"

#include "core/util/Time.h"
#include "processing/atmosphere/CounterNoise.h"
#include "processing/atmosphere/SpectrumPreparation.h"

#include <algorithm>
#include <cmath>

namespace phidias::processing::atmosphere {

std::size_t ReferenceSampling::monthOf(const core::RadianceGranule& granule) {
    const auto& times = granule.timeSeconds();
    const auto known = std::find_if(times.begin(), times.end(), [](double seconds) { return std::isfinite(seconds); });
    if (known == times.end()) {
        return 0;
    }
    const std::string date = core::formatIsoTime(*known + static_cast<double>(core::daysFromCivil(2010, 1, 1)) * 86400.0);
    return static_cast<std::size_t>(std::clamp(std::stoi(date.substr(5, 2)) - 1, 0, 11));
}

std::size_t ReferenceSampling::stratumOf(const core::RadianceGranule& granule, std::size_t month, std::size_t scanline,
                                         std::size_t groundPixel) {
    const std::size_t at = scanline * granule.groundPixels() + groundPixel;
    const double latitude = static_cast<double>(granule.pixels().latitudeDeg[at]);
    const double sun = static_cast<double>(granule.pixels().solarZenithDeg[at]);
    const auto band = static_cast<std::size_t>(std::clamp((latitude + 90.0) / 10.0, 0.0, 17.0));
    const std::size_t height = sun < 35.0 ? 0 : sun < 55.0 ? 1 : 2;
    const std::size_t third = std::min<std::size_t>(2, groundPixel * 3 / granule.groundPixels());
    return ((month * 18 + band) * 3 + height) * 3 + third;
}

void ReferenceSampling::count(const core::RadianceGranule& granule, std::span<const std::uint16_t> flags) {
    const std::size_t month = monthOf(granule);
    for (std::size_t scanline = 0; scanline < granule.scanlines(); ++scanline) {
        for (std::size_t row = 0; row < granule.groundPixels(); ++row) {
            if ((flags[scanline * granule.groundPixels() + row] & kRejected) == 0) {
                ++m_counts[stratumOf(granule, month, scanline, row)];
            }
        }
    }
}

void ReferenceSampling::addCounts(std::span<const std::int64_t> counts) {
    for (std::size_t stratum = 0; stratum < kStrata; ++stratum) {
        m_counts[stratum] += counts[stratum];
    }
}

void ReferenceSampling::settle(std::size_t most) {
    std::vector<std::int64_t> sizes;
    std::copy_if(m_counts.begin(), m_counts.end(), std::back_inserter(sizes), [](std::int64_t count) { return count > 0; });
    std::sort(sizes.begin(), sizes.end());
    // The cap c with sum of min(size, c) = most: small strata are taken whole.
    double left = static_cast<double>(most);
    double cap = most == 0 ? 1e300 : 0.0;
    for (std::size_t at = 0; at < sizes.size() && most > 0; ++at) {
        cap = left / static_cast<double>(sizes.size() - at);
        if (static_cast<double>(sizes[at]) > cap) {
            break;
        }
        left -= static_cast<double>(sizes[at]);
        cap = 1e300;
    }
    for (std::size_t stratum = 0; stratum < kStrata; ++stratum) {
        m_thresholds[stratum] = m_counts[stratum] == 0 ? 1.0 : std::min(1.0, cap / static_cast<double>(m_counts[stratum]));
    }
}

std::uint64_t ReferenceSampling::hashOf(int orbit, std::size_t scanline, std::size_t groundPixel) const {
    const std::uint64_t place = static_cast<std::uint64_t>(static_cast<std::uint32_t>(orbit)) << 32U |
                                static_cast<std::uint64_t>(scanline & 0xffffU) << 16U | static_cast<std::uint64_t>(groundPixel & 0xffffU);
    return mixedBits(mixedBits(m_seed) ^ place);
}

bool ReferenceSampling::isTaken(const core::RadianceGranule& granule, std::size_t month, std::size_t scanline,
                                std::size_t groundPixel) const {
    const double threshold = m_thresholds[stratumOf(granule, month, scanline, groundPixel)];
    return threshold >= 1.0 || static_cast<double>(hashOf(granule.orbit(), scanline, groundPixel) >> 11U) / 9007199254740992.0 < threshold;
}

} // namespace phidias::processing::atmosphere

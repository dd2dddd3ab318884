#pragma once

#include "core/io/RadianceGranule.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace phidias::processing::atmosphere {

/// Chooses the reference spectra so that no latitude, sun, view or month has more than its share. The choice of a spectrum depends on the
/// seed, its orbit and its place alone, never on how granules are split over files, tasks or threads.      [PCA_SCREENING 2]
///
/// Stratum: 18 bands of latitude, 3 of the sun's zenith angle (0, 35, 55, 180 degrees), 3 of the row, 12 months. A spectrum is taken when
/// its hash is below the stratum's threshold; thresholds fill the strata evenly up to `most` spectra together.
class ReferenceSampling {
public:
    static constexpr std::size_t kStrata = 18UL * 3 * 3 * 12;

    explicit ReferenceSampling(std::uint64_t seed) : m_seed(seed), m_counts(kStrata, 0), m_thresholds(kStrata, 1.0) {}

    /// Counts the pixels that may be taken. @param flags  of SpectrumPreparation::pixelFlags(), [scanline][groundPixel]
    void count(const core::RadianceGranule& granule, std::span<const std::uint16_t> flags);
    [[nodiscard]] const std::vector<std::int64_t>& counts() const { return m_counts; }
    /// Counts of other granules. @param counts  [kStrata]
    void addCounts(std::span<const std::int64_t> counts);
    /// Sets the thresholds. @param most  spectra to take in all, > 0; 0 = all
    void settle(std::size_t most);

    /// @returns hash of a spectrum, even over 64 bits
    [[nodiscard]] std::uint64_t hashOf(int orbit, std::size_t scanline, std::size_t groundPixel) const;
    /// @param month  monthOf() the granule
    [[nodiscard]] bool isTaken(const core::RadianceGranule& granule, std::size_t month, std::size_t scanline,
                               std::size_t groundPixel) const;
    /// Month of the first scanline with a time, 0..11.
    [[nodiscard]] static std::size_t monthOf(const core::RadianceGranule& granule);

private:
    [[nodiscard]] static std::size_t stratumOf(const core::RadianceGranule& granule, std::size_t month, std::size_t scanline,
                                               std::size_t groundPixel);

    std::uint64_t m_seed;
    std::vector<std::int64_t> m_counts;
    std::vector<double> m_thresholds; ///< share that is taken
};

} // namespace phidias::processing::atmosphere

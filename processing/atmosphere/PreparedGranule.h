#pragma once

#include "core/io/RadianceGranule.h"
#include "core/io/S5pIrradiance.h"
#include "processing/atmosphere/SpectrumPreparation.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace phidias::processing::atmosphere {

/// A granule whose spectra can be taken.
struct PreparedGranule {
    core::RadianceGranule granule;
    std::unique_ptr<SpectrumPreparation> preparation;
    std::vector<std::uint16_t> flags; ///< SpectrumPreparation::pixelFlags(), [scanline][groundPixel]
    std::size_t candidates = 0;       ///< pixels without any of kRejected

    /// Scanlines [first, first + count) that end where the chunks end and hold at least one candidate: the others are never inflated.
    struct Range {
        std::size_t first = 0;
        std::size_t count = 0;
        std::size_t candidates = 0;
    };
    [[nodiscard]] std::vector<Range> ranges(std::size_t scanlinesAtLeast = 1) const;
};

/// The irradiance that belongs to a granule's band. @throws core::Error of core::readS5pIrradiance()
[[nodiscard]] core::Irradiance readIrradiance(const std::filesystem::path& path, const core::RadianceGranule& granule);

/// @param settings    band empty: the file's only band
/// @param gridNm      common grid of `resample`; empty: commonGrid() of this granule
/// @param irradiance  of the same band; nullptr = none
/// @throws core::Error of core::RadianceGranule::open(); {InvalidRequest} when the irradiance has fewer rows
[[nodiscard]] PreparedGranule prepareGranule(const std::filesystem::path& path, PreparationSettings settings, std::vector<double> gridNm,
                                             const core::Irradiance* irradiance);

/// The same for a granule that is open.
[[nodiscard]] PreparedGranule prepareGranule(core::RadianceGranule granule, PreparationSettings settings, std::vector<double> gridNm,
                                             const core::Irradiance* irradiance);

} // namespace phidias::processing::atmosphere

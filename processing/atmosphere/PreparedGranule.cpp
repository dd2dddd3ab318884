#include "processing/atmosphere/PreparedGranule.h"

#include <algorithm>
#include <utility>

namespace phidias::processing::atmosphere {

namespace {

/// The light of the sun on the rows' own wavelengths; NaN where it is missing.
std::vector<double> onRows(const core::Irradiance& light, const core::RadianceGranule& granule, const std::vector<double>& wavelengthsNm) {
    std::vector<double> result;
    result.reserve(wavelengthsNm.size());
    for (std::size_t row = 0; row < granule.groundPixels(); ++row) {
        const auto values = light.at(row, std::span(wavelengthsNm).subspan(row * granule.channels(), granule.channels()));
        result.insert(result.end(), values.begin(), values.end());
    }
    return result;
}

} // namespace

std::vector<PreparedGranule::Range> PreparedGranule::ranges(std::size_t scanlinesAtLeast) const {
    const std::size_t block = granule.blockScanlines();
    const std::size_t step = (std::max(scanlinesAtLeast, block) + block - 1) / block * block;
    std::vector<Range> result;
    for (std::size_t first = 0; first < granule.scanlines(); first += step) {
        Range range{.first = first, .count = std::min(step, granule.scanlines() - first)};
        const auto begin = flags.begin() + static_cast<std::ptrdiff_t>(first * granule.groundPixels());
        range.candidates =
            static_cast<std::size_t>(std::count_if(begin, begin + static_cast<std::ptrdiff_t>(range.count * granule.groundPixels()),
                                                   [](std::uint16_t flag) { return (flag & kRejected) == 0; }));
        if (range.candidates > 0) {
            result.push_back(range);
        }
    }
    return result;
}

core::Irradiance readIrradiance(const std::filesystem::path& path, const core::RadianceGranule& granule) {
    return core::readS5pIrradiance(core::NetcdfFile::open(path.string()), "BAND" + granule.band().substr(2), granule.groundPixels());
}

PreparedGranule prepareGranule(const std::filesystem::path& path, PreparationSettings settings, std::vector<double> gridNm,
                               const core::Irradiance* irradiance) {
    auto granule = core::RadianceGranule::open(path.string(), settings.band);
    return prepareGranule(std::move(granule), std::move(settings), std::move(gridNm), irradiance);
}

PreparedGranule prepareGranule(core::RadianceGranule granule, PreparationSettings settings, std::vector<double> gridNm,
                               const core::Irradiance* irradiance) {
    settings.band = granule.band();
    std::vector<double> wavelengthsNm;
    for (std::size_t row = 0; row < granule.groundPixels(); ++row) {
        const auto own = granule.wavelengthsNm(row);
        wavelengthsNm.insert(wavelengthsNm.end(), own.begin(), own.end());
    }
    if (settings.grid == SpectralGrid::Resample && gridNm.empty()) {
        gridNm = commonGrid(wavelengthsNm, granule.groundPixels());
    }
    auto light = irradiance != nullptr ? onRows(*irradiance, granule, wavelengthsNm) : std::vector<double>();
    PreparedGranule prepared{.granule = std::move(granule), .preparation = {}, .flags = {}, .candidates = 0};
    prepared.preparation = std::make_unique<SpectrumPreparation>(std::move(settings), prepared.granule.groundPixels(),
                                                                 std::move(wavelengthsNm), std::move(gridNm), std::move(light));
    const auto& pixels = prepared.granule.pixels();
    prepared.flags.resize(pixels.latitudeDeg.size());
    for (std::size_t at = 0; at < prepared.flags.size(); ++at) {
        prepared.flags[at] = prepared.preparation->pixelFlags(
            prepared.granule.measurementQuality()[at / prepared.granule.groundPixels()], pixels.quality[at],
            static_cast<double>(pixels.solarZenithDeg[at]), static_cast<double>(pixels.viewingZenithDeg[at]),
            static_cast<double>(pixels.longitudeDeg[at]), static_cast<double>(pixels.latitudeDeg[at]));
        prepared.candidates += (prepared.flags[at] & kRejected) == 0 ? 1U : 0U;
    }
    return prepared;
}

} // namespace phidias::processing::atmosphere

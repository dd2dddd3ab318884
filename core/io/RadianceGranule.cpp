#include "core/io/RadianceGranule.h"

#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace phidias::core {

namespace {

constexpr float kLargestRadiance = 9e36F; ///< fills are larger
constexpr double kLargestNumber = 9e36;
constexpr std::uint16_t kMissingInteger = 65535;
constexpr float kFill = 9.9692099683868690e+36F;
constexpr std::size_t kBlockValues = 1700000; ///< 16 scanlines of the short-wave bands: spectra of a row are worked on by eights
constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

std::string joined(std::span<const std::string> words) {
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

void requireShape(const NetcdfVariable& variable, const std::vector<std::size_t>& expected) {
    if (variable.shape() == expected && variable.isNumeric()) {
        return;
    }
    const auto text = [](const std::vector<std::size_t>& shape) {
        std::string result;
        for (const std::size_t size : shape) {
            result += (result.empty() ? "" : " x ") + std::to_string(size);
        }
        return result;
    };
    throw Error(
        ErrorCode::Malformed, "io.granule.shape",
        {{"path", variable.filePath()}, {"variable", variable.path()}, {"found", text(variable.shape())}, {"expected", text(expected)}},
        "hint.io.netcdf.damaged");
}

std::vector<float> numbersOf(const NetcdfGroup& group, const char* name, const std::vector<std::size_t>& shape) {
    const auto variable = group.requireVariable(name);
    requireShape(variable, shape);
    auto values = variable.readFloats();
    std::replace_if(
        values.begin(), values.end(), [](float value) { return !(std::abs(value) < kLargestRadiance); }, kNan);
    return values;
}

/// A block of an integer variable through the library.
template <typename T>
void readByLibrary(const NetcdfVariable& variable, std::span<const std::size_t> start, std::span<const std::size_t> count,
                   std::span<T> out) {
    std::vector<std::int64_t> values(out.size());
    variable.read(start, count, {}, std::span(values));
    std::transform(values.begin(), values.end(), out.begin(), [](std::int64_t value) { return static_cast<T>(value); });
}

} // namespace

RadianceGranule RadianceGranule::open(const std::string& path, const std::string& band) {
    NetcdfFile file = NetcdfFile::open(path);
    std::vector<std::string> bands;
    for (const auto& group : file.root().groups()) {
        const std::string name = group.name();
        if (name.starts_with("BAND") && name.ends_with("_RADIANCE")) {
            bands.push_back("BD" + name.substr(4, name.size() - 13));
        }
    }
    if (bands.empty()) {
        throw Error(ErrorCode::UnknownFormat, "io.granule.noRadiance", {{"path", path}}, "hint.io.granule.noRadiance");
    }
    const std::string chosen = band.empty() && bands.size() == 1 ? bands.front() : band;
    if (std::find(bands.begin(), bands.end(), chosen) == bands.end()) {
        throw Error(ErrorCode::UnknownVariable, "io.granule.band", {{"path", path}, {"band", band}, {"known", joined(bands)}});
    }
    const std::string mode = "BAND" + chosen.substr(2) + "_RADIANCE/STANDARD_MODE";
    const auto observations = file.root().group(mode + "/OBSERVATIONS");
    const auto floats = observations ? observations->variable("radiance") : std::nullopt;
    const auto integers = observations && !floats ? observations->variable("radiance_int16") : std::nullopt;
    if (!floats && !integers) {
        throw Error(ErrorCode::Malformed, "io.granule.noSpectra", {{"path", path}, {"group", mode + "/OBSERVATIONS"}},
                    "hint.io.netcdf.damaged");
    }
    RadianceGranule granule(file, floats ? *floats : *integers);
    granule.m_path = path;
    granule.m_mode = mode;
    granule.m_band = chosen;
    const auto shape = granule.m_radiance.shape();
    if (shape.size() != 4 || shape[0] != 1 || shape[3] == 0) {
        throw Error(ErrorCode::Malformed, "io.granule.dimensions",
                    {{"path", path}, {"variable", granule.m_radiance.path()}, {"found", static_cast<std::int64_t>(shape.size())}},
                    "hint.io.netcdf.damaged");
    }
    granule.m_scanlines = shape[1];
    granule.m_groundPixels = shape[2];
    granule.m_channels = shape[3];
    for (const auto& [name, target] : {std::pair{"radiance_noise", &granule.m_noise}, {"spectral_channel_quality", &granule.m_quality}}) {
        *target = observations->requireVariable(name);
        requireShape(**target, shape);
    }
    if (integers) {
        granule.m_scaling = numbersOf(*observations, "radiance_scaling", {1, shape[1], shape[2]});
    }
    if (const auto orbit = file.root().attributes().number("orbit")) {
        granule.m_orbit = static_cast<int>(*orbit);
    }
    granule.m_isSynthetic = file.root().attributes().textOrEmpty("title").starts_with("Synthetic");
    granule.readPixels(*file.root().group(mode));
    granule.openChunks();
    return granule;
}

void RadianceGranule::readPixels(const NetcdfGroup& mode) {
    const std::vector<std::size_t> shape{1, m_scanlines, m_groundPixels};
    const auto geodata = mode.group("GEODATA");
    const auto instrument = mode.group("INSTRUMENT");
    if (!geodata || !instrument) {
        throw Error(ErrorCode::Malformed, "io.granule.noGroup",
                    {{"path", m_path}, {"group", mode.path() + (geodata ? "/INSTRUMENT" : "/GEODATA")}}, "hint.io.netcdf.damaged");
    }
    m_pixels.latitudeDeg = numbersOf(*geodata, "latitude", shape);
    m_pixels.longitudeDeg = numbersOf(*geodata, "longitude", shape);
    m_pixels.solarZenithDeg = numbersOf(*geodata, "solar_zenith_angle", shape);
    m_pixels.viewingZenithDeg = numbersOf(*geodata, "viewing_zenith_angle", shape);
    const auto optional = [&](const char* name) {
        return geodata->variable(name) ? numbersOf(*geodata, name, shape) : std::vector<float>(m_scanlines * m_groundPixels, kNan);
    };
    m_pixels.solarAzimuthDeg = optional("solar_azimuth_angle");
    m_pixels.viewingAzimuthDeg = optional("viewing_azimuth_angle");

    const auto wavelength = instrument->requireVariable("nominal_wavelength");
    requireShape(wavelength, {1, m_groundPixels, m_channels});
    m_wavelengthsNm = wavelength.readDoubles();
    std::replace_if(
        m_wavelengthsNm.begin(), m_wavelengthsNm.end(), [](double value) { return !(value > 0.0) || value > kLargestNumber; },
        std::numeric_limits<double>::quiet_NaN());

    const auto observations = *mode.group("OBSERVATIONS");
    m_pixels.quality.assign(m_scanlines * m_groundPixels, 0);
    if (const auto quality = observations.variable("ground_pixel_quality")) {
        requireShape(*quality, shape);
        const auto bits = quality->readIntegers();
        std::transform(bits.begin(), bits.end(), m_pixels.quality.begin(),
                       [](std::int64_t value) { return static_cast<std::uint8_t>(value); });
    }
    m_measurementQuality.assign(m_scanlines, 0);
    if (const auto quality = observations.variable("measurement_quality")) {
        requireShape(*quality, {1, m_scanlines});
        const auto bits = quality->readIntegers();
        std::transform(bits.begin(), bits.end(), m_measurementQuality.begin(),
                       [](std::int64_t value) { return static_cast<std::uint16_t>(value); });
    }
    m_timeSeconds.assign(m_scanlines, std::numeric_limits<double>::quiet_NaN());
    const auto reference = observations.variable("time");
    const auto milliseconds = observations.variable("delta_time");
    if (reference && milliseconds && reference->size() == 1 && milliseconds->size() == m_scanlines) {
        const double start = reference->readDoubles().front();
        const auto offsets = milliseconds->readDoubles();
        for (std::size_t scanline = 0; scanline < m_scanlines; ++scanline) {
            if (offsets[scanline] > -2147483647.0) {
                m_timeSeconds[scanline] = start + offsets[scanline] / 1000.0;
            }
        }
    }
}

void RadianceGranule::openChunks() {
    const std::string observations = m_mode + "/OBSERVATIONS/";
    m_radianceChunks = ChunkReader::open(m_path, observations + m_radiance.name());
    m_noiseChunks = ChunkReader::open(m_path, observations + m_noise->name());
    m_qualityChunks = ChunkReader::open(m_path, observations + m_quality->name());
    const std::size_t expected = m_scaling.empty() ? 4 : 2;
    if (!m_radianceChunks || m_radianceChunks->valueBytes() != expected || !m_noiseChunks || m_noiseChunks->valueBytes() != 1 ||
        !m_qualityChunks || m_qualityChunks->valueBytes() != 1) {
        m_radianceChunks.reset();
    }
    std::size_t step = 1;
    if (isReadInThreads()) {
        for (const auto* chunks : {&m_radianceChunks, &m_noiseChunks, &m_qualityChunks}) {
            step = std::lcm(step, (*chunks)->chunkShape()[1]);
        }
        if (step > m_scanlines) { // chunks that do not fit each other: the largest of them
            step = m_radianceChunks->chunkShape()[1];
        }
    }
    const std::size_t wanted = std::max<std::size_t>(1, kBlockValues / std::max<std::size_t>(1, m_groundPixels * m_channels));
    m_blockScanlines = std::max(step, wanted / step * step);
}

std::span<const double> RadianceGranule::wavelengthsNm(std::size_t groundPixel) const {
    return std::span(m_wavelengthsNm).subspan(groundPixel * m_channels, m_channels);
}

std::vector<float> RadianceGranule::corners(const char* name) const {
    const auto geodata = m_file.root().group(m_mode + "/GEODATA");
    if (!geodata || !geodata->variable(name)) {
        return {};
    }
    return numbersOf(*geodata, name, {1, m_scanlines, m_groundPixels, 4});
}

std::vector<float> RadianceGranule::cornerLatitudesDeg() const {
    return corners("latitude_bounds");
}

std::vector<float> RadianceGranule::cornerLongitudesDeg() const {
    return corners("longitude_bounds");
}

void RadianceGranule::read(std::size_t first, std::size_t count, RadianceBlock& block, ChunkReader::Workspace& workspace) const {
    if (first > m_scanlines || count > m_scanlines - first) {
        throw Error(ErrorCode::Defect, "io.chunk.request", {{"path", m_path}, {"variable", m_radiance.path()}});
    }
    const std::array<std::size_t, 4> start{0, first, 0, 0};
    const std::array<std::size_t, 4> size{1, count, m_groundPixels, m_channels};
    const std::size_t values = count * m_groundPixels * m_channels;
    block.firstScanline = first;
    block.scanlines = count;
    block.radiance.resize(values);
    block.noiseDb.resize(values);
    block.quality.resize(values);
    if (isReadInThreads()) {
        m_noiseChunks->read(start, size, std::span(block.noiseDb), workspace);
        m_qualityChunks->read(start, size, std::span(block.quality), workspace);
    } else {
        readByLibrary(*m_noise, start, size, std::span(block.noiseDb));
        readByLibrary(*m_quality, start, size, std::span(block.quality));
    }
    if (!m_scaling.empty()) {
        std::vector<std::uint16_t> stored(values);
        if (isReadInThreads()) {
            m_radianceChunks->read(start, size, std::span(stored), workspace);
        } else {
            readByLibrary(m_radiance, start, size, std::span(stored));
        }
        scaleIntegers(block, stored);
    } else if (isReadInThreads()) {
        m_radianceChunks->read(start, size, std::span(block.radiance), workspace);
    } else {
        m_radiance.read(start, size, {}, std::span(block.radiance));
    }
}

void RadianceGranule::scaleIntegers(RadianceBlock& block, std::span<const std::uint16_t> stored) const {
    for (std::size_t pixel = 0; pixel < block.scanlines * m_groundPixels; ++pixel) {
        const float factor = m_scaling[block.firstScanline * m_groundPixels + pixel];
        for (std::size_t channel = 0; channel < m_channels; ++channel) {
            const std::size_t at = pixel * m_channels + channel;
            block.radiance[at] = stored[at] == kMissingInteger || !std::isfinite(factor) ? kFill : static_cast<float>(stored[at]) * factor;
        }
    }
}

} // namespace phidias::core

#include "processing/atmosphere/SpectrumPreparation.h"

#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <numbers>
#include <numeric>
#include <utility>

namespace phidias::processing::atmosphere {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr float kLargestRadiance = 9e36F;
constexpr std::size_t kMostPatterns = 8; ///< a row: the pattern of its bad pixels, and some with a cosmic ray
constexpr std::array<const char*, 4> kSpaceNames{"log", "radiance", "reflectance", "normalised"};
constexpr std::array<const char*, 3> kGridNames{"resample", "perRow", "index"};

/// 10^(dB / 10) for 0..127 dB.
const std::array<double, 128>& ratios() {
    static const auto table = [] {
        std::array<double, 128> made{};
        for (std::size_t decibel = 0; decibel < made.size(); ++decibel) {
            made.at(decibel) = std::pow(10.0, static_cast<double>(decibel) / 10.0);
        }
        return made;
    }();
    return table;
}

double ratioOf(std::int8_t decibel) {
    return ratios()[static_cast<std::size_t>(decibel)];
}

template <std::size_t Count> std::size_t positionOf(const std::array<const char*, Count>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        throw core::Error(core::ErrorCode::Malformed, "atmosphere.pca.settings", {{"found", name}});
    }
    return static_cast<std::size_t>(found - names.begin());
}

} // namespace

core::Json PreparationSettings::toJson() const {
    return {{"band", band},
            {"space", kSpaceNames.at(static_cast<std::size_t>(space))},
            {"grid", kGridNames.at(static_cast<std::size_t>(grid))},
            {"channelQualityMask", channelQualityMask},
            {"groundPixelQualityMask", groundPixelQualityMask},
            {"sunZenithMaximum", sunZenithMaximumDeg},
            {"viewZenithMaximum", viewZenithMaximumDeg},
            {"validFractionMinimum", validFractionMinimum},
            {"snrMinimum", snrMinimum},
            {"hasIrradiance", hasIrradiance}};
}

PreparationSettings PreparationSettings::fromJson(const core::Json& json) {
    try {
        PreparationSettings settings;
        settings.band = json.at("band").get<std::string>();
        settings.space = static_cast<SpectralSpace>(positionOf(kSpaceNames, json.at("space").get<std::string>()));
        settings.grid = static_cast<SpectralGrid>(positionOf(kGridNames, json.at("grid").get<std::string>()));
        settings.channelQualityMask = json.at("channelQualityMask").get<std::uint8_t>();
        settings.groundPixelQualityMask = json.at("groundPixelQualityMask").get<std::uint8_t>();
        settings.sunZenithMaximumDeg = json.at("sunZenithMaximum").get<double>();
        settings.viewZenithMaximumDeg = json.at("viewZenithMaximum").get<double>();
        settings.validFractionMinimum = json.at("validFractionMinimum").get<double>();
        settings.snrMinimum = json.at("snrMinimum").get<double>();
        settings.hasIrradiance = json.at("hasIrradiance").get<bool>();
        return settings;
    } catch (const core::Json::exception& exception) {
        throw core::Error(core::ErrorCode::Malformed, "atmosphere.pca.settings", {{"found", exception.what()}});
    }
}

SpectrumPreparation::SpectrumPreparation(PreparationSettings settings, std::size_t rows, std::vector<double> wavelengthsNm,
                                         std::vector<double> gridNm, std::vector<double> irradiance)
    : m_settings(std::move(settings)), m_rows(rows), m_channels(rows == 0 ? 0 : wavelengthsNm.size() / rows),
      m_wavelengthsNm(std::move(wavelengthsNm)), m_grid(std::move(gridNm)), m_irradiance(std::move(irradiance)), m_patterns(rows) {
    const bool doesGridFit = (m_settings.grid == SpectralGrid::Resample) == !m_grid.empty();
    const bool doesLightFit = m_irradiance.empty() || m_irradiance.size() == m_wavelengthsNm.size();
    const bool needsLight =
        m_settings.space == SpectralSpace::Reflectance || (m_settings.space == SpectralSpace::Log && m_settings.hasIrradiance);
    if (m_channels < 3 || m_wavelengthsNm.size() != m_rows * m_channels || !doesGridFit || !doesLightFit ||
        (needsLight && m_irradiance.empty())) {
        throw core::Error(core::ErrorCode::InvalidRequest, "atmosphere.pca.preparation",
                          {{"rows", static_cast<std::int64_t>(m_rows)}, {"channels", static_cast<std::int64_t>(m_channels)}});
    }
    m_nearest.resize(m_rows * m_grid.size());
    for (std::size_t row = 0; row < m_rows && !m_grid.empty(); ++row) {
        const auto own = std::span(m_wavelengthsNm).subspan(row * m_channels, m_channels);
        std::size_t channel = 0;
        for (std::size_t place = 0; place < m_grid.size(); ++place) {
            while (channel + 1 < m_channels && std::abs(own[channel + 1] - m_grid[place]) < std::abs(own[channel] - m_grid[place])) {
                ++channel;
            }
            m_nearest[row * m_grid.size() + place] = static_cast<std::uint32_t>(channel);
        }
    }
}

std::uint16_t SpectrumPreparation::pixelFlags(std::uint16_t measurementQuality, std::uint8_t pixelQuality, double sunZenithDeg,
                                              double viewZenithDeg, double longitudeDeg, double latitudeDeg) const {
    unsigned flags = 0;
    if ((measurementQuality != 0 && measurementQuality != 16) || (pixelQuality & m_settings.groundPixelQualityMask) != 0 ||
        !std::isfinite(longitudeDeg) || !std::isfinite(latitudeDeg)) {
        flags |= kPoorQuality;
    }
    if (!(sunZenithDeg <= m_settings.sunZenithMaximumDeg) || !(viewZenithDeg <= m_settings.viewZenithMaximumDeg)) {
        flags |= kAngles;
    }
    flags |= (pixelQuality & 2U) != 0 ? unsigned{kSunGlint} : 0U;
    if (longitudeDeg >= -90.0 && longitudeDeg <= 40.0 && latitudeDeg >= -50.0 && latitudeDeg <= 0.0) {
        flags |= kSouthAtlantic;
    }
    return static_cast<std::uint16_t>(flags);
}

/// The median signal-to-noise ratio of the 10 % brightest valid channels, and their mean radiance.
bool SpectrumPreparation::isBrightEnough(std::span<const float> radiance, std::span<const std::int8_t> noiseDb, Workspace& workspace,
                                         double& brightMean) const {
    auto& brightness = workspace.brightness;
    brightness.clear();
    for (std::size_t channel = 0; channel < m_channels; ++channel) {
        if (workspace.isValid[channel]) {
            brightness.push_back(radiance[channel]);
        }
    }
    const std::size_t bright = std::max<std::size_t>(1, brightness.size() / 10);
    const auto edge = brightness.begin() + static_cast<std::ptrdiff_t>(bright - 1);
    std::nth_element(brightness.begin(), edge, brightness.end(), std::greater<>());
    brightMean = std::accumulate(brightness.begin(), edge + 1, 0.0) / static_cast<double>(bright);
    if (m_settings.snrMinimum <= 0.0) {
        return true;
    }
    std::array<std::uint16_t, 128> counts{};
    unsigned total = 0;
    for (std::size_t channel = 0; channel < m_channels; ++channel) {
        if (workspace.isValid[channel] && radiance[channel] >= *edge) {
            ++counts[static_cast<std::size_t>(noiseDb[channel])];
            ++total;
        }
    }
    unsigned below = 0;
    std::size_t median = 0;
    while (below + counts[median] <= total / 2) {
        below += counts[median];
        ++median;
    }
    return ratios()[median] >= m_settings.snrMinimum;
}

std::uint16_t SpectrumPreparation::prepare(std::size_t row, std::span<const float> radiance, std::span<const std::int8_t> noiseDb,
                                           std::span<const std::uint8_t> quality, double cosine0, std::span<double> y,
                                           std::span<double> sigma, Workspace& workspace) const {
    unsigned flags = 0;
    std::size_t valid = 0;
    workspace.isValid.assign(m_channels, false);
    const bool mustBePositive = m_settings.space == SpectralSpace::Log;
    for (std::size_t channel = 0; channel < m_channels; ++channel) {
        const float value = radiance[channel];
        const bool isValid = (quality[channel] & m_settings.channelQualityMask) == 0 && std::abs(value) < kLargestRadiance &&
                             noiseDb[channel] >= 0 && (!mustBePositive || value > 0.0F);
        workspace.isValid[channel] = isValid;
        valid += isValid ? 1 : 0;
        flags |= (quality[channel] & 16U) != 0 ? unsigned{kSaturated} : 0U;
    }
    if (static_cast<double>(valid) < m_settings.validFractionMinimum * static_cast<double>(m_channels) || valid < 3) {
        return static_cast<std::uint16_t>(flags | kFewChannels);
    }
    double brightMean = 0.0;
    if (!isBrightEnough(radiance, noiseDb, workspace, brightMean)) {
        return static_cast<std::uint16_t>(flags | kLowSignal);
    }
    const bool isGridded = !m_grid.empty();
    if (isGridded) {
        workspace.values.resize(m_channels);
        workspace.variances.resize(m_channels);
    }
    const std::span<double> values = isGridded ? std::span(workspace.values) : y;
    const std::span<double> noise = isGridded ? std::span(workspace.variances) : sigma;
    for (std::size_t channel = 0; channel < m_channels; ++channel) {
        if (!workspace.isValid[channel]) {
            values[channel] = kNan;
            noise[channel] = kNan;
            continue;
        }
        const double light = static_cast<double>(radiance[channel]);
        const double reflected =
            m_irradiance.empty() ? light : std::numbers::pi * light / (m_irradiance[row * m_channels + channel] * cosine0);
        const double ratio = ratioOf(noiseDb[channel]);
        switch (m_settings.space) {
        case SpectralSpace::Log:
            values[channel] = std::log(m_settings.hasIrradiance ? reflected : light);
            noise[channel] = 1.0 / ratio;
            break;
        case SpectralSpace::Radiance:
            values[channel] = light;
            noise[channel] = std::abs(light) / ratio;
            break;
        case SpectralSpace::Reflectance:
            values[channel] = reflected;
            noise[channel] = std::abs(reflected) / ratio;
            break;
        case SpectralSpace::Normalised:
            values[channel] = light / brightMean;
            noise[channel] = std::abs(light / brightMean) / ratio;
            break;
        }
    }
    if (isGridded) {
        resample(row, y, sigma, workspace);
    }
    return static_cast<std::uint16_t>(flags);
}

std::shared_ptr<const SplineResampler> SpectrumPreparation::resampler(std::size_t row, Workspace& workspace) const {
    workspace.pattern.assign((m_channels + 63) / 64, 0);
    for (std::size_t channel = 0; channel < m_channels; ++channel) {
        if (workspace.isValid[channel]) {
            workspace.pattern[channel / 64] |= std::uint64_t{1} << (channel % 64);
        }
    }
    {
        const std::shared_lock lock(m_mutex);
        for (const auto& known : m_patterns[row]) {
            if (known.pattern == workspace.pattern) {
                return known.resampler;
            }
        }
    }
    workspace.nodes.clear();
    for (std::size_t channel = 0; channel < m_channels; ++channel) {
        if (workspace.isValid[channel]) {
            workspace.nodes.push_back(m_wavelengthsNm[row * m_channels + channel]);
        }
    }
    auto made = std::make_shared<const SplineResampler>(workspace.nodes, m_grid);
    const std::unique_lock lock(m_mutex);
    if (m_patterns[row].size() < kMostPatterns) {
        m_patterns[row].push_back({workspace.pattern, made});
    }
    return made;
}

void SpectrumPreparation::resample(std::size_t row, std::span<double> y, std::span<double> sigma, Workspace& workspace) const {
    const auto spline = resampler(row, workspace);
    workspace.nodeValues.clear();
    workspace.nodeVariances.clear();
    for (std::size_t channel = 0; channel < m_channels; ++channel) {
        if (workspace.isValid[channel]) {
            workspace.nodeValues.push_back(workspace.values[channel]);
            workspace.nodeVariances.push_back(workspace.variances[channel] * workspace.variances[channel]);
        }
    }
    spline->values(workspace.nodeValues, y, workspace.bends);
    spline->variances(workspace.nodeVariances, sigma);
    for (std::size_t place = 0; place < m_grid.size(); ++place) {
        if (workspace.isValid[m_nearest[row * m_grid.size() + place]]) {
            sigma[place] = std::sqrt(sigma[place]);
        } else {
            y[place] = kNan;
            sigma[place] = kNan;
        }
    }
}

std::vector<double> commonGrid(std::span<const double> wavelengthsNm, std::size_t rows) {
    const std::size_t channels = rows == 0 ? 0 : wavelengthsNm.size() / rows;
    double first = -std::numeric_limits<double>::infinity();
    double last = std::numeric_limits<double>::infinity();
    for (std::size_t row = 0; row < rows; ++row) {
        const auto own = wavelengthsNm.subspan(row * channels, channels);
        const auto [least, most] = std::minmax_element(own.begin(), own.end());
        first = std::max(first, *least);
        last = std::min(last, *most);
    }
    first = std::ceil(first * 100.0) / 100.0;
    last = std::floor(last * 100.0) / 100.0;
    if (channels < 2 || !(first < last)) {
        throw core::Error(core::ErrorCode::InvalidRequest, "atmosphere.pca.noCommonGrid", {});
    }
    std::vector<double> grid(channels);
    for (std::size_t place = 0; place < channels; ++place) {
        grid[place] = first + (last - first) * static_cast<double>(place) / static_cast<double>(channels - 1);
    }
    return grid;
}

} // namespace phidias::processing::atmosphere

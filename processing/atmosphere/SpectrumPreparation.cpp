#include "processing/atmosphere/SpectrumPreparation.h"

#include "core/util/Error.h"
#include "processing/atmosphere/SpectrumKernels.h"
#include "processing/numerics/Logarithms.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <mutex>
#include <numbers>
#include <numeric>
#include <utility>

namespace phidias::processing::atmosphere {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
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

/// 10^(-dB / 5) for 0..127 dB: variance of the logarithm.
const std::array<double, 128>& squaredInverseRatios() {
    static const auto table = [] {
        std::array<double, 128> made{};
        for (std::size_t decibel = 0; decibel < made.size(); ++decibel) {
            made.at(decibel) = 1.0 / (ratios().at(decibel) * ratios().at(decibel));
        }
        return made;
    }();
    return table;
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
      m_wavelengthsNm(std::move(wavelengthsNm)), m_grid(std::move(gridNm)), m_patterns(rows) {
    const bool doesGridFit = (m_settings.grid == SpectralGrid::Resample) == !m_grid.empty();
    const bool doesLightFit = irradiance.empty() || irradiance.size() == m_wavelengthsNm.size();
    m_usesLight = m_settings.space == SpectralSpace::Reflectance || (m_settings.space == SpectralSpace::Log && m_settings.hasIrradiance);
    if (m_channels < 3 || m_wavelengthsNm.size() != m_rows * m_channels || !doesGridFit || !doesLightFit ||
        (m_usesLight && irradiance.empty())) {
        throw core::Error(core::ErrorCode::InvalidRequest, "atmosphere.pca.preparation",
                          {{"rows", static_cast<std::int64_t>(m_rows)}, {"channels", static_cast<std::int64_t>(m_channels)}});
    }
    if (m_usesLight) {
        m_reflection = std::move(irradiance);
        for (double& value : m_reflection) {
            value = value > 0.0 ? std::numbers::pi / value : kNan;
        }
    }
    while (m_leastDb < 128 && ratios()[static_cast<std::size_t>(m_leastDb)] < m_settings.snrMinimum) {
        ++m_leastDb;
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

struct SpectrumPreparation::RowPattern {
    std::vector<std::uint8_t> isValid;
    SplineResampler resampler;
    std::vector<std::size_t> missing; ///< places of the grid without a value
};

SpectrumPreparation::~SpectrumPreparation() = default;

/// The median signal-to-noise ratio of the 10 % brightest valid channels, and their mean radiance.
bool SpectrumPreparation::isBrightEnough(const Stored& stored, std::span<const std::uint8_t> isValid, double& brightMean,
                                         Workspace& workspace) const {
    auto& brightness = workspace.brightness;
    brightness.clear();
    for (std::size_t channel = 0; channel < m_channels; ++channel) {
        if (isValid[channel] != 0) {
            brightness.push_back(stored.radiance[channel]);
        }
    }
    const std::size_t bright = std::max<std::size_t>(1, brightness.size() / 10);
    const auto edge = brightness.begin() + static_cast<std::ptrdiff_t>(bright - 1);
    std::nth_element(brightness.begin(), edge, brightness.end(), std::greater<>());
    brightMean = std::accumulate(brightness.begin(), edge + 1, 0.0) / static_cast<double>(bright);
    std::size_t weak = 0;
    std::size_t total = 0;
    for (std::size_t channel = 0; channel < m_channels; ++channel) {
        if (isValid[channel] != 0 && stored.radiance[channel] >= *edge) {
            weak += stored.noiseDb[channel] < m_leastDb ? 1U : 0U;
            ++total;
        }
    }
    return weak <= total / 2;
}

std::uint16_t SpectrumPreparation::inspect(std::size_t row, const Stored& stored, std::span<std::uint8_t> isValid, double& brightMean,
                                           Workspace& workspace) const {
    const float floor = m_settings.space == SpectralSpace::Log ? 0.0F : -kLargestRadiance;
    const ChannelCount found =
        findValidChannels(stored.radiance, stored.noiseDb, stored.quality,
                          {.qualityMask = m_settings.channelQualityMask, .floor = floor, .leastDb = m_leastDb}, isValid);
    auto valid = static_cast<std::size_t>(found.valid);
    for (std::size_t channel = 0; channel < m_channels && m_usesLight; ++channel) {
        if (isValid[channel] != 0 && !std::isfinite(m_reflection[row * m_channels + channel])) {
            isValid[channel] = 0;
            --valid;
        }
    }
    const unsigned flags = (found.quality & 16) != 0 ? unsigned{kSaturated} : 0U;
    if (static_cast<double>(valid) < m_settings.validFractionMinimum * static_cast<double>(m_channels) || valid < 3) {
        return static_cast<std::uint16_t>(flags | kFewChannels);
    }
    // No more weak channels than half of the bright ones: then the median of the bright ones is not weak, whichever they are.
    const bool isSurelyBright = static_cast<std::size_t>(found.weak) <= std::max<std::size_t>(1, valid / 10) / 2;
    if ((m_settings.space == SpectralSpace::Normalised || !isSurelyBright) && !isBrightEnough(stored, isValid, brightMean, workspace)) {
        return static_cast<std::uint16_t>(flags | kLowSignal);
    }
    return static_cast<std::uint16_t>(flags);
}

void SpectrumPreparation::transform(std::size_t row, const Stored& stored, std::span<const std::uint8_t> isValid, double brightMean,
                                    std::span<double> values, std::span<double> variances) const {
    const double* factors = m_usesLight ? m_reflection.data() + row * m_channels : nullptr;
    takeLight(stored.radiance, isValid, factors, 1.0 / stored.cosine0, values);
    const auto& ofLogarithm = squaredInverseRatios();
    for (std::size_t channel = 0; channel < m_channels; ++channel) {
        variances[channel] = ofLogarithm[static_cast<std::size_t>(std::max<std::int8_t>(stored.noiseDb[channel], 0))];
    }
    if (m_settings.space == SpectralSpace::Log) {
        takeLogarithms(values);
        return;
    }
    const double scale = m_settings.space == SpectralSpace::Normalised ? 1.0 / brightMean : 1.0;
    for (std::size_t channel = 0; channel < m_channels; ++channel) {
        values[channel] *= scale;
        variances[channel] *= values[channel] * values[channel];
    }
}

std::uint16_t SpectrumPreparation::prepare(std::size_t row, std::span<const float> radiance, std::span<const std::int8_t> noiseDb,
                                           std::span<const std::uint8_t> quality, double cosine0, std::span<double> y,
                                           std::span<double> sigma, Workspace& workspace) const {
    const Stored stored{.radiance = radiance, .noiseDb = noiseDb, .quality = quality, .cosine0 = cosine0};
    Prepared prepared{.y = y, .noise = sigma, .flags = 0, .missing = 0};
    prepareRow(row, std::span(&stored, 1), std::span(&prepared, 1), NoiseKind::Sigma, workspace);
    return prepared.flags;
}

void SpectrumPreparation::prepareRow(std::size_t row, std::span<const Stored> spectra, std::span<Prepared> prepared, NoiseKind kind,
                                     Workspace& workspace) const {
    const bool isGridded = !m_grid.empty();
    workspace.isValid.resize(spectra.size() * m_channels);
    workspace.values.resize(isGridded ? spectra.size() * m_channels : 0);
    workspace.variances.resize(workspace.values.size());
    workspace.patterns.assign(spectra.size(), nullptr);
    for (std::size_t spectrum = 0; spectrum < spectra.size(); ++spectrum) {
        auto& own = prepared[spectrum];
        const auto isValid = std::span(workspace.isValid).subspan(spectrum * m_channels, m_channels);
        double brightMean = 0.0;
        own.flags = inspect(row, spectra[spectrum], isValid, brightMean, workspace);
        own.missing = 0;
        if ((own.flags & kRejected) != 0) {
            continue;
        }
        const auto values = isGridded ? std::span(workspace.values).subspan(spectrum * m_channels, m_channels) : own.y;
        const auto variances = isGridded ? std::span(workspace.variances).subspan(spectrum * m_channels, m_channels) : own.noise;
        transform(row, spectra[spectrum], isValid, brightMean, values, variances);
        if (isGridded) {
            workspace.patterns[spectrum] = patternOf(row, isValid);
            continue;
        }
        for (std::size_t channel = 0; channel < m_channels; ++channel) {
            if (isValid[channel] == 0) {
                own.y[channel] = kNan;
                own.noise[channel] = kNan;
                ++own.missing;
            }
        }
    }
    // Spectra with the same valid channels go together.
    for (std::size_t first = 0; first < spectra.size(); ++first) {
        const auto pattern = std::static_pointer_cast<const RowPattern>(workspace.patterns[first]);
        std::array<std::size_t, kLanes> lanes{};
        std::size_t count = 0;
        for (std::size_t spectrum = first; pattern && spectrum < spectra.size() && count < kLanes; ++spectrum) {
            if (workspace.patterns[spectrum] == pattern) {
                workspace.patterns[spectrum] = nullptr;
                lanes.at(count++) = spectrum;
            }
        }
        if (pattern) {
            resample(std::span(lanes).first(count), *pattern, prepared, workspace);
        }
    }
    for (const auto& own : prepared) {
        if (kind == NoiseKind::Sigma && (own.flags & kRejected) == 0) {
            takeRoots(own.noise);
        }
    }
}

void SpectrumPreparation::prepareOwnChannels(std::size_t row, const Stored& stored, std::span<double> y, std::span<double> sigma,
                                             Workspace& workspace) const {
    workspace.isValid.resize(m_channels);
    const auto isValid = std::span(workspace.isValid).first(m_channels);
    double brightMean = 0.0;
    static_cast<void>(inspect(row, stored, isValid, brightMean, workspace));
    transform(row, stored, isValid, brightMean, y, sigma);
    for (std::size_t channel = 0; channel < m_channels; ++channel) {
        y[channel] = isValid[channel] != 0 ? y[channel] : kNan;
        sigma[channel] = isValid[channel] != 0 ? std::sqrt(sigma[channel]) : kNan;
    }
}

std::shared_ptr<const SpectrumPreparation::RowPattern> SpectrumPreparation::patternOf(std::size_t row,
                                                                                      std::span<const std::uint8_t> isValid) const {
    std::shared_ptr<const RowPattern> like;
    {
        const std::shared_lock lock(m_mutex);
        like = m_patterns[row].empty() ? nullptr : m_patterns[row].front();
        for (const auto& known : m_patterns[row]) {
            if (std::memcmp(known->isValid.data(), isValid.data(), m_channels) == 0) {
                return known;
            }
        }
    }
    std::vector<double> nodes;
    for (std::size_t channel = 0; channel < m_channels; ++channel) {
        if (isValid[channel] != 0) {
            nodes.push_back(m_wavelengthsNm[row * m_channels + channel]);
        }
    }
    RowPattern pattern{.isValid = {isValid.begin(), isValid.end()},
                       .resampler = SplineResampler(nodes, m_grid, like ? &like->resampler : nullptr),
                       .missing = {}};
    for (std::size_t place = 0; place < m_grid.size(); ++place) {
        if (isValid[m_nearest[row * m_grid.size() + place]] == 0 || !pattern.resampler.isInside(place)) {
            pattern.missing.push_back(place);
        }
    }
    auto made = std::make_shared<const RowPattern>(std::move(pattern));
    const std::unique_lock lock(m_mutex);
    if (m_patterns[row].size() < kMostPatterns) {
        m_patterns[row].push_back(made);
    }
    return made;
}

void SpectrumPreparation::resample(std::span<const std::size_t> lanes, const RowPattern& pattern, std::span<Prepared> prepared,
                                   Workspace& workspace) const {
    workspace.nodeValues.resize((m_channels + 1) * kLanes);
    workspace.nodeVariances.resize((m_channels + 1) * kLanes);
    workspace.unused.resize(m_grid.size());
    std::array<const double*, kLanes> values{};
    std::array<const double*, kLanes> variances{};
    SplineResampler::Rows y{};
    SplineResampler::Rows variance{};
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const bool isUsed = lane < lanes.size();
        const std::size_t spectrum = lanes[isUsed ? lane : 0];
        values.at(lane) = workspace.values.data() + spectrum * m_channels;
        variances.at(lane) = workspace.variances.data() + spectrum * m_channels;
        y.at(lane) = isUsed ? prepared[spectrum].y.data() : workspace.unused.data();
        variance.at(lane) = isUsed ? prepared[spectrum].noise.data() : workspace.unused.data();
    }
    interleaveValid(values, pattern.isValid, workspace.nodeValues);
    interleaveValid(variances, pattern.isValid, workspace.nodeVariances);
    pattern.resampler.resampleLanes(workspace.nodeValues, workspace.nodeVariances, y, variance, workspace.bends);
    for (const std::size_t spectrum : lanes) {
        prepared[spectrum].missing = pattern.missing.size();
        for (const std::size_t place : pattern.missing) {
            prepared[spectrum].y[place] = kNan;
            prepared[spectrum].noise[place] = kNan;
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

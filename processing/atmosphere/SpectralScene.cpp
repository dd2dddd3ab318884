#include "processing/atmosphere/SpectralScene.h"

#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace phidias::processing::atmosphere {

namespace {

constexpr double kDegree = std::numbers::pi / 180.0;
constexpr double kPi = std::numbers::pi;
constexpr std::array<double, 2> kLayerPressureAtm{0.8, 0.4};
constexpr double kShapeNm = 0.25 / 2.354820045; ///< standard deviation of the line shape
constexpr std::array<double, 4> kUnknownNm{2318.35, 2331.2, 2338.9, 2361.7};
constexpr double kUnknownNmWidth = 0.22; ///< standard deviation

/// Waves of several lengths in -1..1, about.
double waves(double longitudeDeg, double latitudeDeg, double phase) {
    const double x = longitudeDeg * kDegree;
    const double y = latitudeDeg * kDegree;
    return 0.6 * std::sin(2.0 * x + 3.0 * std::sin(2.0 * y + phase) + phase) * std::cos(3.0 * y) +
           0.3 * std::sin(7.0 * x - 5.0 * y + 2.0 * phase) * std::cos(y) + 0.2 * std::sin(19.0 * x + 13.0 * y + 3.0 * phase) * std::cos(y);
}

double inUnit(double value) {
    return std::clamp(0.5 + 0.5 * value, 0.0, 1.0);
}

} // namespace

double cloudFractionAt(double longitudeDeg, double latitudeDeg) {
    const double x = longitudeDeg * kDegree;
    const double y = latitudeDeg * kDegree;
    const double wave = std::sin(3.0 * x + 2.0 * std::sin(4.0 * y)) * std::cos(5.0 * y) + 0.6 * std::sin(11.0 * x - 7.0 * y) * std::cos(y) +
                        0.4 * std::sin(29.0 * x + 23.0 * y) * std::cos(13.0 * y);
    return std::clamp(0.35 + 0.5 * wave, 0.0, 1.0);
}

SceneState sceneAt(double longitudeDeg, double latitudeDeg, double glintAngleDeg) {
    SceneState scene;
    const double texture = inUnit(waves(longitudeDeg, latitudeDeg, 1.1));
    const double fine = inUnit(waves(5.0 * longitudeDeg, 5.0 * latitudeDeg, 0.4));
    const bool isLand = waves(longitudeDeg, latitudeDeg, 0.0) > 0.05;
    const bool isSnow = std::abs(latitudeDeg) > 66.0 + 6.0 * waves(longitudeDeg, 0.0, 2.0);
    double surfaceAlbedo = 0.01 + 0.09 * std::exp(-glintAngleDeg * glintAngleDeg / (2.0 * 12.0 * 12.0)) + 0.004 * fine;
    double surfaceSlope = 0.02;
    if (isSnow) {
        scene.surface = SurfaceKind::Snow;
        surfaceAlbedo = 0.02 + 0.08 * texture;
        surfaceSlope = -0.25 - 0.1 * fine;
    } else if (isLand) {
        scene.surface = SurfaceKind::Land;
        surfaceAlbedo = 0.05 + 0.3 * texture * texture + 0.15 * fine * texture;
        surfaceSlope = -0.08 + 0.12 * fine - 0.06 * texture;
        scene.curvature = 0.04 * (texture - 0.5);
    }
    scene.cloudFraction = cloudFractionAt(longitudeDeg, latitudeDeg);
    const double cloudAlbedo = 0.3 + 0.4 * inUnit(waves(3.0 * longitudeDeg, 3.0 * latitudeDeg, 2.7));
    const double cloudShare =
        scene.cloudFraction * cloudAlbedo / (scene.cloudFraction * cloudAlbedo + (1.0 - scene.cloudFraction) * surfaceAlbedo);
    scene.albedo = scene.cloudFraction * cloudAlbedo + (1.0 - scene.cloudFraction) * surfaceAlbedo;
    scene.slope = cloudShare * -0.12 + (1.0 - cloudShare) * surfaceSlope;
    scene.curvature *= 1.0 - cloudShare;

    const double height = isLand || isSnow ? 0.2 * texture : 0.0; // share of the air below the surface of high land
    const double cloudTop = 0.25 + 0.35 * inUnit(waves(2.0 * longitudeDeg, 2.0 * latitudeDeg, 4.0));
    const double seen = (1.0 - cloudShare) * (1.0 - height) + cloudShare * (1.0 - cloudTop);
    const double vapourSeen = (1.0 - cloudShare) * (1.0 - 1.5 * height) + cloudShare * 0.25;
    const double vapour = (0.5e22 + 1.1e23 * std::exp(-latitudeDeg * latitudeDeg / (2.0 * 24.0 * 24.0))) *
                          (0.7 + 0.6 * inUnit(waves(2.5 * longitudeDeg, 2.0 * latitudeDeg, 5.2)));
    scene.column[0] = 2.0e18 * (1.0 + 0.15 * waves(longitudeDeg, latitudeDeg, 3.3) + 0.1 * std::sin(latitudeDeg * kDegree)) * seen;
    scene.column[1] = 3.6e19 * (1.0 + 0.015 * waves(longitudeDeg, latitudeDeg, 0.7) + 0.02 * std::sin(latitudeDeg * kDegree)) * seen;
    scene.column[2] = vapour * vapourSeen;
    scene.column[3] = 3.1e-4 * vapour * vapourSeen * (0.85 + 0.1 * inUnit(waves(longitudeDeg, latitudeDeg, 6.0)));
    scene.lowerShare = 0.7 - 0.4 * (1.0 - seen);
    scene.pathShare = 1.0 - cloudShare;
    scene.shiftNm = 0.002 * waves(11.0 * longitudeDeg, 11.0 * latitudeDeg, 1.9);
    return scene;
}

std::string_view nameOf(PlantedEvent::Kind kind) {
    constexpr std::array<std::string_view, 5> kNames{"CO", "CH4", "H2O", "unknown", "strayLight"};
    return kNames.at(static_cast<std::size_t>(kind));
}

double strengthAt(const PlantedEvent& event, double longitudeDeg, double latitudeDeg) {
    const double east = std::remainder(longitudeDeg - event.longitudeDeg, 360.0) * std::cos(event.latitudeDeg * kDegree) * 111.195;
    const double north = (latitudeDeg - event.latitudeDeg) * 111.195;
    const double bearing = event.bearingDeg * kDegree;
    const double along = east * std::sin(bearing) + north * std::cos(bearing);
    const double across = east * std::cos(bearing) - north * std::sin(bearing);
    const double width = event.widthKm;
    double share = 0.0;
    if (along >= 0.0) {
        const double spread = width * std::sqrt(1.0 + along / 20.0);
        share = width / spread * std::exp(-along / event.lengthKm) * std::exp(-across * across / (2.0 * spread * spread));
    } else {
        share = std::exp(-(along * along + across * across) / (2.0 * width * width));
    }
    return share < 1e-3 ? 0.0 : event.peak * share;
}

SpectralModel::SpectralModel(int band) : m_firstNm(band == 7 ? 2304.6 : 2342.0), m_lastNm(band == 7 ? 2344.9 : 2388.8) {
    if (band != 7 && band != 8) {
        throw core::Error(core::ErrorCode::InvalidRequest, "atmosphere.sample.band", {{"band", band}});
    }
    for (double wavelength = m_firstNm - 0.8; wavelength < m_lastNm + 1.2; wavelength += kStepNm) {
        m_fineNm.push_back(wavelength);
    }
    const std::size_t count = m_fineNm.size();
    m_fineIrradiance.resize(count);
    m_unknown.assign(count, 0.0);
    for (std::size_t at = 0; at < count; ++at) {
        const double x = m_fineNm[at] - 2347.0;
        double fraunhofer = 0.0; // weak solar lines, drawn once for all
        for (int line = 0; line < 60; ++line) {
            const double distance = (x + 45.0 - 1.5 * line - 0.7 * std::sin(line * 2.3)) / 0.08;
            fraunhofer += (0.01 + 0.03 * std::abs(std::sin(line * 1.7))) * std::exp(-0.5 * distance * distance);
        }
        m_fineIrradiance[at] = 1.2e-6 * (1.0 - 0.0012 * x) * (1.0 - fraunhofer);
        for (const double centre : kUnknownNm) {
            const double distance = (m_fineNm[at] - centre) / kUnknownNmWidth;
            m_unknown[at] += std::exp(-0.5 * distance * distance);
        }
    }
    for (const Absorber absorber : kAbsorbers) {
        const auto lines = linesOf(absorber);
        for (std::size_t layer = 0; layer < 2; ++layer) {
            m_crossSection.at(static_cast<std::size_t>(absorber)).at(layer) = crossSection(lines, m_fineNm, kLayerPressureAtm.at(layer));
        }
    }
    constexpr std::size_t kTaps = 2 * kReach + 1;
    m_wavelengthsNm.resize(kRows * kChannels);
    m_irradiance.resize(kRows * kChannels);
    m_first.resize(kRows * kChannels);
    m_shape.resize(kRows * kChannels * kTaps);
    const double dispersion = (m_lastNm - m_firstNm) / static_cast<double>(kChannels - 1);
#pragma omp parallel for schedule(static)
    for (std::size_t row = 0; row < kRows; ++row) {
        const double offCentre = (static_cast<double>(row) - 107.0) / 107.0;
        for (std::size_t channel = 0; channel < kChannels; ++channel) {
            const std::size_t at = row * kChannels + channel;
            const double wavelength = m_firstNm + dispersion * static_cast<double>(channel) + 0.15 * offCentre * offCentre;
            m_wavelengthsNm[at] = wavelength;
            const auto nearest = static_cast<std::size_t>(std::lround((wavelength - m_fineNm.front()) / kStepNm));
            m_first[at] = static_cast<std::uint32_t>(nearest - kReach);
            std::array<double, kTaps> shape{};
            double sum = 0.0;
            for (std::size_t tap = 0; tap < kTaps; ++tap) {
                const double distance = (m_fineNm[nearest - kReach + tap] - wavelength) / kShapeNm;
                shape.at(tap) = std::exp(-0.5 * distance * distance);
                sum += shape.at(tap);
            }
            double irradiance = 0.0;
            for (std::size_t tap = 0; tap < kTaps; ++tap) {
                m_shape[at * kTaps + tap] = static_cast<float>(shape.at(tap) / sum);
                irradiance += shape.at(tap) / sum * m_fineIrradiance[nearest - kReach + tap];
            }
            m_irradiance[at] = irradiance;
        }
    }
    const double dim = 1.2e-6 * std::cos(70.0 * kDegree) * 0.05 / kPi;
    const double variance = dim / 120.0 * (dim / 120.0);
    m_noiseFloor = 0.3 * variance;
    m_noiseSlope = 0.7 * variance / dim;
}

std::span<const double> SpectralModel::wavelengthsNm(std::size_t row) const {
    return std::span(m_wavelengthsNm).subspan(row * kChannels, kChannels);
}

std::span<const double> SpectralModel::irradiance(std::size_t row) const {
    return std::span(m_irradiance).subspan(row * kChannels, kChannels);
}

std::vector<double> SpectralModel::unknownCentresNm() const {
    std::vector<double> centres;
    std::copy_if(kUnknownNm.begin(), kUnknownNm.end(), std::back_inserter(centres),
                 [&](double centre) { return centre > m_firstNm + 1.0 && centre < m_lastNm - 1.0; });
    return centres;
}

double SpectralModel::noiseOf(double radiance) const {
    return std::sqrt(m_noiseFloor + m_noiseSlope * std::max(radiance, 0.0));
}

void SpectralModel::radiance(std::size_t row, const SceneState& scene, double cosine0, double airmass, double unknownDepth,
                             double strayShare, std::span<double> radiance) const {
    const std::size_t count = m_fineNm.size();
    thread_local std::vector<double> depth;
    thread_local std::vector<float> light;
    depth.assign(count, 0.0);
    light.resize(count);
    for (std::size_t gas = 0; gas < 4; ++gas) {
        for (std::size_t layer = 0; layer < 2; ++layer) {
            const double amount = airmass * scene.column.at(gas) * (layer == 0 ? scene.lowerShare : 1.0 - scene.lowerShare);
            const auto& section = m_crossSection.at(gas).at(layer);
            for (std::size_t at = 0; at < count; ++at) {
                depth[at] += amount * section[at];
            }
        }
    }
    for (std::size_t at = 0; at < count; ++at) {
        light[at] = static_cast<float>(m_fineIrradiance[at] * std::exp(-depth[at] - unknownDepth * m_unknown[at]));
    }
    constexpr std::size_t kTaps = 2 * kReach + 1;
    double mean = 0.0;
    for (std::size_t channel = 0; channel < kChannels; ++channel) {
        const std::size_t at = row * kChannels + channel;
        const float* shape = m_shape.data() + at * kTaps;
        const float* from = light.data() + m_first[at];
        float sum = 0.0F;
        for (std::size_t tap = 0; tap < kTaps; ++tap) {
            sum += shape[tap] * from[tap];
        }
        const double x = (m_wavelengthsNm[at] - 2347.0) / 42.0;
        const double albedo = scene.albedo * (1.0 + scene.slope * x + scene.curvature * x * x);
        radiance[channel] = cosine0 * albedo / kPi * static_cast<double>(sum);
        mean += radiance[channel];
    }
    mean /= static_cast<double>(kChannels);
    const double dispersion = (m_lastNm - m_firstNm) / static_cast<double>(kChannels - 1);
    double before = radiance[0];
    for (std::size_t channel = 1; channel + 1 < kChannels; ++channel) {
        const double here = radiance[channel];
        radiance[channel] += scene.shiftNm * (radiance[channel + 1] - before) / (2.0 * dispersion);
        before = here;
    }
    for (double& value : radiance) {
        value += strayShare * mean;
    }
}

} // namespace phidias::processing::atmosphere

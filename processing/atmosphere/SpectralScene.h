#pragma once

#include "processing/atmosphere/AbsorberLines.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace phidias::processing::atmosphere {

enum class SurfaceKind : std::uint8_t { Ocean = 0, Land = 1, Snow = 2 };

/// What lies under one pixel of a synthetic orbit. All fields are waves in longitude and latitude, whole around the globe.
struct SceneState {
    SurfaceKind surface = SurfaceKind::Ocean;
    double cloudFraction = 0.0;     ///< 0..1
    double albedo = 0.0;            ///< of surface and cloud together, at 2347 nm
    double slope = 0.0;             ///< relative change of the albedo over 42 nm
    double curvature = 0.0;         ///< relative, quadratic, over 42 nm
    std::array<double, 4> column{}; ///< seen by the light, molecules cm-2, in the order of kAbsorbers
    double lowerShare = 0.7;        ///< share of the column in the lower, denser layer
    double pathShare = 1.0;         ///< share of a plume near the ground that the light passes, 0..1 (clouds hide it)
    double shiftNm = 0.0;           ///< of the wavelengths, from uneven light in the slit
};

/// Cloud fraction 0..1.
[[nodiscard]] double cloudFractionAt(double longitudeDeg, double latitudeDeg);

/// @param glintAngleDeg  between the view and the mirrored sun, 0..180; the sea is bright below 20 degrees
[[nodiscard]] SceneState sceneAt(double longitudeDeg, double latitudeDeg, double glintAngleDeg);

/// Something out of the ordinary that is planted into a synthetic granule.
struct PlantedEvent {
    enum class Kind : std::uint8_t { CarbonMonoxide = 0, Methane = 1, WaterVapour = 2, UnknownAbsorber = 3, StrayLight = 4 };
    int id = 0;
    Kind kind = Kind::CarbonMonoxide;
    double longitudeDeg = 0.0; ///< of the source
    double latitudeDeg = 0.0;
    double bearingDeg = 0.0; ///< downwind, east of north
    double widthKm = 12.0;   ///< standard deviation across the plume at the source
    double lengthKm = 90.0;  ///< the plume thins out by e
    double peak = 0.0;       ///< at the source: molecules cm-2; optical depth (UnknownAbsorber); share of the continuum (StrayLight)
};

[[nodiscard]] std::string_view nameOf(PlantedEvent::Kind kind);

/// Strength of an event at a place, in the unit of its peak; 0 where it is below a thousandth of the peak.
///
/// peak (w / s) exp(-x / length) exp(-y^2 / (2 s^2)), s = w sqrt(1 + x / 20 km), x downwind and y across in km; upwind exp(-x^2 / 2 w^2).
[[nodiscard]] double strengthAt(const PlantedEvent& event, double longitudeDeg, double latitudeDeg);

/// Spectra of one band as a detector row sees them: lines on a fine grid, a Gaussian line shape of 0.25 nm (full width at half maximum).
class SpectralModel {
public:
    static constexpr std::size_t kChannels = 480;
    static constexpr std::size_t kRows = 215;

    /// @param band  7 (2305 .. 2345 nm) or 8 (2342 .. 2389 nm)
    explicit SpectralModel(int band);

    /// lambda(g, c) = lambda_0 + s c + 0.15 nm ((g - 107) / 107)^2; [row][channel], nm
    [[nodiscard]] std::span<const double> wavelengthsNm(std::size_t row) const;
    /// Sun at one astronomical unit through the line shape, [row][channel], mol m-2 nm-1 s-1
    [[nodiscard]] std::span<const double> irradiance(std::size_t row) const;

    /// Radiance without noise.
    ///
    /// L = mu0 A(lambda) / pi  (E exp(-airmass sum_g,l sigma_gl N_gl - tau_unknown)) * line shape, then the shift, then the stray light.
    /// @param cosine0      cosine of the sun's zenith angle, > 0
    /// @param airmass      1 / mu0 + 1 / mu
    /// @param unknownDepth optical depth of the unknown absorber at its centres; @param strayShare  share of the mean added
    /// @param radiance     [channel], out; mol m-2 nm-1 sr-1 s-1
    void radiance(std::size_t row, const SceneState& scene, double cosine0, double airmass, double unknownDepth, double strayShare,
                  std::span<double> radiance) const;

    /// Standard deviation of the noise: sigma^2 = a + b L; signal to noise 120 at albedo 0.05 with the sun at 70 degrees.
    [[nodiscard]] double noiseOf(double radiance) const;

    /// Centres of the unknown absorber within the band, nm.
    [[nodiscard]] std::vector<double> unknownCentresNm() const;

private:
    static constexpr std::size_t kReach = 24; ///< fine steps on both sides of a channel
    static constexpr double kStepNm = 0.02;

    double m_firstNm;
    double m_lastNm;
    std::vector<double> m_fineNm;
    std::vector<double> m_fineIrradiance;
    std::array<std::array<std::vector<double>, 2>, 4> m_crossSection; ///< [absorber][layer][fine]
    std::vector<double> m_unknown;                                    ///< depth 1 at the centres, [fine]
    std::vector<double> m_wavelengthsNm;
    std::vector<double> m_irradiance;
    std::vector<std::uint32_t> m_first; ///< first fine step of a channel, [row][channel]
    std::vector<float> m_shape;         ///< line shape, [row][channel][2 kReach + 1]
    double m_noiseFloor = 0.0;          ///< a
    double m_noiseSlope = 0.0;          ///< b
};

} // namespace phidias::processing::atmosphere

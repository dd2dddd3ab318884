#pragma once

#include "core/util/Json.h"
#include "processing/atmosphere/SplineResampler.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <vector>

namespace phidias::processing::atmosphere {

enum class SpectralSpace { Log, Radiance, Reflectance, Normalised };
enum class SpectralGrid { Resample, PerRow, Index };
enum class MissingChannels { Gappy, Drop, Interpolate };

/// Bits of processing_flag.                                                                            [PCA_SCREENING 8]
enum SpectrumFlag : std::uint16_t {
    kPoorQuality = 1, ///< of the measurement or the ground pixel
    kAngles = 2,      ///< sun or view too low
    kFewChannels = 4, ///< too few valid channels
    kLowSignal = 8,
    kSouthAtlantic = 16, ///< only a flag
    kSunGlint = 32,      ///< only a flag
    kIllConditioned = 64,
    kSaturated = 128, ///< only a flag: some channels are
    kBudgetLimited = 256,
};
/// A spectrum with any of these has no score.
inline constexpr std::uint16_t kRejected = kPoorQuality | kAngles | kFewChannels | kLowSignal | kIllConditioned;

/// How spectra become vectors; stored in accumulator and basis.                                        [PCA_SCREENING 1]
struct PreparationSettings {
    std::string band; ///< "BD7"
    SpectralSpace space = SpectralSpace::Log;
    SpectralGrid grid = SpectralGrid::Resample;
    std::uint8_t channelQualityMask = 119;
    std::uint8_t groundPixelQualityMask = 41;
    double sunZenithMaximumDeg = 70.0;
    double viewZenithMaximumDeg = 60.0;
    double validFractionMinimum = 0.9;
    double snrMinimum = 20.0;
    bool hasIrradiance = false; ///< log space: of the reflectance, not of the radiance

    [[nodiscard]] core::Json toJson() const;
    /// @throws core::Error{Malformed} a member is missing or of another kind
    [[nodiscard]] static PreparationSettings fromJson(const core::Json& json);
    friend bool operator==(const PreparationSettings&, const PreparationSettings&) = default;
};

/// Turns the radiances of a granule's pixels into vectors for the statistics.
///
/// Valid channel: no masked quality bit, radiance not fill and finite, noise >= 0 dB, in log also L > 0.
/// log: y = ln(pi L / (E mu0)) or ln L, sigma_y = 10^(-dB / 10); radiance: y = L, sigma = L / 10^(dB / 10); reflectance:
/// pi L / (E mu0); normalised: L over the mean of its 10 % brightest valid channels.
/// Grid: `resample` natural cubic spline through the valid channels of the row, variance by the squared weights; a place of the grid is
/// missing when it lies outside the row's channels or the channel next to it is missing.
/// @thread any; one Workspace a thread
class SpectrumPreparation {
public:
    /// What one thread needs between calls; its content means nothing to others.
    struct Workspace {
        std::vector<float> brightness;
        std::vector<double> values, variances; ///< on the row's own channels, [spectrum][channel]
        std::vector<std::uint8_t> isValid;     ///< 0 or 1, [spectrum][channel]
        std::vector<double> nodeValues, nodeVariances, bends, unused;
        std::vector<std::shared_ptr<const void>> patterns; ///< [spectrum]
    };

    /// A spectrum as stored, [channel].
    struct Stored {
        std::span<const float> radiance;
        std::span<const std::int8_t> noiseDb;
        std::span<const std::uint8_t> quality;
        double cosine0 = 1.0; ///< of the sun's zenith angle
    };
    /// A prepared one, [grid channel].
    struct Prepared {
        std::span<double> y;     ///< NaN = missing
        std::span<double> noise; ///< sigma or sigma^2; NaN = missing
        std::uint16_t flags = 0; ///< with any of kRejected y and noise mean nothing
        std::size_t missing = 0; ///< channels
    };
    enum class NoiseKind { Sigma, Variance };

    /// @param rows           ground pixels  @param wavelengthsNm  [row][channel], nominal
    /// @param gridNm         common grid of `resample`, rising; else empty
    /// @param irradiance     [row][channel] on the row's own wavelengths, unit of radiance times sr; empty = none
    /// @throws core::Error{InvalidRequest} the shapes do not agree, or reflectance without irradiance
    SpectrumPreparation(PreparationSettings settings, std::size_t rows, std::vector<double> wavelengthsNm, std::vector<double> gridNm,
                        std::vector<double> irradiance);

    SpectrumPreparation(const SpectrumPreparation&) = delete;
    SpectrumPreparation& operator=(const SpectrumPreparation&) = delete;
    ~SpectrumPreparation();

    [[nodiscard]] const PreparationSettings& settings() const { return m_settings; }
    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] std::size_t channels() const { return m_channels; }          ///< of the detector
    [[nodiscard]] const std::vector<double>& gridNm() const { return m_grid; } ///< empty but for `resample`
    [[nodiscard]] std::size_t gridChannels() const { return m_grid.empty() ? m_channels : m_grid.size(); }

    /// What the pixel alone tells: kPoorQuality, kAngles, kSunGlint, kSouthAtlantic.
    [[nodiscard]] std::uint16_t pixelFlags(std::uint16_t measurementQuality, std::uint8_t pixelQuality, double sunZenithDeg,
                                           double viewZenithDeg, double longitudeDeg, double latitudeDeg) const;

    /// Some spectra of one row; eight and more of them take a small part of the time that they take one by one, and give the same.
    /// @param row       ground pixel  @param spectra  as stored
    /// @param prepared  out, as many, each with room for y and noise
    void prepareRow(std::size_t row, std::span<const Stored> spectra, std::span<Prepared> prepared, NoiseKind kind,
                    Workspace& workspace) const;
    /// prepareRow() for one spectrum, with sigma.
    /// @returns flags; with any of kRejected y and sigma are not set
    [[nodiscard]] std::uint16_t prepare(std::size_t row, std::span<const float> radiance, std::span<const std::int8_t> noiseDb,
                                        std::span<const std::uint8_t> quality, double cosine0, std::span<double> y, std::span<double> sigma,
                                        Workspace& workspace) const;

    /// A spectrum in the space of the settings, on the row's own channels.
    /// @param y, sigma  [channel], out; NaN = not valid
    void prepareOwnChannels(std::size_t row, const Stored& stored, std::span<double> y, std::span<double> sigma,
                            Workspace& workspace) const;

private:
    struct RowPattern;
    /// Flags of the channels; finds which are valid and whether the spectrum is bright enough.
    [[nodiscard]] std::uint16_t inspect(std::size_t row, const Stored& stored, std::span<std::uint8_t> isValid, double& brightMean,
                                        Workspace& workspace) const;
    [[nodiscard]] bool isBrightEnough(const Stored& stored, std::span<const std::uint8_t> isValid, double& brightMean,
                                      Workspace& workspace) const;
    /// Into the space of the settings, on the row's own channels; anything where a channel is not valid.
    void transform(std::size_t row, const Stored& stored, std::span<const std::uint8_t> isValid, double brightMean,
                   std::span<double> values, std::span<double> variances) const;
    [[nodiscard]] std::shared_ptr<const RowPattern> patternOf(std::size_t row, std::span<const std::uint8_t> isValid) const;
    void resample(std::span<const std::size_t> lanes, const RowPattern& pattern, std::span<Prepared> prepared, Workspace& workspace) const;

    PreparationSettings m_settings;
    std::size_t m_rows;
    std::size_t m_channels;
    std::vector<double> m_wavelengthsNm;
    std::vector<double> m_grid;
    std::vector<double> m_reflection; ///< pi / E where it is used, [row][channel]
    bool m_usesLight = false;
    int m_leastDb = 0;                    ///< of a channel that reaches snrMinimum
    std::vector<std::uint32_t> m_nearest; ///< channel next to a place of the grid, [row][grid]
    mutable std::shared_mutex m_mutex;
    mutable std::vector<std::vector<std::shared_ptr<const RowPattern>>> m_patterns; ///< [row]
};

/// Common grid of the rows of a band: as many channels as the detector has, evenly spaced over what all rows see, ends rounded inward to
/// 0.01 nm so that granules with slightly different calibrations get the same.
/// @param wavelengthsNm  [row][channel]  @throws core::Error{InvalidRequest} when the rows have no common range
[[nodiscard]] std::vector<double> commonGrid(std::span<const double> wavelengthsNm, std::size_t rows);

} // namespace phidias::processing::atmosphere

#pragma once

#include "processing/numerics/Lanes.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace phidias::processing::atmosphere {

/// Radiances of this size and larger are fills.
inline constexpr float kLargestRadiance = 9e36F;

/// What a channel must be to be valid, and to be strong.
struct ChannelLimits {
    std::uint8_t qualityMask = 0; ///< none of these bits
    float floor = 0.0F;           ///< radiance above it
    int leastDb = 0;              ///< a valid channel below it is weak
};

struct ChannelCount {
    std::size_t valid = 0;
    std::size_t weak = 0;
    std::uint8_t quality = 0; ///< bits that any channel has
};

/// Channels with none of the quality bits, a radiance that is not fill, and a noise of at least 0 dB.
/// @param radiance, noiseDb, quality  [channel]  @param isValid  [channel], out: 0 or 1
[[nodiscard]] ChannelCount findValidChannels(std::span<const float> radiance, std::span<const std::int8_t> noiseDb,
                                             std::span<const std::uint8_t> quality, const ChannelLimits& limits,
                                             std::span<std::uint8_t> isValid);

/// light = radiance, or radiance * factor * scale with factors; 1 where a channel is not valid.
/// @param factors  [channel], or nullptr
void takeLight(std::span<const float> radiance, std::span<const std::uint8_t> isValid, const double* factors, double scale,
               std::span<double> light);

/// Sums over spectra, channel by channel; what is there is added to.
/// @param spectra, variances  [spectrum][channel]; variances that are not > 0 do not count
void addSums(std::span<const double> spectra, std::span<const double> variances, std::span<double> sum, std::span<double> varianceSum,
             std::span<std::int64_t> varianceCount);

/// Eight spectra from [spectrum][channel] to [valid channel][spectrum].
/// @param isValid  [channel]  @param nodes  out, room for one more than the channels
void interleaveValid(const std::array<const double*, kLanes>& spectra, std::span<const std::uint8_t> isValid, std::span<double> nodes);

/// Channels that are not finite, rising. @param isMissing  workspace
void findMissing(std::span<const double> y, std::vector<std::uint8_t>& isMissing, std::vector<std::size_t>& missing);

/// y~ = (y - mu) / s of one spectrum, 0 where y is missing. @returns missing channels
[[nodiscard]] std::size_t takeNormalised(std::span<const double> y, std::span<const double> mean, std::span<const double> inverseNoise,
                                         std::span<double> normalised);

/// Squares of the residual in units of the pixel's noise: (y~ - fitted)^2 s^2 / sigma^2, 0 where y is missing.
void takeSquares(std::span<const double> y, std::span<const double> normalised, std::span<const double> fitted,
                 std::span<const double> squaredNoise, std::span<const double> variance, std::span<double> squares);

/// y~ - fitted of one spectrum, 0 where y is missing.
void takeResidual(std::span<const double> y, std::span<const double> normalised, std::span<const double> fitted,
                  std::span<double> residual);

/// @returns sum of a_i b_i
[[nodiscard]] double dot(std::span<const double> a, std::span<const double> b);
/// Products of rows with each other and with a vector: for each row a those with the rows 0..a, then that with the vector.
void takeProducts(std::span<const double* const> rows, std::span<const double> vector, std::span<double> products);
/// @returns sum of the values
[[nodiscard]] double sumOf(std::span<const double> values);

/// Square roots, in place; NaN stays.
void takeRoots(std::span<double> values);

} // namespace phidias::processing::atmosphere

#pragma once

#include "core/data/Spectra.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace phidias::core {

/// Mean of several spectra on the positions of the first; all vectors [channel].
struct MeanSpectrum {
    std::vector<double> position;
    std::vector<double> mean;          ///< NaN where no spectrum has a value
    std::vector<double> standardError; ///< NaN for fewer than two values
    std::vector<std::size_t> count;    ///< values a channel
    std::size_t spectra = 0;           ///< spectra that were read
};

/// Mean and its standard error over chosen pixels, channel by channel.
///
/// mean = sum(x) / n, standard error = sqrt(sum((x - mean)^2) / (n - 1) / n); of channels without a flag of SpectraDescription::flagMask.
/// Where rows have positions of their own, spectra are brought to those of the first pixel by atPositions().
/// @param pixels  scanline * groundPixels + groundPixel; those that do not exist are left out
/// @returns empty vectors when no pixel is left
/// @throws Error as SpectraSource::scanlines(); Error{Cancelled}
/// @complexity O(pixels * channels), summed in the order of the pixels
[[nodiscard]] MeanSpectrum meanSpectrum(const SpectraSource& source, std::size_t scanlines, std::size_t groundPixels,
                                        std::span<const std::uint32_t> pixels, std::stop_token stop);

/// Values at other positions by straight lines between neighbouring channels.
/// @param from  strictly monotonous positions of `values`, [channel]
/// @returns values at `to`; NaN outside, or where one of the two neighbours is missing
/// @throws Error{Defect} when `from` and `values` differ in length
[[nodiscard]] std::vector<double> atPositions(std::span<const double> from, std::span<const double> values, std::span<const double> to);

/// Difference of two spectra on the same positions; all vectors [channel].
struct SpectrumDifference {
    std::vector<double> value; ///< in sigma, else in the unit of the spectra; NaN = missing in one of them
    bool isInSigma = false;
};

/// measured - reference; divided by sqrt(sigma_measured^2 + sigma_reference^2), the standard deviation of the difference of two independent
/// values, where both are known for the whole spectrum.
/// @param measuredNoise, referenceNoise  standard deviations; empty = unknown
/// @throws Error{Defect} different lengths
[[nodiscard]] SpectrumDifference differenceOf(std::span<const double> measured, std::span<const double> measuredNoise,
                                              std::span<const double> reference, std::span<const double> referenceNoise);

/// The channel whose position is nearest. @param positions  not empty; NaN are passed over
[[nodiscard]] std::size_t nearestChannel(std::span<const double> positions, double position);

} // namespace phidias::core

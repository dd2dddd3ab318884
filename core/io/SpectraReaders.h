#pragma once

#include "core/data/Spectra.h"
#include "core/io/NetcdfFile.h"
#include "core/util/MemoryBudget.h"

#include <memory>

namespace phidias::core {

/// Bits of spectral_channel_quality of Sentinel-5P that make a channel unusable: missing, bad pixel, processing error, saturated,
/// transient, RTS (methods/PCA_SCREENING, section 1).
inline constexpr std::uint8_t kS5pChannelMask = 119;

/// Sentinel-5P level-1B radiance of any band: a group BANDn_RADIANCE.
[[nodiscard]] bool isS5pRadiance(const NetcdfGroup& root);
/// Sentinel-5P level-1B irradiance: a group BANDn_IRRADIANCE and no radiance.
[[nodiscard]] bool isS5pIrradiance(const NetcdfGroup& root);
/// Spectra in the layout of docs/formats/spectra.md: latitude and longitude of pixels, a wavelength or wavenumber of channels, and a
/// variable by pixel and channel.
[[nodiscard]] bool isSpectraFile(const NetcdfGroup& root);

/// Header of a radiance file. The first variable of the swath is `radiance`, its layers are the channels; then the angles and the quality
/// of the pixels. Both encodings of the radiance are read: floats, and `radiance_int16` times `radiance_scaling`. Of several modes the
/// standard one is taken.
///
/// sigma = L / 10^(noise / 10): the noise is the signal-to-noise ratio in dB.
/// @throws Error{Malformed} naming file, variable, what was found and what was expected
[[nodiscard]] std::shared_ptr<const Swath> readS5pRadiance(const NetcdfFile& file, const MemoryBudget& budget);

/// Header of a file of spectra (docs/formats/spectra.md), such as IASI level 1C by obs and channel.
/// @throws Error{Malformed} damaged, or a spectral axis without a unit of wavelength or wavenumber
[[nodiscard]] std::shared_ptr<const Swath> readSpectraFile(const NetcdfFile& file, const MemoryBudget& budget);

} // namespace phidias::core

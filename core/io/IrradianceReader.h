#pragma once

#include <string>
#include <vector>

namespace phidias::core {

/// Light of the sun over the rows of a band, as a level-1B irradiance file of Sentinel-5P holds it.
struct Irradiance {
    std::size_t pixels = 0;
    std::size_t channels = 0;
    std::vector<double> wavelengthsNm; ///< calibrated, [pixel][channel]
    std::vector<double> values;        ///< mol m-2 nm-1 s-1, [pixel][channel]; NaN = missing, or flagged by the mask
};

/// @param band         "BD7" and the like
/// @param channelMask  spectral_channel_quality bits that make a channel missing
/// @throws Error{Unreadable, UnknownFormat, Malformed}; Error{UnknownVariable} when the file has no such band
[[nodiscard]] Irradiance readIrradiance(const std::string& path, const std::string& band, unsigned channelMask);

} // namespace phidias::core

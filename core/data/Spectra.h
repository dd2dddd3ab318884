#pragma once

#include "core/data/Swath.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace phidias::core {

/// Unit of the positions of the channels.
enum class SpectralUnit { Nanometre, PerCentimetre };

/// A position in the other unit: wavelength in nm times wavenumber in cm-1 = 1e7 (in vacuum).
/// @param position  > 0 @returns the same position in `to`; NaN stays NaN
[[nodiscard]] double convertedSpectral(double position, SpectralUnit from, SpectralUnit to);

/// The spectrum of one pixel; all vectors [channel], or empty where it says so.
struct Spectrum {
    std::vector<double> position;      ///< in the unit of the source, as the file orders the channels
    std::vector<double> value;         ///< NaN = missing
    std::vector<double> noise;         ///< standard deviation of the random error, unit of the value; NaN = unknown; empty = never known
    std::vector<double> error;         ///< standard deviation of the systematic error, likewise
    std::vector<std::uint8_t> flags;   ///< quality bits of the channels, 0 = good; empty = the file has none
    std::uint32_t pixelQuality = 0;    ///< bits of the ground pixel, 0 = good or none
    std::uint32_t scanlineQuality = 0; ///< of the measurement of the scanline, 0 = good or none
};

/// What all spectra of a file have in common.
struct SpectraDescription {
    std::string variable; ///< name among the variables of the swath; its layers are the channels
    std::string longName;
    std::string unit;
    std::string band; ///< "BAND7" and the like; empty where the format has none
    std::size_t channels = 0;
    SpectralUnit spectralUnit = SpectralUnit::Nanometre;
    bool isPositionPerRow = false; ///< each ground pixel has its own positions
    bool hasNoise = false;
    bool hasFlags = false;
    std::uint8_t flagMask = 0; ///< a channel with any of these bits is not used unless somebody asks for it
};

/// Gives the spectra of a swath whose pixels carry one. As a SwathSource the spectra are a variable whose layers are the channels. @thread
/// any
class SpectraSource : public SwathSource {
public:
    [[nodiscard]] virtual const SpectraDescription& spectra() const = 0;
    /// Positions of the channels of a row of pixels. @throws Error{InvalidRequest} no such pixel
    [[nodiscard]] virtual std::vector<double> positions(std::size_t groundPixel) const = 0;
    /// @throws Error{InvalidRequest} no such pixel; Error{Malformed} damaged data
    [[nodiscard]] virtual Spectrum spectrum(std::size_t scanline, std::size_t groundPixel) const = 0;
    /// One channel of all pixels [scanline][groundPixel]; NaN = missing, or flagged by SpectraDescription::flagMask.
    /// @throws Error{InvalidRequest} no such channel; Error{BudgetExceeded}; Error{Malformed}; Error{Cancelled} within a second
    [[nodiscard]] virtual std::vector<float> channelImage(std::size_t channel, std::stop_token stop) const = 0;
    /// All spectra of whole scanlines [scanline][groundPixel][channel]; NaN = missing, or any bit of `flagMask` set.
    /// @throws Error{InvalidRequest} no such scanlines; Error{BudgetExceeded}; Error{Malformed}
    [[nodiscard]] virtual std::vector<float> scanlines(std::size_t first, std::size_t count, std::uint8_t flagMask) const = 0;
    /// As many scanlines as are best read at once: whole chunks of the file, of some tens of megabytes. At least 1.
    [[nodiscard]] virtual std::size_t scanlinesAtOnce() const = 0;
};

/// The spectra of a swath; nullptr when its pixels carry none.
[[nodiscard]] std::shared_ptr<const SpectraSource> spectraOf(const Swath& swath);

/// Values of the channels that can be used; NaN = missing or flagged by the mask, as in channelImage(), so that plot and map agree. A value
/// of unknown noise stays.
[[nodiscard]] std::vector<double> usableValues(const Spectrum& spectrum, std::uint8_t flagMask);

} // namespace phidias::core

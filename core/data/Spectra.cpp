#include "core/data/Spectra.h"

#include <cmath>
#include <limits>

namespace phidias::core {

double convertedSpectral(double position, SpectralUnit from, SpectralUnit to) {
    constexpr double kNanometresPerCentimetre = 1e7;
    return from == to ? position : kNanometresPerCentimetre / position;
}

std::shared_ptr<const SpectraSource> spectraOf(const Swath& swath) {
    return std::dynamic_pointer_cast<const SpectraSource>(swath.source);
}

std::vector<double> usableValues(const Spectrum& spectrum, std::uint8_t flagMask) {
    auto values = spectrum.value;
    for (std::size_t channel = 0; channel < values.size(); ++channel) {
        if (!spectrum.flags.empty() && (spectrum.flags[channel] & flagMask) != 0) {
            values[channel] = std::numeric_limits<double>::quiet_NaN();
        }
    }
    return values;
}

} // namespace phidias::core

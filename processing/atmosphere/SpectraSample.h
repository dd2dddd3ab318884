#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace phidias::processing::atmosphere {

/// What the sample `s5p-l1b` holds.
struct SpectraSampleOptions {
    int granules = 4;             ///< 1..14; the orbits are five hours apart, the last crosses the South Atlantic
    std::size_t scanlines = 300;  ///< 16..4172 a granule
    std::vector<int> bands{7};    ///< 7, 8 or both
    std::uint64_t seed = 1;       ///< of noise, defects and hits
    double plumeStrength = 1.0;   ///< factor of the planted CO, CH4 and H2O plumes, >= 0
    double unknownStrength = 1.0; ///< factor of the planted unknown absorber, >= 0
    double strayStrength = 1.0;   ///< factor of the planted stray light, >= 0
    /// Called with the share that is written, 0..1.
    std::function<void(double)> progress;
};

/// Writes synthetic granules of level-1B radiance in the layout of Sentinel-5P (480 channels, 215 rows), the irradiance, and the truth.
///
/// Sun-synchronous orbit; land, sea with glint, snow, clouds; CO (lines from rotational constants), CH4, H2O and HDO (synthetic lines);
/// smile; noise sigma^2 = a + b L with its decibels; 1 % of the channels of a row bad (rows 0 and 1: 10 %); hits of the South Atlantic
/// anomaly; saturation; missing scanlines and pixels; planted events. Always the same for the same options, whatever the threads.
/// Beside each granule its truth: event, strength in noise units, cloud, albedo, columns.
/// @param folder  made when missing; existing files are replaced
/// @throws core::Error{InvalidRequest} when an option is out of range; {WriteFailed}
void writeSpectraSample(const std::filesystem::path& folder, const SpectraSampleOptions& options);

} // namespace phidias::processing::atmosphere

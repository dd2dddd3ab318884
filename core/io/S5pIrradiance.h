#pragma once

#include "core/io/NetcdfFile.h"

#include <span>
#include <string>
#include <vector>

namespace phidias::core {

/// Irradiance of the Sun as one band of Sentinel-5P measured it; all vectors [pixel][channel].
struct Irradiance {
    std::string band; ///< "BAND7"
    std::string unit; ///< "mol.m-2.nm-1.s-1"
    std::size_t pixels = 0;
    std::size_t channels = 0;
    std::vector<double> wavelengthNm;
    std::vector<double> value; ///< NaN = missing, or flagged by kS5pChannelMask
    std::vector<double> noise; ///< standard deviation; empty when the file has none

    /// Irradiance of a pixel at other wavelengths, by a natural cubic spline through the channels that have a value.
    /// @returns NaN outside them
    /// @throws Error{InvalidRequest} no such pixel, or fewer than two channels with a value
    [[nodiscard]] std::vector<double> at(std::size_t pixel, std::span<const double> wavelengthsNm) const;
};

/// Reads one band of an irradiance file (L1B_IR_SIR, L1B_IR_UVN). sigma = E / 10^(noise / 10).
/// @param band          as the radiance file names it, "BAND7"
/// @param groundPixels  of the radiance: the rows must be the same ones
/// @throws Error{InvalidRequest} the file has no such band, or another number of rows; Error{Malformed} damaged, other shapes
[[nodiscard]] Irradiance readS5pIrradiance(const NetcdfFile& file, const std::string& band, std::size_t groundPixels);

/// Reflectance of a radiance: rho = pi L d^2 / (E mu0).                       [formats/S5P, 3]
/// @param radiance    L, [channel]; NaN stays NaN
/// @param irradiance  E at the wavelengths of the radiance, same unit but for sr
/// @param solarZenithAngleDeg  0 to below 90
/// @param earthSunDistanceAu  d where E is given at 1 AU; 1 where E is given at the distance of the day
/// @returns [channel], 1; all NaN when the Sun is not above the horizon
/// @throws Error{InvalidRequest} different lengths, or a distance that is not positive
[[nodiscard]] std::vector<double> reflectance(std::span<const double> radiance, std::span<const double> irradiance,
                                              double solarZenithAngleDeg, double earthSunDistanceAu = 1.0);

} // namespace phidias::core

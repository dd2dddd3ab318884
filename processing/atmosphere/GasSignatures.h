#pragma once

#include "processing/atmosphere/SpectrumPreparation.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace phidias::processing::atmosphere {

/// How a gas absorbs.
struct GasSignature {
    std::string name;
    bool isSynthetic = false;         ///< its lines are stand-ins (AbsorberLines): good for sample granules only
    std::vector<double> crossSection; ///< through the line shape, [channel of the basis], cm2 per molecule
};

/// Full width at half maximum of the line shape of bands 7 and 8 (S5P, 8).
inline constexpr double kLineShapeNm = 0.25;

/// Cross-sections of `gases` at 0.8 atm through a Gaussian line shape of kLineShapeNm.
///
/// @param wavelengthsNm  of the basis, rising
/// @param gases          "CO", "CH4", "H2O", "HDO", or a column of the table
/// @param crossSections  CSV table: first column the wavelength in nm (rising, vacuum), one column a gas, cm2 per molecule; its gases win
/// over
///                       the built-in ones. Wavelengths outside the table have none
/// @throws core::Error{InvalidRequest} an unknown gas; {Malformed} naming file and line; {Unreadable}
[[nodiscard]] std::vector<GasSignature> gasSignatures(std::span<const double> wavelengthsNm, const std::vector<std::string>& gases,
                                                      const std::optional<std::filesystem::path>& crossSections);

/// dy / d(airmass N): -sigma in log, else -sigma mu. @param mean  mu, [channel]
[[nodiscard]] std::vector<double> derivativeOf(const GasSignature& gas, SpectralSpace space, std::span<const double> mean);

/// Names of the gases in a table of cross-sections. @throws as gasSignatures()
[[nodiscard]] std::vector<std::string> gasesOfTable(const std::filesystem::path& crossSections);

} // namespace phidias::processing::atmosphere

#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace phidias::processing::atmosphere {

/// Gases that absorb between 2300 and 2395 nm (Sentinel-5P bands 7 and 8).
enum class Absorber { CarbonMonoxide, Methane, WaterVapour, HeavyWater };

inline constexpr std::array<Absorber, 4> kAbsorbers{Absorber::CarbonMonoxide, Absorber::Methane, Absorber::WaterVapour,
                                                    Absorber::HeavyWater};

/// "CO", "CH4", "H2O", "HDO".
[[nodiscard]] std::string_view nameOf(Absorber absorber);

/// Only the lines of carbon monoxide are physics; those of the other gases are synthetic stand-ins (a fixed pseudo-random list with the
/// gas' usual strength and place), because line lists may not be carried with the program.
[[nodiscard]] bool isSynthetic(Absorber absorber);

struct SpectralLine {
    double wavenumber = 0.0; ///< vacuum, cm-1
    double strength = 0.0;   ///< at 260 K, cm per molecule
};

/// The lines of a gas, by rising wavenumber.
///
/// CO, the 2-0 band: nu = nu0 + (B2 + B0) m + (B2 - B0) m^2 - 4 D m^3, m = J + 1 (R branch), -J (P branch);
/// S = S_band (nu / nu0) |m| exp(-h c B0 J (J + 1) / k T) / Q, Q = k T / (h c B0) + 1 / 3.
/// nu0 4260.0622, B0 1.92252896, B2 1.8875, D 6.1214e-6 cm-1, S_band 7.67e-20 cm per molecule.     [formats/S5P, section 8]
/// The other gases: see isSynthetic().
[[nodiscard]] std::vector<SpectralLine> linesOf(Absorber absorber);

/// Sum of Lorentz lines, half width 0.06 cm-1 atm-1 times the pressure, cut 25 cm-1 from the centre.
///
/// @param lines         sorted by wavenumber
/// @param wavelengthsNm vacuum, nm, > 0, rising
/// @param pressureAtm   0.01 .. 2
/// @returns cross-section, cm2 per molecule, shape of wavelengthsNm
[[nodiscard]] std::vector<double> crossSection(std::span<const SpectralLine> lines, std::span<const double> wavelengthsNm,
                                               double pressureAtm);

} // namespace phidias::processing::atmosphere

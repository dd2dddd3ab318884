#pragma once

namespace phidias::core {

/// Height above the sea surface (negative down) at a sea pressure, by TEOS-10 with standard salinity and temperature.
///
/// z = -2 C / (B + sqrt(B^2 + 2 gamma B C)), C = enthalpy_SSO_0(p), B = 9.780327 (1 + 5.2792e-3 sin^2 + 2.32e-5 sin^4)
/// [IOC, SCOR and IAPSO 2010; Saunders 1981; gsw_z_from_p of the GSW toolbox, whose check value is reproduced to 1e-9 m]
/// @param pressureDbar  sea pressure (0 at the surface), -5 to 12000 dbar; NaN gives NaN
/// @param latitudeDeg   -90 to 90
/// @returns metres
[[nodiscard]] double heightFromPressureM(double pressureDbar, double latitudeDeg);

/// Sea pressure at a depth: the inverse of heightFromPressureM() by Newton's method, to better than 1e-8 dbar.
/// @param depthM       positive down, -5 to 11500 m; NaN gives NaN
/// @param latitudeDeg  -90 to 90
/// @returns dbar
[[nodiscard]] double pressureFromDepthDbar(double depthM, double latitudeDeg);

/// Reference salinity of a practical salinity: absolute salinity without the regional anomaly of its composition.
///
/// S_R = (35.16504 / 35) S_P g/kg                                                              [Millero et al. 2008, eq. 6.1]
/// @param practicalSalinity  PSS-78, 2 to 42
/// @returns g/kg
[[nodiscard]] double referenceSalinityGPerKg(double practicalSalinity);

/// Temperature that the water would have at the surface without exchange of heat and salt.
///
/// Solves eta(S_A, theta, 0) = eta(S_A, t, p) by Newton's method, eta the entropy of the Gibbs function of IAPWS-08 and IAPWS-09.
/// [IOC, SCOR and IAPSO 2010, section 3.1; gsw_pt0_from_t of the GSW toolbox is reproduced within its stated accuracy]
/// @param salinityGPerKg  absolute (or reference) salinity, 0 to 42 g/kg
/// @param temperatureC    in situ, ITS-90, -6 to 40 degC
/// @param pressureDbar    sea pressure, 0 to 10000 dbar
/// @returns degC; NaN when an argument is NaN or the salinity is negative
[[nodiscard]] double potentialTemperatureC(double salinityGPerKg, double temperatureC, double pressureDbar);

/// Potential enthalpy divided by 3991.86795711963 J/(kg K).   [IOC, SCOR and IAPSO 2010, section 3.3; gsw_CT_from_pt]
/// @param salinityGPerKg          absolute (or reference) salinity, 0 to 42 g/kg
/// @param potentialTemperatureC   at reference pressure 0, degC
/// @returns degC; NaN when an argument is NaN or the salinity is negative
[[nodiscard]] double conservativeTemperatureFromPotentialC(double salinityGPerKg, double potentialTemperatureC);

/// Conservative temperature of an in-situ temperature; arguments and result as of potentialTemperatureC().
[[nodiscard]] double conservativeTemperatureC(double salinityGPerKg, double temperatureC, double pressureDbar);

/// Potential density referred to the surface less 1000 kg/m^3: sigma0 = 1 / v(S_A, Theta, 0) - 1000, v the 75-term polynomial.
/// [Roquet et al. 2015, Ocean Modelling 90, appendix A2; gsw_sigma0 is reproduced within its stated accuracy]
/// @param salinityGPerKg            absolute (or reference) salinity, 0 to 42 g/kg
/// @param conservativeTemperatureC  -6 to 40 degC
/// @returns kg/m^3; NaN when an argument is NaN or the salinity is below -24 g/kg
[[nodiscard]] double potentialDensityAnomaly(double salinityGPerKg, double conservativeTemperatureC);

} // namespace phidias::core

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

} // namespace phidias::core

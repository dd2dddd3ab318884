#include "core/geo/Seawater.h"

#include <cmath>
#include <numbers>

namespace phidias::core {

namespace {

/// Dynamic enthalpy of seawater of SA = 35.16504 g/kg and CT = 0 degC, J/kg.
double standardEnthalpy(double pressureDbar) {
    const double z = pressureDbar * 1e-4;
    return z *
           (9.726613854843870e-4 +
            z * (-2.252956605630465e-5 +
                 z * (2.376909655387404e-6 +
                      z * (-1.664294869986011e-7 + z * (-5.988108894465758e-9 + z * (-2.1078768810e-9 + z * 2.8019291329e-10)))))) *
           1e8;
}

} // namespace

double heightFromPressureM(double pressureDbar, double latitudeDeg) {
    constexpr double kGamma = 2.26e-7;
    const double sine = std::sin(latitudeDeg * std::numbers::pi / 180.0);
    const double sine2 = sine * sine;
    const double b = 9.780327 * (1.0 + (5.2792e-3 + 2.32e-5 * sine2) * sine2);
    const double a = -0.5 * kGamma * b;
    const double c = standardEnthalpy(pressureDbar);
    return -2.0 * c / (b + std::sqrt(b * b - 4.0 * a * c));
}

} // namespace phidias::core

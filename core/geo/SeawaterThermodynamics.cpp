#include "core/geo/Seawater.h"

#include <array>
#include <cmath>
#include <limits>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kStandardSalinity = 35.16504;                ///< g/kg, SSO
constexpr double kSalinityUnit = kStandardSalinity / 35.0;    ///< g/kg
constexpr double kPerSalinity = 1.0 / (40.0 * kSalinityUnit); ///< x^2 = S_A / (40 u_PS)
constexpr double kHeatCapacity = 3991.86795711963;            ///< J/(kg K)
constexpr double kSalinityOffset = 24.0;                      ///< g/kg, of the root in the 75-term polynomial

template <std::size_t N> double polynomial(const std::array<double, N>& coefficients, double x) {
    double sum = 0.0;
    for (std::size_t k = N; k-- > 0;) {
        sum = sum * x + coefficients[k];
    }
    return sum;
}

template <std::size_t N> double slope(const std::array<double, N>& coefficients, double x) {
    double sum = 0.0;
    for (std::size_t k = N; k-- > 1;) {
        sum = sum * x + static_cast<double>(k) * coefficients[k];
    }
    return sum;
}

/// Coefficients of dg/dt * 40 K by [power of y = t / 40 degC][power of z = p / 10^4 dbar]; the part of IAPWS-09 (pure water) and the
/// parts of IAPWS-08 with x^2, x^3, x^4. The terms of salinity alone are the same on both sides of the equation and left out.
constexpr std::array<std::array<double, 6>, 7> kWater{
    {{0.0, -270.983805184062, 776.153611613101, -196.51255088122, 28.9796526294175, -2.13290083518327},
     {-24715.571866078, 2910.0729080936, -1513.116771538718, 546.959324647056, -111.1208127634436, 8.68841343834394},
     {2210.2236124548363, -2017.52334943521, 1498.081172457456, -718.6359919632359, 146.4037555781616, -4.9892131862671505},
     {-592.743745734632, 1591.873781627888, -1207.261522487504, 608.785486935364, -105.4993508931208, 0.0},
     {290.12956292128547, -973.091553087975, 602.603274510125, -276.361526170076, 32.40953340386105, 0.0},
     {-113.90630790850321, 381.06836198507096, -133.7383902842754, 49.023632509086724, 0.0, 0.0},
     {21.35571525415769, -67.41756835751434, 0.0, 0.0, 0.0, 0.0}}};
constexpr std::array<std::array<double, 6>, 6> kSalt2{
    {{0.0, 729.116529735046, -343.956902961561, 124.687671116248, -31.656964386073, 7.04658803315449},
     {1760.062705994408, -1721.528607567954, 674.819060538734, -356.629112415276, 88.4080716616, -15.84003094423364},
     {-675.802947790203, 2082.7344423998043, -614.668925894709, 340.685093521782, -33.3848202979239, 0.0},
     {365.7041791005036, -1190.914967948748, 298.904564555024, -145.9491676006352, 0.0, 0.0},
     {-108.30162043765552, 0.0, 0.0, 0.0, 0.0, 0.0},
     {12.78101825083098, 0.0, 0.0, 0.0, 0.0, 0.0}}};
constexpr std::array<std::array<double, 4>, 4> kSalt3{{{0.0, -175.292041186547, 83.1923927801819, -29.483064349429},
                                                       {-86.1329351956084, 766.116132004952, -108.3834525034224, 51.2796974779828},
                                                       {-30.0682112585625, -1380.9597954037708, 0.0, 0.0},
                                                       {3.50240264723578, 938.26075044542, 0.0, 0.0}}};
constexpr std::array<std::array<double, 2>, 5> kSalt4{
    {{0.0, -22.6683558512829}, {-137.1145018408982, 0.0}, {148.10030845687618, 0.0}, {-68.5590309679152, 0.0}, {12.4848504784754, 0.0}}};

/// Potential enthalpy in J/kg by [power of y]; parts with x^0, x^2, x^3, x^4, and [power of x] from x^5 on.
constexpr std::array<double, 8> kEnthalpy0{61.01362420681071,   168776.46138048015, -2735.2785605119625, 2574.2164453821433,
                                           -1536.6644434977543, 545.7340497931629,  -50.91091728474331,  -18.30489878927802};
constexpr std::array<double, 7> kEnthalpy2{268.5520265845071,  -12019.028203559312, 3734.858026725145,  -2046.7671145057618,
                                           465.28655623826234, -0.6370820302376359, -10.650848542359153};
constexpr std::array<double, 5> kEnthalpy3{937.2099110620707, 588.1802812170108, 248.39476522971285, -3.871557904936333,
                                           -2.6268019854268356};
constexpr std::array<double, 6> kEnthalpy4{-1687.914374187449, 936.3206544460336,  -942.7827304544439,
                                           369.4389437509002,  -33.83664947895248, -9.987880382780322};
constexpr std::array<double, 3> kEnthalpyX{246.9598888781377, 123.59576582457964, -48.5891069025409};

/// Specific volume at the surface in m^3/kg by [power of Theta / 40][power of sqrt((S_A + 24) / (40 u_PS))].
constexpr std::array<std::array<double, 7>, 7> kVolume{
    {{1.0769995862e-3, -3.1038981976e-4, 6.6928067038e-4, -8.5047933937e-4, 5.8086069943e-4, -2.1092370507e-4, 3.1932457305e-5},
     {-1.5649734675e-5, 3.5009599764e-5, -4.3592678561e-5, 3.4532461828e-5, -1.1959409788e-5, 1.3864594581e-6, 0.0},
     {2.7762106484e-5, -3.7435842344e-5, 3.5907822760e-5, -1.8698584187e-5, 3.8595339244e-6, 0.0, 0.0},
     {-1.6521159259e-5, 2.4141479483e-5, -1.4353633048e-5, 2.2863324556e-6, 0.0, 0.0, 0.0},
     {6.9111322702e-6, -8.7595873154e-6, 4.3703680598e-6, 0.0, 0.0, 0.0, 0.0},
     {-8.0539615540e-7, -3.3052758900e-7, 0.0, 0.0, 0.0, 0.0, 0.0},
     {2.0543094268e-7, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0}}};

template <std::size_t N, std::size_t M> std::array<double, N> atInner(const std::array<std::array<double, M>, N>& table, double inner) {
    std::array<double, N> row{};
    for (std::size_t k = 0; k < N; ++k) {
        row[k] = polynomial(table[k], inner);
    }
    return row;
}

/// Powers of y of dg/dt * 40 K at one salinity and pressure.
std::array<double, 7> temperatureSlope(double salinityGPerKg, double pressureDbar) {
    const double x2 = kPerSalinity * salinityGPerKg;
    const double x = std::sqrt(x2);
    const double z = pressureDbar * 1e-4;
    auto powers = atInner(kWater, z);
    const auto add = [&powers](const auto& part, double weight) {
        for (std::size_t k = 0; k < part.size(); ++k) {
            powers[k] += weight * part[k];
        }
    };
    add(atInner(kSalt2, z), x2);
    add(atInner(kSalt3, z), x2 * x);
    add(atInner(kSalt4, z), x2 * x2);
    return powers;
}

} // namespace

double pressureFromDepthDbar(double depthM, double latitudeDeg) {
    double pressure = 1.01 * depthM;
    for (int iteration = 0; iteration < 6; ++iteration) {
        constexpr double kStep = 0.5;
        const double misfit = heightFromPressureM(pressure, latitudeDeg) + depthM;
        const double perDbar =
            (heightFromPressureM(pressure + kStep, latitudeDeg) - heightFromPressureM(pressure - kStep, latitudeDeg)) / (2.0 * kStep);
        pressure -= misfit / perDbar;
    }
    return pressure;
}

double referenceSalinityGPerKg(double practicalSalinity) {
    return kSalinityUnit * practicalSalinity;
}

double potentialTemperatureC(double salinityGPerKg, double temperatureC, double pressureDbar) {
    if (!(salinityGPerKg >= 0.0) || !std::isfinite(temperatureC) || !std::isfinite(pressureDbar)) {
        return kNan;
    }
    const double wanted = polynomial(temperatureSlope(salinityGPerKg, pressureDbar), temperatureC / 40.0);
    const auto atSurface = temperatureSlope(salinityGPerKg, 0.0);
    double y = temperatureC / 40.0;
    for (int iteration = 0; iteration < 4; ++iteration) { // the second step is at rounding already
        y -= (polynomial(atSurface, y) - wanted) / slope(atSurface, y);
    }
    return 40.0 * y;
}

double conservativeTemperatureFromPotentialC(double salinityGPerKg, double potentialTemperatureC) {
    if (!(salinityGPerKg >= 0.0)) {
        return kNan;
    }
    const double x2 = kPerSalinity * salinityGPerKg;
    const double x = std::sqrt(x2);
    const double y = potentialTemperatureC / 40.0;
    const double x4 = polynomial(kEnthalpy4, y) + x * polynomial(kEnthalpyX, x);
    return (polynomial(kEnthalpy0, y) + x2 * (polynomial(kEnthalpy2, y) + x * (polynomial(kEnthalpy3, y) + x * x4))) / kHeatCapacity;
}

double conservativeTemperatureC(double salinityGPerKg, double temperatureC, double pressureDbar) {
    return conservativeTemperatureFromPotentialC(salinityGPerKg, potentialTemperatureC(salinityGPerKg, temperatureC, pressureDbar));
}

double potentialDensityAnomaly(double salinityGPerKg, double conservativeTemperatureC) {
    if (!(salinityGPerKg >= -kSalinityOffset)) {
        return kNan;
    }
    const double x = std::sqrt(kPerSalinity * (salinityGPerKg + kSalinityOffset));
    return 1.0 / polynomial(atInner(kVolume, x), conservativeTemperatureC / 40.0) - 1000.0;
}

} // namespace phidias::core

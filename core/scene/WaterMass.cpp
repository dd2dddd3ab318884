#include "core/scene/WaterMass.h"

#include "core/data/Quantity.h"
#include "core/geo/Seawater.h"
#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::optional<TemperatureKind> temperatureKind(const std::string& standardName, const std::string& name, const std::string& longName) {
    if (standardName == "sea_water_conservative_temperature") {
        return TemperatureKind::Conservative;
    }
    for (const auto& text : {standardName, name, longName}) {
        const Quantity* quantity = text.empty() ? nullptr : findQuantity(text);
        if (quantity != nullptr && quantity->id == "temperature") {
            return TemperatureKind::InSitu;
        }
        if (quantity != nullptr && quantity->id == "potential temperature") {
            return TemperatureKind::Potential;
        }
        if (quantity != nullptr) {
            return std::nullopt; // its first known name says what it is
        }
    }
    return std::nullopt;
}

/// 0 = practical, 1 = absolute.
std::optional<bool> salinityKind(const std::string& standardName, const std::string& name, const std::string& longName) {
    if (standardName == "sea_water_absolute_salinity" || standardName == "sea_water_reference_salinity") {
        return true;
    }
    for (const auto& text : {standardName, name, longName}) {
        if (const Quantity* quantity = text.empty() ? nullptr : findQuantity(text)) {
            return quantity->id == "practical salinity" ? std::optional(false) : std::nullopt;
        }
    }
    return std::nullopt;
}

/// What else the name of a variable may be of: not the quantity itself.
bool isDerived(const std::string& name) {
    const auto ends = [&name](const char* ending) { return name.ends_with(ending); };
    return ends("_L1") || ends("_L2") || ends("_relerr") || ends("_error") || ends("_err") || ends("_residual") || ends("_qc") ||
           ends("_QC") || ends("_sd") || ends("_se");
}

/// @param fits  whether two variables may be paired
template <typename Variables, typename Fits> std::optional<WaterVariables> findWater(const Variables& variables, const Fits& fits) {
    std::optional<WaterVariables> best;
    for (std::size_t s = 0; s < variables.size(); ++s) {
        const auto salinity = salinityKind(variables[s].standardName, variables[s].name, variables[s].longName);
        if (!salinity || isDerived(variables[s].name)) {
            continue;
        }
        for (std::size_t t = 0; t < variables.size(); ++t) {
            const auto kind = temperatureKind(variables[t].standardName, variables[t].name, variables[t].longName);
            const auto celsius =
                variables[t].unit.empty() ? std::optional(LinearConversion{}) : conversion(variables[t].unit, "degree_Celsius");
            if (!kind || !celsius || isDerived(variables[t].name) || !fits(s, t)) {
                continue;
            }
            // A plain name first: PSAL before PSAL_ADJUSTED, in situ before potential.
            const auto rank = [&](std::size_t a, std::size_t b, TemperatureKind k) {
                return std::tuple(static_cast<int>(k), variables[a].name.size() + variables[b].name.size());
            };
            if (!best || rank(s, t, *kind) < rank(best->salinity, best->temperature, best->kind)) {
                best = WaterVariables{.salinity = s,
                                      .temperature = t,
                                      .isAbsoluteSalinity = *salinity,
                                      .kind = *kind,
                                      .temperatureFactor = celsius->factor,
                                      .temperatureOffset = celsius->offset};
            }
        }
    }
    return best;
}

void append(WaterSamples& water, const WaterVariables& variables, double salinity, double temperature, double depthM, double latitudeDeg) {
    const double absolute = variables.isAbsoluteSalinity ? salinity : referenceSalinityGPerKg(salinity);
    const double celsius = temperature * variables.temperatureFactor + variables.temperatureOffset;
    const double pressure = std::isfinite(depthM) ? pressureFromDepthDbar(depthM, std::isfinite(latitudeDeg) ? latitudeDeg : 45.0) : 0.0;
    const double conservative = variables.kind == TemperatureKind::InSitu      ? conservativeTemperatureC(absolute, celsius, pressure)
                                : variables.kind == TemperatureKind::Potential ? conservativeTemperatureFromPotentialC(absolute, celsius)
                                                                               : celsius;
    water.salinityGPerKg.push_back(absolute);
    water.conservativeTemperatureC.push_back(conservative);
    water.sigma0.push_back(potentialDensityAnomaly(absolute, conservative));
    water.depthM.push_back(depthM);
}

/// Good samples in the order of cast, depth and time.
std::vector<std::size_t> pairingOrder(const ObservationSamples& samples) {
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < samples.value.size(); ++k) {
        if (samples.isGood[k] && std::isfinite(samples.value[k])) {
            order.push_back(k);
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const auto key = [&](std::size_t k) {
            return std::tuple(samples.cast[k], std::isfinite(samples.depthM[k]) ? samples.depthM[k] : -1e30,
                              std::isfinite(samples.timeUnixSeconds[k]) ? samples.timeUnixSeconds[k] : -1e30);
        };
        return key(a) < key(b);
    });
    return order;
}

int compare(const ObservationSamples& a, std::size_t at, const ObservationSamples& b, std::size_t bt) {
    const auto number = [](double value) { return std::isfinite(value) ? value : -1e30; };
    const auto left = std::tuple(a.cast[at], number(a.depthM[at]), number(a.timeUnixSeconds[at]));
    const auto right = std::tuple(b.cast[bt], number(b.depthM[bt]), number(b.timeUnixSeconds[bt]));
    return left < right ? -1 : right < left ? 1 : 0;
}

} // namespace

std::optional<WaterVariables> waterVariables(const Observations& observations) {
    return findWater(observations.variables, [](std::size_t, std::size_t) { return true; });
}

std::optional<WaterVariables> waterVariables(const Grid& grid) {
    return findWater(grid.variables, [&grid](std::size_t s, std::size_t t) {
        return grid.variables[s].axes == grid.variables[t].axes && grid.axisOf(s, AxisRole::Vertical) && grid.axisOf(s, AxisRole::X) &&
               grid.axisOf(s, AxisRole::Y);
    });
}

WaterSamples waterSamples(const Observations& observations, const WaterVariables& variables, const ObservationSamples& salinity,
                          const ObservationSamples& temperature, std::stop_token stop) {
    const auto ofSalinity = pairingOrder(salinity);
    const auto ofTemperature = pairingOrder(temperature);
    WaterSamples water;
    std::size_t s = 0;
    std::size_t t = 0;
    while (s < ofSalinity.size() && t < ofTemperature.size()) {
        const int order = compare(salinity, ofSalinity[s], temperature, ofTemperature[t]);
        if (order == 0) {
            const std::uint32_t cast = salinity.cast[ofSalinity[s]];
            append(water, variables, salinity.value[ofSalinity[s]], temperature.value[ofTemperature[t]], salinity.depthM[ofSalinity[s]],
                   observations.casts[cast].latitudeDeg);
            water.cast.push_back(cast);
            if (water.size() % 4096 == 0 && stop.stop_requested()) {
                throw Error(ErrorCode::Cancelled, "core.cancelled");
            }
        }
        s += order <= 0 ? 1 : 0;
        t += order >= 0 ? 1 : 0;
    }
    return water;
}

std::optional<WaterSamples> waterColumn(const Grid& grid, const WaterVariables& variables, double longitudeDeg, double latitudeDeg,
                                        std::size_t timeIndex, const MemoryBudget& budget) {
    const auto salinity = profileAt(grid, variables.salinity, longitudeDeg, latitudeDeg, timeIndex, budget);
    const auto temperature = profileAt(grid, variables.temperature, longitudeDeg, latitudeDeg, timeIndex, budget);
    if (!salinity || !temperature) {
        return std::nullopt;
    }
    const auto toMetres = conversion(salinity->verticalUnit, "m");
    WaterSamples water;
    for (std::size_t level = 0; level < salinity->value.size(); ++level) {
        if (!std::isfinite(salinity->value[level]) || !std::isfinite(temperature->value[level])) {
            continue;
        }
        double depth = kNan;
        if (salinity->verticalKind == VerticalKind::Pressure) {
            depth = -heightFromPressureM(salinity->vertical[level], latitudeDeg);
        } else if (salinity->isDownward) {
            depth = toMetres ? (*toMetres)(salinity->vertical[level]) : salinity->vertical[level];
        }
        append(water, variables, salinity->value[level], temperature->value[level], depth, latitudeDeg);
    }
    return water;
}

std::vector<std::pair<double, double>> isopycnal(double sigma0, std::pair<double, double> salinityRange,
                                                 std::pair<double, double> temperatureRange) {
    constexpr int kPoints = 65;
    std::vector<std::pair<double, double>> line;
    double salinity = 0.5 * (salinityRange.first + salinityRange.second);
    for (int k = 0; k < kPoints; ++k) {
        const double temperature =
            temperatureRange.first + (temperatureRange.second - temperatureRange.first) * static_cast<double>(k) / (kPoints - 1);
        double found = std::max(0.0, salinity);
        for (int iteration = 0; iteration < 8; ++iteration) {
            constexpr double kStep = 0.01;
            const double perSalinity =
                (potentialDensityAnomaly(found + kStep, temperature) - potentialDensityAnomaly(found - kStep, temperature)) / (2.0 * kStep);
            found = std::clamp(found - (potentialDensityAnomaly(found, temperature) - sigma0) / perSalinity, -10.0, 200.0);
        }
        salinity = found;
        if (found >= std::max(0.0, salinityRange.first) && found <= salinityRange.second) {
            line.emplace_back(found, temperature);
        }
    }
    return line;
}

} // namespace phidias::core

#pragma once

#include "core/data/Observations.h"
#include "core/scene/GridColumn.h"
#include "core/scene/ProfileExtract.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace phidias::core {

/// Which temperature a variable is.
enum class TemperatureKind { InSitu, Potential, Conservative };

/// A salinity and a temperature that belong together: indices of variables, what they are, and how they become 1 and degC.
struct WaterVariables {
    std::size_t salinity = 0;
    std::size_t temperature = 0;
    bool isAbsoluteSalinity = false; ///< g/kg already; else practical
    TemperatureKind kind = TemperatureKind::InSitu;
    double temperatureFactor = 1.0; ///< file's unit to degC
    double temperatureOffset = 0.0;
};

/// Finds them by CF standard name, else by the usual names (findQuantity()); in situ is preferred to potential temperature.
/// @returns nothing when one of the two is not there
[[nodiscard]] std::optional<WaterVariables> waterVariables(const Observations& observations);
[[nodiscard]] std::optional<WaterVariables> waterVariables(const Grid& grid);

/// Properties of water samples; all vectors [sample].
///
/// Salinity is the reference salinity S_R = (35.16504/35) S_P, without the regional anomaly of the composition; conservative temperature
/// and sigma0 by TEOS-10 with it (core/geo/Seawater.h); the pressure is that of the depth. A file that has absolute salinity gives it.
struct WaterSamples {
    std::vector<double> salinityGPerKg;
    std::vector<double> conservativeTemperatureC;
    std::vector<double> sigma0;      ///< kg/m^3
    std::vector<double> depthM;      ///< positive down; NaN = unknown, taken as the surface
    std::vector<std::uint32_t> cast; ///< empty for grids
    [[nodiscard]] std::size_t size() const { return salinityGPerKg.size(); }
};

/// Pairs of good samples of the same cast, depth and time. Several of the same are paired in the order of the file.
/// @throws Error{Cancelled}
/// @complexity O(n log n)
[[nodiscard]] WaterSamples waterSamples(const Observations& observations, const WaterVariables& variables,
                                        const ObservationSamples& salinity, const ObservationSamples& temperature, std::stop_token stop);

/// The column of a grid at a place; heights above the surface and levels where one value is missing are left out.
/// @returns nothing outside the grid
/// @throws Error as profileAt()
[[nodiscard]] std::optional<WaterSamples> waterColumn(const Grid& grid, const WaterVariables& variables, double longitudeDeg,
                                                      double latitudeDeg, std::size_t timeIndex, const MemoryBudget& budget);

/// Points of a line of equal potential density in the plane of salinity and conservative temperature, within a box.
///
/// For each of 65 temperatures the salinity is found by Newton's method; sigma0 grows with salinity everywhere in the range of TEOS-10.
/// @param salinityRange, temperatureRange  g/kg, degC; low < high
/// @returns {salinity, temperature}, rising temperature; empty when the line does not pass the box
[[nodiscard]] std::vector<std::pair<double, double>> isopycnal(double sigma0, std::pair<double, double> salinityRange,
                                                               std::pair<double, double> temperatureRange);

} // namespace phidias::core

#pragma once

#include "core/data/Swath.h"
#include "core/geo/Geodesic.h"
#include "core/util/MemoryBudget.h"

#include <array>
#include <cstddef>
#include <filesystem>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace phidias::processing::plume {

/// Gases that plumes are looked for of.
enum class PlumeGas { CarbonMonoxide, Methane, NitrogenDioxide, SulfurDioxide, Formaldehyde };

/// What is known of a gas.                                                                               [PLUMES B.1, B.7; S5P 4]
struct GasFacts {
    PlumeGas gas;
    std::string_view name;     ///< "CO"
    double molarMassKg;        ///< per mol
    double qaMinimum;          ///< default: pixels at or below are missing
    double seedZ;              ///< default
    double lifetimeHours;      ///< infinity = inert on the way of a plume
    double emittedPerMeasured; ///< NO2: 1.32, for the NO that is not seen
};
[[nodiscard]] const GasFacts& factsOf(PlumeGas gas);
/// @returns nothing when the name is none of CO, CH4, NO2, SO2, HCHO
[[nodiscard]] std::optional<PlumeGas> gasNamed(std::string_view name);

/// The pixels of a level-2 file with everything that plume detection needs of them.
struct PlumeScene {
    std::filesystem::path path;
    std::string format; ///< of core::Swath
    PlumeGas gas = PlumeGas::CarbonMonoxide;
    std::string variable;
    std::string unit; ///< of the column, "mol m-2" or "1e-9" (mixing ratio)
    bool isMixingRatio = false;
    bool isPointList = false;
    std::size_t scanlines = 0; ///< lists: pixels
    std::size_t groundPixels = 0;
    std::vector<core::GeoPoint> centres;                ///< [pixel]; NaN = not known
    std::vector<std::array<core::GeoPoint, 4>> corners; ///< in turn; made from the neighbours where the file has none (swaths)
    bool hasCorners = false;
    std::vector<float> areaKm2;
    std::vector<double> timeUnixSeconds; ///< [pixel]; NaN = not known
    std::vector<float> column;           ///< NaN = missing, low quality, or outside what was asked for
    std::vector<float> precision;        ///< of the column; empty = the file has none
    std::vector<float> quality;          ///< 0..1; empty = the file has none
    std::vector<float> windEast;         ///< 10 m, m s-1; empty = the file has none
    std::vector<float> windNorth;
    std::vector<bool> isOutside; ///< region and period

    [[nodiscard]] std::size_t size() const { return column.size(); }
    [[nodiscard]] bool isValid(std::size_t pixel) const;
    /// Mass of a pixel's enhancement, kg: column x molar mass x area; mixing ratios by a dry column of 356 700 mol m-2.
    [[nodiscard]] double massKg(std::size_t pixel, double enhancement) const;
};

struct PlumeSelection {
    std::optional<PlumeGas> gas;                 ///< nothing = the only one of the file
    std::string variable;                        ///< empty = that of the gas
    std::optional<std::array<double, 4>> region; ///< west, south, east, north; west > east crosses 180 degrees
    std::array<double, 2> period{-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()}; ///< Unix seconds
    std::optional<double> qaMinimum; ///< nothing = that of the gas
};

/// Reads a swath, a HARP list or a TROPOMI patch.
/// @throws core::Error{InvalidRequest} several gases and none named (listing them), or none; {UnknownVariable}; those of reading
[[nodiscard]] PlumeScene readPlumeScene(const std::filesystem::path& path, const PlumeSelection& selection,
                                        const core::MemoryBudget& budget);

} // namespace phidias::processing::plume

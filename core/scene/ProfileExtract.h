#pragma once

#include "core/data/Observations.h"
#include "core/scene/GridColumn.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace phidias::core {

/// Values of one cell of a grid over its levels; all vectors [level] from the surface down (upward for heights).
struct GridProfile {
    std::string title;
    std::string unit;
    std::string time;          ///< label of the time; empty without
    double longitudeDeg = 0.0; ///< centre of the cell
    double latitudeDeg = 0.0;
    std::vector<double> vertical; ///< rising, in `verticalUnit`
    std::string verticalUnit;
    VerticalKind verticalKind = VerticalKind::None;
    bool isDownward = true;
    std::vector<double> value;         ///< NaN = missing
    std::vector<double> error;         ///< standard error in the unit of the value; empty when the file has none
    std::vector<double> relativeError; ///< of an analysis, 0 = sure, 1 = as little known as without data; empty when the file has none
};

/// All levels of the cell that holds a place, with the error that the file gives for the variable: `<V>_error`, `<V>_err`,
/// `<V>_uncertainty`, `<V>_se` or `<V>_sd` in the unit of the variable, and `<V>_relerr`.
/// @returns nothing outside the grid
/// @throws Error{InvalidRequest} the variable has no vertical axis; Error{Malformed} no horizontal plane; Error{BudgetExceeded}
[[nodiscard]] std::optional<GridProfile> profileAt(const Grid& grid, std::size_t variable, double longitudeDeg, double latitudeDeg,
                                                   std::size_t timeIndex, const MemoryBudget& budget);

/// One observed profile; the vectors [sample] in the order of depth. Bad samples are there too, so that a view can show them as such.
struct CastProfile {
    std::uint32_t cast = 0;
    std::string identifier;
    double longitudeDeg = 0.0;
    double latitudeDeg = 0.0;
    double distanceKm = 0.0; ///< from the place that was asked
    double timeUnixSeconds = 0.0;
    std::vector<double> depthM; ///< positive down
    std::vector<double> value;
    std::vector<char> flag; ///< SeaDataNet L20
    std::vector<bool> isGood;
};

/// Which casts a profile view shows.
struct CastSelection {
    double longitudeDeg = 0.0;
    double latitudeDeg = 0.0;
    double radiusKm = 50.0;                 ///< > 0
    std::size_t most = 1;                   ///< the nearest so many; of casts as near the first in the file
    std::span<const std::uint32_t> casts{}; ///< sorted; these are shown too, wherever they are
};

/// Profiles of the casts nearest to a place that have a sample of known depth, nearest first; chosen ones that are farther away follow.
/// @throws Error{InvalidRequest} radius not positive; Error{Cancelled}
/// @complexity O(casts log casts + samples)
[[nodiscard]] std::vector<CastProfile> profilesNear(const Observations& observations, const ObservationSamples& samples,
                                                    const CastSelection& selection, std::stop_token stop);

} // namespace phidias::core

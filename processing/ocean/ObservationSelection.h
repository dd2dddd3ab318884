#pragma once

#include "core/process/RunContext.h"
#include "core/util/Json.h"
#include "processing/ocean/OceanGrid.h"

#include <map>
#include <string>
#include <vector>

namespace phidias::processing::ocean {

/// One selected observation.
struct SelectedObservation {
    double longitudeDeg = 0.0; ///< wrapped into the grid's range
    double latitudeDeg = 0.0;
    double depthM = 0.0; ///< NaN = unknown
    double timeUnixSeconds = 0.0;
    double value = 0.0; ///< in the common unit
    std::string identifier;
};

/// The observations of all files of a request that fall into its grid, and the count of those that were left out, by reason.
struct ObservationSelection {
    std::vector<SelectedObservation> observations;
    std::map<std::string, std::size_t>
        counts; ///< "stored", "notGood", "badPosition", "outsideArea", "outsideDepth", "outsideTime", "excluded", "duplicate", "used"
    std::string variableName; ///< as the first file calls it
    std::string standardName;
    std::string longName;
    std::string unit;
};

/// Reads and selects. Values are converted to the unit of the first file.
///
/// Depths: samples inside the bounds of the levels; without levels those in `depthRange`, or all. Samples without a depth are used only
/// when no depth is asked for.
/// @throws core::Error{UnknownVariable} naming the file and what it holds; core::Error{EmptySelection} with the counts;
/// core::Error{Cancelled}
[[nodiscard]] ObservationSelection selectObservations(core::RunContext& context, const OceanGrid& grid);

} // namespace phidias::processing::ocean

#pragma once

#include "core/util/Json.h"
#include "core/util/MemoryBudget.h"

#include <stop_token>
#include <string>

namespace phidias::core {

struct InspectOptions {
    bool statistics = true; ///< false: the header alone
    MemoryBudget budget = MemoryBudget::standard();
    std::stop_token stop{};
};

/// What a reader makes of a file:
/// {"path","format","kind","count","variables":[{"name","standardName","unit","size","valid","min","max","mean"}],
/// "extent":{"west","south","east","north","depthMin","depthMax","start","end"},"warnings":[]}.
///
/// count = cells of the largest variable (grid), pixels (swath, raster), stored values that are not fill (observations; with statistics
/// off: stored cells), features. Statistics are in double precision over good values only, by the format's own quality rule; a variable
/// without a good value has valid 0 and null statistics. With statistics off valid, min, max, mean are null. Longitudes are -180..180
/// unless the data cross the antimeridian (west > east then); depths are metres, positive down; times are ISO 8601; what is not known is
/// null.
///
/// Values are streamed in blocks of at most 1/16 of the budget, and parts of a netCDF file that were never written are not read at all, so
/// memory stays bounded whatever size the file declares.
///
/// @throws Error as openDataset(); Error{Cancelled}
/// @thread any   @complexity O(stored values)
[[nodiscard]] Json inspect(const std::string& path, const InspectOptions& options = {});

/// {"path", "error": {...}} for a file that cannot be read.
[[nodiscard]] Json inspectFailure(const std::string& path, const class Error& error);

} // namespace phidias::core

#pragma once

#include "processing/ocean/DivandGeometry.h"
#include "processing/ocean/ObservationSelection.h"

#include <filesystem>

namespace phidias::processing::ocean {

/// What all slices of a product share: its observations, lengths and noise to signal.
struct PreparedObservations {
    ObservationSelection selection;    ///< without what was excluded and the duplicates; values in the unit of the product, not transformed
    CorrelationLengths lengths;        ///< stated, or fitted
    double epsilon2 = 0.1;             ///< stated, or by cross-validation
    std::vector<std::string> warnings; ///< of the readers
    core::Json report = core::Json::object(); ///< duplicates, fits, cross-validation
};

/// Reads and selects the observations, drops duplicates, fits the lengths where the request says so. epsilon2 is the stated one.
/// Warnings of the readers go into the result, for the caller to pass on.
/// @throws core::Error as selectObservations() and GriddedField; core::Error{EmptySelection} when no length can be fitted
[[nodiscard]] PreparedObservations prepareObservations(core::RunContext& context, const DivandGeometry& geometry);

/// The time slices of a product; one of all observations when the request has none.
[[nodiscard]] std::vector<TimeSlice> slicesOf(const OceanGrid& grid, const ObservationSelection& selection);

/// Hands the prepared observations to the tasks of a graph. @throws core::Error{WriteFailed}
void writePrepared(const PreparedObservations& prepared, const std::filesystem::path& path);
/// @throws core::Error{Unreadable, Malformed}
[[nodiscard]] PreparedObservations readPrepared(const std::filesystem::path& path);

} // namespace phidias::processing::ocean

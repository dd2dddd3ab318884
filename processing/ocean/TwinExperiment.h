#pragma once

#include <filesystem>

namespace phidias::processing::ocean {

/// Writes the sample `ocean-twin`: stations along cruise tracks in the north-east Atlantic whose salinity is drawn from the Levitus
/// climatology with known noise, as SeaDataNet ODV spreadsheets; the truth beside them; the jobs that grid and compare them; figure
/// specifications; and a project that shows it all. Always the same, bit for bit.
///
/// @param folder  made when missing; existing files are replaced
/// @throws core::Error{Unreadable} when the climatology of Debian's package ferret-datasets is not there; core::Error{WriteFailed}
void writeTwinExperiment(const std::filesystem::path& folder);

} // namespace phidias::processing::ocean

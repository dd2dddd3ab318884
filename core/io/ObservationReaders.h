#pragma once

#include "core/data/Observations.h"
#include "core/io/NetcdfFile.h"
#include "core/util/Json.h"

#include <filesystem>
#include <memory>
#include <string_view>

namespace phidias::core {

// Readers of in-situ observations. Each reads casts (position, time, identifier) at once and samples a variable at a time; flags become
// SeaDataNet L20 flags, and isGood follows the rule of the format (formats/OCEAN, section 0). All throw Error{Malformed} naming file and
// variable.

/// Argo profile files (core, BGC, synthetic, multi-profile; also Coriolis and CORA files of that layout): real-time profiles give X and
/// X_QC, adjusted and delayed ones X_ADJUSTED and X_ADJUSTED_QC, by the mode of each parameter where the file has it.
[[nodiscard]] bool isArgo(const NetcdfGroup& root);
[[nodiscard]] std::shared_ptr<const Observations> readArgo(const NetcdfFile& file);

/// Copernicus Marine in-situ and OceanSITES-like files: X(TIME, DEPTH) with X_QC, three generations of packing.
[[nodiscard]] bool isCopernicus(const NetcdfGroup& root);
[[nodiscard]] std::shared_ptr<const Observations> readCopernicus(const NetcdfFile& file);

/// SeaDataNet CF point, profile, time series, trajectory: INSTANCE x MAXZ or MAXT, chronological Julian days.
[[nodiscard]] bool isSeaDataNetCf(const NetcdfGroup& root);
[[nodiscard]] std::shared_ptr<const Observations> readSeaDataNetCf(const NetcdfFile& file);

/// Collections exported by ODV: N_STATIONS x N_SAMPLES with variables var1.., metavar1.. told apart by their attributes.
[[nodiscard]] bool isOdvNetcdf(const NetcdfGroup& root);
[[nodiscard]] std::shared_ptr<const Observations> readOdvNetcdf(const NetcdfFile& file);

/// World Ocean Database and IQuOD: contiguous ragged arrays, one X_row_size a variable.
[[nodiscard]] bool isWod(const NetcdfGroup& root);
[[nodiscard]] std::shared_ptr<const Observations> readWod(const NetcdfFile& file);

/// The observations inside a gridded product (obslon, obslat, obsdepth, obstime, obsid with <V>_obs and <V>_residual).
[[nodiscard]] bool hasProductObservations(const NetcdfGroup& root);
[[nodiscard]] std::shared_ptr<const Observations> readProductObservations(const NetcdfFile& file);

/// ODV spreadsheets: generic, SeaDataNet, aggregated (text).
/// @param head  first bytes of the file
[[nodiscard]] bool isOdvText(std::string_view head);
[[nodiscard]] std::shared_ptr<const Observations> readOdvText(const std::filesystem::path& path);

/// Plain CSV (comma, semicolon, tab) with one row a sample. Rows with a depth or pressure that agree in position, time and identifier
/// (those of the three that the table has) are levels of one cast, wherever they stand.
/// @param columns  {"longitude": NAME, "latitude": NAME, "depth": NAME, "time": NAME, "identifier": NAME, "flag": NAME, "values": [NAME,
/// ...]}; members left out
///                 are found by their usual names; without "values" every other numeric column is a variable
/// @throws Error{UnknownFormat} when no longitude and latitude are found; Error{InvalidRequest} when a named column is not there
[[nodiscard]] std::shared_ptr<const Observations> readCsv(const std::filesystem::path& path, const Json& columns);

} // namespace phidias::core

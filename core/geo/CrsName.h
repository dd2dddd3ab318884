#pragma once

#include <string>

namespace phidias::core {

/// Name of a coordinate system as PROJ's data base has it ("ETRS89-extended / LAEA Europe"); a PROJ string without a name stays as it is.
/// @param text  "EPSG:n", a PROJ string, or WKT; empty = EPSG:4326
/// @thread any
[[nodiscard]] std::string crsName(const std::string& text);

} // namespace phidias::core

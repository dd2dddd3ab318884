#pragma once

#include <string>

namespace phidias::core {

/// Name under which GDAL reads a file so that it can be stopped: some drivers parse the whole text of a file while they open it and ask
/// nobody. When the StopScope in force is stopped such a file seems to end; whoever opened it calls stopPoint() next. Read only.
/// @param path  of a file
/// @thread any
[[nodiscard]] std::string stoppablePath(const std::string& path);

/// A message of GDAL with such names as they were given.
[[nodiscard]] std::string withPlainPaths(std::string message);

} // namespace phidias::core

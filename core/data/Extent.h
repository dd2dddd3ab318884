#pragma once

#include <limits>
#include <optional>

namespace phidias::core {

/// Box in space and time that holds a data set. NaN = not known.
struct Extent {
    double west = std::numeric_limits<double>::quiet_NaN();  ///< degrees east; west > east = over the antimeridian
    double east = std::numeric_limits<double>::quiet_NaN();
    double south = std::numeric_limits<double>::quiet_NaN(); ///< degrees north
    double north = std::numeric_limits<double>::quiet_NaN();
    double depthMinM = std::numeric_limits<double>::quiet_NaN(); ///< positive down
    double depthMaxM = std::numeric_limits<double>::quiet_NaN();
    double startUnixSeconds = std::numeric_limits<double>::quiet_NaN();
    double endUnixSeconds = std::numeric_limits<double>::quiet_NaN();
};

} // namespace phidias::core

#pragma once

#include "core/data/Grid.h"
#include "core/io/NetcdfFile.h"

#include <string>

namespace phidias::core {

/// What the attributes of a coordinate variable say about its axis.
struct CoordinateFacts {
    AxisRole role = AxisRole::Other;
    bool isByName = false;     ///< only the name told the role
    bool isGeographic = false; ///< degrees east or north
    VerticalKind verticalKind = VerticalKind::None;
    bool positiveDown = false;
};

/// Role of a coordinate: by the attributes axis, standard_name, units, positive, _CoordinateAxisType (any of them), then by its name.
[[nodiscard]] CoordinateFacts coordinateFacts(const NetcdfVariable& variable);

/// Role that a bare name suggests ("lon", "nav_lat", "depth", "time").
[[nodiscard]] AxisRole roleByName(const std::string& name);

/// CRS of a grid mapping variable (CF appendix F): EPSG code, WKT, or PROJ string; "" when it is not understood.
/// @param axisUnit  unit of the projected coordinates ("m", "km")
[[nodiscard]] std::string crsOfGridMapping(const NetcdfVariable& mapping, const std::string& axisUnit);

} // namespace phidias::core

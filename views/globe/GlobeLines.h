#pragma once

#include "core/data/Features.h"
#include "views/globe/GlobeCamera.h"

#include <vector>

namespace phidias::views {

// Places in the flat memory that VTK draws from: x, y, z of each.

/// @param radius  distance from the Earth's centre, Earth radii
void appendPlace(std::vector<float>& places, const Vector3& place, double radius);

/// A line of a feature along great circles, in steps of half a degree at most. @returns nodes that were added; 0 when it has one place only
[[nodiscard]] std::size_t appendArcs(std::vector<float>& places, const core::Geometry::Part& part, double radius);

} // namespace phidias::views

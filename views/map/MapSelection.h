#pragma once

#include "views/map/MapTransform.h"
#include "views/scene/SceneLayer.h"
#include "views/scene/Selection.h"

#include <QPolygonF>
#include <stop_token>
#include <vector>

namespace phidias::views {

/// What of the visible layers lies inside an outline on the map: casts whose place, pixels with a value whose centre, and features any part
/// of which is inside.
///
/// @param outline  pixels of the transform; need not be closed, filled by the odd-even rule
/// @returns nothing when stopped
/// @thread any         @complexity O(items)
[[nodiscard]] Selection::Items itemsInside(const std::vector<SceneLayer>& layers, const MapTransform& transform, const QPolygonF& outline,
                                           std::stop_token stop);

} // namespace phidias::views

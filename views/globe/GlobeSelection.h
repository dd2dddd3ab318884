#pragma once

#include "views/globe/GlobeCamera.h"
#include "views/scene/SceneLayer.h"
#include "views/scene/Selection.h"

#include <QPolygonF>
#include <stop_token>
#include <vector>

namespace phidias::views {

/// What of the visible layers lies inside an outline on the globe, on its side that is seen: the same as itemsInside() on a map.
/// @param outline  pixels of the camera; may reach beyond the globe
/// @returns nothing when stopped
/// @throws core::Error when PROJ refuses the view  @thread any  @complexity O(items)
[[nodiscard]] Selection::Items itemsOnGlobe(const std::vector<SceneLayer>& layers, const GlobeCamera& camera, const QPolygonF& outline,
                                            const std::stop_token& stop);

} // namespace phidias::views

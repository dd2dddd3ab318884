#pragma once

#include "views/map/MapRenderer.h"

namespace phidias::views {

/// Marks the selected items of visible layers over a finished picture: a ring around points, an outline around cells, pixels and features
/// (around all of those that touch).
/// @thread any
void paintSelection(QImage& image, const MapScene& scene, const MapTransform& transform, const PixelDegrees& degrees,
                    const std::stop_token& stop);

} // namespace phidias::views

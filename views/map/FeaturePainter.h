#pragma once

#include "core/scene/ColorScale.h"
#include "views/map/MapTransform.h"
#include "views/scene/SceneLayer.h"

#include <QImage>
#include <stop_token>

namespace phidias::views {

/// Draws features: areas filled without gaps between neighbours and outlined where they are large enough, lines, points as discs; coloured
/// by the column that the layer's variable names, else in one warm colour; with labels where there is room. Borders are simplified to what
/// the scale shows.
/// @param entry  with data that has shapes
/// @thread any         @complexity O(features + points in view)
void paintFeatures(QImage& image, const SceneLayer& entry, const core::ColorScale& scale, const MapTransform& transform, double pixelRatio,
                   const std::stop_token& stop);

} // namespace phidias::views

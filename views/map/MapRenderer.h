#pragma once

#include "views/map/BaseMap.h"
#include "views/map/MapTransform.h"
#include "views/scene/SceneLayer.h"
#include "views/scene/Selection.h"

#include <QImage>
#include <stop_token>
#include <vector>

namespace phidias::views {

/// All that a picture of the map depends on.
struct MapScene {
    std::vector<SceneLayer> layers;
    std::shared_ptr<const BaseMap> base; ///< empty = none
    MapColors colors = MapColors::forTheme(false);
    bool hasBackground = true; ///< false: transparent where no data are
    double pixelRatio = 1.0;   ///< device pixels a point
    Selection::Items selection{}; ///< items that are drawn marked
};

/// Draws the layers into a picture of the transform's size (device pixels). Grid cells and pixels keep their sharp edges; the same input
/// gives the same pixels on any number of threads.
/// @returns an empty image when stopped
/// @thread any
[[nodiscard]] QImage renderMap(const MapScene& scene, const MapTransform& transform, std::stop_token stop);

/// Longitude and latitude of every pixel centre of a picture, from a lattice of exact places refined where it bends.
struct PixelDegrees {
    std::vector<float> longitudeDeg; ///< [row][column]; NaN = outside the map
    std::vector<float> latitudeDeg;
};
[[nodiscard]] PixelDegrees pixelDegrees(const MapTransform& transform, std::stop_token stop);

} // namespace phidias::views

#pragma once

#include "views/map/BaseMap.h"
#include "views/map/LayerImages.h"
#include "views/map/MapTransform.h"
#include "views/map/PictureLattice.h"
#include "views/scene/SceneLayer.h"
#include "views/scene/Selection.h"

#include <QImage>
#include <memory>
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
    /// Items that are marked over all layers, by file.
    Selection::Items selection{};
    /// A first impression: nothing is read from files, and of many points a fair part is drawn.
    bool isDraft = false;
    /// Rasters whose overviews are still being made are drawn from what is known; false: as long as it takes, with what is in the file.
    bool isInteractive = false;
    /// Pictures of single layers that are used again; empty = none are kept.
    std::shared_ptr<LayerImages> images{};
};

/// Draws the layers into a picture of the transform's size (device pixels), one picture a layer, then one over the other by opacity and
/// blending. Grid cells and pixels keep their sharp edges; the same input gives the same pixels on any number of threads.
/// @returns an empty image when stopped
/// @thread any
[[nodiscard]] QImage renderMap(const MapScene& scene, const MapTransform& transform, std::stop_token stop);

} // namespace phidias::views

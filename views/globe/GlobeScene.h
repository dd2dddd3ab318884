#pragma once

#include "core/scene/ColorScale.h"
#include "core/scene/Section.h"
#include "views/map/BaseMap.h"
#include "views/scene/SceneLayer.h"
#include "views/scene/Selection.h"

#include <memory>
#include <vector>

namespace phidias::views {

/// A vertical section that stands on the globe.
struct GlobeCurtain {
    core::Section section;
    core::ColorScale scale;
};

/// Profiles that stand on the globe as sticks; all vectors [sample], sample after sample of a cast from the surface down.
struct GlobeSticks {
    std::vector<double> longitudeDeg;
    std::vector<double> latitudeDeg;
    std::vector<double> depthM; ///< positive down
    std::vector<double> value;
    std::vector<std::uint32_t> cast;
    core::ColorScale scale;
};

/// All that a picture of the globe depends on besides the camera.
struct GlobeScene {
    std::vector<SceneLayer> layers;
    std::shared_ptr<const BaseMap> base; ///< empty = a plain globe
    MapColors colors = MapColors::forTheme(false);
    std::vector<std::shared_ptr<const GlobeCurtain>> curtains;
    std::vector<std::shared_ptr<const GlobeSticks>> sticks;
    double exaggeration = 50.0; ///< of depths and heights
    double pixelRatio = 1.0;    ///< device pixels a point
    bool hasGraticule = true;
    Selection::Items selection{}; ///< items that are marked, by file
};

} // namespace phidias::views

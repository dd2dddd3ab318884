#pragma once

#include "core/project/Layer.h"
#include "core/scene/LayerData.h"

#include <memory>

namespace phidias::views {

/// A layer with its values, as views draw it. `data` is empty while it is being read, or when it could not be.
struct SceneLayer {
    core::Layer layer;
    std::shared_ptr<const core::LayerData> data;
};

} // namespace phidias::views

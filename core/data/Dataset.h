#pragma once

#include "core/data/Features.h"
#include "core/data/Grid.h"
#include "core/data/Observations.h"
#include "core/data/Raster.h"
#include "core/data/Swath.h"

#include <memory>
#include <variant>

namespace phidias::core {

/// What a reader made of a file: exactly one of the shapes. Immutable once opened, so it can be shared between threads.
using Dataset = std::variant<std::shared_ptr<const Grid>, std::shared_ptr<const Swath>, std::shared_ptr<const Observations>,
                             std::shared_ptr<const Raster>, std::shared_ptr<const Features>>;

} // namespace phidias::core

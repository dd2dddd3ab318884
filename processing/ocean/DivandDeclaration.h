#pragma once

#include "core/process/Declaration.h"

namespace phidias::processing::ocean {

/// The declaration of `ocean.divand`.
[[nodiscard]] core::Declaration divandDeclaration();

} // namespace phidias::processing::ocean

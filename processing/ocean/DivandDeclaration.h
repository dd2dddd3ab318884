#pragma once

#include "core/process/Declaration.h"

#include <vector>

namespace phidias::processing::ocean {

/// The declaration of `ocean.divand`.
[[nodiscard]] core::Declaration divandDeclaration();

/// Its parameters without those of the product: what an analysis depends on.
[[nodiscard]] std::vector<core::Parameter> divandParameters();

} // namespace phidias::processing::ocean

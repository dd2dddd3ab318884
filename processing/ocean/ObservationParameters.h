#pragma once

#include "core/process/Declaration.h"

#include <vector>

namespace phidias::processing::ocean {

/// Parameters of every process that reads in-situ observations: files, variable, flags, depth range.
[[nodiscard]] std::vector<core::Parameter> observationParameters();

} // namespace phidias::processing::ocean

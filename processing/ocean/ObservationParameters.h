#pragma once

#include "core/process/Declaration.h"

#include <string>
#include <vector>

namespace phidias::processing::ocean {

/// Parameters of every process that reads in-situ observations: files, variable, flags, depth range.
[[nodiscard]] std::vector<core::Parameter> observationParameters();

/// The parameter `transform`, which Transform::of() reads. @param group  heading in the dialog
[[nodiscard]] core::Parameter transformParameter(const std::string& group);

} // namespace phidias::processing::ocean

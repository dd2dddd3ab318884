#pragma once

#include "core/process/Process.h"

namespace phidias::processing {

/// Fills the registry with every process of this program.
void addProcesses(core::ProcessRegistry& registry);

} // namespace phidias::processing

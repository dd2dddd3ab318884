#include "processing/Processes.h"

#include "processing/ocean/Divand.h"
#include "processing/ocean/DivandRaw.h"

namespace phidias::processing {

void addProcesses(core::ProcessRegistry& registry) {
    registry.add(std::make_unique<ocean::Divand>());
    registry.add(std::make_unique<ocean::DivandRaw>());
}

} // namespace phidias::processing

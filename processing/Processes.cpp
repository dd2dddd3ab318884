#include "processing/Processes.h"

namespace phidias::processing {

void addProcesses(core::ProcessRegistry& registry) {
    static_cast<void>(registry);
}

} // namespace phidias::processing

#pragma once

#include "core/process/Process.h"

#include <iosfwd>

namespace phidias::core {

/// The interactive worker: requests as JSON lines in, answers as JSON lines out, each run on a thread of its own.
///
/// In: {"id": 7, "process": ID, "inputs": {...}, "parameters": {...}, "outputs": {...}, "key": TEXT} runs a process (inputs and parameters
/// are one set of names); {"id": 8, "inspect": FILE OR ADDRESS}; {"id": 8, "layers": ADDRESS} (what can be drawn of it); {"id": 9, "read":
/// {"href", "variable", "time", "level"}} reads one horizontal plane into a scratch file (float32, [latitude][longitude], little endian);
/// {"cancel": 7}. A newer request of the same key cancels an older one. Out: {"id", "t": "progress", "fraction", "message"}, {"id", "t":
/// "result", ...}, {"id", "t": "error", "error": {...}}. Data sets that were opened stay open. Ends at the end of the input and removes its
/// scratch folder.
class InteractiveWorker {
public:
    InteractiveWorker(const ProcessRegistry& registry, MemoryBudget budget, int threads)
        : m_registry(registry), m_budget(budget), m_threads(threads) {}
    void serve(std::istream& in, std::ostream& out);

private:
    const ProcessRegistry& m_registry;
    MemoryBudget m_budget;
    int m_threads;
};

} // namespace phidias::core

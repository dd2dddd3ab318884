#include "core/process/Process.h"

#include "core/process/Validation.h"

#include <algorithm>

namespace phidias::core {

void ProcessRegistry::add(std::unique_ptr<Process> process) {
    const auto& id = process->declaration().id;
    const auto at =
        std::lower_bound(m_processes.begin(), m_processes.end(), id,
                         [](const std::unique_ptr<Process>& known, const std::string& key) { return known->declaration().id < key; });
    if (at != m_processes.end() && (*at)->declaration().id == id) {
        throw Error(ErrorCode::Defect, "core.defect", {{"what", "the process '" + id + "' is registered twice"}}, "hint.reportDefect");
    }
    m_processes.insert(at, std::move(process));
}

const Process& ProcessRegistry::find(const std::string& id) const {
    std::vector<std::string> known;
    for (const auto& process : m_processes) {
        if (process->declaration().id == id) {
            return *process;
        }
        if (!process->declaration().isInternal()) {
            known.push_back(process->declaration().id);
        }
    }
    const auto nearest = nearestWord(id, known);
    throw Error(ErrorCode::InvalidRequest, nearest.empty() ? "process.unknown" : "process.unknownNear", {{"id", id}, {"nearest", nearest}},
                "hint.process.list");
}

std::vector<const Process*> ProcessRegistry::processes(bool withInternal) const {
    std::vector<const Process*> list;
    for (const auto& process : m_processes) {
        if (withInternal || !process->declaration().isInternal()) {
            list.push_back(process.get());
        }
    }
    return list;
}

} // namespace phidias::core

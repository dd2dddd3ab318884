#pragma once

#include "core/process/Declaration.h"
#include "core/process/RunContext.h"
#include "core/process/TaskGraph.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace phidias::core {

/// A processing chain that is declared once and run anywhere. Stateless: run() may be called from several workers at once.
class Process {
public:
    virtual ~Process() = default;
    [[nodiscard]] virtual const Declaration& declaration() const = 0;
    /// Checks what the declaration cannot express (relations between parameters). Called after validated().
    /// @throws Error{InvalidRequest}
    virtual void validate(const Request& request) const { static_cast<void>(request); }
    /// Does the work. @throws Error; anything else counts as a defect of ours
    virtual void run(RunContext& context) const = 0;
    /// The tasks this request can be cut into; nothing = one piece.
    [[nodiscard]] virtual std::optional<TaskGraph> taskGraph(const Request& request) const {
        static_cast<void>(request);
        return std::nullopt;
    }
};

/// The processes of this program; filled by an explicit list in processing/.
class ProcessRegistry {
public:
    void add(std::unique_ptr<Process> process);
    /// @throws Error{InvalidRequest} with the nearest known ids
    [[nodiscard]] const Process& find(const std::string& id) const;
    /// In the order of their ids, internal ones only on demand.
    [[nodiscard]] std::vector<const Process*> processes(bool withInternal = false) const;

private:
    std::vector<std::unique_ptr<Process>> m_processes;
};

} // namespace phidias::core

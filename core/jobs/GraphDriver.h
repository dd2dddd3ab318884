#pragma once

#include "core/jobs/Runner.h"
#include "core/process/TaskGraph.h"

namespace phidias::core {

/// Runs a task graph with a pool of worker child processes (this program's own `run`), the threads of `options` shared out among them.
///
/// The run folder (options.workFolder, else "<first output>.run") holds graph.json, tasks/<id>/ (job folders) and work/ (intermediates).
/// Tasks that are done are kept while their request, the version of their process and their input files are the same: the same request
/// run again goes on where it stopped. On success all three are removed unless keepWork. The tasks end with this program, however it ends.
/// Task outputs that are final outputs of the request are written to their .part.
/// @throws Error of the first task that failed, with the task's id as context; Error{Cancelled}
void runGraph(const TaskGraph& graph, const ProcessRegistry& registry, const RunOptions& options, RunContext& context);

} // namespace phidias::core

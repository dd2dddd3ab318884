#pragma once

#include "core/jobs/JobService.h"
#include "core/process/Process.h"
#include "core/util/MemoryBudget.h"

#include <QString>

namespace phidias::app {

/// What the window is built from; made by main().
struct AppContext {
    const core::ProcessRegistry& processes;
    core::JobService& jobs;
    core::MemoryBudget budget;
    QString worker; ///< the program `phidias`
};

} // namespace phidias::app

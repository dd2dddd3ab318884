#include "app/cli/ServeCommand.h"

#include "core/jobs/InteractiveWorker.h"

#include <iostream>
#include <thread>

namespace phidias::cli {

CLI::App* ServeCommand::configure(CLI::App& program) {
    auto* command = program.add_subcommand("serve", "Interactive worker: requests as JSON lines in, answers as JSON lines out");
    command->add_flag("--stdio", m_isStdio, "Standard input and output")->required();
    command->add_option("--memory-limit", m_memoryLimit, "Memory this may hold, such as 500M or 4G (default: 60 % of the RAM)");
    return command;
}

int ServeCommand::run(const AppContext& context) {
    const auto budget = m_memoryLimit.empty() ? core::MemoryBudget::standard() : core::MemoryBudget::parse(m_memoryLimit);
    core::InteractiveWorker(context.processes, budget, static_cast<int>(std::max(1U, std::thread::hardware_concurrency())))
        .serve(std::cin, std::cout);
    return 0;
}

} // namespace phidias::cli

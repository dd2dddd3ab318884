#include "app/cli/Command.h"
#include "app/cli/BundleCommand.h"
#include "app/cli/CatalogueCommands.h"
#include "app/cli/InspectCommand.h"
#include "app/cli/JobsCommand.h"
#include "app/cli/RunCommand.h"
#include "app/cli/SampleCommand.h"
#include "app/cli/ServeCommand.h"
#include "app/cli/WatchCommand.h"
#include "core/util/Version.h"

#include <csignal>
#include <cstdlib>
#include <iostream>

namespace phidias::cli {

std::vector<std::unique_ptr<Command>> allCommands() {
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<ListCommand>());
    commands.push_back(std::make_unique<DescribeCommand>());
    commands.push_back(std::make_unique<RunCommand>());
    commands.push_back(std::make_unique<InspectCommand>());
    commands.push_back(std::make_unique<SampleCommand>());
    commands.push_back(std::make_unique<JobsCommand>());
    commands.push_back(std::make_unique<BundleCommand>());
    commands.push_back(std::make_unique<UnbundleCommand>());
    commands.push_back(std::make_unique<ServeCommand>());
    commands.push_back(std::make_unique<WatchCommand>());
    commands.push_back(std::make_unique<MessagesCommand>());
    return commands;
}

void printError(const core::Error& error) {
    std::cerr << "phidias: error: " << error.message() << '\n';
    if (const auto hint = error.hint(); !hint.empty()) {
        std::cerr << "  " << hint << '\n';
    }
}

int runProgram(int argc, char** argv, const AppContext& context) {
    std::signal(SIGPIPE, SIG_IGN);
    // Numbers in files, messages and on the command line are always in the C locale; nothing here calls setlocale().
    ::setenv("OPENBLAS_NUM_THREADS", "1", 0);
    CLI::App program("Phidias: processing chains on Earth-observation data", "phidias");
    program.set_version_flag("--version", std::string("phidias ") + core::kSoftwareVersion);
    program.require_subcommand(1);
    program.fallthrough(false);
    auto commands = allCommands();
    std::vector<CLI::App*> handles;
    for (auto& command : commands) {
        handles.push_back(command->configure(program));
    }
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& failure) {
        const int status = program.exit(failure, std::cout, std::cerr);
        return status == 0 ? 0 : 2;
    }
    for (std::size_t k = 0; k < commands.size(); ++k) {
        if (handles[k]->parsed()) {
            try {
                return commands[k]->run(context);
            } catch (...) {
                const core::Error error = core::currentError();
                printError(error);
                return core::exitStatus(error.code());
            }
        }
    }
    return 2;
}

} // namespace phidias::cli

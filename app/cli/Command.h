#pragma once

#include "core/process/Process.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <vector>

namespace phidias::cli {

/// What every command may use; built by main() and passed by reference.
struct AppContext {
    const core::ProcessRegistry& processes;
};

/// One subcommand of `phidias`.
class Command {
public:
    virtual ~Command() = default;
    /// Adds the subcommand with its options to the program; called once. The command keeps the parsed values.
    virtual CLI::App* configure(CLI::App& program) = 0;
    /// Runs after parsing. @returns the exit status; @throws core::Error, which the program prints
    virtual int run(const AppContext& context) = 0;
};

/// All subcommands, in the order of the help.
[[nodiscard]] std::vector<std::unique_ptr<Command>> allCommands();

/// The whole program: parses, runs, prints errors as "phidias: error: MESSAGE" and the hint on standard error.
/// @returns the exit status of INTERFACES: Command line
[[nodiscard]] int runProgram(int argc, char** argv, const AppContext& context);

/// Prints an error for people on standard error.
void printError(const core::Error& error);

} // namespace phidias::cli

#include "app/cli/SampleCommand.h"

#include "processing/ocean/TwinExperiment.h"

#include <iostream>

namespace phidias::cli {

CLI::App* SampleCommand::configure(CLI::App& program) {
    auto* command = program.add_subcommand("sample", "Writes documented synthetic sample data, its truth beside it");
    command->add_option("name", m_name, "ocean-twin: stations drawn from the Levitus climatology along cruise tracks, with noise")
        ->required();
    command->add_option("folder", m_folder, "Folder to write into; made when missing")->required();
    return command;
}

int SampleCommand::run(const AppContext&) {
    if (m_name != "ocean-twin") {
        throw core::Error(core::ErrorCode::InvalidRequest, "cli.sample.unknown", {{"name", m_name}});
    }
    processing::ocean::writeTwinExperiment(m_folder);
    std::cout << m_folder << "/README.txt\n";
    return 0;
}

} // namespace phidias::cli

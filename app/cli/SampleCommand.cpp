#include "app/cli/SampleCommand.h"

#include "processing/atmosphere/OrbitSample.h"
#include "processing/ocean/TwinExperiment.h"

#include <iostream>

namespace phidias::cli {

CLI::App* SampleCommand::configure(CLI::App& program) {
    auto* command = program.add_subcommand("sample", "Writes documented synthetic sample data, its truth beside it");
    command
        ->add_option(
            "name", m_name,
            "ocean-twin: stations drawn from the Levitus climatology along cruise tracks, with noise; s5p-l2-orbit, s5p-l2-day: one "
            "or fourteen synthetic orbits of NO2 in the layout of Sentinel-5P")
        ->required();
    command->add_option("folder", m_folder, "Folder to write into; made when missing")->required();
    return command;
}

int SampleCommand::run(const AppContext&) {
    if (m_name == "ocean-twin") {
        processing::ocean::writeTwinExperiment(m_folder);
    } else if (m_name == "s5p-l2-orbit" || m_name == "s5p-l2-day") {
        processing::atmosphere::writeOrbitSample(m_folder, m_name == "s5p-l2-day" ? 14 : 1);
    } else {
        throw core::Error(core::ErrorCode::InvalidRequest, "cli.sample.unknown", {{"name", m_name}});
    }
    std::cout << m_folder << "/README.txt\n";
    return 0;
}

} // namespace phidias::cli

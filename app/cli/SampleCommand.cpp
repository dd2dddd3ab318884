#include "app/cli/SampleCommand.h"

#include "core/util/Error.h"
#include "core/util/Json.h"
#include "processing/atmosphere/OrbitSample.h"
#include "processing/atmosphere/SpectraSample.h"
#include "processing/ocean/TwinExperiment.h"

#include <algorithm>
#include <iostream>

namespace phidias::cli {

namespace {

using processing::atmosphere::SpectraSampleOptions;

SpectraSampleOptions spectraOptions(const std::vector<std::string>& settings, bool isWholeOrbit) {
    SpectraSampleOptions options;
    if (isWholeOrbit) {
        options.granules = 1;
        options.scanlines = 4172;
    }
    for (const auto& setting : settings) {
        const auto equals = setting.find('=');
        const std::string name = setting.substr(0, equals);
        const auto value = equals == std::string::npos ? core::Json() : core::Json::parse(setting.substr(equals + 1), nullptr, false);
        if (name == "bands" && value.is_array() &&
            std::all_of(value.begin(), value.end(), [](const auto& band) { return band.is_number_integer(); })) {
            options.bands = value.get<std::vector<int>>();
        } else if (name == "granules" && value.is_number_integer()) {
            options.granules = value.get<int>();
        } else if (name == "scanlines" && value.is_number_unsigned()) {
            options.scanlines = value.get<std::size_t>();
        } else if (name == "seed" && value.is_number_unsigned()) {
            options.seed = value.get<std::uint64_t>();
        } else if (name == "plumeStrength" && value.is_number()) {
            options.plumeStrength = value.get<double>();
        } else if (name == "unknownStrength" && value.is_number()) {
            options.unknownStrength = value.get<double>();
        } else if (name == "strayStrength" && value.is_number()) {
            options.strayStrength = value.get<double>();
        } else {
            throw core::Error(core::ErrorCode::InvalidRequest, "cli.sample.setting", {{"setting", setting}});
        }
    }
    return options;
}

} // namespace

CLI::App* SampleCommand::configure(CLI::App& program) {
    auto* command = program.add_subcommand("sample", "Writes documented synthetic sample data, its truth beside it");
    command
        ->add_option(
            "name", m_name,
            "ocean-twin: stations drawn from the Levitus climatology along cruise tracks, with noise; s5p-l2-orbit, s5p-l2-day: one "
            "or fourteen synthetic orbits of NO2 in the layout of Sentinel-5P; s5p-l1b: granules of synthetic spectra, with "
            "planted plumes; s5p-l1b-orbit: one whole orbit of them (1.5 GB)")
        ->required();
    command->add_option("folder", m_folder, "Folder to write into; made when missing")->required();
    command->add_option("--set", m_settings,
                        "NAME=VALUE of s5p-l1b: granules, scanlines, bands ([7], [8] or [7,8]), seed, plumeStrength, unknownStrength, "
                        "strayStrength");
    return command;
}

int SampleCommand::run(const AppContext&) {
    if (m_name == "ocean-twin") {
        processing::ocean::writeTwinExperiment(m_folder);
    } else if (m_name == "s5p-l2-orbit" || m_name == "s5p-l2-day") {
        processing::atmosphere::writeOrbitSample(m_folder, m_name == "s5p-l2-day" ? 14 : 1);
    } else if (m_name == "s5p-l1b" || m_name == "s5p-l1b-orbit") {
        processing::atmosphere::writeSpectraSample(m_folder, spectraOptions(m_settings, m_name == "s5p-l1b-orbit"));
    } else {
        throw core::Error(core::ErrorCode::InvalidRequest, "cli.sample.unknown", {{"name", m_name}});
    }
    std::cout << m_folder << "/README.txt\n";
    return 0;
}

} // namespace phidias::cli

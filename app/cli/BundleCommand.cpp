#include "app/cli/BundleCommand.h"

#include "core/project/Bundle.h"

#include <csignal>
#include <filesystem>
#include <iostream>

namespace phidias::cli {

namespace {

// A signal handler can reach nothing but such a variable.
volatile std::sig_atomic_t stopAsked = 0;

/// Options whose work ends on Ctrl+C, with nothing left.
core::BundleOptions stoppable(std::stop_source& stop) {
    for (const int signal : {SIGINT, SIGTERM}) {
        std::signal(signal, [](int) { stopAsked = 1; });
    }
    core::BundleOptions options;
    options.stop = stop.get_token();
    options.progress = [&stop](double, const std::string&) {
        if (stopAsked != 0) {
            stop.request_stop();
        }
    };
    return options;
}

} // namespace

CLI::App* BundleCommand::configure(CLI::App& program) {
    auto* command = program.add_subcommand("bundle", "Puts a project and all its data files into one folder or .zip file");
    command->add_option("project", m_project, "Project file (.phidias)")->required();
    command->add_option("out", m_out, "What to write: NAME.zip, or a folder that does not exist or is empty")->required();
    command->add_flag("--name-origins", m_namesOrigins, "Say in the manifest where the files were on this computer");
    command->add_flag("--json", m_json, "Print what was written as JSON");
    return command;
}

int BundleCommand::run(const AppContext&) {
    const std::filesystem::path path = std::filesystem::absolute(m_project);
    const auto plan = core::planBundle(core::loadProject(path), path.stem().string());
    std::stop_source stop;
    auto options = stoppable(stop);
    options.namesOrigins = m_namesOrigins;
    core::writeBundle(plan, m_out, options);
    core::Json missing = core::Json::array();
    for (const auto& file : plan.files) {
        if (file.isMissing) {
            missing.push_back(file.source);
            std::cerr << "phidias: missing, not in the bundle: " << file.source << '\n';
        }
    }
    if (m_json) {
        std::cout << core::toText(core::Json{{"path", m_out},
                                             {"files", plan.files.size() - plan.missingCount()},
                                             {"bytes", plan.sizeBytes()},
                                             {"missing", missing},
                                             {"addresses", plan.addresses}})
                  << '\n';
    } else {
        std::cout << m_out << '\n';
    }
    return 0;
}

CLI::App* UnbundleCommand::configure(CLI::App& program) {
    auto* command = program.add_subcommand("unbundle", "Unpacks a bundle into a new folder and prints the path of its project");
    command->add_option("bundle", m_bundle, "Bundle (.zip)")->required();
    command->add_option("folder", m_folder, "Folder to unpack below")->required();
    return command;
}

int UnbundleCommand::run(const AppContext&) {
    std::stop_source stop;
    std::cout << core::unpackBundle(m_bundle, m_folder, stoppable(stop)).string() << '\n';
    return 0;
}

} // namespace phidias::cli

#pragma once

#include "app/cli/Command.h"

#include <string>

namespace phidias::cli {

/// `phidias bundle PROJECT OUT.zip|FOLDER`: puts a project and all its data into one folder or .zip file.
class BundleCommand : public Command {
public:
    CLI::App* configure(CLI::App& program) override;
    int run(const AppContext& context) override;

private:
    std::string m_project;
    std::string m_out;
    bool m_namesOrigins = false;
    bool m_json = false;
};

/// `phidias unbundle BUNDLE.zip FOLDER`: unpacks a bundle into a new folder below FOLDER, and prints the path of the project.
class UnbundleCommand : public Command {
public:
    CLI::App* configure(CLI::App& program) override;
    int run(const AppContext& context) override;

private:
    std::string m_bundle;
    std::string m_folder;
};

} // namespace phidias::cli

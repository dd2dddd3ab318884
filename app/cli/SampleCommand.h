#pragma once

#include "app/cli/Command.h"

#include <string>
#include <vector>

namespace phidias::cli {

/// `phidias sample NAME DIR [--set NAME=VALUE]...`: writes documented synthetic sample data, its truth beside it.
class SampleCommand : public Command {
public:
    CLI::App* configure(CLI::App& program) override;
    int run(const AppContext& context) override;

private:
    std::string m_name;
    std::string m_folder;
    std::vector<std::string> m_settings;
};

} // namespace phidias::cli

#pragma once

#include "app/cli/Command.h"

#include <string>
#include <vector>

namespace phidias::cli {

/// `phidias inspect FILE...`: what the readers make of files.
class InspectCommand : public Command {
public:
    CLI::App* configure(CLI::App& program) override;
    int run(const AppContext& context) override;

private:
    std::vector<std::string> m_files;
    std::string m_memoryLimit;
    bool m_asJson = false;
    bool m_withoutStatistics = false;
};

} // namespace phidias::cli

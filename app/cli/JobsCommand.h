#pragma once

#include "app/cli/Command.h"

#include <string>

namespace phidias::cli {

/// `phidias jobs list | show ID | log ID | cancel ID | retry ID`: the jobs of this machine's journal.
class JobsCommand : public Command {
public:
    CLI::App* configure(CLI::App& program) override;
    int run(const AppContext& context) override;

private:
    std::string m_action;
    std::string m_id;
    bool m_asJson = false;
};

} // namespace phidias::cli

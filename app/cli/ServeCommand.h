#pragma once

#include "app/cli/Command.h"

#include <string>

namespace phidias::cli {

/// `phidias serve --stdio`: the interactive worker.
class ServeCommand : public Command {
public:
    CLI::App* configure(CLI::App& program) override;
    int run(const AppContext& context) override;

private:
    bool m_isStdio = false;
    std::string m_memoryLimit;
};

} // namespace phidias::cli

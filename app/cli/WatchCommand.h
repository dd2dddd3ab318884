#pragma once

#include "app/cli/Command.h"

#include <string>

namespace phidias::cli {

/// `phidias watch FOLDER --job JOB.json`: runs a job for each file that arrives in a folder; one JSON line a file on standard output.
class WatchCommand : public Command {
public:
    CLI::App* configure(CLI::App& program) override;
    int run(const AppContext& context) override;

private:
    std::string m_folder;
    std::string m_job;
    std::string m_pattern = "*";
    std::string m_memoryLimit;
    double m_settleSeconds = 5.0;
    int m_threads = 0;
    bool m_isOnce = false;
    bool m_retriesFailed = false;
};

} // namespace phidias::cli

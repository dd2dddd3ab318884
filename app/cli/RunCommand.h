#pragma once

#include "app/cli/Command.h"

#include <string>
#include <vector>

namespace phidias::cli {

/// `phidias run (JOB.json | ID)`: runs a job here, as a worker would: progress, job folder, cancellation by signal.
class RunCommand : public Command {
public:
    CLI::App* configure(CLI::App& program) override;
    int run(const AppContext& context) override;

private:
    /// The request made of job file or id, --set and --out. @throws core::Error{InvalidRequest}
    [[nodiscard]] core::Request request(const AppContext& context) const;

    std::string m_job;
    std::vector<std::string> m_settings;
    std::vector<std::string> m_outputs;
    std::string m_jobFolder;
    std::string m_progress = "auto";
    std::string m_memoryLimit;
    std::string m_workFolder;
    int m_threads = 0;
    int m_parent = 0; ///< 0 = none
    bool m_asJson = false;
    bool m_mayReplace = false;
    bool m_keep = false;
};

} // namespace phidias::cli

#include "app/cli/WatchCommand.h"

#include "app/cli/Cancellation.h"
#include "core/jobs/FolderWatch.h"

#include <iostream>

namespace phidias::cli {

namespace {

constexpr std::chrono::seconds kGrace{30}; ///< the job that runs has its own 3 s to end

} // namespace

CLI::App* WatchCommand::configure(CLI::App& program) {
    auto* command = program.add_subcommand("watch", "Runs a job for each file that arrives in a folder, each once, until it is stopped");
    command->add_option("folder", m_folder, "Folder to watch")->required();
    command->add_option("--job", m_job, "Job file; {file} and {stem} in its texts stand for the new file")->required();
    command->add_option("--match", m_pattern, "Names to take, with * and ? (default: all)");
    command->add_option("--settle", m_settleSeconds, "Seconds after which a size that stands still is whole (default: 5)")
        ->check(CLI::Range(0.1, 86400.0));
    command->add_option("--threads", m_threads, "Threads of a job (default: all cores)")->check(CLI::Range(1, 4096));
    command->add_option("--memory-limit", m_memoryLimit, "Memory a job may hold, such as 500M or 4G (default: 60 % of the RAM)");
    command->add_flag("--once", m_isOnce, "Handle the files that are there and end");
    command->add_flag("--retry-failed", m_retriesFailed, "Try files again whose job failed before");
    return command;
}

int WatchCommand::run(const AppContext&) {
    core::JobFolder none{std::filesystem::path()};
    core::PartFiles parts;
    core::WatchOptions options;
    options.folder = m_folder;
    options.job = m_job;
    options.pattern = m_pattern;
    options.settle = std::chrono::milliseconds(static_cast<std::int64_t>(m_settleSeconds * 1000.0));
    options.isOnce = m_isOnce;
    options.retriesFailed = m_retriesFailed;
    if (m_threads > 0) {
        options.runArguments.insert(options.runArguments.end(), {"--threads", std::to_string(m_threads)});
    }
    if (!m_memoryLimit.empty()) {
        options.runArguments.insert(options.runArguments.end(), {"--memory-limit", m_memoryLimit});
    }
    core::FolderWatch watch(options, [](const core::Json& line) { std::cout << core::toText(line) << std::endl; });
    Cancellation cancellation(none, parts, kGrace);
    const int failed = watch.run(cancellation.token());
    cancellation.settle();
    return m_isOnce && failed > 0 ? 1 : 0;
}

} // namespace phidias::cli

#include "app/cli/JobsCommand.h"

#include "core/jobs/JobService.h"
#include "core/util/ChildProcess.h"
#include "core/util/Paths.h"
#include "core/util/Time.h"

#include <iostream>
#include <thread>

namespace phidias::cli {

using core::Json;

namespace {

Json infoJson(const core::JobInfo& info) {
    const auto& entry = info.entry;
    Json json{{"id", entry.id},
              {"name", entry.name},
              {"process", entry.process},
              {"state", nameOf(entry.state)},
              {"fraction", info.fraction},
              {"message", info.message}};
    json["attempt"] = entry.attempt;
    json["created"] = core::formatIsoTime(entry.createdUnixSeconds);
    json["ended"] = entry.endedUnixSeconds > 0.0 ? Json(core::formatIsoTime(entry.endedUnixSeconds)) : Json();
    json["folder"] = entry.folder.string();
    json["request"] = entry.request;
    json["result"] = entry.result;
    return json;
}

} // namespace

CLI::App* JobsCommand::configure(CLI::App& program) {
    auto* command = program.add_subcommand("jobs", "Lists, shows, cancels and retries the jobs of the workstation");
    command->add_option("action", m_action, "list, show, log, cancel or retry")
        ->required()
        ->check(CLI::IsMember({"list", "show", "log", "cancel", "retry"}));
    command->add_option("id", m_id, "Id of the job");
    command->add_flag("--json", m_asJson, "JSON on standard output");
    return command;
}

int JobsCommand::run(const AppContext&) {
    if (m_action != "list" && m_id.empty()) {
        throw core::Error(core::ErrorCode::InvalidRequest, "cli.jobs.noId", {{"action", m_action}});
    }
    core::JobService service({.journal = core::stateFolder() / "jobs.sqlite",
                              .folder = core::stateFolder() / "jobs",
                              .executable = core::ownExecutable(),
                              .workers = 1,
                              .threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()))});
    service.poll();
    if (m_action == "cancel") {
        service.cancel(m_id);
    } else if (m_action == "retry") {
        service.retry(m_id);
    }
    if (m_action == "list") {
        Json list = Json::array();
        for (const auto& info : service.jobs()) {
            list.push_back(infoJson(info));
            if (!m_asJson) {
                std::cout << info.entry.id << "  " << nameOf(info.entry.state) << "  " << static_cast<int>(100.0 * info.fraction) << " %  "
                          << info.entry.process << "  " << info.entry.name << '\n';
            }
        }
        if (m_asJson) {
            std::cout << core::toText(list, 2) << '\n';
        }
        return 0;
    }
    const auto info = service.find(m_id);
    if (!info) {
        throw core::Error(core::ErrorCode::InvalidRequest, "jobs.unknown", {{"id", m_id}});
    }
    if (m_action == "log") {
        std::cout << service.log(m_id);
    } else {
        std::cout << core::toText(infoJson(*info), 2) << '\n';
    }
    return 0;
}

} // namespace phidias::cli

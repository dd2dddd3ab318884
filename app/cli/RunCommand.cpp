#include "app/cli/RunCommand.h"

#include "app/cli/Cancellation.h"
#include "app/cli/ProgressPrinter.h"
#include "core/jobs/Runner.h"

#include <omp.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <thread>

namespace phidias::cli {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorCode;
using core::Json;

namespace {

std::pair<std::string, std::string> splitSetting(const std::string& setting, const char* option) {
    const auto equals = setting.find('=');
    if (equals == std::string::npos || equals == 0) {
        throw Error(ErrorCode::InvalidRequest, "cli.setting.malformed", {{"option", std::string(option)}, {"given", setting}});
    }
    return {setting.substr(0, equals), setting.substr(equals + 1)};
}

/// JSON where it parses as JSON, else text.
Json parsedValue(const std::string& text) {
    Json value = Json::parse(text, nullptr, false);
    return value.is_discarded() ? Json(text) : value;
}

bool isFileInput(const core::Parameter* input) {
    return input != nullptr && !input->types.empty() && input->types.front().kind == core::ValueKind::File;
}

/// Relative paths in --set are relative to the current folder, whatever the folder of the job file.
Json filesFromHere(const Json& value) {
    const auto fromHere = [](const std::string& href) {
        return href.empty() || href.find("://") != std::string::npos ? href : fs::absolute(href).lexically_normal().string();
    };
    if (value.is_string()) {
        return {{"href", fromHere(value.get<std::string>())}};
    }
    Json copy = value;
    if (copy.is_object() && copy.contains("href") && copy["href"].is_string()) {
        copy["href"] = fromHere(copy["href"].get<std::string>());
    }
    if (copy.is_array()) {
        for (auto& element : copy) {
            element = filesFromHere(element);
        }
    }
    return copy;
}

} // namespace

CLI::App* RunCommand::configure(CLI::App& program) {
    auto* command = program.add_subcommand("run", "Runs a job file, a process, or a provenance file again");
    command->add_option("job", m_job, "JOB.json, X.provenance.json, or the id of a process")->required();
    command
        ->add_option(
            "--set", m_settings,
            "NAME=VALUE: a parameter; JSON where it parses as JSON, else text; for a file a path, given again for each further file")
        ->allow_extra_args(false);
    command->add_option("--out", m_outputs, "NAME=PATH: where an output goes")->allow_extra_args(false);
    command->add_option("--threads", m_threads, "Threads to use (default: all cores)")->check(CLI::Range(1, 4096));
    command->add_option("--memory-limit", m_memoryLimit, "Memory this run may hold, such as 500M or 4G (default: 60 % of the RAM)");
    command->add_option("--progress", m_progress, "auto, bar, json or none")->check(CLI::IsMember({"auto", "bar", "json", "none"}));
    command->add_option("--job-folder", m_jobFolder, "Folder for status.json, log.txt and result.json");
    command->add_option("--work-folder", m_workFolder, "Run folder of a job that is cut into tasks");
    command->add_option("--parent", m_parent, "Process id of the program that started this one: end when it ends")
        ->check(CLI::PositiveNumber);
    command->add_flag("--keep", m_keep, "Keep the run folder of a job that is cut into tasks");
    command->add_flag("--replace", m_mayReplace, "When a run is repeated: write over existing outputs");
    command->add_flag("--json", m_asJson, "The result as JSON on standard output");
    return command;
}

core::Request RunCommand::request(const AppContext& context) const {
    core::Request request;
    const bool isFile = fs::exists(m_job) || m_job.ends_with(".json");
    if (isFile) {
        request = core::readJobFile(m_job);
    } else {
        request.process = m_job;
    }
    const auto& declaration = context.processes.find(request.process).declaration();
    std::map<std::string, int> count;
    for (const auto& setting : m_settings) {
        const auto [name, text] = splitSetting(setting, "--set");
        const auto* input = declaration.findInput(name);
        Json value = parsedValue(text);
        if (isFileInput(input) || (value.is_object() && value.contains("href"))) {
            // A name such as "2010" is a path even where it parses as a number.
            value = filesFromHere(value.is_structured() ? value : Json(text));
        }
        if (input != nullptr && input->isRepeatable && count[name]++ > 0) {
            request.inputs[name].push_back(value);
        } else {
            request.inputs[name] = input != nullptr && input->isRepeatable && !value.is_array() ? Json::array({value}) : value;
        }
    }
    for (const auto& output : m_outputs) {
        const auto [name, path] = splitSetting(output, "--out");
        request.outputs[name] = fs::absolute(path).lexically_normal();
    }
    return request;
}

int RunCommand::run(const AppContext& context) {
    core::JobFolder folder{m_jobFolder.empty() ? fs::path() : fs::absolute(m_jobFolder)};
    core::PartFiles parts;
    Cancellation cancellation(folder, parts);
    if (m_parent > 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (::getppid() != m_parent) {
            ::raise(SIGTERM); // it died before we could ask to be told
        }
    }
    const bool isTerminal = ::isatty(STDERR_FILENO) != 0;
    const ProgressStyle style = m_progress == "json"                                          ? ProgressStyle::Json
                                : m_progress == "bar" || (m_progress == "auto" && isTerminal) ? ProgressStyle::Bar
                                                                                              : ProgressStyle::None;
    ProgressPrinter printer(style, folder);
    Json result;
    int status = 0;
    try {
        core::RunOptions options;
        options.threads = m_threads > 0 ? m_threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
        options.budget = m_memoryLimit.empty() ? core::MemoryBudget::standard() : core::MemoryBudget::parse(m_memoryLimit);
        options.stop = cancellation.token();
        options.keepWork = m_keep;
        options.workFolder = m_workFolder;
        omp_set_num_threads(options.threads);
        const core::Request asked = request(context);
        options.baseFolder = fs::exists(m_job) ? fs::absolute(m_job).parent_path() : fs::current_path();
        // Repeating a run must not write over its results unasked; outputs that are named anew are the user's own choice.
        options.mayReplace = m_mayReplace || !m_job.ends_with(".provenance.json") || !m_outputs.empty();
        folder.setPhase("running");
        result = core::resultJson(core::runRequest(context.processes, asked, options, printer, parts));
    } catch (...) {
        const Error error = core::currentError();
        result = core::resultJson(error);
        status = core::exitStatus(error.code());
        printer.finish(result);
        if (style != ProgressStyle::Json) {
            printError(error);
        }
    }
    cancellation.settle();
    folder.finish(result);
    if (status == 0) {
        printer.finish(result);
        if (style != ProgressStyle::Json) {
            for (const auto& warning : result["warnings"]) {
                std::cerr << "phidias: warning: " << warning.get<std::string>() << '\n';
            }
        }
    }
    if (m_asJson) {
        std::cout << core::toText(result, 2) << '\n';
    }
    return status;
}

} // namespace phidias::cli

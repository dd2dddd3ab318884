#include "app/cli/InspectCommand.h"

#include "core/io/Inspect.h"

#include <cstdio>
#include <iostream>

namespace phidias::cli {

using core::Json;

namespace {

std::string numberText(const Json& value) {
    if (!value.is_number()) {
        return "-";
    }
    char text[32];
    std::snprintf(text, sizeof text, "%.7g", value.get<double>());
    return text;
}

std::string textOrDash(const Json& value) {
    return value.is_string() && !value.get<std::string>().empty() ? value.get<std::string>() : "-";
}

/// "-12.5 to 3" or nothing when an end is not known.
void printRange(const Json& extent, const char* title, const char* low, const char* high, const char* unit) {
    const auto show = [](const Json& value) { return value.is_string() ? value.get<std::string>() : numberText(value); };
    if (!extent[low].is_null()) {
        std::cout << "  " << title << "  " << show(extent[low]) << " to " << show(extent[high]) << unit << '\n';
    }
}

void printForPeople(const Json& file) {
    std::cout << file["path"].get<std::string>() << '\n';
    std::cout << "  " << file["kind"].get<std::string>() << " (" << file["format"].get<std::string>() << "), " << file["count"]
              << " values\n";
    const auto& extent = file["extent"];
    printRange(extent, "longitude", "west", "east", " degrees east");
    printRange(extent, "latitude ", "south", "north", " degrees north");
    printRange(extent, "depth    ", "depthMin", "depthMax", " m");
    printRange(extent, "time     ", "start", "end", "");
    std::size_t width = 8;
    for (const auto& variable : file["variables"]) {
        width = std::max(width, variable["name"].get<std::string>().size());
    }
    std::printf("  %-*s  %-16s %12s %12s  %s\n", static_cast<int>(width), "variable", "unit", "size", "valid", "min .. mean .. max");
    for (const auto& variable : file["variables"]) {
        std::printf("  %-*s  %-16s %12zu %12s  %s .. %s .. %s\n", static_cast<int>(width), variable["name"].get<std::string>().c_str(),
                    textOrDash(variable["unit"]).c_str(), variable["size"].get<std::size_t>(), numberText(variable["valid"]).c_str(),
                    numberText(variable["min"]).c_str(), numberText(variable["mean"]).c_str(), numberText(variable["max"]).c_str());
    }
    std::fflush(stdout);
    for (const auto& warning : file["warnings"]) {
        std::cout << "  warning: " << warning.get<std::string>() << '\n';
    }
}

} // namespace

CLI::App* InspectCommand::configure(CLI::App& program) {
    auto* command = program.add_subcommand("inspect", "Shows what the readers make of files");
    command->add_option("files", m_files, "Files or OPeNDAP addresses")->required();
    command->add_flag("--json", m_asJson, "One JSON array on standard output, an element a file");
    command->add_flag("--no-statistics", m_withoutStatistics, "Read the headers alone");
    command->add_option("--memory-limit", m_memoryLimit, "Memory this may hold, such as 500M or 4G (default: 60 % of the RAM)");
    return command;
}

int InspectCommand::run(const AppContext&) {
    core::InspectOptions options;
    options.statistics = !m_withoutStatistics;
    options.budget = m_memoryLimit.empty() ? core::MemoryBudget::standard() : core::MemoryBudget::parse(m_memoryLimit);
    Json answer = Json::array();
    int status = 0;
    for (const auto& file : m_files) {
        try {
            answer.push_back(core::inspect(file, options));
            if (!m_asJson) {
                printForPeople(answer.back());
            }
        } catch (...) {
            const core::Error error = core::currentError();
            status = std::max(status, core::exitStatus(error.code()));
            answer.push_back(core::inspectFailure(file, error));
            std::cout.flush();
            printError(error);
        }
    }
    if (m_asJson) {
        std::cout << core::toText(answer, 2) << '\n';
    }
    return status;
}

} // namespace phidias::cli

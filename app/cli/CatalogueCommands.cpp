#include "app/cli/CatalogueCommands.h"

#include "core/process/DeclarationTexts.h"
#include "core/process/Validation.h"
#include "core/util/Messages.h"

#include <cmath>
#include <iostream>
#include <sstream>

namespace phidias::cli {

using core::Json;

namespace {

std::string formText(const core::ValueType& type) {
    std::ostringstream text;
    text << core::nameOf(type.kind);
    if (!type.choices.empty()) {
        text << " (";
        for (std::size_t k = 0; k < type.choices.size(); ++k) {
            text << (k == 0 ? "" : ", ") << type.choices[k];
        }
        text << ")";
    }
    const bool hasLow = std::isfinite(type.minimum);
    const bool hasHigh = std::isfinite(type.maximum);
    if (hasLow) {
        text << (type.isMinimumExclusive ? " > " : " >= ") << type.minimum;
    }
    if (hasHigh) {
        text << (hasLow ? ", <= " : " <= ") << type.maximum;
    }
    if (!type.unit.empty() && type.unit != "1") {
        text << " [" << type.unit << "]";
    }
    if (!type.element.empty()) {
        text << " of " << formText(type.element.front());
    }
    if (!type.shape.empty()) {
        text << " with " << type.shape;
    }
    return text.str();
}

void printParameter(const core::Parameter& parameter, const std::string& indent) {
    std::cout << indent << parameter.name << "  (" << parameter.title << ")\n" << indent << "    ";
    for (std::size_t k = 0; k < parameter.types.size(); ++k) {
        std::cout << (k == 0 ? "" : " | ") << formText(parameter.types[k]);
    }
    if (parameter.isRepeatable) {
        std::cout << ", one or more";
    }
    if (parameter.isRequired) {
        std::cout << "; required\n";
    } else {
        std::cout << "; default " << parameter.defaultValue.dump() << '\n';
    }
    if (!parameter.help.empty()) {
        std::cout << indent << "    " << parameter.help << '\n';
    }
    for (const auto& type : parameter.types) {
        for (const auto& member : type.members) {
            printParameter(member, indent + "    .");
        }
    }
}

} // namespace

CLI::App* ListCommand::configure(CLI::App& program) {
    auto* command = program.add_subcommand("list", "Names the processes");
    command->add_flag("--json", m_asJson, "As JSON on standard output");
    return command;
}

int ListCommand::run(const AppContext& context) {
    Json list = Json::array();
    for (const auto* process : context.processes.processes()) {
        const auto& declaration = process->declaration();
        if (m_asJson) {
            list.push_back(
                {{"id", declaration.id}, {"version", declaration.version}, {"title", declaration.title}, {"summary", declaration.summary}});
        } else {
            std::cout << declaration.id << std::string(declaration.id.size() < 28 ? 28 - declaration.id.size() : 1, ' ')
                      << declaration.title << '\n';
        }
    }
    if (m_asJson) {
        std::cout << list.dump(2) << '\n';
    }
    return 0;
}

CLI::App* DescribeCommand::configure(CLI::App& program) {
    auto* command = program.add_subcommand("describe", "Says what a process needs and gives");
    command->add_option("id", m_id, "Process, as `phidias list` names it")->required();
    command->add_flag("--json", m_asJson, "As JSON on standard output");
    return command;
}

int DescribeCommand::run(const AppContext& context) {
    const auto& declaration = context.processes.find(m_id).declaration();
    if (m_asJson) {
        std::cout << declaration.toJson().dump(2) << '\n';
        return 0;
    }
    std::cout << declaration.id << ", version " << declaration.version << ": " << declaration.title << "\n\n"
              << declaration.summary << "\n\nParameters\n";
    for (const auto& input : declaration.inputs) {
        printParameter(input, "  ");
    }
    std::cout << "\nResults\n";
    for (const auto& output : declaration.outputs) {
        std::cout << "  " << output.name << "  (" << output.title << ")" << (output.isMandatory ? ", always" : "") << '\n';
    }
    std::cout << "\nExample\n" << declaration.example.dump(2) << '\n';
    for (const auto& reference : declaration.references) {
        std::cout << '\n' << reference.citation << (reference.doi.empty() ? "" : " https://doi.org/" + reference.doi) << '\n';
    }
    return 0;
}

CLI::App* MessagesCommand::configure(CLI::App& program) {
    auto* command = program.add_subcommand("messages", "")->group("");
    command->add_flag("--json", m_asJson, "");
    return command;
}

int MessagesCommand::run(const AppContext& context) {
    Json messages = Json::object();
    for (const auto& message : core::messageCatalogue()) {
        messages[std::string(message.id)] = message.english;
    }
    Json declarations = Json::object();
    for (const auto* process : context.processes.processes()) {
        for (const auto& [id, english] : core::declarationTexts(process->declaration())) {
            declarations[id] = english;
        }
    }
    std::cout << Json{{"messages", messages}, {"declarations", declarations}}.dump(2) << '\n';
    return 0;
}

} // namespace phidias::cli

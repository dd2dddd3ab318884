#include "core/process/DeclarationTexts.h"

#include <algorithm>

namespace phidias::core {

namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;

void addParameter(Texts& texts, const std::string& prefix, const Parameter& parameter) {
    const std::string id = prefix + parameter.name;
    texts.emplace_back(id + "/title", parameter.title);
    if (!parameter.help.empty()) {
        texts.emplace_back(id + "/help", parameter.help);
    }
    if (!parameter.group.empty()) {
        texts.emplace_back("process/group/" + parameter.group, parameter.group);
    }
    for (const auto& type : parameter.types) {
        for (const auto& choice : type.choices) {
            texts.emplace_back(id + "/choice/" + choice, choice);
        }
        for (const auto& member : type.members) {
            addParameter(texts, id + ".", member);
        }
    }
}

} // namespace

std::vector<std::pair<std::string, std::string>> declarationTexts(const Declaration& declaration) {
    Texts texts;
    const std::string prefix = "process/" + declaration.id + "/";
    texts.emplace_back(prefix + "title", declaration.title);
    texts.emplace_back(prefix + "summary", declaration.summary);
    for (const auto& input : declaration.inputs) {
        addParameter(texts, prefix, input);
    }
    for (const auto& output : declaration.outputs) {
        texts.emplace_back(prefix + "output/" + output.name + "/title", output.title);
    }
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    return texts;
}

} // namespace phidias::core

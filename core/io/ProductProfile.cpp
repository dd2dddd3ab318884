#include "core/io/ProductProfile.h"

#include "core/util/Json.h"

#include <algorithm>

namespace phidias::core {

namespace {

constexpr const char* kProfiles =
#include "SmosProfiles.inc"
    ;

std::optional<double> optionalNumber(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found == json.end() ? std::nullopt : std::optional(found->get<double>());
}

} // namespace

std::optional<ProductProfile> ProductProfile::match(const std::set<std::string>& variableNames) {
    const Json table = Json::parse(kProfiles);
    for (const auto& entry : table.at("profiles")) {
        const auto& required = entry.at("requires");
        if (!std::all_of(required.begin(), required.end(),
                         [&](const Json& name) { return variableNames.contains(name.get<std::string>()); })) {
            continue;
        }
        ProductProfile profile{.id = entry.at("id").get<std::string>(), .title = entry.at("title").get<std::string>(), .variables = {}};
        for (const auto& [name, json] : entry.at("variables").items()) {
            profile.variables[name] = {.standardName = json.value("standardName", std::string()),
                                       .minimum = optionalNumber(json, "minimum"),
                                       .scale = optionalNumber(json, "scale"),
                                       .offset = optionalNumber(json, "offset"),
                                       .fill = optionalNumber(json, "fill"),
                                       .quality = json.value("quality", std::string()),
                                       .good = json.value("good", 0.0)};
        }
        return profile;
    }
    return std::nullopt;
}

} // namespace phidias::core

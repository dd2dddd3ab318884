#include "core/project/Migration.h"

#include "core/project/Project.h"
#include "core/util/Error.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <vector>

namespace phidias::core {

namespace {

using Step = Json (*)(Json);

Json withoutUnknown(const Json& json, const std::vector<std::string_view>& known) {
    if (!json.is_object()) {
        return json; // the reader names it
    }
    Json kept = Json::object();
    for (const auto& [name, value] : json.items()) {
        if (std::find(known.begin(), known.end(), name) != known.end()) {
            kept[name] = value;
        }
    }
    return kept;
}

void giveIds(Json& layers) {
    const auto idOf = [](const Json& layer) {
        const auto found = layer.is_object() ? layer.find("id") : layer.end();
        return layer.is_object() && found != layer.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    std::set<std::string> taken;
    for (const auto& layer : layers) {
        taken.insert(idOf(layer));
    }
    std::set<std::string> used;
    std::size_t number = 1;
    for (auto& layer : layers) {
        if (const std::string id = idOf(layer); !layer.is_object() || (!id.empty() && used.insert(id).second)) {
            continue;
        }
        std::string fresh;
        do {
            fresh = "layer" + std::to_string(number++);
        } while (!taken.insert(fresh).second);
        layer["id"] = fresh;
    }
}

Json fromSchema1(Json json) {
    json = withoutUnknown(json, {"phidiasProject", "title", "layers", "view", "globe", "timeUnixSeconds", "depthM", "pins", "hasBaseMap",
                                 "sectionLine", "jobs", "divand", "windowState"});
    for (const auto& [member, known] : {std::pair<const char*, std::vector<std::string_view>>{"view", {"projection", "extent"}},
                                        {"globe", {"longitude", "latitude", "heightKm", "heading", "tilt", "exaggeration"}},
                                        {"divand", {"inputs", "hiddenLayers", "excluded"}}}) {
        if (const auto found = json.find(member); found != json.end()) {
            *found = withoutUnknown(*found, known);
        }
    }
    if (const auto layers = json.find("layers"); layers != json.end() && layers->is_array()) {
        giveIds(*layers);
    }
    return json;
}

/// [n - 1] leads from schema n to n + 1.
constexpr std::array<Step, Project::kSchema - 1> kSteps{fromSchema1};

} // namespace

Json migratedProject(Json json) {
    constexpr const char* kMember = "phidiasProject";
    const auto found = json.is_object() ? json.find(kMember) : json.end();
    if (!json.is_object() || found == json.end() || !found->is_number_integer() || found->get<std::int64_t>() < 1) {
        throw Error(ErrorCode::InvalidRequest, "project.member", {{"what", std::string("project")}, {"member", std::string(kMember)}},
                    "hint.project.newer");
    }
    const auto schema = found->get<std::int64_t>();
    if (schema > Project::kSchema) {
        throw Error(ErrorCode::InvalidRequest, "project.newer", {{"found", schema}, {"known", std::int64_t{Project::kSchema}}},
                    "hint.project.newer");
    }
    for (auto step = static_cast<std::size_t>(schema) - 1; step < kSteps.size(); ++step) {
        json = kSteps[step](std::move(json));
    }
    json[kMember] = Project::kSchema;
    return json;
}

} // namespace phidias::core

#include "core/project/Project.h"

#include "core/util/AtomicFile.h"
#include "core/util/Error.h"

#include <algorithm>

namespace phidias::core {

namespace fs = std::filesystem;

std::optional<std::size_t> Project::find(const std::string& layerId) const {
    const auto found = std::find_if(layers.begin(), layers.end(), [&](const Layer& layer) { return layer.id == layerId; });
    return found == layers.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - layers.begin()));
}

std::string Project::freeLayerId() const {
    for (std::size_t number = layers.size() + 1;; ++number) {
        std::string id = "layer" + std::to_string(number);
        if (!find(id)) {
            return id;
        }
    }
}

Json toJson(const Project& project) {
    Json json;
    json["phidiasProject"] = Project::kSchema;
    json["title"] = project.title;
    json["layers"] = Json::array();
    for (const auto& layer : project.layers) {
        json["layers"].push_back(toJson(layer));
    }
    json["view"] = {{"projection", project.view.projection}, {"extent", project.view.extent}};
    json["globe"] = {{"longitude", project.globe.longitudeDeg},
                     {"latitude", project.globe.latitudeDeg},
                     {"heightKm", project.globe.heightKm},
                     {"heading", project.globe.headingDeg},
                     {"tilt", project.globe.tiltDeg},
                     {"exaggeration", project.globe.exaggeration}};
    if (project.timeUnixSeconds) {
        json["timeUnixSeconds"] = *project.timeUnixSeconds;
    }
    if (project.depthM) {
        json["depthM"] = *project.depthM;
    }
    json["pins"] = Json::array();
    for (const auto& pin : project.pins) {
        json["pins"].push_back({{"longitude", pin.longitudeDeg}, {"latitude", pin.latitudeDeg}, {"label", pin.label}});
    }
    json["hasBaseMap"] = project.hasBaseMap;
    if (!project.sectionLine.empty()) {
        json["sectionLine"] = project.sectionLine;
    }
    json["jobs"] = project.jobs;
    json["divand"] = toJson(project.divand);
    json["windowState"] = project.windowState;
    return json;
}

Project projectFromJson(const Json& json) {
    const auto fail = [](const char* member) -> Error {
        return Error(ErrorCode::InvalidRequest, "project.member", {{"what", std::string("project")}, {"member", std::string(member)}},
                     "hint.project.newer");
    };
    if (!json.is_object() || !json.contains("phidiasProject") || !json["phidiasProject"].is_number_integer()) {
        throw fail("phidiasProject");
    }
    if (json["phidiasProject"].get<int>() > Project::kSchema) {
        throw Error(ErrorCode::InvalidRequest, "project.newer",
                    {{"found", static_cast<std::int64_t>(json["phidiasProject"].get<int>())},
                     {"known", static_cast<std::int64_t>(Project::kSchema)}},
                    "hint.project.newer");
    }
    Project project;
    const char* member = "title";
    try {
        project.title = json.value("title", "");
        member = "layers";
        for (const auto& layer : json.value("layers", Json::array())) {
            project.layers.push_back(layerFromJson(layer));
        }
        member = "view";
        const Json view = json.value("view", Json::object());
        project.view.projection = view.value("projection", project.view.projection);
        project.view.extent = view.value("extent", project.view.extent);
        member = "globe";
        const Json globe = json.value("globe", Json::object());
        project.globe.longitudeDeg = globe.value("longitude", project.globe.longitudeDeg);
        project.globe.latitudeDeg = globe.value("latitude", project.globe.latitudeDeg);
        project.globe.heightKm = globe.value("heightKm", project.globe.heightKm);
        project.globe.headingDeg = globe.value("heading", project.globe.headingDeg);
        project.globe.tiltDeg = globe.value("tilt", project.globe.tiltDeg);
        project.globe.exaggeration = globe.value("exaggeration", project.globe.exaggeration);
        member = "timeUnixSeconds";
        if (json.contains(member)) {
            project.timeUnixSeconds = json[member].get<double>();
        }
        member = "depthM";
        if (json.contains(member)) {
            project.depthM = json[member].get<double>();
        }
        member = "pins";
        for (const auto& pin : json.value("pins", Json::array())) {
            project.pins.push_back({pin.at("longitude").get<double>(), pin.at("latitude").get<double>(), pin.value("label", "")});
        }
        member = "hasBaseMap";
        project.hasBaseMap = json.value("hasBaseMap", true);
        member = "sectionLine";
        project.sectionLine = json.value("sectionLine", std::vector<std::array<double, 2>>());
        member = "jobs";
        project.jobs = json.value("jobs", std::vector<std::string>());
        member = "divand";
        project.divand = divandSetupFromJson(json.value("divand", Json::object()));
        member = "windowState";
        project.windowState = json.value("windowState", "");
    } catch (const nlohmann::json::exception&) {
        throw fail(member);
    }
    return project;
}

Project loadProject(const fs::path& path) {
    const std::string text = readTextFile(path);
    Json json;
    try {
        json = Json::parse(text);
    } catch (const Json::parse_error& failure) {
        const std::string before = text.substr(0, failure.byte);
        const auto line = std::count(before.begin(), before.end(), '\n') + 1;
        const auto column = before.size() - (before.rfind('\n') == std::string::npos ? 0 : before.rfind('\n'));
        throw Error(ErrorCode::InvalidRequest, "process.job.notJson",
                    {{"path", path.string()}, {"line", static_cast<std::int64_t>(line)}, {"column", static_cast<std::int64_t>(column)}});
    }
    Project project = projectFromJson(json);
    const fs::path folder = fs::absolute(path).parent_path();
    for (auto& layer : project.layers) {
        if (layer.href.find("://") == std::string::npos && fs::path(layer.href).is_relative()) {
            layer.href = (folder / layer.href).lexically_normal().string();
        }
    }
    return project;
}

void saveProject(const Project& project, const fs::path& path) {
    Project copy = project;
    const fs::path folder = fs::absolute(path).parent_path();
    for (auto& layer : copy.layers) {
        if (layer.href.find("://") == std::string::npos) {
            const fs::path relative = fs::path(layer.href).lexically_relative(folder);
            if (!relative.empty() && *relative.begin() != "..") {
                layer.href = relative.string();
            }
        }
    }
    writeFileAtomically(path, toText(toJson(copy), 2) + "\n");
}

} // namespace phidias::core

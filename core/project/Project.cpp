#include "core/project/Project.h"

#include "core/project/MemberReader.h"
#include "core/project/Migration.h"
#include "core/util/AtomicFile.h"
#include "core/util/Error.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <set>
#include <system_error>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

// JSON has no number for infinity and NaN: written as they are, the project could not be read again.
double finite(double value, double standard) {
    return std::isfinite(value) ? value : standard;
}

MapView readView(const Json& json, const std::string& path) {
    MapView view;
    MemberReader reader(json, path);
    reader.read("projection", view.projection);
    reader.read("extent", view.extent);
    reader.finish();
    return view;
}

GlobeView readGlobe(const Json& json, const std::string& path) {
    GlobeView globe;
    MemberReader reader(json, path);
    reader.read("longitude", globe.longitudeDeg);
    reader.read("latitude", globe.latitudeDeg);
    reader.read("heightKm", globe.heightKm);
    reader.read("heading", globe.headingDeg);
    reader.read("tilt", globe.tiltDeg);
    reader.read("exaggeration", globe.exaggeration);
    reader.finish();
    return globe;
}

Pin readPin(const Json& json, const std::string& path) {
    Pin pin;
    MemberReader reader(json, path);
    reader.read("longitude", pin.longitudeDeg);
    reader.read("latitude", pin.latitudeDeg);
    reader.read("label", pin.label);
    reader.finish();
    return pin;
}

std::string readFile(MemberReader& reader, const char* name) {
    std::string href;
    if (const Json* file = reader.find(name)) {
        MemberReader members(*file, reader.pathOf(name));
        members.read("href", href);
        members.finish();
    }
    return href;
}

ResidualSetup readResidual(const Json& json, const std::string& path) {
    ResidualSetup residual;
    MemberReader reader(json, path);
    residual.basis = readFile(reader, "basis");
    residual.comparison = readFile(reader, "comparison");
    reader.read("components", residual.components);
    reader.finish();
    return residual;
}

Json residualJson(const ResidualSetup& residual) {
    Json json = Json::object();
    if (!residual.basis.empty()) {
        json["basis"] = {{"href", residual.basis}};
    }
    if (!residual.comparison.empty()) {
        json["comparison"] = {{"href", residual.comparison}};
    }
    if (residual.components > 0) {
        json["components"] = residual.components;
    }
    return json;
}

Json viewJson(const MapView& view) {
    const bool isWhole = std::all_of(view.extent.begin(), view.extent.end(), [](double degrees) { return std::isfinite(degrees); });
    return {{"projection", view.projection}, {"extent", isWhole ? view.extent : MapView().extent}};
}

Json globeJson(const GlobeView& globe) {
    const GlobeView standard;
    return {{"longitude", finite(globe.longitudeDeg, standard.longitudeDeg)},
            {"latitude", finite(globe.latitudeDeg, standard.latitudeDeg)},
            {"heightKm", finite(globe.heightKm, standard.heightKm)},
            {"heading", finite(globe.headingDeg, standard.headingDeg)},
            {"tilt", finite(globe.tiltDeg, standard.tiltDeg)},
            {"exaggeration", finite(globe.exaggeration, standard.exaggeration)}};
}

/// Calls `visit` with every text member "href" below a value.
void forEachHref(Json& json, const std::function<void(std::string&)>& visit) {
    if (json.is_object() && json.contains("href") && json["href"].is_string()) {
        visit(json["href"].get_ref<std::string&>());
    }
    if (json.is_structured()) {
        for (auto& part : json) {
            forEachHref(part, visit);
        }
    }
}

} // namespace

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

void makeIdsUnique(Project& project) {
    std::set<std::string> seen;
    for (auto& layer : project.layers) {
        if (layer.id.empty() || !seen.insert(layer.id).second) {
            layer.id = project.freeLayerId();
            seen.insert(layer.id);
        }
    }
}

bool isAddress(const std::string& href) {
    return href.find("://") != std::string::npos;
}

void forEachHref(Project& project, const std::function<void(std::string&)>& visit) {
    for (auto& layer : project.layers) {
        visit(layer.href);
    }
    forEachHref(project.divand.inputs, visit);
    for (std::string* basis : {&project.residual.basis, &project.residual.comparison}) {
        if (!basis->empty()) {
            visit(*basis);
        }
    }
}

Json membersJson(const Project& project) {
    Json json;
    json["title"] = project.title;
    json["view"] = viewJson(project.view);
    json["globe"] = globeJson(project.globe);
    if (project.timeUnixSeconds && std::isfinite(*project.timeUnixSeconds)) {
        json["timeUnixSeconds"] = *project.timeUnixSeconds;
    }
    if (project.depthM && std::isfinite(*project.depthM)) {
        json["depthM"] = *project.depthM;
    }
    json["pins"] = Json::array();
    for (const auto& pin : project.pins) {
        json["pins"].push_back(
            {{"longitude", finite(pin.longitudeDeg, 0.0)}, {"latitude", finite(pin.latitudeDeg, 0.0)}, {"label", pin.label}});
    }
    json["hasBaseMap"] = project.hasBaseMap;
    for (const auto& corner : project.sectionLine) {
        if (std::isfinite(corner[0]) && std::isfinite(corner[1])) {
            json["sectionLine"].push_back(corner);
        }
    }
    if (!(project.section == SectionSetup())) {
        json["section"] = toJson(project.section);
    }
    json["jobs"] = project.jobs;
    json["divand"] = toJson(project.divand);
    if (!(project.residual == ResidualSetup())) {
        json["residual"] = residualJson(project.residual);
    }
    json["windowState"] = project.windowState;
    return json;
}

void readMembers(Project& project, MemberReader& reader) {
    reader.read("title", project.title);
    if (const Json* view = reader.find("view")) {
        project.view = readView(*view, reader.pathOf("view"));
    }
    if (const Json* globe = reader.find("globe")) {
        project.globe = readGlobe(*globe, reader.pathOf("globe"));
    }
    reader.read("timeUnixSeconds", project.timeUnixSeconds);
    reader.read("depthM", project.depthM);
    if (const Json* pins = reader.find("pins")) {
        if (!pins->is_array()) {
            throw reader.failure("pins");
        }
        project.pins.clear();
        for (const auto& pin : *pins) {
            project.pins.push_back(readPin(pin, reader.pathOf("pins[" + std::to_string(project.pins.size()) + "]")));
        }
    }
    reader.read("hasBaseMap", project.hasBaseMap);
    reader.read("sectionLine", project.sectionLine);
    if (const Json* section = reader.find("section")) {
        project.section = sectionSetupFromJson(*section, reader.pathOf("section"));
    }
    reader.read("jobs", project.jobs);
    if (const Json* divand = reader.find("divand")) {
        project.divand = divandSetupFromJson(*divand, reader.pathOf("divand"));
    }
    if (const Json* residual = reader.find("residual")) {
        project.residual = readResidual(*residual, reader.pathOf("residual"));
    }
    reader.read("windowState", project.windowState);
}

Json toJson(const Project& project) {
    Json json;
    json["phidiasProject"] = Project::kSchema;
    const Json members = membersJson(project);
    for (const auto& [name, value] : members.items()) {
        json[name] = value;
        if (name == "title") {
            Json& layers = json["layers"] = Json::array();
            for (const auto& layer : project.layers) {
                layers.push_back(toJson(layer));
            }
        }
    }
    return json;
}

Project projectFromJson(const Json& given) {
    const Json json = migratedProject(given);
    Project project;
    MemberReader reader(json, {});
    static_cast<void>(reader.find("phidiasProject"));
    readMembers(project, reader);
    std::set<std::string> ids;
    if (const Json* layers = reader.find("layers")) {
        if (!layers->is_array()) {
            throw reader.failure("layers");
        }
        for (const auto& layer : *layers) {
            const std::string path = "layers[" + std::to_string(project.layers.size()) + "]";
            project.layers.push_back(layerFromJson(layer, path));
            if (project.layers.back().id.empty() || !ids.insert(project.layers.back().id).second) {
                throw Error(ErrorCode::InvalidRequest, "project.layerId", {{"member", path + ".id"}, {"id", project.layers.back().id}});
            }
        }
    }
    reader.finish();
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
    } catch (const nlohmann::json::exception&) {
        // A number that no double can hold.
        throw Error(ErrorCode::InvalidRequest, "project.number", {{"path", path.string()}});
    }
    Project project = projectFromJson(json);
    const fs::path folder = fs::absolute(path).parent_path();
    forEachHref(project, [&](std::string& href) {
        if (!isAddress(href) && fs::path(href).is_relative()) {
            href = (folder / href).lexically_normal().string();
        }
    });
    return project;
}

std::string projectText(const Project& project, const fs::path& path) {
    Project copy = project;
    const fs::path folder = fs::absolute(path).lexically_normal().parent_path();
    forEachHref(copy, [&](std::string& href) {
        const fs::path file = fs::path(href).lexically_normal();
        if (isAddress(href) || !file.is_absolute()) {
            return;
        }
        // Files that share only the root with the project do not move with it.
        const bool isNear = std::next(folder.begin()) != folder.end() && std::next(file.begin()) != file.end() &&
                            *std::next(folder.begin()) == *std::next(file.begin());
        if (const fs::path relative = file.lexically_relative(folder); isNear && !relative.empty()) {
            href = relative.string();
        }
    });
    return toText(toJson(copy), 2) + "\n";
}

void saveProject(const Project& project, const fs::path& path) {
    // Through a link to the file it stands for, which would be replaced otherwise; and not over a file that its owner protects.
    std::error_code failure;
    const fs::path target = fs::is_symlink(path, failure) ? fs::weakly_canonical(path, failure) : path;
    if (fs::exists(target, failure) && ::access(target.c_str(), W_OK) != 0) {
        throw Error(ErrorCode::WriteFailed, "core.file.writeFailed",
                    {{"path", path.string()}, {"reason", std::generic_category().message(errno)}}, "hint.core.file.checkFolder");
    }
    writeFileAtomically(target.empty() ? path : target, projectText(project, path));
}

} // namespace phidias::core

#include "core/project/BundleManifest.h"

#include "core/project/MemberReader.h"
#include "core/util/Time.h"
#include "core/util/Version.h"

#include <set>

namespace phidias::core {

namespace {

ManifestEntry readEntry(const Json& json, const std::string& path) {
    ManifestEntry entry;
    MemberReader reader(json, path);
    reader.read("path", entry.path);
    reader.read("size", entry.sizeBytes);
    reader.read("sha256", entry.sha256);
    reader.read("role", entry.role);
    reader.read("origin", entry.origin);
    reader.finish();
    return entry;
}

BundleManifest readManifest(const Json& json) {
    BundleManifest manifest;
    MemberReader reader(json, {});
    int schema = 0;
    std::string created;
    reader.read("phidiasBundle", schema);
    if (schema != BundleManifest::kSchema) {
        throw reader.failure("phidiasBundle");
    }
    reader.read("project", manifest.project);
    reader.read("created", created);
    manifest.createdUnixSeconds = parseIsoTime(created).value_or(0.0);
    reader.read("software", manifest.software);
    if (const Json* files = reader.find("files"); files != nullptr && files->is_array()) {
        for (const auto& file : *files) {
            manifest.files.push_back(readEntry(file, reader.pathOf("files[" + std::to_string(manifest.files.size()) + "]")));
        }
    } else {
        throw reader.failure("files");
    }
    reader.read("missing", manifest.missing);
    reader.read("addresses", manifest.addresses);
    reader.finish();
    return manifest;
}

} // namespace

Json toJson(const BundleManifest& manifest) {
    Json json{{"phidiasBundle", BundleManifest::kSchema},
              {"project", manifest.project},
              {"created", formatIsoTime(manifest.createdUnixSeconds)},
              {"software", manifest.software},
              {"files", Json::array()},
              {"missing", manifest.missing},
              {"addresses", manifest.addresses}};
    for (const auto& file : manifest.files) {
        Json entry{{"path", file.path}, {"size", file.sizeBytes}, {"sha256", file.sha256}, {"role", file.role}};
        if (!file.origin.empty()) {
            entry["origin"] = file.origin;
        }
        json["files"].push_back(std::move(entry));
    }
    return json;
}

BundleManifest manifestFromText(const std::string& text, const std::string& bundle) {
    BundleManifest manifest;
    try {
        manifest = readManifest(Json::parse(text));
    } catch (const Error& error) {
        throw Error(ErrorCode::Malformed, "project.bundle.manifest", {{"path", bundle}, {"reason", error.message()}}, "hint.project.newer");
    } catch (const nlohmann::json::exception&) {
        throw Error(ErrorCode::Malformed, "project.bundle.manifest", {{"path", bundle}, {"reason", std::string("no JSON")}});
    }
    std::set<std::string> names{BundleManifest::kName};
    bool hasProject = false;
    for (const auto& file : manifest.files) {
        if (!isSafeBundleName(file.path)) {
            throw Error(ErrorCode::Malformed, "project.bundle.unsafeName", {{"path", bundle}, {"name", file.path}});
        }
        if (!names.insert(file.path).second) {
            throw Error(ErrorCode::Malformed, "project.bundle.twice", {{"path", bundle}, {"name", file.path}});
        }
        hasProject = hasProject || file.path == manifest.project;
    }
    if (!hasProject) {
        throw Error(ErrorCode::Malformed, "project.bundle.noProject", {{"path", bundle}});
    }
    return manifest;
}

std::string readmeText(const BundlePlan& plan) {
    std::string text = "A project of the Phidias Workstation with its data.\n\n"
                       "Open " +
                       plan.name +
                       ".phidias with the workstation; in a .zip file, open the .zip file itself.\n"
                       "The paths in the project lead into this folder, which can be moved as a whole.\n"
                       "manifest.json names every file with its size and SHA-256.\n"
                       "Data files and their provenance are copied as they were: they may name folders of the computer they come from.\n\n"
                       "Files\n";
    for (const auto& file : plan.files) {
        text += "  " + file.name +
                (file.isMissing ? "  (was missing when the bundle was made; put it there and it is found)\n"
                                : "  " + std::to_string(file.sizeBytes) + " bytes\n");
    }
    if (!plan.addresses.empty()) {
        text += "\nRead from the network, not in this bundle\n";
        for (const auto& address : plan.addresses) {
            text += "  " + address + "\n";
        }
    }
    return text;
}

} // namespace phidias::core

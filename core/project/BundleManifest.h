#pragma once

#include "core/project/Bundle.h"

namespace phidias::core {

/// A file that is in a bundle, as its manifest says.
struct ManifestEntry {
    std::string path;
    std::uint64_t sizeBytes = 0;
    std::string sha256;
    std::string role;   ///< "project", "data", "companion", "readme"
    std::string origin; ///< where it came from; empty = not told
    bool operator==(const ManifestEntry&) const = default;
};

/// manifest.json of a bundle.
struct BundleManifest {
    static constexpr int kSchema = 1;
    static constexpr const char* kName = "manifest.json";
    std::string project; ///< name of the project's file
    std::vector<ManifestEntry> files;
    std::vector<std::string> missing;
    std::vector<std::string> addresses;
    double createdUnixSeconds = 0.0;
    std::string software;
    bool operator==(const BundleManifest&) const = default;
};

[[nodiscard]] Json toJson(const BundleManifest& manifest);
/// @throws Error{Malformed} no manifest, from a newer program, a name that leads out of the bundle, the same name twice, or no project
[[nodiscard]] BundleManifest manifestFromText(const std::string& text, const std::string& bundle);
/// README.txt of a bundle.
[[nodiscard]] std::string readmeText(const BundlePlan& plan);

} // namespace phidias::core

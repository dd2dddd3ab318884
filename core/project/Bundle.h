#pragma once

#include "core/project/Project.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace phidias::core {

/// What a file is in a bundle for.
enum class BundleRole { Data, Companion };

/// A data file that goes into a bundle.
struct BundleFile {
    std::string source; ///< where it is on this computer
    std::string name;   ///< in the bundle, parts separated by "/": "data/salinity.nc"
    BundleRole role = BundleRole::Data;
    std::uint64_t sizeBytes = 0;
    bool isMissing = false; ///< not there; the project in the bundle names the place where it is expected
};

/// What a bundle will hold.
///
/// A bundle is a folder, or a .zip file with the same in it, that holds a project and all its data:
/// NAME.phidias (its paths lead into the bundle), data/..., README.txt and manifest.json = {"phidiasBundle": 1, "project", "created",
/// "software", "files": [{"path", "size", "sha256", "role"}], "missing": [path], "addresses": [address]}; "files" names all but the
/// manifest.
struct BundlePlan {
    std::string name; ///< of the project's file, without its ending
    Project project;  ///< its paths as in the bundle
    std::vector<BundleFile> files;
    std::vector<std::string> addresses; ///< of layers on the network; they stay there

    /// Of the data that is there.
    [[nodiscard]] std::uint64_t sizeBytes() const;
    [[nodiscard]] std::size_t missingCount() const;
};

/// Lists the files of a project, with what belongs to them (.dbf and .shx of a .shp, .aux.xml, .ovr, .prj, provenance...). Files of one
/// folder stay together; the folders lose their place on this computer, and keep their names only where there are several.
/// @param name  of the project's file, without its ending
/// @complexity about 20 questions to the file system a file
[[nodiscard]] BundlePlan planBundle(const Project& project, const std::string& name);

struct BundleOptions {
    bool namesOrigins = false; ///< the manifest says where each file was on this computer ("origin")
    bool replacesFile = false; ///< a .zip of that name may be replaced; a folder never is
    std::stop_token stop = {};
    /// Called now and then, in the calling thread, with the share that is done (0..1) and the name of the file in hand.
    std::function<void(double, const std::string&)> progress = {};
};

/// Writes a bundle: a .zip file when the path ends so, else a folder. It comes under its name when it is whole.
/// @throws Error{OutputRefused} the path exists; Error{WriteFailed} no space, no permission; Error{Unreadable} a file cannot be read, or
///         changes while it is read; Error{Cancelled}. Nothing is left then.
void writeBundle(const BundlePlan& plan, const std::filesystem::path& out, const BundleOptions& options);

/// Whether a .zip file holds a bundle.
[[nodiscard]] bool isBundle(const std::filesystem::path& path);

/// Unpacks a bundle into a new folder below `folder`, called like the bundle (with a number where there is one already). Sizes and
/// checksums are those of the manifest; only files that it names are written, and only below the new folder, whatever the archive says.
/// @returns the path of the project
/// @throws Error{Unreadable}, Error{Malformed} no bundle, damaged, or with a name that leads out of it; Error{WriteFailed};
///         Error{Cancelled}. Nothing is left then.
[[nodiscard]] std::filesystem::path unpackBundle(const std::filesystem::path& bundle, const std::filesystem::path& folder,
                                                 const BundleOptions& options);

/// Whether a name in a bundle stays inside: relative, no "..", no ".", no empty part, no backslash, drive or control character.
[[nodiscard]] bool isSafeBundleName(std::string_view name);

} // namespace phidias::core

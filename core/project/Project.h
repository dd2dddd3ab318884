#pragma once

#include "core/project/DivandSetup.h"
#include "core/project/Layer.h"
#include "core/project/SectionSetup.h"

#include <array>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace phidias::core {

class MemberReader;

/// What the map shows.
struct MapView {
    std::string projection = "EPSG:4326";
    std::array<double, 4> extent{-180.0, -90.0, 180.0, 90.0}; ///< west, south, east, north in degrees; west > east = over the antimeridian
    bool operator==(const MapView&) const = default;
};

/// Where the globe is looked at from, north up or turned.
struct GlobeView {
    double longitudeDeg = 0.0; ///< place in the middle
    double latitudeDeg = 20.0;
    double heightKm = 20000.0;  ///< above that place
    double headingDeg = 0.0;    ///< direction that is up, clockwise from north
    double tiltDeg = 0.0;       ///< of the line of sight against the vertical, 0..70; heightKm then is the distance
    double exaggeration = 50.0; ///< of depths and heights, for curtains
    bool operator==(const GlobeView&) const = default;
};

/// A place that was marked to be remembered.
struct Pin {
    double longitudeDeg = 0.0;
    double latitudeDeg = 0.0;
    std::string label;
    bool operator==(const Pin&) const = default;
};

/// What the residuals of spectra are computed with.
struct ResidualSetup {
    std::string basis;          ///< file of a basis of ordinary spectra; empty = none
    std::string comparison;     ///< of a second one; empty = none
    std::size_t components = 0; ///< of the basis; 0 = as many as it was made for
    bool operator==(const ResidualSetup&) const = default;
};

/// The document: a plain value. Editing it (commands, undo, signals) is app/project.
struct Project {
    /// Of the file. 2: globe, time, depth, pins, more of the styles; layers have ids of their own; unknown members are refused everywhere.
    static constexpr int kSchema = 2;

    std::string title;
    std::vector<Layer> layers; ///< drawn in order, the last on top
    MapView view;
    GlobeView globe;
    std::optional<double> timeUnixSeconds; ///< of the time control; absent: each layer its own
    std::optional<double> depthM;          ///< of the depth control
    std::vector<Pin> pins;
    bool hasBaseMap = true;
    std::vector<std::array<double, 2>> sectionLine; ///< corners of the section line, longitude and latitude in degrees; empty = none
    SectionSetup section;
    std::vector<std::string> jobs; ///< ids in the job journal
    DivandSetup divand;
    ResidualSetup residual;
    std::string windowState; ///< arrangement of the docks, base64; empty = standard
    bool operator==(const Project&) const = default;

    /// Index of a layer; nothing when there is none.
    [[nodiscard]] std::optional<std::size_t> find(const std::string& layerId) const;
    /// An id that no layer has yet.
    [[nodiscard]] std::string freeLayerId() const;
};

[[nodiscard]] Json toJson(const Project& project);
/// Projects of older schemas are migrated (Migration.h).
/// @throws Error{InvalidRequest} naming by its path the member that is missing, unknown or of the wrong type; a schema from a newer
///         program; two layers with one id
[[nodiscard]] Project projectFromJson(const Json& json);

/// Everything but the layers, as members of one object; readMembers() reads it back. For the file and for changes (ProjectDelta.h).
[[nodiscard]] Json membersJson(const Project& project);
/// Takes over the members that are there. @throws Error{InvalidRequest}
void readMembers(Project& project, MemberReader& reader);

/// Gives layers without an id, and those that repeat one, an id of their own.
void makeIdsUnique(Project& project);

/// Calls `visit` with every path that the project holds: of layers, and of files that the DIVAnd workspace was given.
void forEachHref(Project& project, const std::function<void(std::string&)>& visit);
/// Whether a layer's `href` is an address on the network and no path.
[[nodiscard]] bool isAddress(const std::string& href);

/// Reads a project file; relative paths become absolute.
/// @throws Error{Unreadable}; Error{InvalidRequest} with line and column for broken JSON, and as projectFromJson()
[[nodiscard]] Project loadProject(const std::filesystem::path& path);
/// Writes it atomically. Paths become relative to the project's folder, also upwards ("../data/a.nc"), so that a folder that holds project
/// and data can be moved; files that share nothing with it but the root stay absolute.
/// A link is followed: the file that it stands for is written.
/// @throws Error{WriteFailed}; the file that was there stays whole; also for a file that may not be written
void saveProject(const Project& project, const std::filesystem::path& path);
/// What saveProject() writes.
[[nodiscard]] std::string projectText(const Project& project, const std::filesystem::path& path);

} // namespace phidias::core

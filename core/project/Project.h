#pragma once

#include "core/project/DivandSetup.h"
#include "core/project/Layer.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace phidias::core {

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

/// The document: a plain value. Editing it (commands, undo, signals) is app/project.
struct Project {
    static constexpr int kSchema = 1;

    std::string title;
    std::vector<Layer> layers; ///< drawn in order, the last on top
    MapView view;
    GlobeView globe;
    std::optional<double> timeUnixSeconds; ///< of the time control; absent: each layer its own
    std::optional<double> depthM;          ///< of the depth control
    std::vector<Pin> pins;
    bool hasBaseMap = true;
    std::vector<std::array<double, 2>> sectionLine; ///< corners of the section line, longitude and latitude in degrees; empty = none
    std::vector<std::string> jobs;                  ///< ids in the job journal
    DivandSetup divand;
    std::string windowState; ///< arrangement of the docks, base64; empty = standard
    bool operator==(const Project&) const = default;

    /// Index of a layer; nothing when there is none.
    [[nodiscard]] std::optional<std::size_t> find(const std::string& layerId) const;
    /// An id that no layer has yet.
    [[nodiscard]] std::string freeLayerId() const;
};

[[nodiscard]] Json toJson(const Project& project);
/// @throws Error{InvalidRequest} naming the member, or a schema from a newer program
[[nodiscard]] Project projectFromJson(const Json& json);

/// Reads a project file; relative paths of layers become absolute.
/// @throws Error{Unreadable}; Error{InvalidRequest} with line and column for broken JSON
[[nodiscard]] Project loadProject(const std::filesystem::path& path);
/// Writes it atomically; paths below the project's folder become relative. @throws Error{WriteFailed}
void saveProject(const Project& project, const std::filesystem::path& path);

} // namespace phidias::core

#pragma once

#include <QString>
#include <array>
#include <optional>
#include <vector>

namespace phidias::views {

/// A projection that the menus offer.
struct ProjectionPreset {
    QString id;    ///< for objectNames; never translated
    QString title; ///< with a mnemonic; no two of one list share theirs
    QString name;  ///< short, for a button
    /// For Projection::parse(); presets about the centre of the view are made for it.
    QString projection;
    /// West, south, east, north in degrees that show all that the projection is made for; nothing = what is shown now stays in view.
    std::optional<std::array<double, 4>> extent;
};

/// The presets, in the order of the menu. @param longitudeDeg, latitudeDeg  centre of the view: UTM takes its zone, the orthographic map
/// looks at it
[[nodiscard]] std::vector<ProjectionPreset> projectionPresets(double longitudeDeg, double latitudeDeg);

/// EPSG code of the UTM zone of a place (WGS 84), with the exceptions of southern Norway and Svalbard.
[[nodiscard]] int utmCode(double longitudeDeg, double latitudeDeg);

/// Short name of any projection: that of its preset, else its own text, shortened.
[[nodiscard]] QString projectionName(const QString& projection);

} // namespace phidias::views

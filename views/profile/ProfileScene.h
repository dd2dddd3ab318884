#pragma once

#include "core/project/Layer.h"
#include "core/scene/DatasetCache.h"
#include "core/scene/ProfileExtract.h"

#include <QString>
#include <QStringList>
#include <array>
#include <cstdint>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace phidias::views {

/// What a profile plot is asked for.
struct ProfileRequest {
    std::vector<core::Layer> layers; ///< layers to show; grids without levels are left out
    double longitudeDeg = 0.0;
    double latitudeDeg = 0.0;
    double radiusKm = 50.0;                                   ///< casts up to this far count
    std::size_t mostCasts = 1;                                ///< of each layer the nearest so many
    bool hasDensity = false;                                  ///< sigma0 on the upper axis where there are temperature and salinity
    std::map<std::string, std::vector<std::uint32_t>> chosen; ///< [file] casts that are shown, wherever they are
};

/// One curve of a profile plot, against depth.
struct ProfileCurve {
    std::string href;
    QString label;
    std::vector<double> vertical;      ///< in the unit of the scene's axis
    std::vector<double> value;         ///< in the unit of its axis; NaN = missing
    std::vector<double> error;         ///< standard error; empty when unknown
    std::vector<double> relativeError; ///< of an analysis, 0..1; empty when unknown
    std::vector<bool> isGood;          ///< empty = all
    std::vector<char> flag;            ///< SeaDataNet L20; empty for grids
    bool isCast = false;
    std::uint32_t cast = 0;
    double longitudeDeg = 0.0;
    double latitudeDeg = 0.0;
    double timeUnixSeconds = 0.0; ///< NaN = none
    bool isOnTop = false;         ///< the second value axis
    bool isChosen = false;
    bool isDensity = false;
};

/// What a profile plot draws.
struct ProfileScene {
    std::vector<ProfileCurve> curves;
    std::array<QString, 2> units;  ///< of the lower and the upper axis
    std::array<QString, 2> titles; ///< quantity of the axis when all its curves are of one
    QStringList leftOut;           ///< curves of a third unit or another vertical axis
    QString verticalTitle;
    QString verticalUnit;
    bool isDownward = true;
};

/// Reads the curves: of grids all levels at the cell, of observations the nearest casts and the chosen ones. Pressures in dbar and depths
/// in other units become depths in metres. A curve takes the unit of its layer's style where it can be converted, then that of an axis.
/// @throws core::Error as core::profileAt() and core::profilesNear(), except that a grid without levels is left out
/// @thread any
[[nodiscard]] ProfileScene loadProfiles(const ProfileRequest& request, core::DatasetCache& cache, std::stop_token stop);

} // namespace phidias::views

#pragma once

#include "core/project/Layer.h"
#include "core/scene/DatasetCache.h"
#include "core/scene/SeriesExtract.h"
#include "views/scene/SceneLayer.h"

#include <QString>
#include <QStringList>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace phidias::views {

/// A place whose values over time are shown.
struct SeriesPlace {
    double longitudeDeg = 0.0;
    double latitudeDeg = 0.0;
    QString label; ///< of a pinned place; empty for the cursor
};

/// What a time-series plot is asked for.
struct SeriesRequest {
    std::vector<core::Layer> layers; ///< layers to show; those without a time axis are left out
    /// Swaths and rasters with their values: those of one variable and unit make one curve over the times of the layers.
    std::vector<SceneLayer> sampled{};
    std::vector<SeriesPlace> places;
    double pixelRadiusDeg = 0.1;  ///< a pixel of `sampled` without footprint may be this far
    double radiusKm = 50.0;       ///< observations up to this far count
    std::optional<double> depthM; ///< observations near this depth; absent: nearest to the surface
    /// [file] chosen cells or casts: their mean and spread are shown too (grids), or they instead of those near the place (observations).
    std::map<std::string, std::vector<std::uint32_t>> chosen;
};

/// One curve of a time-series plot.
struct SeriesCurve {
    core::Series series; ///< values in the unit of its axis
    QString label;       ///< what tells it from the others
    bool isOnRight = false;
    std::string layerId;
    std::size_t place = 0;
    bool isOfLayers = false; ///< a value of each of several layers
};

/// What a time-series plot draws.
struct SeriesScene {
    std::vector<SeriesCurve> curves;
    std::array<QString, 2> units;  ///< of the left and the right axis
    std::array<QString, 2> titles; ///< quantity of the axis when all its curves are of one
    QStringList leftOut;           ///< layers of a third unit
    bool isYear = false;           ///< all grids are climatologies: the axis is a year, other times are folded into it
};

/// Reads the curves. A curve takes the unit of its layer's style where it can be converted, then that of an axis; a third unit is left
/// out.
/// @throws core::Error as core::seriesAt() and core::seriesNear(), except that a layer without times is left out
/// @thread any
[[nodiscard]] SeriesScene loadSeries(const SeriesRequest& request, core::DatasetCache& cache, std::stop_token stop);

/// Seconds since the start of the year, on the axis of the year 2001. @param unixSeconds  any time
[[nodiscard]] double secondsOfYear(double unixSeconds);

} // namespace phidias::views

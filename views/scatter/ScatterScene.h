#pragma once

#include "core/scene/Histogram.h"
#include "core/scene/PairStatistics.h"
#include "core/scene/Pairing.h"
#include "views/scene/SceneLayer.h"
#include "views/scene/Selection.h"

#include <QPolygonF>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace phidias::views {

/// More pairs than this are drawn as a density picture.
inline constexpr std::size_t kMostPoints = 20'000;

/// What a scatter plot draws: pairs, their statistics, and their density where they are many.
struct ScatterScene {
    std::shared_ptr<const core::ValuePairs> pairs;
    std::string xTitle;
    std::string yTitle;
    std::string xUnit;
    std::string yUnit;         ///< that of x when the values of y could be converted
    bool isComparable = false; ///< x and y have one unit: a 1:1 line, bias and RMSD mean something
    std::string xFile;
    std::string yFile;
    bool hasItems = true; ///< pairs can be selected
    core::PairMoments moments;
    core::LineFit leastSquares;
    core::LineFit reducedMajorAxis;
    core::LineFit theilSen;
    std::pair<double, double> xRange{0.0, 1.0};
    std::pair<double, double> yRange{0.0, 1.0};
    std::optional<core::Density> density;
};

/// Pairs two layers (core::pairLayers), converts y into the unit of x where they fit, and computes what the plot says.
/// @param x, y  with data
/// @param radiusDeg  how far an observation may be from the place it is looked up for
/// @throws core::Error{Cancelled}
/// @thread any
[[nodiscard]] ScatterScene makeScatter(const SceneLayer& x, const SceneLayer& y, double radiusDeg, std::stop_token stop);

/// Items of the files of a scatter plot whose pair lies in a polygon of x and y. @thread any
[[nodiscard]] Selection::Items itemsIn(const ScatterScene& scene, const QPolygonF& area);

/// Indices of the pairs that are selected. @thread any          @complexity O(pairs + items)
[[nodiscard]] std::vector<std::size_t> selectedPairs(const ScatterScene& scene, const Selection::Items& items);

} // namespace phidias::views

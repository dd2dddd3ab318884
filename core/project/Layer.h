#pragma once

#include "core/util/Json.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace phidias::core {

/// How the values of a layer become colours.
struct LayerStyle {
    std::string colorMap = "viridis"; ///< name of ColorMaps.h; suffix "_r" reverses
    std::optional<double> low;        ///< absent: by percentiles
    std::optional<double> high;
    double lowPercentile = 2.0;
    double highPercentile = 98.0;
    bool isCentered = false; ///< range symmetric about `center` (residuals)
    double center = 0.0;
    bool isLogarithmic = false;
    std::string belowColor;       ///< "#rrggbb" of values below the range, "none" = nothing; empty = that of its lower end
    std::string aboveColor;       ///< of values above the range, as belowColor; empty = that of its upper end
    std::string missingColor;     ///< where there is no value; empty = nothing is drawn
    std::string unit;             ///< shown instead of that of the file, when it can be converted; empty = that of the file
    double opacity = 1.0;         ///< 0..1
    bool isMultiplied = false;    ///< blend: colours multiply those below instead of covering them
    double pointSizePx = 5.0;     ///< observations and point features
    double arrowSpacingPx = 36.0; ///< vectors: distance of the arrows
    bool isFilled = true;         ///< vectors: the speed lies under the arrows, else it colours them; features: areas are filled
    std::string labelColumn;      ///< features: column that is written beside them; empty = none
    bool operator==(const LayerStyle&) const = default;
};

enum class LayerKind { Grid, Swath, Observations, Raster, Features };

/// One entry of the layer tree: which values of which file, and how they are drawn.
struct Layer {
    std::string id;    ///< unique in the project
    std::string title; ///< shown; the user may rename it
    std::string href;  ///< path (relative to the project when below it) or address
    LayerKind kind = LayerKind::Grid;
    std::string variable;          ///< as `phidias inspect` names it; features: the column that colours them, else the name of the layer
    std::string northwardVariable; ///< of a vector field, `variable` then is its eastward component; empty = a scalar
    std::size_t timeIndex = 0;
    std::size_t verticalIndex = 0;
    std::size_t swathLayer = 0;
    std::optional<double> depthLowM; ///< observations: samples in [low, high] are drawn
    std::optional<double> depthHighM;
    bool isVisible = true;
    bool followsTime = true;  ///< the time control of the window sets timeIndex
    bool followsDepth = true; ///< the depth control of the window sets verticalIndex
    std::string group;        ///< heading in the tree
    LayerStyle style;
    std::string jobId; ///< job that made it; empty for opened files
    bool operator==(const Layer&) const = default;
};

/// Numbers that are not finite are left out or become the standard ones.
[[nodiscard]] Json toJson(const LayerStyle& style);
/// @param path  of the style in its document, for messages
/// @throws Error{InvalidRequest} naming the member that is unknown or of the wrong type
[[nodiscard]] LayerStyle styleFromJson(const Json& json, const std::string& path = "style");

[[nodiscard]] Json toJson(const Layer& layer);
/// @param path  of the layer in its document, for messages
/// @throws Error{InvalidRequest} naming the member that is unknown, missing or of the wrong type
[[nodiscard]] Layer layerFromJson(const Json& json, const std::string& path = "layer");

} // namespace phidias::core

#pragma once

#include "core/data/Dataset.h"
#include "core/data/GridPlane.h"
#include "core/project/Layer.h"
#include "core/scene/ColorScale.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

namespace phidias::core {

/// Observations of a layer that are drawn: one a cast, the good sample of the depth range that is nearest to the surface.
struct LayerPoints {
    std::vector<double> longitudeDeg;
    std::vector<double> latitudeDeg;
    std::vector<double> value;
    std::vector<double> depthM;
    std::vector<double> timeUnixSeconds;
    std::vector<char> flag; ///< SeaDataNet L20
    std::vector<std::string> identifier;
};

/// Pixels of a swath layer.
struct LayerPixels {
    SwathGeolocation place;
    std::vector<float> value;
    std::vector<float> quality; ///< 0..1; empty = none
    std::size_t groundPixels = 0;
    bool isPointList = false;
};

/// A raster layer: pixels are read by window.
struct LayerRaster {
    std::shared_ptr<const Raster> raster;
    std::size_t band = 0;
    /// The whole raster reduced to at most about four million pixels, in WGS 84 rows and columns of the raster.
    std::vector<float> overview;
    std::size_t width = 0;
    std::size_t height = 0;
};

/// What the layer says about a place.
struct LayerSample {
    double value = 0.0;       ///< NaN = missing
    std::string unit;
    char flag = '\0';         ///< SeaDataNet L20; 0 = the layer has none
    double quality = -1.0;    ///< 0..1; negative = none
    double depthM = 0.0;      ///< NaN = none
    double timeUnixSeconds = 0.0; ///< NaN = none
    std::string source;       ///< "stations.txt: 486-FI35200110014" or "analysis.nc [12, 40]"
};

/// The values of one layer in memory, ready to be drawn and asked: map, legend and inspector use the same object. Immutable.
/// @thread any
class LayerData {
public:
    /// Opens the file and reads what the layer shows.
    /// @throws Error as openDataset(); Error{UnknownVariable}; Error{BudgetExceeded}; Error{Cancelled}
    [[nodiscard]] static std::shared_ptr<const LayerData> load(const Layer& layer, const MemoryBudget& budget, std::stop_token stop);

    /// A plane that another program has read (`phidias serve`): its answer to a "read" request. @throws Error{Malformed, Unreadable}
    [[nodiscard]] static std::shared_ptr<const LayerData> ofAnswer(const Layer& layer, const Json& answer);

    using Content = std::variant<GridPlane, LayerPoints, LayerPixels, LayerRaster, std::shared_ptr<const Features>>;
    [[nodiscard]] const Content& content() const { return m_content; }
    [[nodiscard]] const std::string& unit() const { return m_unit; }
    [[nodiscard]] const std::string& title() const { return m_title; } ///< long name of the variable
    [[nodiscard]] const std::vector<std::string>& times() const { return m_times; }   ///< of the time axis, for a menu; empty without
    [[nodiscard]] const std::vector<std::string>& levels() const { return m_levels; } ///< of the vertical axis
    [[nodiscard]] const Extent& extent() const { return m_extent; }
    [[nodiscard]] std::size_t size() const;

    /// Value at a place. @param radiusDeg  how far a point may be to count, degrees
    [[nodiscard]] std::optional<LayerSample> sample(double longitudeDeg, double latitudeDeg, double radiusDeg) const;
    /// Colour scale of a style: fixed limits, else percentiles of the values; symmetric where the style is centred.
    [[nodiscard]] ColorScale scale(const LayerStyle& style) const;

private:
    LayerData() = default;
    void loadGrid(const Grid& grid, const Layer& layer, const MemoryBudget& budget);
    void loadObservations(const Observations& observations, const Layer& layer);
    void loadSwath(const Swath& swath, const Layer& layer);
    void loadRaster(std::shared_ptr<const Raster> raster, const Layer& layer);
    [[nodiscard]] std::vector<double> values() const;

    Content m_content;
    std::string m_file;
    std::string m_unit;
    std::string m_title;
    std::vector<std::string> m_times;
    std::vector<std::string> m_levels;
    double m_depthM = std::numeric_limits<double>::quiet_NaN();
    double m_timeUnixSeconds = std::numeric_limits<double>::quiet_NaN();
    Extent m_extent;
};

/// The layers that a file offers: one a variable that can be drawn on a map; titles and kinds filled in, styles by quantity.
/// @throws Error as openDataset()
[[nodiscard]] std::vector<Layer> layersOfFile(const std::string& path, const MemoryBudget& budget);

/// Coordinates of a time or vertical axis as a menu shows them.
[[nodiscard]] std::vector<std::string> axisLabels(const Axis& axis);

/// Default style of a variable: perceptual map by quantity, residuals and differences diverging and centred on 0.
[[nodiscard]] LayerStyle standardStyle(const std::string& variable, const std::string& standardName);

} // namespace phidias::core

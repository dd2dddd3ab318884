#pragma once

#include "core/data/Dataset.h"
#include "core/data/GridPlane.h"
#include "core/data/ValueClass.h"
#include "core/project/Layer.h"
#include "core/scene/ColorScale.h"
#include "core/scene/FeatureShapes.h"
#include "core/scene/LayerVectors.h"
#include "core/scene/PixelLocator.h"
#include "core/scene/RasterTiles.h"

#include <cstdint>
#include <memory>
#include <mutex>
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
    std::vector<std::uint32_t> cast;       ///< index in Observations::casts; rising
    std::shared_ptr<const BoxIndex> index; ///< finds the points near a place
};

/// Pixels of a swath layer.
struct LayerPixels {
    SwathGeolocation place; ///< without corners: those are in the locator
    std::vector<float> value;
    std::vector<float> quality;          ///< 0..1; empty = none
    std::vector<double> timeUnixSeconds; ///< [scanline]; empty = unknown
    std::size_t groundPixels = 0;
    bool isPointList = false;
    std::shared_ptr<const PixelLocator> locator; ///< finds the pixel that holds a place
};

/// A raster layer: pixels are read by tiles.
struct LayerRaster {
    std::shared_ptr<const Raster> raster;
    std::size_t band = 0;
    /// The whole raster reduced to at most about four million pixels, in rows and columns of the raster, as it was when the layer was read;
    /// tiles->overview() is the present one.
    std::vector<float> overview;
    std::size_t width = 0;
    std::size_t height = 0;
    std::shared_ptr<RasterTiles> tiles; ///< any part at any reduction
};

/// What the layer says about a place.
struct LayerSample {
    double value = 0.0; ///< NaN = missing
    std::string unit;
    char flag = '\0';                           ///< SeaDataNet L20; 0 = the layer has none
    double quality = -1.0;                      ///< 0..1; negative = none
    double depthM = 0.0;                        ///< NaN = none
    double timeUnixSeconds = 0.0;               ///< NaN = none
    std::string source;                         ///< "stations.txt: 486-FI35200110014" or "analysis.nc [12, 40]"
    std::optional<std::uint32_t> item{};        ///< cast, pixel of a swath or cell of a grid plane, as views number what is selected
    std::optional<std::uint32_t> scanline{};    ///< swaths
    std::optional<std::uint32_t> groundPixel{}; ///< swaths
    std::optional<HorizontalVector> vector{};   ///< vector layers; `value` is its length
    std::string meaning{};                      ///< of a value that names a class or flags; else empty
};

/// The values of one layer in memory, ready to be drawn and asked: map, legend and inspector use the same object. Immutable.
/// @thread any
class LayerData {
public:
    /// Opens the file and reads what the layer shows; ends within a second when stopped.
    /// @throws Error as openDataset(); Error{UnknownVariable}; Error{BudgetExceeded}; Error{Cancelled}
    [[nodiscard]] static std::shared_ptr<const LayerData> load(const Layer& layer, const MemoryBudget& budget, std::stop_token stop);

    /// Layer of a data set that is open already. @throws as load()
    [[nodiscard]] static std::shared_ptr<const LayerData> of(const Dataset& dataset, const Layer& layer, const MemoryBudget& budget,
                                                             std::stop_token stop = {});

    /// A plane that another program has read (`phidias serve`): its answer to a "read" request. @throws Error{Malformed, Unreadable}
    [[nodiscard]] static std::shared_ptr<const LayerData> ofAnswer(const Layer& layer, const Json& answer);

    using Content = std::variant<GridPlane, LayerPoints, LayerPixels, LayerRaster, std::shared_ptr<const Features>>;
    [[nodiscard]] const Content& content() const { return m_content; }
    [[nodiscard]] const std::string& unit() const { return m_unit; }
    [[nodiscard]] const std::string& fileUnit() const { return m_fileUnit; } ///< before it was converted
    /// What the values stand for, as the file says; empty = they measure something.
    [[nodiscard]] const std::vector<ValueClass>& classes() const { return m_classes; }
    /// The classes that occur among the values, for a legend: those of classes(), or, where the file names none, the whole numbers
    /// themselves, in rising order; the first `most` of them. Of large layers those of a sample.
    [[nodiscard]] std::vector<ValueClass> occurringClasses(std::size_t most) const;
    [[nodiscard]] const std::string& title() const { return m_title; }                ///< long name of the variable
    [[nodiscard]] const std::vector<std::string>& times() const { return m_times; }   ///< of the time axis, for a menu; empty without
    [[nodiscard]] const std::vector<std::string>& levels() const { return m_levels; } ///< of the vertical axis
    /// Unix seconds of times(), of the same length; NaN where the file's time could not be decoded.
    [[nodiscard]] const std::vector<double>& timesUnixSeconds() const { return m_timesUnixSeconds; }
    /// Whether times() are months or seasons of no certain year: only the distance within the year counts.
    [[nodiscard]] bool isClimatological() const { return m_isClimatological; }
    /// Numbers of levels(), of the same length: metres below the surface, positive down, when levelsAreDepths(), else as in the file; NaN
    /// where unknown.
    [[nodiscard]] const std::vector<double>& levelValues() const { return m_levelValues; }
    [[nodiscard]] bool levelsAreDepths() const { return m_levelsAreDepths; }
    [[nodiscard]] const Extent& extent() const { return m_extent; }
    [[nodiscard]] std::size_t size() const;
    /// The vectors of a layer with a northward variable, whose values then are the lengths; nullptr of all others.
    [[nodiscard]] const LayerVectors* vectors() const { return m_vectors.get(); }
    /// The shapes of a features layer, ready to be found and drawn at any scale; nullptr of all others. Its values are the numbers of the
    /// column that the layer's variable names, one a feature; none when it names no such column.
    [[nodiscard]] const FeatureShapes* shapes() const { return m_shapes.get(); }
    [[nodiscard]] const std::vector<double>& featureValues() const { return m_featureValues; }

    /// Value at a place: of the cell, pixel or footprint that holds it, or of the nearest point.
    /// @param radiusDeg  how far a point may be to count, degrees of arc
    /// @complexity O(1) for cells and footprints, O(points within the radius)
    [[nodiscard]] std::optional<LayerSample> sample(double longitudeDeg, double latitudeDeg, double radiusDeg) const;
    /// Colour scale of a style: fixed limits, else percentiles of the values (of a fixed sample of 200 000 of them); symmetric where the
    /// style is centred.
    [[nodiscard]] ColorScale scale(const LayerStyle& style) const;

private:
    LayerData() = default;
    /// Time and depth of the layer's indices.
    void choose(const Layer& layer);
    void loadGrid(const Grid& grid, const Layer& layer, const MemoryBudget& budget);
    void loadObservations(const Observations& observations, const Layer& layer);
    void loadSwath(const Swath& swath, const Layer& layer, std::stop_token stop);
    void loadRaster(std::shared_ptr<const Raster> raster, const Layer& layer);
    void loadFeatures(std::shared_ptr<const Features> features, const Layer& layer);
    void loadVectors(const Grid& grid, const Layer& layer, const MemoryBudget& budget);
    void loadVectors(const Observations& observations, const Layer& layer);
    void loadVectors(std::shared_ptr<const Raster> raster, const Layer& layer);
    /// Values in the unit that the style asks for, when it can be converted.
    void convert(const Layer& layer);
    [[nodiscard]] const std::vector<float>& sortedSample() const;
    [[nodiscard]] std::optional<LayerSample> sampleAt(double longitudeDeg, double latitudeDeg, double radiusDeg) const;
    [[nodiscard]] std::optional<LayerSample> sampleOf(const LayerPoints& points, double longitudeDeg, double latitudeDeg,
                                                      double radiusDeg) const;
    [[nodiscard]] std::optional<LayerSample> sampleOf(const LayerPixels& pixels, double longitudeDeg, double latitudeDeg,
                                                      double radiusDeg) const;
    [[nodiscard]] std::optional<LayerSample> sampleOf(const LayerRaster& raster, double longitudeDeg, double latitudeDeg) const;
    [[nodiscard]] std::optional<LayerSample> sampleOf(const Features& features, double longitudeDeg, double latitudeDeg,
                                                      double radiusDeg) const;
    [[nodiscard]] LayerSample emptySample() const;

    Content m_content;
    std::shared_ptr<const LayerVectors> m_vectors;
    std::shared_ptr<const FeatureShapes> m_shapes;
    std::vector<double> m_featureValues;
    std::string m_file;
    std::string m_unit;
    std::string m_fileUnit;
    std::vector<ValueClass> m_classes;
    std::string m_title;
    std::vector<std::string> m_times;
    std::vector<std::string> m_levels;
    std::vector<double> m_timesUnixSeconds;
    std::vector<double> m_levelValues;
    bool m_isClimatological = false;
    bool m_levelsAreDepths = false;
    double m_depthM = std::numeric_limits<double>::quiet_NaN();
    double m_timeUnixSeconds = std::numeric_limits<double>::quiet_NaN();
    Extent m_extent;
    mutable std::once_flag m_isSampled;
    mutable std::vector<float> m_sample; ///< finite values, rising
};

/// The layers that a file offers: one a variable that can be drawn on a map; titles and kinds filled in, styles by quantity.
/// @throws Error as openDataset()
[[nodiscard]] std::vector<Layer> layersOfFile(const std::string& path, const MemoryBudget& budget, std::stop_token stop = {});

/// Pairs of variables of a data set that are the components of vectors on the same axes, as vectorPairs().
[[nodiscard]] std::vector<VectorPair> vectorPairsOf(const Dataset& dataset);

/// Numbers of a column, one a row: its numbers, or the index of its text among columnClasses(); NaN = nothing.
[[nodiscard]] std::vector<double> columnNumbers(const Column& column);
/// The different texts of a column in the order of their bytes; empty of numbers.
[[nodiscard]] std::vector<std::string> columnClasses(const Column& column);

/// Coordinates of a time or vertical axis as a menu shows them.
[[nodiscard]] std::vector<std::string> axisLabels(const Axis& axis);

/// Whether a vertical axis counts metres below the surface: positive down, or heights in metres none of which is above 0.
[[nodiscard]] bool isDepthAxis(const Axis& axis);
/// Numbers of axisLabels(): Unix seconds, metres below the surface (isDepthAxis()), else as in the file; NaN where unknown.
[[nodiscard]] std::vector<double> axisNumbers(const Axis& axis);

/// Default style of a variable: perceptual map by quantity, residuals and differences diverging and centred on 0.
[[nodiscard]] LayerStyle standardStyle(const std::string& variable, const std::string& standardName);

} // namespace phidias::core

#include "core/data/LongitudeBox.h"
#include "core/scene/LayerData.h"
#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

VariableNames namesOf(const GridVariable& variable) {
    return {variable.name, variable.standardName, variable.longName, variable.unit};
}

VariableNames namesOf(const ObservationVariable& variable) {
    return {variable.name, variable.standardName, variable.longName, variable.unit};
}

VariableNames namesOf(const RasterBand& band) {
    return {band.name, {}, band.longName, band.unit};
}

/// The northward component of a layer, by its name. @throws Error{UnknownVariable}
template <typename Variables> std::size_t northwardOf(const Variables& variables, const Layer& layer) {
    const auto found =
        std::find_if(variables.begin(), variables.end(), [&](const auto& variable) { return variable.name == layer.northwardVariable; });
    if (found == variables.end()) {
        std::string there;
        for (const auto& variable : variables) {
            there += (there.empty() ? "" : ", ") + variable.name;
        }
        throw Error(ErrorCode::UnknownVariable, "scene.variable.unknown",
                    {{"path", layer.href}, {"asked", layer.northwardVariable}, {"there", there}});
    }
    return static_cast<std::size_t>(found - variables.begin());
}

template <typename Variables> const auto& eastwardOf(const Variables& variables, const Layer& layer) {
    return *std::find_if(variables.begin(), variables.end(), [&](const auto& variable) { return variable.name == layer.variable; });
}

/// Lengths of vectors whose components are two bands.
class SpeedSource : public RasterSource {
public:
    SpeedSource(std::shared_ptr<const Raster> raster, std::size_t eastward, std::size_t northward)
        : m_raster(std::move(raster)), m_eastward(eastward), m_northward(northward) {}

    [[nodiscard]] std::vector<float> read(std::size_t, std::array<std::size_t, 4> window, std::size_t outWidth,
                                          std::size_t outHeight) const override {
        auto speed = m_raster->source->read(m_eastward, window, outWidth, outHeight);
        const auto northward = m_raster->source->read(m_northward, window, outWidth, outHeight);
        std::transform(speed.begin(), speed.end(), northward.begin(), speed.begin(), [](float u, float v) { return std::hypot(u, v); });
        return speed;
    }

private:
    std::shared_ptr<const Raster> m_raster;
    std::size_t m_eastward;
    std::size_t m_northward;
};

} // namespace

std::vector<VectorPair> vectorPairsOf(const Dataset& dataset) {
    std::vector<VariableNames> names;
    const auto take = [&names](const auto& variables) {
        for (const auto& variable : variables) {
            names.push_back(namesOf(variable));
        }
    };
    if (const auto* grid = std::get_if<std::shared_ptr<const Grid>>(&dataset)) {
        take((*grid)->variables);
        auto pairs = vectorPairs(names);
        std::erase_if(pairs, [&](const VectorPair& pair) {
            return (*grid)->variables[pair.eastward].axes != (*grid)->variables[pair.northward].axes ||
                   !(*grid)->axisOf(pair.eastward, AxisRole::X) || !(*grid)->axisOf(pair.eastward, AxisRole::Y);
        });
        return pairs;
    }
    if (const auto* observations = std::get_if<std::shared_ptr<const Observations>>(&dataset)) {
        take((*observations)->variables);
    } else if (const auto* raster = std::get_if<std::shared_ptr<const Raster>>(&dataset)) {
        take((*raster)->bands);
        // The file calls its bands by number: what they hold is in the description.
        for (auto& name : names) {
            name.name = name.longName;
        }
    }
    return vectorPairs(names);
}

void LayerData::loadVectors(const Grid& grid, const Layer& layer, const MemoryBudget& budget) {
    const std::size_t northward = northwardOf(grid.variables, layer);
    auto eastward = std::get<GridPlane>(m_content);
    auto other = GridPlane::load(grid, northward, layer.timeIndex, layer.verticalIndex, {}, budget);
    if (other.longitudesDeg() != eastward.longitudesDeg() || other.latitudesDeg() != eastward.latitudesDeg()) {
        throw Error(ErrorCode::InvalidRequest, "scene.vectors.axes",
                    {{"path", layer.href}, {"eastward", layer.variable}, {"northward", layer.northwardVariable}});
    }
    auto& speed = std::get<GridPlane>(m_content).values();
    std::transform(speed.begin(), speed.end(), other.values().begin(), speed.begin(), [](double u, double v) { return std::hypot(u, v); });
    m_vectors = std::make_shared<const LayerVectors>(std::move(eastward), std::move(other),
                                                     vectorSense(namesOf(eastwardOf(grid.variables, layer))));
    m_title.clear();
}

void LayerData::loadVectors(const Observations& observations, const Layer& layer) {
    const auto samples = observations.read(northwardOf(observations.variables, layer));
    auto& points = std::get<LayerPoints>(m_content);
    // The other component of the same sample: of the same cast, depth and time.
    using Key = std::tuple<std::uint32_t, double, double>;
    const auto known = [](double number) { return std::isfinite(number) ? number : -1e30; };
    std::map<Key, double> northward;
    std::vector<char> isDrawn(observations.casts.size(), 0);
    for (const std::uint32_t cast : points.cast) {
        isDrawn[cast] = 1;
    }
    for (std::size_t k = 0; k < samples.value.size(); ++k) {
        if (samples.isGood[k] && isDrawn[samples.cast[k]] != 0) {
            northward.insert_or_assign({samples.cast[k], known(samples.depthM[k]), known(samples.timeUnixSeconds[k])}, samples.value[k]);
        }
    }
    VectorStations stations{.longitudeDeg = points.longitudeDeg, .latitudeDeg = points.latitudeDeg, .vector = {}};
    for (std::size_t k = 0; k < points.value.size(); ++k) {
        const auto found = northward.find({points.cast[k], known(points.depthM[k]), known(points.timeUnixSeconds[k])});
        const HorizontalVector vector{points.value[k], found == northward.end() ? kNan : found->second};
        points.value[k] = vector.speed();
        stations.vector.push_back(vector);
    }
    m_vectors = std::make_shared<const LayerVectors>(std::move(stations), vectorSense(namesOf(eastwardOf(observations.variables, layer))));
    m_title.clear();
}

void LayerData::loadVectors(std::shared_ptr<const Raster> raster, const Layer& layer) {
    const std::size_t eastward = std::get<LayerRaster>(m_content).band;
    const std::size_t northward = northwardOf(raster->bands, layer);
    auto names = namesOf(raster->bands[eastward]);
    auto speed = std::make_shared<Raster>(*raster);
    speed->bands = {raster->bands[eastward]};
    speed->bands.front().name = layer.variable + "," + layer.northwardVariable;
    speed->source = std::make_shared<SpeedSource>(raster, eastward, northward);
    m_vectors = std::make_shared<const LayerVectors>(raster, std::make_shared<RasterTiles>(raster, eastward),
                                                     std::make_shared<RasterTiles>(raster, northward), vectorSense(names));
    Layer lengths = layer;
    lengths.variable = speed->bands.front().name;
    loadRaster(std::move(speed), lengths);
    m_title.clear();
}

void LayerData::loadFeatures(std::shared_ptr<const Features> features, const Layer& layer) {
    m_title = features->layer;
    m_extent = features->extent;
    m_shapes = std::make_shared<const FeatureShapes>(*features);
    for (const auto& column : features->table.columns) {
        if (column.name == layer.variable) {
            m_title = column.name;
            m_unit = column.unit;
            m_featureValues = columnNumbers(column);
            for (const auto& name : columnClasses(column)) {
                m_classes.push_back({.value = static_cast<double>(m_classes.size()), .name = name});
            }
        }
    }
    m_content = std::move(features);
}

std::vector<double> columnNumbers(const Column& column) {
    std::vector<double> numbers(column.values.size(), kNan);
    const auto classes = columnClasses(column);
    for (std::size_t row = 0; row < numbers.size(); ++row) {
        const auto& value = column.values[row];
        if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            numbers[row] = static_cast<double>(*whole);
        } else if (const auto* real = std::get_if<double>(&value)) {
            numbers[row] = *real;
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            numbers[row] = static_cast<double>(std::lower_bound(classes.begin(), classes.end(), *text) - classes.begin());
        }
    }
    return numbers;
}

std::vector<std::string> columnClasses(const Column& column) {
    std::vector<std::string> classes;
    for (const auto& value : column.values) {
        if (const auto* text = std::get_if<std::string>(&value)) {
            classes.push_back(*text);
        }
    }
    std::sort(classes.begin(), classes.end());
    classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
    return classes;
}

} // namespace phidias::core

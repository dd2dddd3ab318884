#include "core/scene/LayerData.h"

#include "core/data/LongitudeBox.h"
#include "core/data/Quantity.h"
#include "core/io/ObservationReaders.h"
#include "core/io/OpenDataset.h"
#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "core/util/Time.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

template <typename Variables> std::size_t variableOf(const Variables& variables, const Layer& layer) {
    for (std::size_t k = 0; k < variables.size(); ++k) {
        if (variables[k].name == layer.variable) {
            return k;
        }
    }
    std::string there;
    for (const auto& variable : variables) {
        there += (there.empty() ? "" : ", ") + variable.name;
    }
    throw Error(ErrorCode::UnknownVariable, "scene.variable.unknown", {{"path", layer.href}, {"asked", layer.variable}, {"there", there}});
}

std::string shortNumber(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

/// Whether a place is inside a quadrilateral given in degrees; all longitudes are moved next to it, so that the antimeridian does no harm.
bool isInside(double longitude, double latitude, const std::array<float, 4>& longitudes, const std::array<float, 4>& latitudes) {
    bool isIn = false;
    for (std::size_t k = 0, before = 3; k < 4; before = k++) {
        const double x1 = std::remainder(static_cast<double>(longitudes[k]) - longitude, 360.0);
        const double x2 = std::remainder(static_cast<double>(longitudes[before]) - longitude, 360.0);
        const auto y1 = static_cast<double>(latitudes[k]);
        const auto y2 = static_cast<double>(latitudes[before]);
        if ((y1 > latitude) != (y2 > latitude) && std::abs(x1 - x2) < 180.0 && 0.0 < x1 + (latitude - y1) / (y2 - y1) * (x2 - x1)) {
            isIn = !isIn;
        }
    }
    return isIn;
}

void widen(Extent& extent, double latitude) {
    extent.south = std::isnan(extent.south) ? latitude : std::min(extent.south, latitude);
    extent.north = std::isnan(extent.north) ? latitude : std::max(extent.north, latitude);
}

} // namespace

std::vector<std::string> axisLabels(const Axis& axis) {
    std::vector<std::string> labels;
    for (std::size_t k = 0; k < axis.size(); ++k) {
        if (k < axis.labels.size() && !axis.labels[k].empty()) {
            labels.push_back(axis.labels[k]);
        } else if (k < axis.coordinates.size()) {
            labels.push_back(axis.isTimeDecoded ? formatIsoTime(axis.coordinates[k]) : shortNumber(axis.coordinates[k]) + " " + axis.unit);
        } else {
            labels.push_back(std::to_string(k));
        }
    }
    return labels;
}

bool isDepthAxis(const Axis& axis) {
    return axis.role == AxisRole::Vertical && !axis.coordinates.empty() &&
           (axis.positiveDown ||
            (axis.unit == "m" && std::all_of(axis.coordinates.begin(), axis.coordinates.end(), [](double z) { return z <= 0.0; })));
}

std::vector<double> axisNumbers(const Axis& axis) {
    std::vector<double> numbers(axis.size(), kNan);
    if (axis.role == AxisRole::Time && !axis.isTimeDecoded) {
        return numbers;
    }
    const double sign = isDepthAxis(axis) && !axis.positiveDown ? -1.0 : 1.0;
    std::transform(axis.coordinates.begin(), axis.coordinates.end(), numbers.begin(), [sign](double value) { return sign * value + 0.0; });
    return numbers;
}

std::shared_ptr<const LayerData> LayerData::load(const Layer& layer, const MemoryBudget& budget, std::stop_token stop) {
    const std::shared_ptr<LayerData> data(new LayerData);
    data->m_file = std::filesystem::path(layer.href).filename().string();
    const Dataset dataset = openDataset(layer.href, {.budget = budget, .stop = stop, .csvColumns = {}});
    if (stop.stop_requested()) {
        throw Error(ErrorCode::Cancelled, "core.cancelled");
    }
    if (const auto* grid = std::get_if<std::shared_ptr<const Grid>>(&dataset)) {
        if (layer.kind == LayerKind::Observations) {
            data->loadObservations(*readProductObservations(NetcdfFile::open(layer.href)), layer);
        } else {
            data->loadGrid(**grid, layer, budget);
        }
    } else if (const auto* observations = std::get_if<std::shared_ptr<const Observations>>(&dataset)) {
        data->loadObservations(**observations, layer);
    } else if (const auto* swath = std::get_if<std::shared_ptr<const Swath>>(&dataset)) {
        data->loadSwath(**swath, layer);
    } else if (const auto* raster = std::get_if<std::shared_ptr<const Raster>>(&dataset)) {
        data->loadRaster(*raster, layer);
    } else {
        const auto features = std::get<std::shared_ptr<const Features>>(dataset);
        data->m_title = features->layer;
        data->m_extent = features->extent;
        data->m_content = features;
    }
    return data;
}

std::shared_ptr<const LayerData> LayerData::ofAnswer(const Layer& layer, const Json& answer) {
    const std::shared_ptr<LayerData> data(new LayerData);
    const std::string bytes = readTextFile(answer.at("file").get<std::string>());
    std::vector<float> stored(bytes.size() / sizeof(float));
    std::copy_n(bytes.data(), stored.size() * sizeof(float), reinterpret_cast<char*>(stored.data()));
    data->m_file = std::filesystem::path(layer.href).filename().string();
    data->m_unit = answer.at("unit").get<std::string>();
    data->m_title = answer.at("title").get<std::string>();
    data->m_times = answer.at("times").get<std::vector<std::string>>();
    data->m_levels = answer.at("levels").get<std::vector<std::string>>();
    const auto numbers = [&answer](const char* name, std::size_t count) {
        std::vector<double> values(count, kNan);
        for (std::size_t k = 0; answer.contains(name) && k < std::min(count, answer[name].size()); ++k) {
            values[k] = answer[name][k].is_number() ? answer[name][k].get<double>() : kNan;
        }
        return values;
    };
    data->m_timesUnixSeconds = numbers("timesUnixSeconds", data->m_times.size());
    data->m_levelValues = numbers("levelValues", data->m_levels.size());
    data->m_isClimatological = answer.value("isClimatological", false);
    data->m_levelsAreDepths = answer.value("levelsAreDepths", false);
    data->choose(layer);
    auto plane = GridPlane::of(answer.at("longitudes").get<std::vector<double>>(), answer.at("latitudes").get<std::vector<double>>(),
                               {stored.begin(), stored.end()});
    std::tie(data->m_extent.west, data->m_extent.east) = longitudeBox(plane.longitudesDeg());
    data->m_extent.south = plane.latitudesDeg().front();
    data->m_extent.north = plane.latitudesDeg().back();
    data->m_content = std::move(plane);
    return data;
}

void LayerData::choose(const Layer& layer) {
    if (!m_timesUnixSeconds.empty() && !m_isClimatological) {
        m_timeUnixSeconds = m_timesUnixSeconds[std::min(layer.timeIndex, m_timesUnixSeconds.size() - 1)];
    }
    if (!m_levelValues.empty() && m_levelsAreDepths) {
        m_depthM = m_levelValues[std::min(layer.verticalIndex, m_levelValues.size() - 1)];
    }
}

void LayerData::loadGrid(const Grid& grid, const Layer& layer, const MemoryBudget& budget) {
    const std::size_t variable = variableOf(grid.variables, layer);
    const auto& entry = grid.variables[variable];
    m_unit = entry.unit;
    m_title = entry.longName.empty() ? entry.name : entry.longName;
    std::size_t timeIndex = 0;
    std::size_t levelIndex = 0;
    if (const auto time = grid.axisOf(variable, AxisRole::Time)) {
        const auto& axis = grid.axes[entry.axes[*time]];
        m_times = axisLabels(axis);
        m_timesUnixSeconds = axisNumbers(axis);
        m_isClimatological = axis.isClimatological;
        timeIndex = std::min(layer.timeIndex, axis.size() - 1);
    }
    if (const auto vertical = grid.axisOf(variable, AxisRole::Vertical)) {
        const auto& axis = grid.axes[entry.axes[*vertical]];
        m_levels = axisLabels(axis);
        m_levelValues = axisNumbers(axis);
        m_levelsAreDepths = isDepthAxis(axis);
        levelIndex = std::min(layer.verticalIndex, axis.size() - 1);
    }
    choose(layer);
    m_content = GridPlane::load(grid, variable, timeIndex, levelIndex, {}, budget);
    m_extent = grid.extent();
}

void LayerData::loadObservations(const Observations& observations, const Layer& layer) {
    const std::size_t variable = variableOf(observations.variables, layer);
    const auto& entry = observations.variables[variable];
    m_unit = entry.unit;
    m_title = entry.longName.empty() ? entry.name : entry.longName;
    const auto samples = observations.read(variable);
    // Of each cast the sample nearest to the surface; a series keeps its last time by the order of the file.
    constexpr auto kNone = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> chosen(observations.casts.size(), kNone);
    for (std::size_t k = 0; k < samples.value.size(); ++k) {
        const double depth = samples.depthM[k];
        const bool isAsked = (!layer.depthLowM || depth >= *layer.depthLowM) && (!layer.depthHighM || depth <= *layer.depthHighM);
        if (!samples.isGood[k] || !isAsked) {
            continue;
        }
        auto& best = chosen[samples.cast[k]];
        if (best == kNone || samples.depthM[k] < samples.depthM[best]) {
            best = k;
        }
    }
    LayerPoints points;
    for (std::size_t cast = 0; cast < chosen.size(); ++cast) {
        const auto& place = observations.casts[cast];
        if (chosen[cast] == kNone || !std::isfinite(place.longitudeDeg) || !std::isfinite(place.latitudeDeg)) {
            continue;
        }
        points.longitudeDeg.push_back(place.longitudeDeg);
        points.latitudeDeg.push_back(place.latitudeDeg);
        points.value.push_back(samples.value[chosen[cast]]);
        points.depthM.push_back(samples.depthM[chosen[cast]]);
        points.timeUnixSeconds.push_back(samples.timeUnixSeconds[chosen[cast]]);
        points.flag.push_back(samples.flag[chosen[cast]]);
        points.identifier.push_back(place.identifier);
        points.cast.push_back(static_cast<std::uint32_t>(cast));
        widen(m_extent, place.latitudeDeg);
    }
    std::tie(m_extent.west, m_extent.east) = longitudeBox(points.longitudeDeg);
    m_content = std::move(points);
}

void LayerData::loadSwath(const Swath& swath, const Layer& layer) {
    const std::size_t variable = variableOf(swath.variables, layer);
    const auto& entry = swath.variables[variable];
    m_unit = entry.unit;
    m_title = entry.longName.empty() ? entry.name : entry.longName;
    LayerPixels pixels{.place = swath.source->geolocation(),
                       .value = swath.source->read(variable, layer.swathLayer),
                       .quality = swath.source->quality(),
                       .groundPixels = swath.groundPixels,
                       .isPointList = swath.isPointList};
    std::vector<double> longitudes;
    for (std::size_t k = 0; k < pixels.place.longitudeDeg.size(); ++k) {
        if (std::isfinite(pixels.place.longitudeDeg[k])) {
            longitudes.push_back(static_cast<double>(pixels.place.longitudeDeg[k]));
            widen(m_extent, static_cast<double>(pixels.place.latitudeDeg[k]));
        }
    }
    std::tie(m_extent.west, m_extent.east) = longitudeBox(longitudes);
    m_content = std::move(pixels);
}

void LayerData::loadRaster(std::shared_ptr<const Raster> raster, const Layer& layer) {
    const std::size_t band = variableOf(raster->bands, layer);
    m_unit = raster->bands[band].unit;
    m_title = raster->bands[band].longName.empty() ? raster->bands[band].name : raster->bands[band].longName;
    m_extent = raster->extent;
    const double reduction = std::max(1.0, std::sqrt(static_cast<double>(raster->width) * static_cast<double>(raster->height) / 4e6));
    LayerRaster content{.raster = raster, .band = band, .overview = {}, .width = 0, .height = 0};
    content.width = std::max<std::size_t>(1, static_cast<std::size_t>(static_cast<double>(raster->width) / reduction));
    content.height = std::max<std::size_t>(1, static_cast<std::size_t>(static_cast<double>(raster->height) / reduction));
    content.overview = raster->source->read(band, {0, 0, raster->width, raster->height}, content.width, content.height);
    m_content = std::move(content);
}

std::size_t LayerData::size() const {
    return values().size();
}

std::vector<double> LayerData::values() const {
    if (const auto* plane = std::get_if<GridPlane>(&m_content)) {
        return plane->values();
    }
    if (const auto* points = std::get_if<LayerPoints>(&m_content)) {
        return points->value;
    }
    if (const auto* pixels = std::get_if<LayerPixels>(&m_content)) {
        return {pixels->value.begin(), pixels->value.end()};
    }
    if (const auto* raster = std::get_if<LayerRaster>(&m_content)) {
        return {raster->overview.begin(), raster->overview.end()};
    }
    return {};
}

std::optional<LayerSample> LayerData::sample(double longitudeDeg, double latitudeDeg, double radiusDeg) const {
    LayerSample sample{.value = kNan,
                       .unit = m_unit,
                       .flag = '\0',
                       .quality = -1.0,
                       .depthM = m_depthM,
                       .timeUnixSeconds = m_timeUnixSeconds,
                       .source = m_file};
    if (const auto* plane = std::get_if<GridPlane>(&m_content)) {
        const auto cell = plane->cell(longitudeDeg, latitudeDeg);
        if (!cell) {
            return std::nullopt;
        }
        sample.value = plane->values()[cell->second * plane->longitudesDeg().size() + cell->first];
        sample.source += " [" + std::to_string(cell->first) + ", " + std::to_string(cell->second) + "]";
        sample.item = static_cast<std::uint32_t>(cell->second * plane->longitudesDeg().size() + cell->first);
        return sample;
    }
    if (const auto* points = std::get_if<LayerPoints>(&m_content)) {
        double best = radiusDeg;
        std::optional<std::size_t> nearest;
        const double shrink = std::max(0.05, std::cos(latitudeDeg * 3.14159265358979 / 180.0));
        for (std::size_t k = 0; k < points->value.size(); ++k) {
            const double distance =
                std::hypot(std::remainder(points->longitudeDeg[k] - longitudeDeg, 360.0) * shrink, points->latitudeDeg[k] - latitudeDeg);
            if (distance <= best) {
                best = distance;
                nearest = k;
            }
        }
        if (!nearest) {
            return std::nullopt;
        }
        sample.value = points->value[*nearest];
        sample.flag = points->flag[*nearest];
        sample.depthM = points->depthM[*nearest];
        sample.timeUnixSeconds = points->timeUnixSeconds[*nearest];
        sample.source += ": " + points->identifier[*nearest];
        sample.item = points->cast[*nearest];
        return sample;
    }
    if (const auto* pixels = std::get_if<LayerPixels>(&m_content)) {
        for (std::size_t k = 0; k < pixels->value.size(); ++k) {
            const double dLatitude = static_cast<double>(pixels->place.latitudeDeg[k]) - latitudeDeg;
            const bool isNear = std::abs(dLatitude) < 1.0;
            const bool isHit =
                isNear &&
                (k < pixels->place.cornerLongitudeDeg.size()
                     ? isInside(longitudeDeg, latitudeDeg, pixels->place.cornerLongitudeDeg[k], pixels->place.cornerLatitudeDeg[k])
                     : std::hypot(std::remainder(static_cast<double>(pixels->place.longitudeDeg[k]) - longitudeDeg, 360.0), dLatitude) <
                           radiusDeg);
            if (isHit) {
                sample.value = static_cast<double>(pixels->value[k]);
                sample.quality = k < pixels->quality.size() ? static_cast<double>(pixels->quality[k]) : -1.0;
                sample.source += " [" + std::to_string(k / std::max<std::size_t>(1, pixels->groundPixels)) + ", " +
                                 std::to_string(k % std::max<std::size_t>(1, pixels->groundPixels)) + "]";
                return sample;
            }
        }
    }
    return std::nullopt;
}

ColorScale LayerData::scale(const LayerStyle& style) const {
    double low = style.low.value_or(kNan);
    double high = style.high.value_or(kNan);
    if (std::isnan(low) || std::isnan(high)) {
        auto sampled = values();
        if (style.isLogarithmic) {
            std::erase_if(sampled, [](double value) { return !(value > 0.0); });
        }
        low = std::isnan(low) ? percentile(sampled, style.lowPercentile) : low;
        high = std::isnan(high) ? percentile(std::move(sampled), style.highPercentile) : high;
        if (style.isCentered && !std::isnan(low)) {
            const double reach = std::max(std::abs(low - style.center), std::abs(high - style.center));
            low = style.center - reach;
            high = style.center + reach;
        }
    }
    if (std::isnan(low) || std::isnan(high)) {
        low = style.isLogarithmic ? 0.1 : 0.0;
        high = 1.0;
    }
    if (!(low < high)) {
        const double half = low == 0.0 ? 0.5 : 0.05 * std::abs(low);
        low -= half;
        high += half;
    }
    return ColorScale(style.colorMap, low, high, style.isLogarithmic && low > 0.0);
}

LayerStyle standardStyle(const std::string& variable, const std::string& standardName) {
    LayerStyle style;
    const auto has = [&](const char* word) { return variable.find(word) != std::string::npos; };
    if (has("residual") || has("difference") || has("anomaly")) {
        style.colorMap = "rdbu_r";
        style.isCentered = true;
        return style;
    }
    if (variable.ends_with("_qc")) {
        // Scores of observations: 9 (three standard deviations) is where suspicion begins, so it is the centre.
        style.colorMap = "rdbu_r";
        style.low = 0.0;
        style.high = 18.0;
        style.isCentered = true;
        style.center = 9.0;
        return style;
    }
    if (has("_relerr")) {
        style.low = 0.0;
        style.high = 1.0;
        return style;
    }
    const Quantity* quantity = findQuantity(standardName.empty() ? variable : standardName);
    if (quantity != nullptr && quantity->id == "practical salinity") {
        style.colorMap = "haline";
    } else if (quantity != nullptr && quantity->id.find("temperature") != std::string::npos) {
        style.colorMap = "thermal";
    } else if (quantity != nullptr && quantity->id == "chlorophyll") {
        style.isLogarithmic = true;
    }
    return style;
}

std::vector<Layer> layersOfFile(const std::string& path, const MemoryBudget& budget) {
    const Dataset dataset = openDataset(path, {.budget = budget, .stop = {}, .csvColumns = {}});
    std::vector<Layer> layers;
    const std::string stem = std::filesystem::path(path).stem().string();
    const auto add = [&](LayerKind kind, const std::string& variable, const std::string& standardName, const std::string& title) {
        Layer layer;
        layer.title = title + " (" + stem + ")";
        layer.href = path;
        layer.kind = kind;
        layer.variable = variable;
        layer.style = standardStyle(variable, standardName);
        layer.isVisible = layers.empty();
        layer.group = stem;
        layers.push_back(std::move(layer));
    };
    if (const auto* grid = std::get_if<std::shared_ptr<const Grid>>(&dataset)) {
        for (std::size_t variable = 0; variable < (*grid)->variables.size(); ++variable) {
            const auto& entry = (*grid)->variables[variable];
            if ((*grid)->axisOf(variable, AxisRole::X) && (*grid)->axisOf(variable, AxisRole::Y)) {
                add(LayerKind::Grid, entry.name, entry.standardName, entry.name);
            }
        }
        if (!isRemoteAddress(path)) {
            const auto file = NetcdfFile::open(path);
            if (hasProductObservations(file.root())) {
                const auto observations = readProductObservations(file);
                for (const auto& entry : observations->variables) {
                    add(LayerKind::Observations, entry.name, entry.standardName, entry.name);
                }
            }
        }
    } else if (const auto* observations = std::get_if<std::shared_ptr<const Observations>>(&dataset)) {
        for (const auto& entry : (*observations)->variables) {
            const Quantity* quantity = findQuantity(entry.name);
            if (quantity == nullptr || (quantity->id != "pressure" && quantity->id != "depth")) {
                add(LayerKind::Observations, entry.name, entry.standardName, entry.name);
            }
        }
        // Salinity first where there is one: it is what most open such files for.
        for (auto& layer : layers) {
            const Quantity* quantity = findQuantity(layer.variable);
            if (quantity != nullptr && quantity->id == "practical salinity") {
                std::for_each(layers.begin(), layers.end(), [](Layer& other) { other.isVisible = false; });
                layer.isVisible = true;
                break;
            }
        }
    } else if (const auto* swath = std::get_if<std::shared_ptr<const Swath>>(&dataset)) {
        for (const auto& entry : (*swath)->variables) {
            add(LayerKind::Swath, entry.name, entry.standardName, entry.name);
        }
        // The retrieved quantity first, not the angles around it.
        const auto isRetrieved = [](const Layer& layer) {
            const auto has = [&](const char* word) { return layer.variable.find(word) != std::string::npos; };
            return !has("validity") && !has("precision") &&
                   (has("column_number_density") || has("total_column") || has("methane") || has("mixing_ratio") || has("vertical_column"));
        };
        if (const auto found = std::find_if(layers.begin(), layers.end(), isRetrieved); found != layers.end()) {
            layers.front().isVisible = false;
            found->isVisible = true;
        }
    } else if (const auto* raster = std::get_if<std::shared_ptr<const Raster>>(&dataset)) {
        for (const auto& entry : (*raster)->bands) {
            add(LayerKind::Raster, entry.name, {}, entry.name);
            layers.back().style.colorMap = "gray";
        }
    } else {
        add(LayerKind::Features, std::get<std::shared_ptr<const Features>>(dataset)->layer, {},
            std::get<std::shared_ptr<const Features>>(dataset)->layer);
    }
    if (layers.empty()) {
        throw Error(ErrorCode::UnknownVariable, "scene.nothingToDraw", {{"path", path}});
    }
    return layers;
}

} // namespace phidias::core

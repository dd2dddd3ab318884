#include "core/scene/LayerData.h"

#include "core/data/LongitudeBox.h"
#include "core/data/Quantity.h"
#include "core/data/Spectra.h"
#include "core/io/ObservationReaders.h"
#include "core/io/OpenDataset.h"
#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "core/util/StopPoint.h"
#include "core/util/Time.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
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

/// "2305.4 nm, channel 12"; the position is that of the middle row.
std::string channelLabel(const SpectraSource& spectra, std::size_t groundPixels, std::size_t channel) {
    const auto positions = spectra.positions(groundPixels / 2);
    std::array<char, 64> text{};
    const bool isWavelength = spectra.spectra().spectralUnit == SpectralUnit::Nanometre;
    std::snprintf(text.data(), text.size(), "%.7g %s, channel %zu", positions.at(std::min(channel, positions.size() - 1)),
                  isWavelength ? "nm" : "cm-1", channel);
    return text.data();
}

void widen(Extent& extent, double latitude) {
    extent.south = std::isnan(extent.south) ? latitude : std::min(extent.south, latitude);
    extent.north = std::isnan(extent.north) ? latitude : std::max(extent.north, latitude);
}

} // namespace

std::shared_ptr<const LayerData> LayerData::load(const Layer& layer, const MemoryBudget& budget, std::stop_token stop) {
    const Dataset dataset = openDataset(layer.href, {.budget = budget, .stop = stop, .csvColumns = {}});
    return of(dataset, layer, budget, std::move(stop));
}

std::shared_ptr<const LayerData> LayerData::of(const Dataset& dataset, const Layer& layer, const MemoryBudget& budget,
                                               std::stop_token stop) {
    const StopScope scope(stop);
    stopPoint();
    const std::shared_ptr<LayerData> data(new LayerData);
    data->m_file = std::filesystem::path(layer.href).filename().string();
    if (const auto* grid = std::get_if<std::shared_ptr<const Grid>>(&dataset)) {
        if (layer.kind == LayerKind::Observations) {
            data->loadObservations(*readProductObservations(NetcdfFile::open(layer.href)), layer);
        } else {
            data->loadGrid(**grid, layer, budget);
            if (!layer.northwardVariable.empty()) {
                data->loadVectors(**grid, layer, budget);
            }
        }
    } else if (const auto* observations = std::get_if<std::shared_ptr<const Observations>>(&dataset)) {
        data->loadObservations(**observations, layer);
        if (!layer.northwardVariable.empty()) {
            data->loadVectors(**observations, layer);
        }
    } else if (const auto* swath = std::get_if<std::shared_ptr<const Swath>>(&dataset)) {
        data->loadSwath(**swath, layer, std::move(stop));
    } else if (const auto* raster = std::get_if<std::shared_ptr<const Raster>>(&dataset)) {
        data->loadRaster(*raster, layer);
        if (!layer.northwardVariable.empty()) {
            data->loadVectors(*raster, layer);
        }
    } else {
        data->loadFeatures(std::get<std::shared_ptr<const Features>>(dataset), layer);
    }
    data->convert(layer);
    stopPoint();
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
    data->convert(layer);
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
    m_classes = classesOf(entry.attributes);
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
        stopPointAt(k);
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
        stopPointAt(cast);
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
    std::vector<GeoBox> boxes;
    boxes.reserve(points.value.size());
    for (std::size_t k = 0; k < points.value.size(); ++k) {
        const auto latitude = static_cast<float>(points.latitudeDeg[k]);
        boxes.push_back({.west = static_cast<float>(points.longitudeDeg[k]), .width = 0.0F, .south = latitude, .north = latitude});
    }
    points.index = std::make_shared<const BoxIndex>(boxes);
    m_content = std::move(points);
}

void LayerData::loadSwath(const Swath& swath, const Layer& layer, std::stop_token stop) {
    const std::size_t variable = variableOf(swath.variables, layer);
    const auto& entry = swath.variables[variable];
    m_unit = entry.unit;
    m_title = entry.longName.empty() ? entry.name : entry.longName;
    const auto spectra = spectraOf(swath);
    const bool isChannel = spectra && entry.name == spectra->spectra().variable;
    if (isChannel) {
        m_title += " " + channelLabel(*spectra, swath.groundPixels, layer.swathLayer);
    }
    m_classes = classesOf(entry.attributes);
    LayerPixels pixels{.place = swath.source->geolocation(),
                       .value = isChannel ? spectra->channelImage(layer.swathLayer, std::move(stop))
                                          : swath.source->read(variable, layer.swathLayer),
                       .quality = swath.source->quality(),
                       .timeUnixSeconds = swath.source->scanlineTimes(),
                       .groundPixels = swath.groundPixels,
                       .isPointList = swath.isPointList,
                       .locator = {}};
    // Of an orbit every seventh pixel tells the box of longitudes as well.
    std::vector<double> longitudes;
    const std::size_t step = pixels.place.longitudeDeg.size() > 100000 ? 7 : 1;
    for (std::size_t k = 0; k < pixels.place.longitudeDeg.size(); ++k) {
        stopPointAt(k);
        if (std::isfinite(pixels.place.longitudeDeg[k])) {
            widen(m_extent, static_cast<double>(pixels.place.latitudeDeg[k]));
            if (k % step == 0) {
                longitudes.push_back(static_cast<double>(pixels.place.longitudeDeg[k]));
            }
        }
    }
    std::tie(m_extent.west, m_extent.east) = longitudeBox(longitudes);
    pixels.locator = std::make_shared<const PixelLocator>(pixels.place, pixels.groundPixels, pixels.isPointList);
    // The locator has the corners. Not "= {}": that keeps the memory.
    pixels.place.cornerLongitudeDeg = std::vector<std::array<float, 4>>();
    pixels.place.cornerLatitudeDeg = std::vector<std::array<float, 4>>();
    m_content = std::move(pixels);
}

void LayerData::loadRaster(std::shared_ptr<const Raster> raster, const Layer& layer) {
    const std::size_t band = variableOf(raster->bands, layer);
    m_unit = raster->bands[band].unit;
    m_title = raster->bands[band].longName.empty() ? raster->bands[band].name : raster->bands[band].longName;
    m_classes = raster->bands[band].classes;
    m_extent = raster->extent;
    LayerRaster content{.raster = raster, .band = band, .overview = {}, .width = 0, .height = 0, .tiles = {}};
    content.tiles = std::make_shared<RasterTiles>(std::move(raster), band);
    const auto overview = content.tiles->overview();
    content.overview = overview->values;
    content.width = overview->width;
    content.height = overview->height;
    m_content = std::move(content);
}

void LayerData::convert(const Layer& layer) {
    m_fileUnit = m_unit;
    if (layer.style.unit.empty() || layer.style.unit == m_unit) {
        return;
    }
    const auto shown = conversion(m_unit, layer.style.unit);
    if (!shown) {
        return;
    }
    if (m_vectors) {
        m_vectors = std::make_shared<const LayerVectors>(m_vectors->scaled(shown->factor));
    }
    m_unit = layer.style.unit;
    const auto apply = [&shown](auto& values) {
        for (auto& value : values) {
            value = static_cast<std::decay_t<decltype(value)>>((*shown)(static_cast<double>(value)));
        }
    };
    if (auto* plane = std::get_if<GridPlane>(&m_content)) {
        apply(plane->values());
    } else if (auto* points = std::get_if<LayerPoints>(&m_content)) {
        apply(points->value);
    } else if (auto* pixels = std::get_if<LayerPixels>(&m_content)) {
        apply(pixels->value);
    } else if (auto* raster = std::get_if<LayerRaster>(&m_content)) {
        apply(raster->overview);
        raster->tiles->setConversion(*shown);
    }
}

} // namespace phidias::core

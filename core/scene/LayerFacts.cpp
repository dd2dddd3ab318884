#include "core/scene/LayerFacts.h"

#include "core/data/Quantity.h"
#include "core/io/OpenDataset.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

namespace phidias::core {

namespace {

void describe(const Grid& grid, LayerFacts& facts) {
    facts.format = grid.format;
    facts.crs = grid.crs;
    facts.attributes = grid.attributes;
    facts.warnings = grid.warnings;
    for (const auto& axis : grid.axes) {
        facts.sizes.emplace_back(axis.name, axis.size());
    }
    for (const auto& entry : grid.variables) {
        facts.variables.push_back({entry.name, entry.standardName, entry.longName, entry.unit, !classesOf(entry.attributes).empty()});
    }
}

void describe(const Observations& observations, LayerFacts& facts) {
    facts.format = observations.format;
    facts.crs = "EPSG:4326";
    facts.warnings = observations.warnings;
    facts.sizes.emplace_back("cast", observations.casts.size());
    for (const auto& entry : observations.variables) {
        facts.variables.push_back({entry.name, entry.standardName, entry.longName, entry.unit});
    }
}

void describe(const Swath& swath, LayerFacts& facts) {
    facts.format = swath.format;
    facts.crs = "EPSG:4326";
    facts.attributes = swath.attributes;
    facts.warnings = swath.warnings;
    facts.sizes.emplace_back("scanline", swath.scanlines);
    facts.sizes.emplace_back("ground_pixel", swath.groundPixels);
    for (const auto& entry : swath.variables) {
        facts.variables.push_back({entry.name, entry.standardName, entry.longName, entry.unit, !classesOf(entry.attributes).empty()});
    }
}

void describe(const Raster& raster, LayerFacts& facts) {
    facts.format = raster.format;
    facts.crs = raster.crs;
    facts.attributes = raster.metadata;
    facts.warnings = raster.warnings;
    facts.sizes.emplace_back("x", raster.width);
    facts.sizes.emplace_back("y", raster.height);
    for (const auto& band : raster.bands) {
        facts.variables.push_back({band.name, {}, band.longName, band.unit, !band.classes.empty()});
    }
}

void describe(const Features& features, LayerFacts& facts) {
    facts.format = features.format;
    facts.crs = features.sourceCrs;
    facts.warnings = features.warnings;
    facts.sizes.emplace_back("feature", features.geometries.size());
    for (const auto& column : features.table.columns) {
        facts.variables.push_back({column.name, {}, {}, column.unit, column.type == ColumnType::Text});
    }
}

std::size_t bytesOf(const auto& vector) {
    return vector.capacity() * sizeof(vector[0]);
}

} // namespace

LayerFacts layerFacts(const Layer& layer, const MemoryBudget& budget, std::stop_token stop) {
    LayerFacts facts;
    const Dataset dataset = openDataset(layer.href, {.budget = budget, .stop = std::move(stop), .csvColumns = {}});
    std::visit([&facts](const auto& shape) { describe(*shape, facts); }, dataset);
    std::error_code error;
    const auto bytes = std::filesystem::file_size(layer.href, error);
    facts.fileBytes = error ? 0 : bytes;
    return facts;
}

std::size_t memoryBytes(const LayerData& data) {
    if (const auto* plane = std::get_if<GridPlane>(&data.content())) {
        return bytesOf(plane->values()) + bytesOf(plane->longitudesDeg()) + bytesOf(plane->latitudesDeg());
    }
    if (const auto* points = std::get_if<LayerPoints>(&data.content())) {
        std::size_t bytes = bytesOf(points->longitudeDeg) + bytesOf(points->latitudeDeg) + bytesOf(points->value) +
                            bytesOf(points->depthM) + bytesOf(points->timeUnixSeconds) + bytesOf(points->flag) +
                            bytesOf(points->identifier) + bytesOf(points->cast);
        constexpr std::size_t kInPlace = 15; // characters that a string holds itself
        for (const auto& identifier : points->identifier) {
            bytes += identifier.size() > kInPlace ? identifier.capacity() : 0;
        }
        return bytes;
    }
    if (const auto* pixels = std::get_if<LayerPixels>(&data.content())) {
        return bytesOf(pixels->place.longitudeDeg) + bytesOf(pixels->place.latitudeDeg) + bytesOf(pixels->place.cornerLongitudeDeg) +
               bytesOf(pixels->place.cornerLatitudeDeg) + bytesOf(pixels->value) + bytesOf(pixels->quality) +
               bytesOf(pixels->timeUnixSeconds);
    }
    if (const auto* raster = std::get_if<LayerRaster>(&data.content())) {
        return bytesOf(raster->overview);
    }
    std::size_t bytes = 0;
    if (const auto* features = std::get_if<std::shared_ptr<const Features>>(&data.content())) {
        for (const auto& geometry : (*features)->geometries) {
            for (const auto& part : geometry.parts) {
                bytes += bytesOf(part.points) + sizeof part;
            }
        }
        for (const auto& column : (*features)->table.columns) {
            bytes += bytesOf(column.values);
        }
    }
    return bytes;
}

std::vector<std::string> usualUnits(const std::string& unit) {
    static const std::vector<std::vector<std::string>> kFamilies{
        {"degree_Celsius", "K", "degree_Fahrenheit"},
        {"mol m-2", "mmol m-2", "umol m-2", "DU", "molecules cm-2"},
        {"mg m-3", "ug l-1", "g m-3", "kg m-3"},
        {"umol l-1", "mmol m-3", "mol m-3", "nmol l-1"},
        {"umol kg-1", "mmol kg-1", "mol kg-1"},
        {"m s-1", "cm s-1", "km h-1", "knot"},
        {"m", "km", "cm", "mm", "foot"},
        {"hPa", "Pa", "dbar", "bar"},
        {"1", "percent", "ppmv", "ppbv"},
        {"degree", "radian"},
        {"s", "min", "h", "day"},
    };
    if (unit.empty()) {
        return {};
    }
    std::vector<std::string> units{unit};
    for (const auto& family : kFamilies) {
        if (!conversion(unit, family.front())) {
            continue;
        }
        for (const auto& each : family) {
            // The same unit in another spelling is no choice.
            const auto same = conversion(unit, each);
            const bool isOther = same && (same->factor != 1.0 || same->offset != 0.0);
            if (isOther && std::find(units.begin(), units.end(), each) == units.end()) {
                units.push_back(each);
            }
        }
        break;
    }
    return units;
}

LayerStyle styleInUnit(LayerStyle style, const std::string& from, const std::string& to) {
    const auto converted = conversion(from, to);
    if (!converted) {
        return style;
    }
    for (auto* end : {&style.low, &style.high}) {
        if (*end) {
            *end = (*converted)(**end);
        }
    }
    style.center = (*converted)(style.center);
    return style;
}

ValueStatistics statisticsOf(const LayerData& data, std::span<const std::uint32_t> items, std::stop_token stop) {
    std::vector<double> values;
    ValueStatistics result;
    const auto take = [&](std::size_t size, const auto& valueAt) {
        for (std::size_t k = 0; k < items.size(); ++k) {
            constexpr std::size_t kBetweenLooks = 4096;
            if (k % kBetweenLooks == 0 && stop.stop_requested()) {
                break;
            }
            if (items[k] < size) {
                ++result.count;
                if (const double value = valueAt(items[k]); std::isfinite(value)) {
                    values.push_back(value);
                }
            }
        }
    };
    if (const auto* plane = std::get_if<GridPlane>(&data.content())) {
        take(plane->values().size(), [&](std::size_t at) { return static_cast<double>(plane->values()[at]); });
    } else if (const auto* pixels = std::get_if<LayerPixels>(&data.content())) {
        take(pixels->value.size(), [&](std::size_t at) { return static_cast<double>(pixels->value[at]); });
    } else if (const auto* raster = std::get_if<LayerRaster>(&data.content())) {
        const std::size_t width = raster->raster->width;
        take(width * raster->raster->height, [&](std::size_t at) { return raster->tiles->value(at % width, at / width); });
    } else if (const auto* points = std::get_if<LayerPoints>(&data.content())) {
        // Both are rising: casts that are not drawn (outside the depths) have no point and do not count.
        auto point = points->cast.begin();
        for (const std::uint32_t item : items) {
            point = std::lower_bound(point, points->cast.end(), item);
            if (point != points->cast.end() && *point == item) {
                ++result.count;
                const double value = points->value[static_cast<std::size_t>(point - points->cast.begin())];
                if (std::isfinite(value)) {
                    values.push_back(value);
                }
            }
        }
    }
    result.valid = values.size();
    if (values.empty()) {
        return result;
    }
    double sum = 0.0;
    for (const double value : values) {
        sum += value;
    }
    const auto count = static_cast<double>(values.size());
    result.mean = sum / count;
    double squares = 0.0;
    for (const double value : values) {
        squares += (value - result.mean) * (value - result.mean);
    }
    if (values.size() > 1) {
        result.standardDeviation = std::sqrt(squares / (count - 1.0));
    }
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    result.least = *least;
    result.greatest = *greatest;
    return result;
}

} // namespace phidias::core

#include "core/io/SwathReaders.h"

#include "core/io/CfTime.h"
#include "core/io/NetcdfSwathSource.h"
#include "core/util/Messages.h"
#include "core/util/Time.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <map>
#include <set>

namespace phidias::core {

namespace {

constexpr double kScanlineSeconds = 0.84;
constexpr std::size_t kCorners = 4;

/// Names of the dimensions of one kind of file.
struct DimensionNames {
    std::string scanline;
    std::string groundPixel; ///< "" in lists
    std::set<std::string> corners;
};

/// Finds the place of each dimension; nothing when the variable is not one a pixel.
std::optional<StoredSwathVariable> storedAs(const NetcdfVariable& variable, const DimensionNames& names, std::size_t scanlines,
                                            std::size_t groundPixels, bool mayBeCorners) {
    StoredSwathVariable stored{.variable = variable};
    const auto isCorners = [&names](const NetcdfDimension& dimension) { return names.corners.contains(dimension.name); };
    const auto& dimensions = variable.dimensions();
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
        const auto& dimension = dimensions[d];
        if (dimension.name == names.scanline && dimension.length == scanlines && !stored.scanlineDimension) {
            stored.scanlineDimension = d;
        } else if (!names.groundPixel.empty() && dimension.name == names.groundPixel && dimension.length == groundPixels) {
            stored.groundPixelDimension = d;
        } else if (dimension.length == 1 && dimension.name == "time") {
            continue;
        } else if (!stored.layerDimension && isCorners(dimension) == mayBeCorners && (!mayBeCorners || dimension.length == kCorners)) {
            stored.layerDimension = d;
        } else {
            return std::nullopt;
        }
    }
    const bool isPixel = stored.scanlineDimension && (names.groundPixel.empty() || stored.groundPixelDimension);
    if (!isPixel || !variable.isNumeric() || (mayBeCorners && !stored.layerDimension)) {
        return std::nullopt;
    }
    stored.rule = ValueRule::of(variable);
    return stored;
}

SwathVariable describe(const StoredSwathVariable& stored, std::string name) {
    const auto attributes = stored.variable.attributes();
    SwathVariable entry{.name = std::move(name)};
    for (const auto& key : attributes.names()) {
        entry.attributes[key] = attributes.textOrEmpty(key);
    }
    entry.standardName = attributes.textOrEmpty("standard_name");
    entry.longName = attributes.has("long_name") ? attributes.textOrEmpty("long_name") : attributes.textOrEmpty("description");
    entry.unit = attributes.textOrEmpty("units");
    entry.layers = stored.layerDimension ? stored.variable.dimensions()[*stored.layerDimension].length : 1;
    return entry;
}

void readGlobalAttributes(const NetcdfFile& file, Swath& swath) {
    const auto attributes = file.root().attributes();
    for (const auto& name : attributes.names()) {
        swath.attributes[name] = attributes.textOrEmpty(name);
    }
    const auto number = [&attributes](const char* name) {
        return attributes.number(name).value_or(std::numeric_limits<double>::quiet_NaN());
    };
    swath.extent.west = number("geospatial_lon_min");
    swath.extent.east = number("geospatial_lon_max");
    swath.extent.south = number("geospatial_lat_min");
    swath.extent.north = number("geospatial_lat_max");
}

void collect(const NetcdfGroup& group, std::vector<NetcdfVariable>& variables) {
    for (auto& variable : group.variables()) {
        variables.push_back(std::move(variable));
    }
    for (const auto& child : group.groups()) {
        collect(child, variables);
    }
}

bool isGeolocationName(const std::string& name) {
    return name == "latitude" || name == "longitude" || name == "latitude_bounds" || name == "longitude_bounds" || name == "lat" ||
           name == "lon" || name == "lat_bounds" || name == "lon_bounds";
}

/// Product type of the file name (fixed offsets; FORMATS S5P 1), else of the attribute id; "" when neither tells.
std::string s5pProduct(const Swath& swath) {
    for (const std::string& name : {std::filesystem::path(swath.path).filename().string(),
                                    swath.attributes.contains("id") ? swath.attributes.at("id") : std::string()}) {
        if (name.size() > 19 && name.starts_with("S5P_") && name.substr(9, 4) == "L2__") {
            return name.substr(9, 10);
        }
    }
    return {};
}

/// time + delta_time; the unit of delta_time may itself name a date ("milliseconds since 2020-03-03"), then `time` says the same again.
std::vector<double> s5pTimes(const NetcdfGroup& product, std::size_t scanlines) {
    const auto time = product.variable("time");
    const auto delta = product.variable("delta_time");
    if (!delta || !delta->isNumeric() || delta->size() != scanlines) {
        return {};
    }
    double origin = std::numeric_limits<double>::quiet_NaN();
    if (time && time->isNumeric() && time->size() == 1) {
        const auto decoder = CfTime::parse(time->attributes().textOrEmpty("units"), {});
        origin = decoder ? decoder->unixSeconds(time->readDoubles().front()) : origin;
    }
    std::string unit = delta->attributes().textOrEmpty("units");
    if (unit.find(" since ") == std::string::npos) {
        unit = (unit.empty() ? std::string("milliseconds") : unit) + " since 1970-01-01";
    } else {
        origin = std::isnan(origin) ? 0.0 : origin;
        const auto decoder = CfTime::parse(unit, {});
        // Relative to its own date; that date is dropped for the one of `time`.
        unit = decoder && origin != 0.0 ? unit.substr(0, unit.find(" since ")) + " since 1970-01-01" : unit;
    }
    const auto decoder = CfTime::parse(unit, {});
    if (!decoder || std::isnan(origin)) {
        return {};
    }
    auto times = delta->readDoubles();
    ValueRule::of(*delta).unpack(times);
    for (double& value : times) {
        value = origin + decoder->unixSeconds(value);
    }
    return times;
}

void addTimeExtent(Swath& swath, const std::vector<double>& times) {
    for (const double time : times) {
        if (std::isfinite(time)) {
            swath.extent.startUnixSeconds =
                std::isnan(swath.extent.startUnixSeconds) ? time : std::min(swath.extent.startUnixSeconds, time);
            swath.extent.endUnixSeconds = std::isnan(swath.extent.endUnixSeconds) ? time : std::max(swath.extent.endUnixSeconds, time);
        }
    }
    const auto fromAttribute = [&swath](const char* name, double& into) {
        if (std::isnan(into) && swath.attributes.contains(name)) {
            into = parseIsoTime(swath.attributes.at(name)).value_or(into);
        }
    };
    fromAttribute("time_coverage_start", swath.extent.startUnixSeconds);
    fromAttribute("time_coverage_end", swath.extent.endUnixSeconds);
}

/// Places latitude, longitude and their bounds; what has the wrong shape is a fault of the file.
void placeGeolocation(SwathLayout& layout, const std::vector<NetcdfVariable>& all, const DimensionNames& names, const std::string& latitude,
                      const std::string& longitude) {
    const auto place = [&](const std::string& name, bool isBounds, std::optional<StoredSwathVariable>& into) {
        for (const auto& variable : all) {
            if (variable.name() != name || into) {
                continue;
            }
            into = storedAs(variable, names, layout.scanlines, layout.groundPixels, isBounds);
            if (!into) {
                std::string found;
                for (const auto& dimension : variable.dimensions()) {
                    found += (found.empty() ? "" : ", ") + dimension.name + " = " + std::to_string(dimension.length);
                }
                throw Error(ErrorCode::Malformed, "io.swath.shape",
                            {{"path", layout.path},
                             {"variable", variable.path()},
                             {"found", found},
                             {"scanlines", static_cast<std::int64_t>(layout.scanlines)},
                             {"groundPixels", static_cast<std::int64_t>(layout.groundPixels)}});
            }
            // A range of 0..360 in the limits of a file must not throw positions away.
            into->rule.storedMinimum = into->rule.storedMaximum = into->rule.minimum = into->rule.maximum = std::nullopt;
        }
    };
    place(latitude, false, layout.latitude);
    place(longitude, false, layout.longitude);
    place(latitude + "_bounds", true, layout.latitudeBounds);
    place(longitude + "_bounds", true, layout.longitudeBounds);
}

std::shared_ptr<const Swath> finish(Swath&& swath, SwathLayout&& layout) {
    swath.scanlines = layout.scanlines;
    swath.groundPixels = layout.groundPixels;
    addTimeExtent(swath, layout.scanlineTimes);
    swath.source = std::make_shared<const NetcdfSwathSource>(std::move(layout));
    return std::make_shared<const Swath>(std::move(swath));
}

std::string gasOf(const std::string& name) {
    std::string gas = name.starts_with("tropospheric_") ? name.substr(13) : name;
    const auto end = std::min(gas.find("_slant_column"), gas.find("_column_number_density"));
    return end == std::string::npos ? std::string() : gas.substr(0, end);
}

} // namespace

bool isS5pLevel2(const NetcdfGroup& root) {
    const auto product = root.group("PRODUCT");
    return product && product->dimension("scanline") && product->dimension("ground_pixel");
}

bool isHarpList(const NetcdfGroup& root) {
    const auto latitude = root.variable("latitude");
    const auto longitude = root.variable("longitude");
    const auto isList = [](const auto& v) { return v && v->dimensions().size() == 1 && v->dimensions().front().name == "time"; };
    return root.attributes().textOrEmpty("Conventions").find("HARP") != std::string::npos && isList(latitude) && isList(longitude);
}

bool isTropomiPatch(const NetcdfGroup& root) {
    const auto methane = root.variable("methane");
    const bool isPlane = methane && methane->dimensions().size() == 2 && methane->dimensions()[0].name == "scanline" &&
                         methane->dimensions()[1].name == "ground_pixel";
    return isPlane && root.variable("lat") && root.variable("lon") && root.variable("lat_bounds") && root.variable("lon_bounds") &&
           root.attributes().has("time_values");
}

std::shared_ptr<const Swath> readS5pLevel2(const NetcdfFile& file, const MemoryBudget& budget) {
    const auto product = file.root().group("PRODUCT").value();
    const DimensionNames names{.scanline = "scanline", .groundPixel = "ground_pixel", .corners = {"corner"}};
    Swath swath;
    swath.path = file.path();
    swath.format = "s5p-l2";
    readGlobalAttributes(file, swath);
    swath.product = s5pProduct(swath);
    SwathLayout layout{.path = file.path(),
                       .scanlines = product.dimension("scanline")->length,
                       .groundPixels = product.dimension("ground_pixel")->length,
                       .budget = budget};
    std::vector<NetcdfVariable> all;
    collect(product, all);
    if (all.empty()) {
        swath.warnings.push_back(renderMessage("io.swath.headerOnly"));
        return finish(std::move(swath), std::move(layout));
    }
    placeGeolocation(layout, all, names, "latitude", "longitude");
    layout.scanlineTimes = s5pTimes(product, layout.scanlines);
    std::map<std::string, int> uses;
    for (const auto& variable : all) {
        ++uses[variable.name()];
    }
    for (const auto& variable : all) {
        auto stored =
            isGeolocationName(variable.name()) ? std::nullopt : storedAs(variable, names, layout.scanlines, layout.groundPixels, false);
        if (!stored) {
            continue;
        }
        if (variable.name() == "qa_value") {
            layout.quality = stored;
        }
        const bool isInProduct = variable.path() == "PRODUCT/" + variable.name();
        stored->isRated = isInProduct || variable.path().find("/DETAILED_RESULTS/") != std::string::npos;
        swath.variables.push_back(describe(*stored, uses[variable.name()] > 1 && !isInProduct ? variable.path() : variable.name()));
        layout.variables.push_back(std::move(*stored));
    }
    return finish(std::move(swath), std::move(layout));
}

std::shared_ptr<const Swath> readHarpList(const NetcdfFile& file, const MemoryBudget& budget) {
    const auto root = file.root();
    const DimensionNames names{.scanline = "time", .groundPixel = {}, .corners = {"independent_4"}};
    Swath swath;
    swath.path = file.path();
    swath.format = "harp";
    swath.isPointList = true;
    readGlobalAttributes(file, swath);
    swath.product = root.attributes().textOrEmpty("source_product");
    SwathLayout layout{.path = file.path(), .scanlines = root.variable("latitude")->size(), .groundPixels = 1, .budget = budget};
    const auto all = root.variables();
    placeGeolocation(layout, all, names, "latitude", "longitude");
    for (const char* name : {"datetime_start", "datetime", "datetime_stop"}) {
        const auto time = root.variable(name);
        const auto decoder = time ? CfTime::parse(time->attributes().textOrEmpty("units"), {}) : std::nullopt;
        if (decoder && time->size() == layout.scanlines && layout.scanlineTimes.empty()) {
            budget.require(layout.scanlines * sizeof(double), file.path() + ": " + name);
            layout.scanlineTimes = time->readDoubles();
            for (double& value : layout.scanlineTimes) {
                value = decoder->unixSeconds(value);
            }
        }
    }
    for (const auto& variable : all) {
        auto stored = isGeolocationName(variable.name()) || variable.name().starts_with("datetime")
                          ? std::nullopt
                          : storedAs(variable, names, layout.scanlines, 1, false);
        if (!stored) {
            continue;
        }
        const bool isValidity = variable.name().ends_with("_validity");
        if (isValidity && !layout.quality) {
            layout.quality = stored;
            layout.qualityScale = 0.01;
        }
        auto entry = describe(*stored, variable.name());
        const std::string gas = isValidity ? std::string() : gasOf(variable.name());
        for (const auto& other : all) {
            if (!gas.empty() && other.name().ends_with("_validity") && gasOf(other.name()) == gas) {
                entry.qualityVariable = other.name();
            }
        }
        swath.variables.push_back(std::move(entry));
        layout.variables.push_back(std::move(*stored));
    }
    return finish(std::move(swath), std::move(layout));
}

std::shared_ptr<const Swath> readTropomiPatch(const NetcdfFile& file, const MemoryBudget& budget) {
    const auto root = file.root();
    const DimensionNames names{.scanline = "scanline", .groundPixel = "ground_pixel", .corners = {"corner"}};
    Swath swath;
    swath.path = file.path();
    swath.format = "tropomi-patch";
    swath.product = "L2__CH4___";
    readGlobalAttributes(file, swath);
    const auto shape = root.variable("methane")->shape();
    SwathLayout layout{.path = file.path(), .scanlines = shape[0], .groundPixels = shape[1], .budget = budget};
    const auto all = root.variables();
    placeGeolocation(layout, all, names, "lat", "lon");
    if (const auto first = parseIsoTime(root.attributes().textOrEmpty("time_values"))) {
        for (std::size_t scanline = 0; scanline < layout.scanlines; ++scanline) {
            layout.scanlineTimes.push_back(*first + kScanlineSeconds * static_cast<double>(scanline));
        }
    } else {
        swath.warnings.push_back(renderMessage("io.swath.timeValues", {{"text", root.attributes().textOrEmpty("time_values")}}));
    }
    for (const auto& variable : all) {
        auto stored =
            isGeolocationName(variable.name()) ? std::nullopt : storedAs(variable, names, layout.scanlines, layout.groundPixels, false);
        if (!stored) {
            continue;
        }
        if (variable.name() == "qa") {
            layout.quality = stored;
        }
        swath.variables.push_back(describe(*stored, variable.name()));
        layout.variables.push_back(std::move(*stored));
    }
    return finish(std::move(swath), std::move(layout));
}

} // namespace phidias::core

#include "core/io/SwathParts.h"

#include "core/io/CfTime.h"
#include "core/util/Error.h"
#include "core/util/Time.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>

namespace phidias::core {

namespace {

constexpr std::size_t kCorners = 4;

} // namespace

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

SwathVariable describeStored(const StoredSwathVariable& stored, std::string name) {
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

void collectVariables(const NetcdfGroup& group, std::vector<NetcdfVariable>& variables) {
    for (auto& variable : group.variables()) {
        variables.push_back(std::move(variable));
    }
    for (const auto& child : group.groups()) {
        collectVariables(child, variables);
    }
}

bool isGeolocationName(const std::string& name) {
    return name == "latitude" || name == "longitude" || name == "latitude_bounds" || name == "longitude_bounds" || name == "lat" ||
           name == "lon" || name == "lat_bounds" || name == "lon_bounds";
}

std::string s5pProduct(const Swath& swath) {
    for (const std::string& name : {std::filesystem::path(swath.path).filename().string(),
                                    swath.attributes.contains("id") ? swath.attributes.at("id") : std::string()}) {
        if (name.size() > 19 && name.starts_with("S5P_") && (name.substr(9, 4) == "L2__" || name.substr(9, 4) == "L1B_")) {
            return name.substr(9, 10);
        }
    }
    return {};
}

std::vector<double> s5pTimes(const NetcdfGroup& group, std::size_t scanlines) {
    const auto time = group.variable("time");
    const auto delta = group.variable("delta_time");
    if (!delta || !delta->isNumeric() || delta->size() != scanlines) {
        return {};
    }
    double origin = std::numeric_limits<double>::quiet_NaN();
    if (time && time->isNumeric() && time->size() == 1) {
        const auto decoder = CfTime::parse(time->attributes().textOrEmpty("units"), {});
        origin = decoder ? decoder->unixSeconds(time->readDoubles().front()) : origin;
    }
    // The unit of delta_time may itself name a date ("milliseconds since 2020-03-03"): then `time` says the same again.
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

} // namespace phidias::core

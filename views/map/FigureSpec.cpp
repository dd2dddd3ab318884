#include "views/map/FigureSpec.h"

#include "core/scene/ColorScale.h"
#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "core/util/Time.h"

#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

using core::Error;
using core::ErrorCode;
using core::Json;

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& member, const std::string& allowed) {
    throw Error(ErrorCode::InvalidRequest, "figure.member", {{"path", path.string()}, {"member", member}, {"allowed", allowed}});
}

void checkMembers(const Json& json, const std::filesystem::path& path, const std::string& where, std::initializer_list<const char*> known) {
    for (const auto& [name, value] : json.items()) {
        if (std::none_of(known.begin(), known.end(), [&](const char* each) { return name == each; })) {
            std::string allowed;
            for (const char* each : known) {
                allowed += (allowed.empty() ? "" : ", ") + std::string(each);
            }
            refuse(path, where + name, allowed);
        }
    }
}

bool areNumbers(const Json& value, std::size_t count) {
    return value.is_array() && value.size() == count &&
           std::all_of(value.begin(), value.end(), [](const Json& v) { return v.is_number() && std::isfinite(v.get<double>()); });
}

void readLayer(const Json& json, const std::filesystem::path& path, const std::string& where, FigureSpec& spec) {
    if (!json.is_object() || !json.contains("href") || !json["href"].is_string()) {
        refuse(path, where + "href", "a file");
    }
    checkMembers(json, path, where, {"href", "variable", "colorMap", "range", "opacity", "time", "depth", "channel", "level"});
    core::Layer layer;
    const std::string href = json["href"].get<std::string>();
    layer.href =
        href.find("://") != std::string::npos ? href : (std::filesystem::absolute(path).parent_path() / href).lexically_normal().string();
    std::optional<double> depth;
    std::optional<double> time;
    for (const auto& [name, value] : json.items()) {
        if (name == "variable" || name == "colorMap") {
            if (!value.is_string()) {
                refuse(path, where + name, "a text");
            }
            (name == "variable" ? layer.variable : layer.style.colorMap) = value.get<std::string>();
        } else if (name == "range") {
            if (!areNumbers(value, 2) || !(value[0].get<double>() < value[1].get<double>())) {
                refuse(path, where + name, "[low, high] with low < high");
            }
            layer.style.low = value[0].get<double>();
            layer.style.high = value[1].get<double>();
        } else if (name == "opacity") {
            if (!value.is_number() || value.get<double>() < 0.0 || value.get<double>() > 1.0) {
                refuse(path, where + name, "0 to 1");
            }
            layer.style.opacity = value.get<double>();
        } else if (name == "depth") {
            if (!value.is_number()) {
                refuse(path, where + name, "metres");
            }
            depth = value.get<double>();
        } else if (name == "time") {
            time = value.is_string() ? core::parseIsoTime(value.get<std::string>()) : std::nullopt;
            if (!time) {
                refuse(path, where + name, "a time such as 2020-01-01T00:00:00Z");
            }
        } else if (name == "level" || name == "channel") {
            if (!value.is_number_integer() || value.get<int>() < 0) {
                refuse(path, where + name, "an index from 0");
            }
            (name == "level" ? layer.verticalIndex : layer.swathLayer) = value.get<std::size_t>();
        }
    }
    static_cast<void>(core::ColorScale(layer.style.colorMap, 0.0, 1.0)); // names an unknown map
    spec.layers.push_back(std::move(layer));
    spec.depths.push_back(depth);
    spec.times.push_back(time);
}

} // namespace

FigureSpec FigureSpec::read(const std::filesystem::path& path) {
    const Json json = Json::parse(core::readTextFile(path), nullptr, false);
    if (!json.is_object()) {
        refuse(path, "", "one JSON object");
    }
    checkMembers(
        json, path, "",
        {"view", "layers", "projection", "extent", "size", "title", "decorations", "baseMap", "theme", "camera", "at", "line", "x", "y"});
    FigureSpec spec;
    if (json.contains("view")) {
        if (json["view"] != "map" && json["view"] != "section") {
            refuse(path, "view", "map, section");
        }
        spec.view = json["view"].get<std::string>();
    }
    if (spec.view == "section") {
        const Json line = json.value("line", Json::array());
        if (!line.is_array() || line.size() < 2 ||
            !std::all_of(line.begin(), line.end(), [](const Json& place) { return areNumbers(place, 2); })) {
            refuse(path, "line", "[[longitude, latitude], ...] in degrees, two points at least");
        }
        spec.line = line.get<std::vector<std::array<double, 2>>>();
    }
    if (!json.contains("layers") || !json["layers"].is_array() || json["layers"].empty()) {
        refuse(path, "layers", "a list of at least one layer");
    }
    for (std::size_t k = 0; k < json["layers"].size(); ++k) {
        readLayer(json["layers"][k], path, "layers[" + std::to_string(k) + "].", spec);
    }
    const auto text = [&](const char* name, std::string& value) {
        if (json.contains(name)) {
            if (!json[name].is_string()) {
                refuse(path, name, "a text");
            }
            value = json[name].get<std::string>();
        }
    };
    const auto boolean = [&](const char* name, bool& value) {
        if (json.contains(name)) {
            if (!json[name].is_boolean()) {
                refuse(path, name, "true or false");
            }
            value = json[name].get<bool>();
        }
    };
    text("projection", spec.projection);
    text("title", spec.title);
    boolean("decorations", spec.hasDecorations);
    boolean("baseMap", spec.hasBaseMap);
    std::string theme = "light";
    text("theme", theme);
    if (theme != "light" && theme != "dark") {
        refuse(path, "theme", "light, dark");
    }
    spec.isDark = theme == "dark";
    if (json.contains("extent")) {
        const Json& extent = json["extent"];
        if (!areNumbers(extent, 4) || !(extent[1].get<double>() < extent[3].get<double>()) || std::abs(extent[1].get<double>()) > 90.0 ||
            std::abs(extent[3].get<double>()) > 90.0) {
            refuse(path, "extent", "[west, south, east, north] in degrees, south < north");
        }
        spec.extent = extent.get<std::array<double, 4>>();
    }
    if (json.contains("size")) {
        const Json& size = json["size"];
        if (!areNumbers(size, 2) || size[0].get<double>() < 16 || size[0].get<double>() > 16384 || size[1].get<double>() < 16 ||
            size[1].get<double>() > 16384) {
            refuse(path, "size", "[width, height], 16 to 16384 pixels each");
        }
        spec.size = {size[0].get<int>(), size[1].get<int>()};
    }
    return spec;
}

} // namespace phidias::views

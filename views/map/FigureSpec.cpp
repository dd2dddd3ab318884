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

constexpr std::array<const char*, 7> kViews{"map", "globe", "section", "timeseries", "scatter", "spectrum", "residual"};
constexpr std::array<const char*, 5> kKinds{"grid", "swath", "observations", "raster", "features"}; // as core::LayerKind

/// Members of one JSON object, each checked as it is taken; what nobody took is unknown.
class Members {
public:
    Members(const Json& json, const std::filesystem::path& file, std::string where)
        : m_json(json), m_file(file), m_where(std::move(where)) {
        if (!json.is_object()) {
            refuse("", "a JSON object");
        }
    }

    [[noreturn]] void refuse(const std::string& member, const std::string& allowed) const {
        throw Error(ErrorCode::InvalidRequest, "figure.member",
                    {{"path", m_file.string()}, {"member", m_where + member}, {"allowed", allowed}});
    }
    [[nodiscard]] const std::string& where() const { return m_where; }
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

    /// The member, or nothing; from now on it is known.
    const Json* take(const std::string& name) {
        m_known.push_back(name);
        const auto found = m_json.find(name);
        return found == m_json.end() || found->is_null() ? nullptr : &*found;
    }
    void text(const char* name, std::string& value) {
        if (const Json* member = take(name)) {
            if (!member->is_string()) {
                refuse(name, "a text");
            }
            value = member->get<std::string>();
        }
    }
    void text(const char* name, std::optional<std::string>& value) {
        std::string given;
        text(name, given);
        if (m_json.contains(name)) {
            value = given;
        }
    }
    void boolean(const char* name, bool& value) {
        if (const Json* member = take(name)) {
            if (!member->is_boolean()) {
                refuse(name, "true or false");
            }
            value = member->get<bool>();
        }
    }
    std::optional<double> number(const char* name, double low, double high, const char* allowed) {
        const Json* member = take(name);
        if (member == nullptr) {
            return std::nullopt;
        }
        if (!member->is_number() || !(member->get<double>() >= low) || !(member->get<double>() <= high)) {
            refuse(name, allowed);
        }
        return member->get<double>();
    }
    void index(const char* name, std::size_t& value) {
        if (const Json* member = take(name)) {
            if (!member->is_number_integer() || member->get<long long>() < 0) {
                refuse(name, "an index from 0");
            }
            value = member->get<std::size_t>();
        }
    }
    template <std::size_t count> std::optional<std::array<double, count>> numbers(const char* name, const char* allowed) {
        const Json* member = take(name);
        if (member == nullptr) {
            return std::nullopt;
        }
        if (!areNumbers(*member, count)) {
            refuse(name, allowed);
        }
        return member->get<std::array<double, count>>();
    }
    /// One of some words. @returns its index, or nothing when the member is not there
    template <std::size_t count> std::optional<std::size_t> word(const char* name, const std::array<const char*, count>& words) {
        const Json* member = take(name);
        if (member == nullptr) {
            return std::nullopt;
        }
        std::string allowed;
        for (std::size_t k = 0; k < count; ++k) {
            if (*member == words[k]) {
                return k;
            }
            allowed += (k == 0 ? "" : ", ") + std::string(words[k]);
        }
        refuse(name, allowed);
    }
    /// @throws core::Error{InvalidRequest} for a member that nobody took
    void requireAllKnown() const {
        for (const auto& [name, value] : m_json.items()) {
            if (std::find(m_known.begin(), m_known.end(), name) == m_known.end()) {
                std::string allowed;
                for (const auto& each : m_known) {
                    allowed += (allowed.empty() ? "" : ", ") + each;
                }
                refuse(name, allowed);
            }
        }
    }
    static bool areNumbers(const Json& value, std::size_t count) {
        return value.is_array() && value.size() == count &&
               std::all_of(value.begin(), value.end(), [](const Json& v) { return v.is_number() && std::isfinite(v.get<double>()); });
    }

private:
    const Json& m_json;
    const std::filesystem::path& m_file;
    std::string m_where;
    std::vector<std::string> m_known;
};

double timeOf(const Members& members, const std::string& name, const Json& value) {
    const auto time = value.is_string() ? core::parseIsoTime(value.get<std::string>()) : std::nullopt;
    if (!time) {
        members.refuse(name, "a time such as 2020-01-01T00:00:00Z");
    }
    return *time;
}

std::string colorText(Members& members, const char* name) {
    std::string value;
    members.text(name, value);
    const bool isColor =
        value.empty() || value == "none" ||
        (value.size() == 7 && value[0] == '#' && value.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos);
    if (!isColor) {
        members.refuse(name, "a colour such as #b4541a, or none");
    }
    return value;
}

void readStyle(Members& members, core::LayerStyle& style) {
    members.text("colorMap", style.colorMap);
    static_cast<void>(core::ColorScale(style.colorMap, 0.0, 1.0)); // names an unknown map
    constexpr const char* kRange = "[low, high] with low < high";
    if (const auto range = members.numbers<2>("range", kRange)) {
        if (!((*range)[0] < (*range)[1])) {
            members.refuse("range", kRange);
        }
        style.low = (*range)[0];
        style.high = (*range)[1];
    }
    constexpr const char* kPercentiles = "[low, high] with 0 <= low < high <= 100";
    if (const auto percentiles = members.numbers<2>("percentiles", kPercentiles)) {
        style.lowPercentile = (*percentiles)[0];
        style.highPercentile = (*percentiles)[1];
        if (!(style.lowPercentile >= 0.0 && style.lowPercentile < style.highPercentile && style.highPercentile <= 100.0)) {
            members.refuse("percentiles", kPercentiles);
        }
    }
    if (const auto center = members.number("center", -1e300, 1e300, "a number")) {
        style.isCentered = true;
        style.center = *center;
    }
    members.boolean("logarithmic", style.isLogarithmic);
    style.opacity = members.number("opacity", 0.0, 1.0, "0 to 1").value_or(style.opacity);
    members.boolean("multiply", style.isMultiplied);
    style.pointSizePx = members.number("pointSize", 1.0, 100.0, "1 to 100").value_or(style.pointSizePx);
    style.arrowSpacingPx = members.number("arrowSpacing", 4.0, 1000.0, "4 to 1000").value_or(style.arrowSpacingPx);
    members.boolean("filled", style.isFilled);
    members.text("label", style.labelColumn);
    members.text("unit", style.unit);
    style.belowColor = colorText(members, "belowColor");
    style.aboveColor = colorText(members, "aboveColor");
    style.missingColor = colorText(members, "missingColor");
}

void readLayer(Members members, FigureSpec& spec) {
    core::Layer layer;
    std::string href;
    members.text("href", href);
    if (href.empty()) {
        members.refuse("href", "a file");
    }
    layer.href = href.find("://") != std::string::npos
                     ? href
                     : (std::filesystem::absolute(members.file()).parent_path() / href).lexically_normal().string();
    members.text("variable", layer.variable);
    members.text("northward", layer.northwardVariable);
    members.text("title", layer.title);
    layer.kind = static_cast<core::LayerKind>(members.word("kind", kKinds).value_or(0));
    readStyle(members, layer.style);
    std::optional<double> time;
    if (const Json* member = members.take("time")) {
        time = timeOf(members, "time", *member);
    }
    spec.depths.push_back(members.number("depth", -1e5, 1e5, "metres"));
    spec.times.push_back(time);
    members.index("timeIndex", layer.timeIndex);
    members.index("level", layer.verticalIndex);
    members.index("channel", layer.swathLayer);
    constexpr const char* kDepths = "[low, high] in metres, low <= high";
    if (const auto range = members.numbers<2>("depthRange", kDepths)) {
        if (!((*range)[0] <= (*range)[1])) {
            members.refuse("depthRange", kDepths);
        }
        layer.depthLowM = (*range)[0];
        layer.depthHighM = (*range)[1];
    }
    members.requireAllKnown();
    spec.layers.push_back(std::move(layer));
}

void readSection(Members& members, FigureSpec& spec) {
    const Json* section = members.take("section");
    if (section == nullptr) {
        return;
    }
    spec.section = core::sectionSetupFromJson(*section);
    if (!(spec.section.corridorKm >= 0.0 && spec.section.corridorKm <= 2000.0)) {
        members.refuse("section.corridorKm", "0 to 2000 km");
    }
    if (!(spec.section.halfRangeDays >= 0.0)) {
        members.refuse("section.halfRangeDays", "0 or more days");
    }
    if (!(std::abs(spec.section.placeDeg) <= (spec.section.source == core::SectionSource::Parallel ? 90.0 : 360.0))) {
        members.refuse("section.place", "degrees");
    }
}

void readPlace(Members& members, FigureSpec& spec) {
    constexpr const char* kLine = "[[longitude, latitude], ...] in degrees, two points at least";
    if (const Json* line = members.take("line")) {
        if (!line->is_array() || line->size() < 2 ||
            !std::all_of(line->begin(), line->end(), [](const Json& place) { return Members::areNumbers(place, 2); })) {
            members.refuse("line", kLine);
        }
        spec.line = line->get<std::vector<std::array<double, 2>>>();
    } else if (spec.view == "section" && spec.section.source == core::SectionSource::Line) {
        members.refuse("line", kLine);
    }
    if (const Json* at = members.take("at")) {
        if (at->is_object()) {
            Members pixel(*at, members.file(), "at.");
            spec.atPixel = std::array<std::size_t, 2>{};
            pixel.index("scanline", (*spec.atPixel)[0]);
            pixel.index("groundPixel", (*spec.atPixel)[1]);
            pixel.requireAllKnown();
        } else if (Members::areNumbers(*at, 2) && std::abs((*at)[1].get<double>()) <= 90.0) {
            spec.at = at->get<std::array<double, 2>>();
        } else {
            members.refuse("at", "[longitude, latitude] in degrees, or {\"scanline\": n, \"groundPixel\": n}");
        }
    } else if (spec.view == "timeseries" || spec.view == "spectrum" || spec.view == "residual") {
        members.refuse("at", "[longitude, latitude] in degrees, or {\"scanline\": n, \"groundPixel\": n}");
    }
    if (const Json* camera = members.take("camera")) {
        Members parts(*camera, members.file(), "camera.");
        FigureCamera seen;
        seen.longitudeDeg = parts.number("longitude", -720.0, 720.0, "degrees").value_or(seen.longitudeDeg);
        seen.latitudeDeg = parts.number("latitude", -90.0, 90.0, "-90 to 90 degrees").value_or(seen.latitudeDeg);
        seen.heightKm = parts.number("heightKm", 20.0, 1e6, "20 to 1000000 km").value_or(seen.heightKm);
        seen.headingDeg = parts.number("heading", -720.0, 720.0, "degrees").value_or(seen.headingDeg);
        seen.tiltDeg = parts.number("tilt", 0.0, 70.0, "0 to 70 degrees").value_or(seen.tiltDeg);
        seen.exaggeration = parts.number("exaggeration", 1.0, 1000.0, "1 to 1000").value_or(seen.exaggeration);
        parts.requireAllKnown();
        spec.camera = seen;
    }
    members.text("basis", spec.basis);
    if (spec.view == "residual" && spec.basis.empty()) {
        members.refuse("basis", "the file of a basis of atmosphere.pca-basis");
    }
    if (!spec.basis.empty() && std::filesystem::path(spec.basis).is_relative()) {
        spec.basis = (std::filesystem::absolute(members.file()).parent_path() / spec.basis).lexically_normal().string();
    }
    members.index("components", spec.components);
    members.boolean("profiles", spec.hasProfiles);
    members.index("x", spec.xLayer);
    members.index("y", spec.yLayer);
}

void readPage(Members& members, FigureSpec& spec) {
    members.text("projection", spec.projection);
    constexpr const char* kExtent = "[west, south, east, north] in degrees, south < north";
    spec.extent = members.numbers<4>("extent", kExtent);
    if (spec.extent) {
        const auto& [west, south, east, north] = *spec.extent;
        if (!(south < north) || std::abs(south) > 90.0 || std::abs(north) > 90.0) {
            members.refuse("extent", kExtent);
        }
    }
    constexpr const char* kSize = "[width, height], 16 to 16384 pixels each";
    if (const auto size = members.numbers<2>("size", kSize)) {
        for (const double length : *size) {
            if (length < 16.0 || length > 16384.0) {
                members.refuse("size", kSize);
            }
        }
        spec.size = {static_cast<int>((*size)[0]), static_cast<int>((*size)[1])};
    }
    spec.dpi = members.number("dpi", 36.0, 1200.0, "36 to 1200 pixels an inch").value_or(spec.dpi);
    members.text("title", spec.title);
    members.text("subtitle", spec.subtitle);
    members.text("credits", spec.credits);
    members.boolean("legend", spec.hasLegend);
    members.boolean("decorations", spec.hasDecorations);
    members.boolean("baseMap", spec.hasBaseMap);
    spec.isDark = members.word("theme", std::array<const char*, 2>{"light", "dark"}).value_or(0) == 1;
}

void readAnimation(Members& members, FigureSpec& spec) {
    const Json* given = members.take("animate");
    if (given == nullptr) {
        return;
    }
    Members parts(*given, members.file(), "animate.");
    FigureAnimation animation;
    animation.isOverDepth = parts.word("over", std::array<const char*, 2>{"time", "depth"}).value_or(0) == 1;
    for (const auto& [name, value] : {std::pair{"from", &animation.from}, std::pair{"to", &animation.to}}) {
        if (animation.isOverDepth) {
            *value = parts.number(name, -1e5, 1e5, "metres");
        } else if (const Json* time = parts.take(name)) {
            *value = timeOf(parts, name, *time);
        }
    }
    animation.step = static_cast<int>(parts.number("step", 1.0, 1e6, "1 or more").value_or(1.0));
    animation.framesPerSecond = parts.number("fps", 0.1, 60.0, "0.1 to 60").value_or(animation.framesPerSecond);
    if (animation.from && animation.to && *animation.from > *animation.to) {
        parts.refuse("to", "not before 'from'");
    }
    parts.requireAllKnown();
    spec.animation = animation;
}

void writeStyle(Json& json, const core::LayerStyle& style) {
    const core::LayerStyle usual;
    json["colorMap"] = style.colorMap;
    if (style.low && style.high) {
        json["range"] = {*style.low, *style.high};
    } else if (style.lowPercentile != usual.lowPercentile || style.highPercentile != usual.highPercentile) {
        json["percentiles"] = {style.lowPercentile, style.highPercentile};
    }
    const auto put = [&](const char* name, const auto& value, const auto& normal) {
        if (value != normal) {
            json[name] = value;
        }
    };
    if (style.isCentered) {
        json["center"] = style.center;
    }
    put("logarithmic", style.isLogarithmic, usual.isLogarithmic);
    put("opacity", style.opacity, usual.opacity);
    put("multiply", style.isMultiplied, usual.isMultiplied);
    put("pointSize", style.pointSizePx, usual.pointSizePx);
    put("arrowSpacing", style.arrowSpacingPx, usual.arrowSpacingPx);
    put("filled", style.isFilled, usual.isFilled);
    put("label", style.labelColumn, usual.labelColumn);
    put("unit", style.unit, usual.unit);
    put("belowColor", style.belowColor, usual.belowColor);
    put("aboveColor", style.aboveColor, usual.aboveColor);
    put("missingColor", style.missingColor, usual.missingColor);
}

Json layerJson(const FigureSpec& spec, std::size_t index, const std::filesystem::path& folder) {
    const core::Layer& layer = spec.layers[index];
    Json json;
    const auto below = layer.href.find("://") == std::string::npos ? std::filesystem::path(layer.href).lexically_relative(folder)
                                                                   : std::filesystem::path();
    json["href"] = below.empty() || below.string().starts_with("..") ? layer.href : below.generic_string();
    if (!layer.variable.empty()) {
        json["variable"] = layer.variable;
    }
    if (!layer.northwardVariable.empty()) {
        json["northward"] = layer.northwardVariable;
    }
    if (!layer.title.empty()) {
        json["title"] = layer.title;
    }
    if (layer.kind != core::LayerKind::Grid) {
        json["kind"] = kKinds.at(static_cast<std::size_t>(layer.kind));
    }
    writeStyle(json, layer.style);
    if (index < spec.times.size() && spec.times[index]) {
        json["time"] = core::formatIsoTime(*spec.times[index]);
    } else if (layer.timeIndex != 0) {
        json["timeIndex"] = layer.timeIndex;
    }
    if (index < spec.depths.size() && spec.depths[index]) {
        json["depth"] = *spec.depths[index];
    } else if (layer.verticalIndex != 0) {
        json["level"] = layer.verticalIndex;
    }
    if (layer.swathLayer != 0) {
        json["channel"] = layer.swathLayer;
    }
    if (layer.depthLowM && layer.depthHighM) {
        json["depthRange"] = {*layer.depthLowM, *layer.depthHighM};
    }
    return json;
}

Json cameraJson(const FigureCamera& camera) {
    const FigureCamera usual;
    Json json{{"longitude", camera.longitudeDeg}, {"latitude", camera.latitudeDeg}, {"heightKm", camera.heightKm}};
    for (const auto& [name, value, normal] :
         {std::tuple{"heading", camera.headingDeg, usual.headingDeg}, std::tuple{"tilt", camera.tiltDeg, usual.tiltDeg},
          std::tuple{"exaggeration", camera.exaggeration, usual.exaggeration}}) {
        if (value != normal) {
            json[name] = value;
        }
    }
    return json;
}

void writeBasis(Json& json, const FigureSpec& spec, const std::filesystem::path& folder) {
    if (!spec.basis.empty()) {
        const auto below = std::filesystem::path(spec.basis).lexically_relative(folder);
        json["basis"] = below.empty() || below.string().starts_with("..") ? spec.basis : below.generic_string();
    }
    if (spec.components != 0) {
        json["components"] = spec.components;
    }
}

void writePlace(Json& json, const FigureSpec& spec) {
    if (!spec.line.empty()) {
        json["line"] = spec.line;
    }
    if (!(spec.section == core::SectionSetup())) {
        json["section"] = core::toJson(spec.section);
    }
    if (spec.at) {
        json["at"] = *spec.at;
    } else if (spec.atPixel) {
        json["at"] = {{"scanline", (*spec.atPixel)[0]}, {"groundPixel", (*spec.atPixel)[1]}};
    }
    if (spec.camera) {
        json["camera"] = cameraJson(*spec.camera);
    }
    if (spec.hasProfiles) {
        json["profiles"] = true;
    }
    if (spec.view == "scatter") {
        json["x"] = spec.xLayer;
        json["y"] = spec.yLayer;
    }
    if (spec.extent) {
        json["extent"] = *spec.extent;
    }
}

Json animationJson(const FigureAnimation& animation) {
    Json json{{"over", animation.isOverDepth ? "depth" : "time"}, {"step", animation.step}, {"fps", animation.framesPerSecond}};
    for (const auto& [name, value] : {std::pair{"from", animation.from}, std::pair{"to", animation.to}}) {
        if (value) {
            json[name] = animation.isOverDepth ? Json(*value) : Json(core::formatIsoTime(*value));
        }
    }
    return json;
}

} // namespace

FigureSpec FigureSpec::read(const std::filesystem::path& path) {
    const Json json = Json::parse(core::readTextFile(path), nullptr, false);
    Members members(json, path, "");
    FigureSpec spec;
    spec.view = kViews.at(members.word("view", kViews).value_or(0));
    const Json* layers = members.take("layers");
    if (layers == nullptr || !layers->is_array() || layers->empty()) {
        members.refuse("layers", "a list of at least one layer");
    }
    for (std::size_t k = 0; k < layers->size(); ++k) {
        readLayer(Members((*layers)[k], path, "layers[" + std::to_string(k) + "]."), spec);
    }
    readSection(members, spec);
    readPlace(members, spec);
    if (spec.view == "scatter" && std::max(spec.xLayer, spec.yLayer) >= spec.layers.size()) {
        members.refuse("x, y", "indices of two layers");
    }
    readPage(members, spec);
    readAnimation(members, spec);
    members.requireAllKnown();
    return spec;
}

core::Json FigureSpec::toJson(const std::filesystem::path& folder) const {
    Json json;
    json["view"] = view;
    json["layers"] = Json::array();
    for (std::size_t k = 0; k < layers.size(); ++k) {
        json["layers"].push_back(layerJson(*this, k, folder));
    }
    const FigureSpec usual;
    if (view == "map") {
        json["projection"] = projection;
    }
    writePlace(json, *this);
    writeBasis(json, *this, folder);
    json["size"] = size;
    const auto put = [&](const char* name, const auto& value, const auto& normal) {
        if (value != normal) {
            json[name] = value;
        }
    };
    put("dpi", dpi, usual.dpi);
    put("title", title, usual.title);
    if (subtitle) {
        json["subtitle"] = *subtitle;
    }
    if (credits) {
        json["credits"] = *credits;
    }
    put("legend", hasLegend, usual.hasLegend);
    put("decorations", hasDecorations, usual.hasDecorations);
    put("baseMap", hasBaseMap, usual.hasBaseMap);
    if (isDark) {
        json["theme"] = "dark";
    }
    if (animation) {
        json["animate"] = animationJson(*animation);
    }
    return json;
}

} // namespace phidias::views

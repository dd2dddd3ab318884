#include "core/project/Layer.h"

#include "core/util/Error.h"

#include <array>
#include <string_view>

namespace phidias::core {

namespace {

constexpr std::array<std::string_view, 5> kKindNames{"grid", "swath", "observations", "raster", "features"};

template <typename T> void putIf(Json& json, const char* name, const std::optional<T>& value) {
    if (value) {
        json[name] = *value;
    }
}

/// Reads members and refuses what is unknown or of the wrong type.
class MemberReader {
public:
    MemberReader(const Json& json, const char* what) : m_json(json), m_what(what) {
        if (!json.is_object()) {
            fail(what);
        }
    }
    template <typename T> void read(const char* name, T& value) {
        m_known.emplace_back(name);
        if (const auto found = m_json.find(name); found != m_json.end()) {
            try {
                value = found->template get<T>();
            } catch (const nlohmann::json::exception&) {
                fail(name);
            }
        }
    }
    template <typename T> void read(const char* name, std::optional<T>& value) {
        T plain{};
        if (m_json.contains(name)) {
            read(name, plain);
            value = plain;
        } else {
            m_known.emplace_back(name);
        }
    }
    void finish() const {
        for (const auto& [name, value] : m_json.items()) {
            if (std::find(m_known.begin(), m_known.end(), name) == m_known.end()) {
                fail(name);
            }
        }
    }

private:
    [[noreturn]] void fail(const std::string& member) const {
        throw Error(ErrorCode::InvalidRequest, "project.member", {{"what", std::string(m_what)}, {"member", member}}, "hint.project.newer");
    }
    const Json& m_json;
    const char* m_what;
    std::vector<std::string> m_known;
};

Json styleJson(const LayerStyle& style) {
    Json json;
    json["colorMap"] = style.colorMap;
    putIf(json, "low", style.low);
    putIf(json, "high", style.high);
    json["lowPercentile"] = style.lowPercentile;
    json["highPercentile"] = style.highPercentile;
    json["isCentered"] = style.isCentered;
    json["center"] = style.center;
    json["isLogarithmic"] = style.isLogarithmic;
    json["belowColor"] = style.belowColor;
    json["aboveColor"] = style.aboveColor;
    json["missingColor"] = style.missingColor;
    json["unit"] = style.unit;
    json["opacity"] = style.opacity;
    json["isMultiplied"] = style.isMultiplied;
    json["arrowSpacingPx"] = style.arrowSpacingPx;
    json["pointSizePx"] = style.pointSizePx;
    return json;
}

LayerStyle styleFromJson(const Json& json) {
    LayerStyle style;
    MemberReader reader(json, "style");
    reader.read("colorMap", style.colorMap);
    reader.read("low", style.low);
    reader.read("high", style.high);
    reader.read("lowPercentile", style.lowPercentile);
    reader.read("highPercentile", style.highPercentile);
    reader.read("isCentered", style.isCentered);
    reader.read("center", style.center);
    reader.read("isLogarithmic", style.isLogarithmic);
    reader.read("belowColor", style.belowColor);
    reader.read("aboveColor", style.aboveColor);
    reader.read("missingColor", style.missingColor);
    reader.read("unit", style.unit);
    reader.read("opacity", style.opacity);
    reader.read("isMultiplied", style.isMultiplied);
    reader.read("arrowSpacingPx", style.arrowSpacingPx);
    reader.read("pointSizePx", style.pointSizePx);
    reader.finish();
    return style;
}

} // namespace

Json toJson(const Layer& layer) {
    Json json;
    json["id"] = layer.id;
    json["title"] = layer.title;
    json["href"] = layer.href;
    json["kind"] = kKindNames[static_cast<std::size_t>(layer.kind)];
    json["variable"] = layer.variable;
    json["northwardVariable"] = layer.northwardVariable;
    json["followsTime"] = layer.followsTime;
    json["followsDepth"] = layer.followsDepth;
    json["timeIndex"] = layer.timeIndex;
    json["verticalIndex"] = layer.verticalIndex;
    json["swathLayer"] = layer.swathLayer;
    putIf(json, "depthLowM", layer.depthLowM);
    putIf(json, "depthHighM", layer.depthHighM);
    json["isVisible"] = layer.isVisible;
    json["group"] = layer.group;
    json["jobId"] = layer.jobId;
    json["style"] = styleJson(layer.style);
    return json;
}

Layer layerFromJson(const Json& json) {
    Layer layer;
    std::string kind = "grid";
    Json style = Json::object();
    MemberReader reader(json, "layer");
    reader.read("id", layer.id);
    reader.read("title", layer.title);
    reader.read("href", layer.href);
    reader.read("kind", kind);
    reader.read("variable", layer.variable);
    reader.read("northwardVariable", layer.northwardVariable);
    reader.read("followsTime", layer.followsTime);
    reader.read("followsDepth", layer.followsDepth);
    reader.read("timeIndex", layer.timeIndex);
    reader.read("verticalIndex", layer.verticalIndex);
    reader.read("swathLayer", layer.swathLayer);
    reader.read("depthLowM", layer.depthLowM);
    reader.read("depthHighM", layer.depthHighM);
    reader.read("isVisible", layer.isVisible);
    reader.read("group", layer.group);
    reader.read("jobId", layer.jobId);
    reader.read("style", style);
    reader.finish();
    const auto found = std::find(kKindNames.begin(), kKindNames.end(), kind);
    if (found == kKindNames.end() || layer.href.empty()) {
        throw Error(ErrorCode::InvalidRequest, "project.member",
                    {{"what", std::string("layer")}, {"member", std::string(layer.href.empty() ? "href" : "kind")}}, "hint.project.newer");
    }
    layer.kind = static_cast<LayerKind>(found - kKindNames.begin());
    layer.style = styleFromJson(style);
    return layer;
}

} // namespace phidias::core

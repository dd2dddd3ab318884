#include "core/project/Layer.h"

#include "core/project/MemberReader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace phidias::core {

namespace {

constexpr std::array<std::string_view, 5> kKindNames{"grid", "swath", "observations", "raster", "features"};

// JSON has no number for infinity and NaN: written as they are, the project could not be read again.
void put(Json& json, const char* name, double value, double standard) {
    json[name] = std::isfinite(value) ? value : standard;
}

void putIf(Json& json, const char* name, const std::optional<double>& value) {
    if (value && std::isfinite(*value)) {
        json[name] = *value;
    }
}

} // namespace

Json toJson(const LayerStyle& style) {
    const LayerStyle standard;
    Json json;
    json["colorMap"] = style.colorMap;
    putIf(json, "low", style.low);
    putIf(json, "high", style.high);
    put(json, "lowPercentile", style.lowPercentile, standard.lowPercentile);
    put(json, "highPercentile", style.highPercentile, standard.highPercentile);
    json["isCentered"] = style.isCentered;
    put(json, "center", style.center, standard.center);
    json["isLogarithmic"] = style.isLogarithmic;
    json["belowColor"] = style.belowColor;
    json["aboveColor"] = style.aboveColor;
    json["missingColor"] = style.missingColor;
    json["unit"] = style.unit;
    put(json, "opacity", style.opacity, standard.opacity);
    json["isMultiplied"] = style.isMultiplied;
    put(json, "arrowSpacingPx", style.arrowSpacingPx, standard.arrowSpacingPx);
    json["isFilled"] = style.isFilled;
    json["labelColumn"] = style.labelColumn;
    put(json, "pointSizePx", style.pointSizePx, standard.pointSizePx);
    return json;
}

LayerStyle styleFromJson(const Json& json, const std::string& path) {
    LayerStyle style;
    MemberReader reader(json, path);
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
    reader.read("isFilled", style.isFilled);
    reader.read("labelColumn", style.labelColumn);
    reader.read("pointSizePx", style.pointSizePx);
    reader.finish();
    return style;
}

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
    json["style"] = toJson(layer.style);
    return json;
}

Layer layerFromJson(const Json& json, const std::string& path) {
    Layer layer;
    std::string kind = "grid";
    MemberReader reader(json, path);
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
    if (const Json* style = reader.find("style")) {
        layer.style = styleFromJson(*style, reader.pathOf("style"));
    }
    reader.finish();
    const auto found = std::find(kKindNames.begin(), kKindNames.end(), kind);
    if (found == kKindNames.end() || layer.href.empty()) {
        throw reader.failure(layer.href.empty() ? "href" : "kind");
    }
    layer.kind = static_cast<LayerKind>(found - kKindNames.begin());
    return layer;
}

} // namespace phidias::core

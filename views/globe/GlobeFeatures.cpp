#include "views/globe/GlobeFeatures.h"

#include "views/globe/GlobeLines.h"
#include "views/map/MapRenderer.h"

#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr double kMostPixels = 4096.0;
constexpr double kLeastStepDeg = 1e-5;
constexpr double kLift = 1.0001;                    ///< lines and points stand above the surface
constexpr std::uint32_t kPlain = 0xffb4541aU;       ///< as on the map: without a column that colours them
constexpr std::uint32_t kAreaOutline = 0xa0141414U; ///< of areas that have colours

void appendColor(std::vector<unsigned char>& rgba, std::uint32_t color, std::size_t times) {
    for (std::size_t k = 0; k < times; ++k) {
        for (const std::uint32_t shift : {16U, 8U, 0U, 24U}) {
            rgba.push_back(static_cast<unsigned char>((color >> shift) & 255U));
        }
    }
}

const core::Features& featuresOf(const SceneLayer& entry) {
    return *std::get<std::shared_ptr<const core::Features>>(entry.data->content());
}

bool hasAreas(const core::Features& features) {
    return std::any_of(features.geometries.begin(), features.geometries.end(),
                       [](const core::Geometry& geometry) { return geometry.type == core::GeometryType::Polygon; });
}

} // namespace

std::optional<GlobeAreas> areasOf(const SceneLayer& entry) {
    const auto& box = entry.data->extent();
    if (!entry.layer.style.isFilled || !hasAreas(featuresOf(entry)) || std::isnan(box.west) || std::isnan(box.south)) {
        return std::nullopt;
    }
    const double width = std::min(360.0, box.east < box.west ? box.east + 360.0 - box.west : box.east - box.west);
    const double step = std::max(kLeastStepDeg, std::max(width, box.north - box.south) / (kMostPixels - 2.0));
    const auto pixels = [step](double degrees) { return static_cast<int>(std::ceil(degrees / step)) + 2; };
    const double middle = box.west + 0.5 * width;
    const QSize size(std::min(pixels(width), static_cast<int>(std::ceil(360.0 / step))), pixels(box.north - box.south));
    MapScene map;
    map.layers = {entry};
    map.hasBackground = false;
    auto& layer = map.layers.front().layer;
    layer.isVisible = true;
    layer.style.opacity = 1.0; // the globe fades the whole
    layer.style.isMultiplied = false;
    layer.style.labelColumn.clear();
    MapTransform transform;
    transform.centerX = middle;
    transform.centerY = 0.5 * (box.south + box.north);
    transform.unitsPerPixel = step;
    transform.size = size;
    GlobeAreas areas{.picture = renderMap(map, transform, {}), .lattice = {}};
    areas.lattice.columns = static_cast<std::size_t>(size.width());
    areas.lattice.rows = static_cast<std::size_t>(size.height());
    constexpr double kPatchDeg = 2.0;
    areas.lattice.patchColumns = areas.lattice.patchRows = static_cast<std::size_t>(std::clamp(kPatchDeg / step, 1.0, 512.0));
    const double west = middle - 0.5 * step * size.width();
    const double south = transform.centerY - 0.5 * step * size.height();
    areas.lattice.node = [west, south, step](std::size_t column, std::size_t row) {
        return unitVector(west + step * static_cast<double>(column), std::clamp(south + step * static_cast<double>(row), -90.0, 90.0));
    };
    return areas;
}

std::vector<GlobeProp> featureProps(const SceneLayer& entry) {
    const auto& style = entry.layer.style;
    const auto& values = entry.data->featureValues();
    const auto scale = entry.data->scale(style);
    std::vector<float> lines;
    std::vector<std::size_t> lengths;
    std::vector<unsigned char> lineColors;
    std::vector<float> points;
    std::vector<unsigned char> pointColors;
    const auto& geometries = featuresOf(entry).geometries;
    for (std::size_t feature = 0; feature < geometries.size(); ++feature) {
        const auto& geometry = geometries[feature];
        const std::uint32_t own = values.empty() ? kPlain : scale.color(values[feature]);
        const bool isFilled = geometry.type == core::GeometryType::Polygon && style.isFilled && !values.empty();
        for (const auto& part : geometry.parts) {
            if (geometry.type == core::GeometryType::Point) {
                for (const auto& [longitude, latitude] : part.points) {
                    appendPlace(points, unitVector(longitude, latitude), kLift);
                }
                appendColor(pointColors, own, part.points.size());
            } else if (const std::size_t nodes = appendArcs(lines, part, kLift); nodes > 0) {
                lengths.push_back(nodes);
                appendColor(lineColors, isFilled ? kAreaOutline : geometry.type == core::GeometryType::Polygon ? kPlain : own, nodes);
            }
        }
    }
    std::vector<GlobeProp> props;
    if (!lengths.empty()) {
        props.push_back(coloredLinesProp(lines, lengths, lineColors, 1.4));
    }
    if (!points.empty()) {
        props.push_back(pointsProp(points, pointColors, style.pointSizePx));
    }
    return props;
}

} // namespace phidias::views

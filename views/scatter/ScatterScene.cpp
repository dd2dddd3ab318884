#include "views/scatter/ScatterScene.h"

#include "core/data/Quantity.h"
#include "views/plot/PlotBrush.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace phidias::views {

namespace {

constexpr std::size_t kColumns = 160;
constexpr std::size_t kRows = 100;

/// Range of an axis: where a histogram would have its bins, with a little room.
std::pair<double, double> rangeOf(std::vector<double> values) {
    const auto histogram = core::histogramOf(values, 1);
    if (histogram.counts.empty()) {
        return {0.0, 1.0};
    }
    const double room = 0.03 * (histogram.high() - histogram.low);
    return {histogram.low - room, histogram.high() + room};
}

} // namespace

ScatterScene makeScatter(const SceneLayer& x, const SceneLayer& y, double radiusDeg, std::stop_token stop) {
    ScatterScene scene;
    scene.xTitle = x.layer.title;
    scene.yTitle = y.layer.title;
    scene.xUnit = x.data->unit();
    scene.yUnit = y.data->unit();
    scene.xFile = x.layer.href;
    scene.yFile = y.layer.href;
    auto pairs = core::pairLayers(*x.data, *y.data, {.areSameFile = x.layer.href == y.layer.href, .radiusDeg = radiusDeg}, stop);
    const auto convert = scene.xUnit == scene.yUnit || scene.xUnit.empty() || scene.yUnit.empty()
                             ? std::nullopt
                             : core::conversion(scene.yUnit, scene.xUnit);
    if (convert) {
        std::transform(pairs.y.begin(), pairs.y.end(), pairs.y.begin(), *convert);
        scene.yUnit = scene.xUnit;
    }
    scene.isComparable = scene.xUnit == scene.yUnit;
    const bool isAtX = pairs.kind == core::PairingKind::PlacesOfX;
    scene.hasItems = core::hasItems(isAtX ? *x.data : *y.data);
    scene.moments = core::pairMoments(pairs.x, pairs.y);
    scene.leastSquares = core::leastSquares(scene.moments);
    scene.reducedMajorAxis = core::reducedMajorAxis(scene.moments);
    scene.theilSen = core::theilSen(pairs.x, pairs.y, stop);
    scene.xRange = rangeOf(pairs.x);
    scene.yRange = rangeOf(pairs.y);
    if (pairs.x.size() > kMostPoints) {
        scene.density = core::densityOf(pairs.x, pairs.y, scene.xRange, scene.yRange, kColumns, kRows);
    }
    scene.pairs = std::make_shared<const core::ValuePairs>(std::move(pairs));
    return scene;
}

Selection::Items itemsIn(const ScatterScene& scene, const QPolygonF& area) {
    Selection::Items items;
    if (!scene.pairs || !scene.hasItems) {
        return items;
    }
    const auto& pairs = *scene.pairs;
    const QRectF box = area.boundingRect();
    std::vector<std::uint32_t> found;
    for (std::size_t k = 0; k < pairs.x.size(); ++k) {
        if (isInArea(area, box, pairs.x[k], pairs.y[k])) {
            found.push_back(pairs.item[k]);
        }
    }
    if (pairs.kind != core::PairingKind::PlacesOfY) {
        items[scene.xFile] = found;
    }
    if (pairs.kind != core::PairingKind::PlacesOfX) {
        items[scene.yFile] = std::move(found);
    }
    return items;
}

std::vector<std::size_t> selectedPairs(const ScatterScene& scene, const Selection::Items& items) {
    std::vector<std::size_t> chosen;
    if (!scene.pairs || !scene.hasItems) {
        return chosen;
    }
    const auto& pairs = *scene.pairs;
    for (const auto* file : {&scene.xFile, &scene.yFile}) {
        const bool isOther = pairs.kind == (file == &scene.xFile ? core::PairingKind::PlacesOfY : core::PairingKind::PlacesOfX);
        const auto found = items.find(*file);
        if (isOther || found == items.end() || (file == &scene.yFile && scene.xFile == scene.yFile && !chosen.empty())) {
            continue;
        }
        // Both are rising.
        auto item = found->second.begin();
        for (std::size_t k = 0; k < pairs.item.size(); ++k) {
            while (item != found->second.end() && *item < pairs.item[k]) {
                ++item;
            }
            if (item != found->second.end() && *item == pairs.item[k]) {
                chosen.push_back(k);
            }
        }
    }
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    return chosen;
}

} // namespace phidias::views

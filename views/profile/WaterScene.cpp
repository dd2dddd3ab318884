#include "views/profile/WaterScene.h"

#include "core/scene/ColorScale.h"
#include "core/util/StopPoint.h"
#include "views/plot/PlotBrush.h"
#include "views/scene/Text.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iterator>
#include <set>

namespace phidias::views {

namespace {

constexpr std::size_t kColumns = 240; ///< of the density
constexpr std::size_t kRows = 180;

QString fileLabel(const std::string& href) {
    return toQt(std::filesystem::path(href).filename().string());
}

/// Range, depths and density of all clouds.
void describe(ObservedWater& water) {
    std::vector<double> salinity;
    std::vector<double> temperature;
    std::vector<double> depths;
    for (const auto& cloud : water.clouds) {
        const auto& samples = cloud.samples;
        salinity.insert(salinity.end(), samples.salinityGPerKg.begin(), samples.salinityGPerKg.end());
        temperature.insert(temperature.end(), samples.conservativeTemperatureC.begin(), samples.conservativeTemperatureC.end());
        std::copy_if(samples.depthM.begin(), samples.depthM.end(), std::back_inserter(depths),
                     [](double depth) { return std::isfinite(depth); });
    }
    if (salinity.empty()) {
        return;
    }
    const auto [leastS, mostS] = std::minmax_element(salinity.begin(), salinity.end());
    const auto [leastT, mostT] = std::minmax_element(temperature.begin(), temperature.end());
    water.box = {*leastS, *mostS, *leastT, *mostT};
    water.hasDepths = !depths.empty();
    water.deepestM = water.hasDepths ? std::max(1.0, core::percentile(std::move(depths), 98.0)) : 1.0;
    if (water.count > kMostWaterPoints && *leastS < *mostS && *leastT < *mostT) {
        water.density = core::densityOf(salinity, temperature, {*leastS, *mostS}, {*leastT, *mostT}, kColumns, kRows);
    }
}

} // namespace

std::shared_ptr<const ObservedWater> loadObservedWater(const std::vector<core::Layer>& layers, core::DatasetCache& cache,
                                                       std::stop_token stop) {
    const core::StopScope scope(stop);
    auto water = std::make_shared<ObservedWater>();
    std::set<std::string> done;
    for (const auto& layer : layers) {
        if (layer.kind != core::LayerKind::Observations || !done.insert(layer.href).second) {
            continue;
        }
        const auto observations = cache.observations(layer.href, stop);
        if (const auto found = observations ? core::waterVariables(*observations) : std::nullopt) {
            auto samples = core::waterSamples(*observations, *found, *cache.samples(layer.href, found->salinity, stop),
                                              *cache.samples(layer.href, found->temperature, stop), stop);
            water->count += samples.size();
            water->clouds.push_back({.href = layer.href, .label = fileLabel(layer.href), .samples = std::move(samples)});
        }
    }
    describe(*water);
    return water;
}

Selection::Items itemsIn(const ObservedWater& water, const QPolygonF& area) {
    Selection::Items items;
    const QRectF box = area.boundingRect();
    for (const auto& cloud : water.clouds) {
        const auto& samples = cloud.samples;
        auto& chosen = items[cloud.href];
        for (std::size_t k = 0; k < samples.size(); ++k) {
            const bool isRepeated = !chosen.empty() && chosen.back() == samples.cast[k];
            if (!isRepeated && isInArea(area, box, samples.salinityGPerKg[k], samples.conservativeTemperatureC[k])) {
                chosen.push_back(samples.cast[k]);
            }
        }
    }
    std::erase_if(items, [](const auto& entry) { return entry.second.empty(); });
    return items;
}

ChosenWater chosenWater(const ObservedWater& water, const Selection::Items& items) {
    ChosenWater chosen;
    for (const bool isCounting : {true, false}) {
        const std::size_t step = chosen.count / kMostWaterPoints + 1;
        std::size_t number = 0;
        for (const auto& cloud : water.clouds) {
            const auto found = items.find(cloud.href);
            const auto& samples = cloud.samples;
            for (std::size_t k = 0; found != items.end() && k < samples.size(); ++k) {
                if (!std::binary_search(found->second.begin(), found->second.end(), samples.cast[k])) {
                    continue;
                }
                if (!isCounting && number % step == 0) {
                    chosen.salinityGPerKg.push_back(samples.salinityGPerKg[k]);
                    chosen.conservativeTemperatureC.push_back(samples.conservativeTemperatureC[k]);
                }
                ++number;
            }
        }
        chosen.count = number;
    }
    return chosen;
}

std::vector<WaterCloud> loadWaterColumns(const std::vector<core::Layer>& layers, double longitudeDeg, double latitudeDeg,
                                         core::DatasetCache& cache, std::stop_token stop) {
    const core::StopScope scope(stop);
    std::vector<WaterCloud> columns;
    std::set<std::string> done;
    for (const auto& layer : layers) {
        if (layer.kind != core::LayerKind::Grid || !done.insert(layer.href).second) {
            continue;
        }
        const auto grid = cache.grid(layer.href, stop);
        const auto water = grid ? core::waterVariables(*grid) : std::nullopt;
        auto column = water ? core::waterColumn(*grid, *water, longitudeDeg, latitudeDeg, layer.timeIndex, cache.budget()) : std::nullopt;
        if (column && column->size() > 0) {
            columns.push_back({.href = layer.href, .label = fileLabel(layer.href), .samples = std::move(*column)});
        }
    }
    return columns;
}

} // namespace phidias::views

#include "views/profile/WaterScene.h"

#include "views/scene/Text.h"

#include <filesystem>
#include <set>

namespace phidias::views {

namespace {

QString fileLabel(const std::string& href) {
    return toQt(std::filesystem::path(href).filename().string());
}

} // namespace

std::vector<WaterCloud> loadObservedWater(const std::vector<core::Layer>& layers, core::DatasetCache& cache, std::stop_token stop) {
    std::vector<WaterCloud> clouds;
    std::set<std::string> done;
    for (const auto& layer : layers) {
        if (layer.kind != core::LayerKind::Observations || !done.insert(layer.href).second) {
            continue;
        }
        const auto observations = cache.observations(layer.href, stop);
        if (const auto water = observations ? core::waterVariables(*observations) : std::nullopt) {
            auto samples = core::waterSamples(*observations, *water, *cache.samples(layer.href, water->salinity, stop),
                                              *cache.samples(layer.href, water->temperature, stop), stop);
            clouds.push_back({.href = layer.href, .label = fileLabel(layer.href), .samples = std::move(samples)});
        }
    }
    return clouds;
}

std::vector<WaterCloud> loadWaterColumns(const std::vector<core::Layer>& layers, double longitudeDeg, double latitudeDeg,
                                         core::DatasetCache& cache, std::stop_token stop) {
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

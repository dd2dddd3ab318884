#include "views/figure/FigureView.h"

#include "core/util/Error.h"
#include "core/util/StopPoint.h"
#include "views/map/FigurePainter.h"

#include <filesystem>
#include <list>
#include <mutex>

namespace phidias::views {

namespace {

/// All that the values of a layer depend on: its members without the style, but with the unit, and the state of its file.
std::string keyOf(core::Layer layer) {
    core::LayerStyle style;
    style.unit = layer.style.unit;
    layer.style = style;
    layer.id.clear();
    layer.title.clear();
    layer.group.clear();
    layer.jobId.clear();
    layer.isVisible = layer.followsTime = layer.followsDepth = true;
    std::error_code ignored;
    const auto written = std::filesystem::last_write_time(layer.href, ignored);
    return core::toJson(layer).dump() + (ignored ? std::string() : std::to_string(written.time_since_epoch().count()));
}

} // namespace

struct LayerCache::State {
    LayerLoader read;
    std::size_t most = 1;
    std::mutex mutex;
    std::list<std::pair<std::string, std::shared_ptr<const core::LayerData>>> entries; ///< the last used first

    std::shared_ptr<const core::LayerData> find(const std::string& key) {
        const std::scoped_lock lock(mutex);
        const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.first == key; });
        if (found == entries.end()) {
            return nullptr;
        }
        entries.splice(entries.begin(), entries, found);
        return found->second;
    }
    void put(const std::string& key, std::shared_ptr<const core::LayerData> data) {
        const std::scoped_lock lock(mutex);
        std::erase_if(entries, [&](const auto& entry) { return entry.first == key; });
        entries.emplace_front(key, std::move(data));
        if (entries.size() > most) {
            entries.pop_back();
        }
    }
};

LayerCache::LayerCache(LayerLoader loader, std::size_t most) : m_state(std::make_shared<State>()) {
    m_state->read = std::move(loader);
    m_state->most = most;
}

void LayerCache::put(const core::Layer& layer, std::shared_ptr<const core::LayerData> data) {
    m_state->put(keyOf(layer), std::move(data));
}

LayerLoader LayerCache::loader() const {
    return [state = m_state](const core::Layer& layer, std::stop_token stop) {
        const std::string key = keyOf(layer);
        auto data = state->find(key);
        if (!data) {
            data = state->read(layer, std::move(stop));
            state->put(key, data);
        }
        return data;
    };
}

LayerLoader fileLoader(const core::MemoryBudget& budget) {
    return [budget](const core::Layer& layer, std::stop_token stop) { return core::LayerData::load(layer, budget, std::move(stop)); };
}

std::vector<SceneLayer> loadLayers(const FigureSpec& spec, const LayerLoader& loader, const core::MemoryBudget& budget,
                                   std::stop_token stop) {
    const core::StopScope scope(stop);
    std::vector<SceneLayer> layers;
    for (std::size_t k = 0; k < spec.layers.size(); ++k) {
        const core::Layer layer = resolvedLayer(spec.layers[k], spec.depths[k], spec.times[k], budget);
        if (stop.stop_requested()) {
            throw core::Error(core::ErrorCode::Cancelled, "core.cancelled");
        }
        layers.push_back({layer, loader(layer, stop)});
    }
    return layers;
}

} // namespace phidias::views

#include "views/globe/GlobeUprightLoader.h"

#include "core/io/OpenDataset.h"
#include "core/scene/SpeedGrid.h"
#include "core/util/Error.h"
#include "core/util/Paths.h"
#include "views/scene/WorkPool.h"

#include <QCoreApplication>
#include <QPointer>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace phidias::views {

namespace {

constexpr int kRestMs = 60;
constexpr std::size_t kMostSamples = 200000;

/// Everything of a layer that what stands on the globe depends on.
core::Json keyOf(const SceneLayer& entry) {
    const auto scale = entry.data->scale(entry.layer.style);
    return {core::stampOf(entry.layer.href),    entry.layer.variable, entry.layer.timeIndex,
            core::toJson(entry.layer)["style"], scale.low(),          scale.high()};
}

bool isLocal(const SceneLayer& entry) {
    return entry.layer.isVisible && entry.data && entry.layer.href.find("://") == std::string::npos;
}

} // namespace

bool canBeCurtain(const SceneLayer& entry) {
    return isLocal(entry) && entry.layer.kind == core::LayerKind::Grid && !entry.data->levels().empty();
}

bool canBeSticks(const SceneLayer& entry) {
    return isLocal(entry) && entry.layer.kind == core::LayerKind::Observations;
}

std::shared_ptr<const GlobeCurtain> loadCurtain(const SceneLayer& entry, const std::vector<core::LinePoint>& line,
                                                const core::MemoryBudget& budget, std::stop_token stop) {
    const auto dataset = core::openDataset(entry.layer.href, {.budget = budget, .stop = stop, .csvColumns = {}});
    const auto* opened = std::get_if<std::shared_ptr<const core::Grid>>(&dataset);
    const auto grid = opened == nullptr ? nullptr : core::gridOfLayer(*opened, entry.layer);
    const auto variable = grid ? grid->findVariable(entry.layer.variable) : std::nullopt;
    if (!variable) {
        return nullptr;
    }
    auto section = core::sectionAlong(*grid, *variable, line, entry.layer.timeIndex, 0.0, budget, stop);
    const bool isInMetres = section.verticalKind == core::VerticalKind::Depth || section.verticalKind == core::VerticalKind::Height;
    if (!isInMetres) {
        return nullptr; // pressures and model levels have no height to stand at
    }
    return std::make_shared<GlobeCurtain>(GlobeCurtain{std::move(section), entry.data->scale(entry.layer.style)});
}

std::shared_ptr<const GlobeSticks> loadSticks(const core::Layer& layer, const core::ColorScale& scale, const core::MemoryBudget& budget,
                                              std::stop_token stop) {
    const auto dataset = core::openDataset(layer.href, {.budget = budget, .stop = stop, .csvColumns = {}});
    const auto* observations = std::get_if<std::shared_ptr<const core::Observations>>(&dataset);
    const auto variable = observations == nullptr ? std::nullopt : (*observations)->findVariable(layer.variable);
    if (!variable) {
        return nullptr;
    }
    const auto samples = (*observations)->read(*variable);
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < samples.value.size(); ++k) {
        const auto& cast = (*observations)->casts[samples.cast[k]];
        if (samples.isGood[k] && cast.isPositionGood && std::isfinite(samples.value[k]) && std::isfinite(samples.depthM[k]) &&
            std::isfinite(cast.longitudeDeg) && std::isfinite(cast.latitudeDeg)) {
            order.push_back(k);
        }
    }
    const std::size_t each = order.size() / kMostSamples + 1;
    std::erase_if(order, [&](std::size_t k) { return samples.cast[k] % each != 0; });
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tuple(samples.cast[a], samples.depthM[a], a) < std::tuple(samples.cast[b], samples.depthM[b], b);
    });
    if (stop.stop_requested()) {
        throw core::Error(core::ErrorCode::Cancelled, "core.cancelled");
    }
    GlobeSticks sticks{.longitudeDeg = {}, .latitudeDeg = {}, .depthM = {}, .value = {}, .cast = {}, .scale = scale};
    for (const std::size_t k : order) {
        const auto& cast = (*observations)->casts[samples.cast[k]];
        sticks.longitudeDeg.push_back(cast.longitudeDeg);
        sticks.latitudeDeg.push_back(cast.latitudeDeg);
        sticks.depthM.push_back(samples.depthM[k]);
        sticks.value.push_back(samples.value[k]);
        sticks.cast.push_back(samples.cast[k]);
    }
    return std::make_shared<GlobeSticks>(std::move(sticks));
}

GlobeUprightLoader::GlobeUprightLoader(core::MemoryBudget budget, QObject* parent) : QObject(parent), m_budget(budget) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, &GlobeUprightLoader::start);
}

GlobeUprightLoader::~GlobeUprightLoader() {
    m_stop.request_stop();
}

void GlobeUprightLoader::setLayers(const std::vector<SceneLayer>& layers) {
    m_layers = layers;
    m_rest.start();
}

void GlobeUprightLoader::setLine(const std::vector<core::LinePoint>& line) {
    m_line = line;
    m_rest.start();
}

void GlobeUprightLoader::setOn(bool hasCurtains, bool hasSticks) {
    m_hasCurtains = hasCurtains;
    m_hasSticks = hasSticks;
    m_rest.start();
}

void GlobeUprightLoader::start() {
    std::vector<SceneLayer> grids;
    std::vector<SceneLayer> profiles;
    core::Json key = core::Json::array({m_line});
    for (const auto& entry : m_layers) {
        if (m_hasCurtains && m_line.size() > 1 && canBeCurtain(entry)) {
            grids = {entry}; // the topmost: curtains of two layers would stand in the same place
        } else if (m_hasSticks && canBeSticks(entry)) {
            profiles.push_back(entry);
        }
    }
    for (const auto* list : {&grids, &profiles}) {
        for (const auto& entry : *list) {
            key.push_back(keyOf(entry));
        }
    }
    const std::string text = key.dump();
    if (text == m_key) {
        return;
    }
    m_key = text;
    m_stop.request_stop();
    m_stop = std::stop_source();
    const unsigned serial = ++m_serial;
    ++m_running;
    const QPointer<GlobeUprightLoader> self(this);
    workPool().start([self, grids, profiles, line = m_line, budget = m_budget, serial, stop = m_stop.get_token()] {
        std::vector<std::shared_ptr<const GlobeCurtain>> curtains;
        std::vector<std::shared_ptr<const GlobeSticks>> sticks;
        std::optional<core::Error> error;
        try {
            for (const auto& entry : grids) {
                curtains.push_back(loadCurtain(entry, line, budget, stop));
            }
            for (const auto& entry : profiles) {
                sticks.push_back(loadSticks(entry.layer, entry.data->scale(entry.layer.style), budget, stop));
            }
        } catch (...) {
            error = core::currentError();
        }
        std::erase(curtains, nullptr);
        std::erase(sticks, nullptr);
        QMetaObject::invokeMethod(qApp, [self, curtains, sticks, error, serial] {
            if (!self) {
                return;
            }
            --self->m_running;
            if (serial != self->m_serial) {
                return;
            }
            Q_EMIT self->loaded(curtains, sticks);
            if (error && error->code() != core::ErrorCode::Cancelled) {
                Q_EMIT self->failed(*error);
            }
        });
    });
}

} // namespace phidias::views

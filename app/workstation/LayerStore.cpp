#include "app/workstation/LayerStore.h"

#include "app/workstation/TextCatalog.h"
#include "core/util/Paths.h"
#include "core/util/StopPoint.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThread>
#include <QTimer>
#include <set>

namespace phidias::app {

namespace {

/// Everything of a layer that its values depend on, and nothing of its style.
std::string keyOf(const core::Layer& layer) {
    const auto number = [](const std::optional<double>& value) { return value ? std::to_string(*value) : std::string("-"); };
    return layer.href + "\n" + layer.variable + "\n" + layer.northwardVariable + "\n" + std::to_string(static_cast<int>(layer.kind)) +
           "\n" + std::to_string(layer.timeIndex) + "\n" + std::to_string(layer.verticalIndex) + "\n" + std::to_string(layer.swathLayer) +
           "\n" + number(layer.depthLowM) + "\n" + number(layer.depthHighM) + "\n" + layer.style.unit;
}

} // namespace

LayerStore::LayerStore(core::MemoryBudget budget, ServeClient& remote, QObject* parent)
    : QObject(parent), m_budget(budget), m_remote(remote) {
    m_overviews.setMaxThreadCount(1);
    m_overviews.setThreadPriority(QThread::LowestPriority);
}

LayerStore::~LayerStore() {
    for (auto& [key, entry] : m_entries) {
        entry.stop.request_stop();
    }
}

std::vector<views::SceneLayer> LayerStore::scene(const std::vector<core::Layer>& layers) {
    std::vector<views::SceneLayer> scene;
    std::set<std::string> needed;
    std::set<std::string> shown;
    for (const auto& layer : layers) {
        if (layer.isVisible) {
            shown.insert(keyOf(layer));
        }
    }
    // What is hidden is read when it is shown again, even if it was cancelled.
    std::erase_if(m_entries, [&](const auto& entry) { return isCancelled(entry.second) && !shown.contains(entry.first); });
    for (const auto& layer : layers) {
        const std::string key = keyOf(layer);
        needed.insert(key);
        if (!m_entries.contains(key) && layer.isVisible && !m_missing.contains(layer.href)) {
            load(key, layer);
        }
        const auto found = m_entries.find(key);
        scene.push_back({layer, found == m_entries.end() ? nullptr : found->second.data});
    }
    // While another slice of a layer is read, its old values stay on the map.
    for (auto& entry : scene) {
        if (!entry.data && entry.layer.isVisible) {
            for (const auto& [key, other] : m_entries) {
                if (other.data &&
                    key.starts_with(entry.layer.href + "\n" + entry.layer.variable + "\n" + entry.layer.northwardVariable + "\n") &&
                    !needed.contains(key)) {
                    entry.data = other.data;
                    needed.insert(key);
                    break;
                }
            }
        }
    }
    std::erase_if(m_entries, [&](auto& entry) {
        const bool isOver = !needed.contains(entry.first);
        if (isOver) {
            entry.second.stop.request_stop();
        }
        return isOver;
    });
    return scene;
}

void LayerStore::forget(const std::string& href) {
    std::erase_if(m_entries, [&](auto& entry) {
        const bool isOf = entry.first.starts_with(href + "\n");
        if (isOf) {
            entry.second.stop.request_stop();
        }
        return isOf;
    });
}

bool LayerStore::isLoading(const core::Layer& layer) const {
    const auto found = m_entries.find(keyOf(layer));
    return found != m_entries.end() && found->second.isLoading;
}

bool LayerStore::isSlow(const core::Layer& layer) const {
    const auto found = m_entries.find(keyOf(layer));
    return found != m_entries.end() && found->second.isLoading && found->second.isSlow;
}

void LayerStore::cancel(const core::Layer& layer) {
    const auto found = m_entries.find(keyOf(layer));
    if (found == m_entries.end() || !found->second.isLoading) {
        return;
    }
    auto& entry = found->second;
    entry.stop.request_stop();
    if (entry.request) {
        m_remote.cancel(*entry.request);
    }
    entry.isLoading = false;
    entry.serial = ++m_serial; // what still comes of it is of an earlier reading
    entry.error = core::Error(core::ErrorCode::Cancelled, "core.cancelled");
    Q_EMIT loaded();
}

void LayerStore::readAgain(const core::Layer& layer) {
    if (const auto found = m_entries.find(keyOf(layer)); found != m_entries.end() && !found->second.isLoading) {
        found->second.stop.request_stop(); // overviews that are being made
        m_entries.erase(found);
        Q_EMIT loaded();
    }
}

bool LayerStore::isLoading() const {
    return std::any_of(m_entries.begin(), m_entries.end(), [](const auto& entry) { return entry.second.isLoading; });
}

void LayerStore::setMissing(std::set<std::string> files) {
    if (files == m_missing) {
        return;
    }
    m_missing.swap(files);
    // What has come back is read again.
    std::erase_if(m_entries, [&](const auto& entry) {
        const std::string href = entry.first.substr(0, entry.first.find('\n'));
        return entry.second.error && files.contains(href) && !m_missing.contains(href);
    });
    Q_EMIT loaded();
}

std::optional<core::Error> LayerStore::failure(const core::Layer& layer) const {
    if (m_missing.contains(layer.href)) {
        return core::Error(core::ErrorCode::Unreadable, "core.file.missing", {{"path", layer.href}}, "hint.core.file.checkName");
    }
    const auto found = m_entries.find(keyOf(layer));
    return found == m_entries.end() ? std::nullopt : found->second.error;
}

std::shared_ptr<const core::LayerData> LayerStore::data(const core::Layer& layer) const {
    const auto found = m_entries.find(keyOf(layer));
    return found == m_entries.end() ? nullptr : found->second.data;
}

void LayerStore::take(const std::string& key, unsigned serial, const QString& title, std::shared_ptr<const core::LayerData> data,
                      const std::optional<core::Error>& error) {
    const auto found = m_entries.find(key);
    if (found == m_entries.end() || found->second.serial != serial) {
        return;
    }
    found->second.isLoading = false;
    found->second.data = std::move(data);
    found->second.error = error;
    if (error && error->messageId() == "core.file.missing") {
        Q_EMIT fileMissed();
    } else if (error && error->code() != core::ErrorCode::Cancelled) {
        Q_EMIT failed(title, errorText(*error));
    }
    if (found->second.data) {
        startOverviews(title, found->second.data, found->second.stop.get_token());
    }
    Q_EMIT loaded();
}

void LayerStore::startOverviews(const QString& title, const std::shared_ptr<const core::LayerData>& data, std::stop_token stop) {
    const auto* raster = std::get_if<core::LayerRaster>(&data->content());
    if (raster == nullptr || !raster->tiles->needsOverviews()) {
        return;
    }
    Q_EMIT overviewsStarted(title);
    const QPointer<LayerStore> self(this);
    m_overviews.start([self, title, tiles = raster->tiles, stop = std::move(stop)] {
        std::optional<core::Error> error;
        try {
            if (!stop.stop_requested()) {
                static_cast<void>(tiles->buildOverviews(core::cacheFolder() / "overviews", stop));
            }
        } catch (...) {
            error = core::currentError();
        }
        const bool isStopped = stop.stop_requested();
        QMetaObject::invokeMethod(qApp, [self, title, error, isStopped] {
            if (self && !isStopped) {
                Q_EMIT self->overviewsEnded(title, error ? errorText(*error) : QString());
            }
        });
    });
}

void LayerStore::load(const std::string& key, const core::Layer& layer) {
    auto& entry = m_entries[key];
    entry.isLoading = true;
    entry.serial = ++m_serial;
    QTimer::singleShot(kPatience, this, [this, key, serial = entry.serial] {
        const auto found = m_entries.find(key);
        if (found != m_entries.end() && found->second.serial == serial && found->second.isLoading) {
            found->second.isSlow = true;
            Q_EMIT slowed();
        }
    });
    const QPointer<LayerStore> self(this);
    const QString title = views::toQt(layer.title);
    if (layer.href.find("://") != std::string::npos) {
        entry.request = m_remote.ask(
            {{"read", {{"href", layer.href}, {"variable", layer.variable}, {"time", layer.timeIndex}, {"level", layer.verticalIndex}}}},
            [self, key, layer, title, serial = entry.serial](const core::Json& result, std::optional<core::Error> error) {
                std::shared_ptr<const core::LayerData> data;
                try {
                    data = error ? nullptr : core::LayerData::ofAnswer(layer, result.at("read"));
                } catch (...) {
                    error = core::currentError();
                }
                if (self) {
                    self->take(key, serial, title, data, error);
                }
            });
        return;
    }
    views::workPool().start([self, key, layer, title, budget = m_budget, stop = entry.stop.get_token(), serial = entry.serial] {
        std::shared_ptr<const core::LayerData> data;
        std::optional<core::Error> error;
        try {
            data = core::LayerData::load(layer, budget, stop);
            const core::StopScope scope(stop);
            static_cast<void>(data->scale(layer.style)); // the percentiles of many values take longer than the window may wait
        } catch (...) {
            error = core::currentError();
        }
        QMetaObject::invokeMethod(qApp, [self, key, data, error, serial, title] {
            if (self) {
                self->take(key, serial, title, data, error);
            }
        });
    });
}

} // namespace phidias::app

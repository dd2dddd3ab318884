#pragma once

#include "core/util/Error.h"
#include "views/scene/SceneLayer.h"

#include <QObject>

#include <map>
#include <optional>
#include <stop_token>

namespace phidias::app {

/// Reads the values of layers in a pool and keeps them as long as a layer shows them.
class LayerStore : public QObject {
    Q_OBJECT

public:
    explicit LayerStore(core::MemoryBudget budget, QObject* parent = nullptr) : QObject(parent), m_budget(budget) {}
    ~LayerStore() override;

    /// The layers with what has been read of them; starts reading what visible ones lack, forgets what no layer needs any more.
    [[nodiscard]] std::vector<views::SceneLayer> scene(const std::vector<core::Layer>& layers);
    /// Reads a layer again, as after a job wrote its file anew.
    void forget(const std::string& href);
    [[nodiscard]] bool isLoading() const;
    /// Why a layer could not be read; nothing when it could, or is still being read.
    [[nodiscard]] std::optional<core::Error> failure(const core::Layer& layer) const;

Q_SIGNALS:
    void loaded();                              ///< some layer was read, or failed
    void failed(const QString& title, const QString& message);

private:
    struct Entry {
        std::shared_ptr<const core::LayerData> data;
        std::optional<core::Error> error;
        std::stop_source stop;
        bool isLoading = false;
        unsigned serial = 0;
    };
    void load(const std::string& key, const core::Layer& layer);

    core::MemoryBudget m_budget;
    std::map<std::string, Entry> m_entries; ///< by what the values depend on
    unsigned m_serial = 0;
};

} // namespace phidias::app

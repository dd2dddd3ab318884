#pragma once

#include "core/util/Error.h"
#include "core/util/MemoryBudget.h"
#include "views/globe/GlobeScene.h"

#include <QObject>
#include <QTimer>
#include <map>
#include <stop_token>
#include <vector>

namespace phidias::views {

/// The section along a line through a gridded layer with levels. @returns nothing when its levels are no depths or heights in metres
/// @throws core::Error as core::openDataset(), core::sectionAlong()
[[nodiscard]] std::shared_ptr<const GlobeCurtain> loadCurtain(const SceneLayer& entry, const std::vector<core::LinePoint>& line,
                                                              const core::MemoryBudget& budget, std::stop_token stop);

/// Whether a curtain can stand along a line through the layer. A layer on a server is not read for it.
[[nodiscard]] bool canBeCurtain(const SceneLayer& entry);
/// Whether profiles of the layer can stand.
[[nodiscard]] bool canBeSticks(const SceneLayer& entry);

/// Profiles of an observation layer, every sample of known depth; casts are thinned evenly when there are too many samples to draw.
/// @throws core::Error as core::openDataset(); core::Error{Cancelled}
[[nodiscard]] std::shared_ptr<const GlobeSticks> loadSticks(const core::Layer& layer, const core::ColorScale& scale,
                                                            const core::MemoryBudget& budget, std::stop_token stop);

/// Reads what stands on the globe, in a pool: the section along the line through each visible gridded layer that has levels, and the
/// profiles of each visible observation layer.
class GlobeUprightLoader : public QObject {
    Q_OBJECT

public:
    explicit GlobeUprightLoader(core::MemoryBudget budget, QObject* parent = nullptr);
    ~GlobeUprightLoader() override;

    void setLayers(const std::vector<SceneLayer>& layers);
    void setLine(const std::vector<core::LinePoint>& line);
    /// Nothing is read, and nothing stands, while it is off.
    void setOn(bool hasCurtains, bool hasSticks);
    [[nodiscard]] bool isLoading() const { return m_running > 0 || m_rest.isActive(); }

Q_SIGNALS:
    void loaded(const std::vector<std::shared_ptr<const phidias::views::GlobeCurtain>>& curtains,
                const std::vector<std::shared_ptr<const phidias::views::GlobeSticks>>& sticks);
    void failed(const phidias::core::Error& error);

private:
    void start();

    core::MemoryBudget m_budget;
    std::vector<SceneLayer> m_layers;
    std::vector<core::LinePoint> m_line;
    bool m_hasCurtains = true;
    bool m_hasSticks = true;
    std::string m_key; ///< of what was asked for last
    QTimer m_rest;
    std::stop_source m_stop;
    unsigned m_serial = 0;
    int m_running = 0;
};

} // namespace phidias::views

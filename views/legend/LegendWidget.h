#pragma once

#include "views/scene/SceneLayer.h"

#include <QWidget>

#include <vector>

namespace phidias::views {

/// The colour bars of the visible layers, each scale once.
class LegendWidget : public QWidget {
    Q_OBJECT

public:
    explicit LegendWidget(QWidget* parent = nullptr);
    void setLayers(const std::vector<SceneLayer>& layers);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 60}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Entry {
        QString title;
        QString unit;
        core::ColorScale scale;
        std::string key;
    };
    std::vector<Entry> m_entries;
};

} // namespace phidias::views

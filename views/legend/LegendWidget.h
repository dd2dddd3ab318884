#pragma once

#include "views/legend/LegendPainter.h"

#include <QWidget>
#include <vector>

namespace phidias::views {

/// The colour scales of the visible layers, each once, under one another; a screen reader hears them in words.
class LegendWidget : public QWidget {
    Q_OBJECT

public:
    explicit LegendWidget(QWidget* parent = nullptr);
    void setLayers(const std::vector<SceneLayer>& layers);
    [[nodiscard]] const std::vector<LegendEntry>& entries() const { return m_entries; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 60}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<LegendEntry> m_entries;
};

} // namespace phidias::views

#pragma once

#include "views/legend/LegendPainter.h"

#include <QWidget>
#include <vector>

namespace phidias::views {

/// The colour scales of the visible layers, each once, side by side where there is room and under one another: it is as high as they need,
/// to lie in a scroll area. A screen reader hears them in words.
class LegendWidget : public QWidget {
    Q_OBJECT

public:
    explicit LegendWidget(QWidget* parent = nullptr);
    void setLayers(const std::vector<SceneLayer>& layers);
    [[nodiscard]] const std::vector<LegendEntry>& entries() const { return m_entries; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 60}; }
    /// Where the entries are drawn in a widget of a width; none lies on another.
    [[nodiscard]] std::vector<QRectF> places(double width) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// As high as its entries.
    void fit();

    std::vector<LegendEntry> m_entries;
};

} // namespace phidias::views

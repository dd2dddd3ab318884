#pragma once

#include "core/scene/Histogram.h"
#include "views/plot/CustomPlot.h"
#include "views/plot/LatestRun.h"
#include "views/plot/PlotPanel.h"
#include "views/scene/SceneLayer.h"

#include <QWidget>
#include <cstdint>
#include <optional>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSlider;

namespace phidias::views {

/// Histogram of a map of scores with a threshold: moving it chooses the pixels above it, live. The histogram is made in the pool; choosing
/// is one pass over the pixels.
/// @thread GUI
class ScoreWidget : public QWidget {
    Q_OBJECT

public:
    explicit ScoreWidget(QWidget* parent = nullptr);

    /// Maps of scores among the layers: swaths whose variable begins with "score", or is "t2".
    void setLayers(const std::vector<SceneLayer>& layers, const std::string& chosen);
    void setThreshold(double threshold);
    [[nodiscard]] double threshold() const { return m_threshold; }
    [[nodiscard]] bool isComputing() const { return m_run.isRunning(); }
    [[nodiscard]] const std::optional<core::Histogram>& histogram() const { return m_histogram; }
    [[nodiscard]] PlotPanel& panel() { return *m_panel; }
    /// File of the layer that is shown; empty = none.
    [[nodiscard]] std::string href() const;

Q_SIGNALS:
    /// Pixels of the file whose score is at least the threshold; rising. Given while the threshold moves.
    void chosen(const QString& href, const std::vector<std::uint32_t>& pixels);
    void shown();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeControls();
    void compute();
    void draw();
    void placeMark();
    void recolor();
    void choose();
    [[nodiscard]] const core::LayerPixels* pixels() const;

    QComboBox* m_layer; ///< this and what follows are made in the order of Tab
    QDoubleSpinBox* m_value;
    QSlider* m_slider;
    QLabel* m_count;
    PlotPanel* m_panel;
    QCPBars* m_bars;
    QCPItemStraightLine* m_mark;
    QCPItemStraightLine* m_noise;
    LatestRun m_run;
    std::vector<SceneLayer> m_layers;
    std::shared_ptr<const core::LayerData> m_data; ///< of the histogram
    std::optional<core::Histogram> m_histogram;
    std::size_t m_all = 0;    ///< pixels
    std::size_t m_scored = 0; ///< with a score
    double m_threshold = 1.0;
    bool m_isDragging = false;
};

} // namespace phidias::views

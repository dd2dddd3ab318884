#pragma once

#include "views/plot/PlotBrush.h"
#include "views/plot/PlotPanel.h"
#include "views/scatter/HistogramPlot.h"
#include "views/scene/SceneLayer.h"
#include "views/scene/Selection.h"

#include <QTimer>
#include <array>
#include <memory>
#include <optional>
#include <stop_token>

class QCheckBox;
class QComboBox;
class QLabel;

namespace phidias::views {

/// Which values of the layer are counted.
enum class HistogramPart { All, InView, Selected };

/// Histogram of one layer. The ends of the layer's colour range are dragged (or moved by arrow keys) on it; brushing a range of values
/// selects its items everywhere. Computed in the pool while it is visible.
/// @thread GUI
class HistogramWidget : public QWidget {
    Q_OBJECT

public:
    explicit HistogramWidget(Selection& selection, QWidget* parent = nullptr);
    ~HistogramWidget() override;

    /// The layer to count; nothing or one without data = a hint.
    void setLayer(const std::optional<SceneLayer>& layer);
    /// West, south, east, north of the map in degrees; west > east = over the antimeridian.
    void setView(const std::array<double, 4>& extent);
    [[nodiscard]] bool isComputing() const { return m_running > 0 || m_rest.isActive(); }
    [[nodiscard]] const std::optional<HistogramScene>& scene() const { return m_scene; }
    [[nodiscard]] PlotPanel& panel() { return *m_panel; }
    [[nodiscard]] const HistogramPlot& plot() const { return *m_plot; }

Q_SIGNALS:
    void histogramShown();
    /// The user moved an end of the range. @param drag  number of the movement: one movement is one step of the history
    void rangeMoved(const QString& layer, double low, double high, int drag);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeControls();
    void schedule();
    void compute();
    void take(unsigned serial, std::optional<HistogramScene> scene, const QString& failure);
    void draw();
    void brush(const QPolygonF& area, bool isAdding);
    void moveEnd(RangeEnd end, double value);
    [[nodiscard]] bool handleMouse(QEvent* event);
    [[nodiscard]] bool handleKey(QEvent* event);
    [[nodiscard]] HistogramPart part() const;

    Selection& m_selection;
    PlotPanel* m_panel;
    std::unique_ptr<HistogramPlot> m_plot;
    PlotBrush* m_brush;
    QComboBox* m_part;
    QCheckBox* m_logarithmic;
    QLabel* m_title;
    QTimer m_rest;
    std::optional<SceneLayer> m_layer;
    std::array<double, 4> m_view{-180.0, -90.0, 180.0, 90.0};
    std::optional<HistogramScene> m_scene;
    std::stop_source m_stop;
    unsigned m_serial = 0;
    unsigned m_brushSerial = 0;
    int m_running = 0;
    int m_drag = 0;
    std::optional<RangeEnd> m_dragged;
};

/// Counts a layer's values. @param selected  sorted items of the layer's file
/// @throws core::Error{Cancelled}          @thread any
[[nodiscard]] HistogramScene makeHistogram(const SceneLayer& layer, HistogramPart part, const std::array<double, 4>& view,
                                           const std::vector<std::uint32_t>& selected, std::stop_token stop);

} // namespace phidias::views

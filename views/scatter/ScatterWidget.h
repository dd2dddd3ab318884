#pragma once

#include "views/plot/LatestRun.h"
#include "views/plot/PlotBrush.h"
#include "views/plot/PlotPanel.h"
#include "views/scatter/ScatterPlot.h"
#include "views/scene/LinkedCursor.h"
#include "views/scene/Selection.h"

#include <QTimer>
#include <memory>
#include <optional>
#include <stop_token>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QToolButton;

namespace phidias::views {

/// One layer against another: points or density, lines, statistics. Brushing selects the items everywhere. Computed in the pool while it is
/// visible; the old picture stays until the new one is there.
/// @thread GUI
class ScatterWidget : public QWidget {
    Q_OBJECT

public:
    ScatterWidget(LinkedCursor& cursor, Selection& selection, QWidget* parent = nullptr);
    ~ScatterWidget() override;

    void setLayers(const std::vector<SceneLayer>& layers);
    /// Layers by id; one that is not there leaves the axis as it is.
    void choose(const std::string& xLayer, const std::string& yLayer);
    /// Ids of the layers on the two axes; empty = none.
    [[nodiscard]] std::pair<std::string, std::string> chosen() const;
    [[nodiscard]] bool isComputing() const { return m_running > 0 || m_selectionRun.isRunning() || m_rest.isActive(); }
    [[nodiscard]] const std::optional<ScatterScene>& scene() const { return m_scene; }
    [[nodiscard]] PlotPanel& panel() { return *m_panel; }
    [[nodiscard]] const ScatterPlot& plot() const { return *m_plot; }

Q_SIGNALS:
    void scatterShown();
    void statusChanged(const QString& text); ///< pair under the mouse

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeControls();
    [[nodiscard]] std::pair<std::string, std::string> standardChoice() const;
    void fill(QComboBox& box, const std::string& chosen);
    [[nodiscard]] const SceneLayer* layerOf(const QComboBox& box) const;
    void schedule();
    void compute();
    void take(unsigned serial, const std::optional<ScatterScene>& scene, const QString& failure);
    void draw();
    void fillTable();
    void brush(const QPolygonF& area, bool isAdding);
    void showSelection();
    void drawSelection(const std::vector<std::size_t>& pairs);
    void pointAt(const QPointF& pixel);
    void followCursor();
    [[nodiscard]] QString pairingText() const;

    LinkedCursor& m_cursor;
    Selection& m_selection;
    PlotPanel* m_panel;
    std::unique_ptr<ScatterPlot> m_plot;
    PlotBrush* m_brush;
    QComboBox* m_x;
    QComboBox* m_y;
    QComboBox* m_fits;
    QDoubleSpinBox* m_radius;
    QToolButton* m_swap;
    QToolButton* m_lasso;
    QLabel* m_title;
    LatestRun m_selectionRun;
    QTimer m_rest;
    std::vector<SceneLayer> m_layers;
    std::optional<ScatterScene> m_scene;
    /// What the scene was computed from: the values themselves and the radius.
    struct Key {
        std::shared_ptr<const core::LayerData> x;
        std::shared_ptr<const core::LayerData> y;
        double radiusDeg = 0.0;
        std::string titles;
        bool operator==(const Key&) const = default;
    };
    Key m_key;
    std::stop_source m_stop;
    unsigned m_serial = 0;
    unsigned m_brushSerial = 0;
    int m_running = 0;
    bool m_isPointing = false;
    bool m_isChosen = false; ///< by the user; until then by standardChoice()
};

} // namespace phidias::views

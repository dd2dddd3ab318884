#pragma once

#include "views/plot/CellMap.h"
#include "views/plot/PlotPanel.h"
#include "views/plot/PointCloud.h"
#include "views/plot/PooledView.h"
#include "views/profile/WaterScene.h"
#include "views/scene/SceneLayer.h"

class QComboBox;

namespace phidias::views {

class ElidedLabel;
class PlotBrush;

/// Temperature-salinity diagram: observations coloured by depth (very many: their density), grid columns at the cursor as lines, lines of
/// equal sigma0 by TEOS-10. Dragging a rectangle or a lasso chooses casts in all views (PlotBrush). What takes time is done in the pool.
/// @thread GUI
class WaterWidget : public PooledView {
    Q_OBJECT

public:
    /// @param errorText  words of an error for the user
    WaterWidget(ViewLink& link, std::shared_ptr<core::DatasetCache> cache, std::function<QString(const core::Error&)> errorText,
                QWidget* parent = nullptr);

    void setLayers(const std::vector<SceneLayer>& layers);
    [[nodiscard]] bool isComputing() const override {
        return PooledView::isComputing() || m_columnRun.isRunning() || m_chosenRun.isRunning() || m_brushRun.isRunning();
    }
    [[nodiscard]] const WaterScene& scene() const { return m_scene; }
    [[nodiscard]] PlotPanel& panel() { return *m_panel; }
    /// Samples of chosen casts.
    [[nodiscard]] std::size_t chosenPoints() const { return m_chosenCount; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void compute() override;

private:
    void makeTop();
    void drawAll();
    void drawObserved();
    void drawColumns();
    void findChosen();
    void drawChosen(const ChosenWater& chosen);
    void drawIsopycnals();
    void setHintAndTitle();
    void setRange();
    void setNumbers();
    void brush(const QPolygonF& area, bool isAdded);
    void say(const QPointF& pixel);

    PlotPanel* m_panel;
    ElidedLabel* m_title;
    QComboBox* m_tool;
    PlotBrush* m_brush;
    CellMap* m_density;
    PointCloud* m_points;
    PointCloud* m_chosen;
    LegendElement* m_legend;
    std::vector<QCPAbstractPlottable*> m_isopycnals;
    std::vector<QCPAbstractPlottable*> m_columnLines;
    std::vector<QCPAbstractItem*> m_texts;
    LatestRun m_columnRun;
    LatestRun m_chosenRun;
    LatestRun m_brushRun;
    std::size_t m_chosenCount = 0;
    std::vector<core::Layer> m_layers;
    std::string m_key; ///< files that the points are of
    WaterScene m_scene;
};

} // namespace phidias::views

#pragma once

#include "views/plot/CellMap.h"
#include "views/plot/LatestRun.h"
#include "views/plot/PlotPanel.h"
#include "views/profile/PointCloud.h"
#include "views/profile/WaterScene.h"
#include "views/scene/SceneLayer.h"
#include "views/scene/ViewLink.h"

#include <QTimer>
#include <functional>
#include <memory>

class QComboBox;
class QLabel;

namespace phidias::views {

/// Temperature-salinity diagram: observations coloured by depth, grid columns at the cursor as lines, lines of equal sigma0 by TEOS-10.
/// Dragging a rectangle or a lasso chooses casts in all views; Ctrl adds; a click beside the points chooses none.
/// @thread GUI
class WaterWidget : public QWidget {
    Q_OBJECT

public:
    /// @param errorText  words of an error for the user
    WaterWidget(ViewLink& link, std::shared_ptr<core::DatasetCache> cache, std::function<QString(const core::Error&)> errorText,
                QWidget* parent = nullptr);

    void setLayers(const std::vector<SceneLayer>& layers);
    [[nodiscard]] bool isComputing() const { return m_run.isRunning() || m_columnRun.isRunning() || m_rest.isActive(); }
    [[nodiscard]] const WaterScene& scene() const { return m_scene; }
    [[nodiscard]] PlotPanel& panel() { return *m_panel; }
    /// Points drawn as chosen.
    [[nodiscard]] std::size_t chosenPoints() const { return m_chosen->size(); }

Q_SIGNALS:
    void statusChanged(const QString& text); ///< what is under the mouse
    void shown();                            ///< a new picture is there

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void schedule() { m_rest.start(60); }
    void compute();
    void takeObserved(std::vector<WaterCloud> observed);
    void draw();
    void drawChosen();
    void drawIsopycnals();
    void setHintAndTitle();
    void setRange();
    void setNumbers();
    void brush(bool isAdded);
    void say(const QPointF& pixel);

    ViewLink& m_link;
    std::shared_ptr<core::DatasetCache> m_cache;
    std::function<QString(const core::Error&)> m_errorText;
    PlotPanel* m_panel;
    QLabel* m_title;
    QComboBox* m_tool;
    PointCloud* m_points;
    PointCloud* m_chosen;
    LegendElement* m_legend;
    std::vector<QCPAbstractPlottable*> m_lines;
    std::vector<QCPAbstractItem*> m_texts;
    QCPCurve* m_outline;
    QPolygonF m_path; ///< pixels of the brush; empty = none
    LatestRun m_run;
    LatestRun m_columnRun;
    QTimer m_rest;
    std::vector<core::Layer> m_layers;
    std::string m_key; ///< files that the points are of
    WaterScene m_scene;
};

} // namespace phidias::views

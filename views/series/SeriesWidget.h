#pragma once

#include "core/project/Project.h"
#include "views/plot/LatestRun.h"
#include "views/plot/PlotPanel.h"
#include "views/scene/SceneLayer.h"
#include "views/scene/ViewLink.h"
#include "views/series/HovmoellerPlot.h"
#include "views/series/SeriesPlot.h"

#include <QTimer>
#include <functional>
#include <memory>
#include <optional>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace phidias::views {

/// Values over time at the cursor or at pinned places, and Hovmoeller diagrams through them. Computed in the pool once the cursor rests;
/// the old curves stay until the new ones are there. Works only while it is shown.
/// @thread GUI
class SeriesWidget : public QWidget {
    Q_OBJECT

public:
    /// @param errorText  words of an error for the user
    SeriesWidget(ViewLink& link, std::shared_ptr<core::DatasetCache> cache, std::function<QString(const core::Error&)> errorText,
                 QWidget* parent = nullptr);

    /// @param chosen  id of the layer selected in the tree: the Hovmoeller diagram is of it when it is a grid with times
    void setLayers(const std::vector<SceneLayer>& layers, const std::string& chosen);
    void setPins(const std::vector<core::Pin>& pins);
    void setLine(const std::vector<core::LinePoint>& line);
    /// Time of the window's time control, marked in the plot; nothing = none.
    void setTime(std::optional<double> unixSeconds);
    /// Shows a place and keeps it, whatever the cursor does.
    void holdAt(double longitudeDeg, double latitudeDeg);

    [[nodiscard]] bool isComputing() const { return m_run.isRunning() || m_rest.isActive(); }
    [[nodiscard]] const std::optional<SeriesScene>& scene() const { return m_scene; }
    [[nodiscard]] const std::optional<core::Hovmoeller>& diagram() const { return m_diagram; }
    /// The place of the cursor, or the one that is held; nothing = none yet.
    [[nodiscard]] const std::optional<SeriesPlace>& place() const { return m_place; }
    [[nodiscard]] PlotPanel& seriesPanel() { return *m_seriesPanel; }
    [[nodiscard]] PlotPanel& hovmoellerPanel() { return *m_hovmoellerPanel; }

Q_SIGNALS:
    void timeChosen(double unixSeconds);     ///< clicked in the plot
    void statusChanged(const QString& text); ///< what is under the mouse
    void shown();                            ///< a new picture is there

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeTop();
    void schedule();
    void compute();
    void computeSeries();
    void computeDiagram();
    void takeSeries(SeriesScene scene);
    void takeDiagram(std::optional<core::Hovmoeller> diagram);
    void fail(PlotPanel& panel, const core::Error& error);
    void followCursor();
    void markPresent();
    void pointAtSeries(const QPointF& pixel, bool isClick);
    void pointAtDiagram(const QPointF& pixel, bool isClick);
    void choose(double longitudeDeg, double latitudeDeg, std::optional<double> depthM, double unixSeconds);
    [[nodiscard]] std::optional<core::HovmoellerAxis> asked() const;
    [[nodiscard]] std::vector<SeriesPlace> places() const;

    ViewLink& m_link;
    std::shared_ptr<core::DatasetCache> m_cache;
    std::function<QString(const core::Error&)> m_errorText;
    QStackedWidget* m_pages;
    PlotPanel* m_seriesPanel;
    PlotPanel* m_hovmoellerPanel;
    std::unique_ptr<SeriesPlot> m_plot;
    std::unique_ptr<HovmoellerPlot> m_hovmoeller;
    QLabel* m_title;
    QComboBox* m_kind;
    QToolButton* m_hold;
    QToolButton* m_pinned;
    QDoubleSpinBox* m_radius;
    LatestRun m_run;
    QTimer m_rest;
    std::vector<SceneLayer> m_layers;
    std::optional<SceneLayer> m_chosen;
    std::vector<core::Pin> m_pins;
    std::vector<core::LinePoint> m_line;
    std::optional<double> m_time;
    std::optional<SeriesPlace> m_place;
    double m_cursorRadiusDeg = 0.1;
    std::optional<SeriesScene> m_scene;
    std::optional<core::Hovmoeller> m_diagram;
    bool m_isPointing = false;
};

} // namespace phidias::views

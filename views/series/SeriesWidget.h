#pragma once

#include "core/project/Project.h"
#include "views/plot/CursorView.h"
#include "views/scene/SceneLayer.h"
#include "views/series/HovmoellerPlot.h"
#include "views/series/SeriesPlot.h"

#include <memory>
#include <optional>

class QComboBox;
class QDoubleSpinBox;
class QStackedWidget;
class QToolButton;

namespace phidias::views {

/// Values over time at the cursor or at pinned places, and Hovmoeller diagrams through them.
/// @thread GUI
class SeriesWidget : public CursorView {
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
    void holdAt(double longitudeDeg, double latitudeDeg) { hold(longitudeDeg, latitudeDeg); }

    [[nodiscard]] const std::optional<SeriesScene>& scene() const { return m_scene; }
    [[nodiscard]] const std::optional<core::Hovmoeller>& diagram() const { return m_diagram; }
    using CursorView::place;
    [[nodiscard]] PlotPanel& seriesPanel() { return *m_seriesPanel; }
    [[nodiscard]] PlotPanel& hovmoellerPanel() { return *m_hovmoellerPanel; }

Q_SIGNALS:
    void timeChosen(double unixSeconds); ///< clicked in the plot

protected:
    void compute() override;
    void markPresent() override;
    void pointAt(PlotPanel& panel, const QPointF& pixel, bool isClick) override;

private:
    void makeTop();
    void computeSeries();
    void computeDiagram();
    void takeSeries(SeriesScene scene);
    void takeDiagram(std::optional<core::Hovmoeller> diagram);
    void fail(PlotPanel& panel, const core::Error& error);
    void pointAtSeries(const QPointF& pixel, bool isClick);
    void pointAtDiagram(const QPointF& pixel, bool isClick);
    [[nodiscard]] std::optional<core::HovmoellerAxis> asked() const;
    [[nodiscard]] std::vector<SeriesPlace> places() const;

    QStackedWidget* m_pages;
    PlotPanel* m_seriesPanel;
    PlotPanel* m_hovmoellerPanel;
    std::unique_ptr<SeriesPlot> m_plot;
    std::unique_ptr<HovmoellerPlot> m_hovmoeller;
    QComboBox* m_kind;
    QToolButton* m_pinned;
    QDoubleSpinBox* m_radius;
    std::vector<SceneLayer> m_layers;
    std::optional<SceneLayer> m_chosen;
    std::vector<core::Pin> m_pins;
    std::vector<core::LinePoint> m_line;
    std::optional<double> m_time;
    std::optional<SeriesScene> m_scene;
    std::optional<core::Hovmoeller> m_diagram;
};

} // namespace phidias::views

#pragma once

#include "views/plot/PlotPanel.h"
#include "views/plot/PooledView.h"
#include "views/scene/SceneLayer.h"
#include "views/section/SectionPlot.h"

#include <memory>
#include <optional>
#include <utility>

namespace phidias::views {

class ElidedLabel;
class PlotBrush;
class SectionControls;

/// Vertical section along a line, a cruise, a parallel or a meridian: a gridded field and observations on one axis, or observations alone,
/// above the bottom. Computed in the pool while it is shown; the old picture stays until the new one is there. Dragging a rectangle, or a
/// lasso with Alt, chooses casts in all views.
/// @thread GUI
class SectionWidget : public PooledView {
    Q_OBJECT

public:
    /// @param errorText  words of an error for the user
    SectionWidget(ViewLink& link, std::shared_ptr<core::DatasetCache> cache, std::function<QString(const core::Error&)> errorText,
                  QWidget* parent = nullptr);

    /// @param chosen  id of the layer selected in the tree: without another wish it is cut when it is a grid, else the uppermost visible
    ///                grid with levels
    void setLayers(const std::vector<SceneLayer>& layers, const std::string& chosen);
    /// The drawn line.
    void setLine(const std::vector<core::LinePoint>& line);
    void setSetup(const core::SectionSetup& setup);
    /// A parallel or meridian through the cursor, as if the user had asked for it in the panel.
    void cutThroughCursor(core::SectionSource source);
    [[nodiscard]] const core::SectionSetup& setup() const { return m_setup; }
    [[nodiscard]] bool isComputing() const override { return PooledView::isComputing() || m_names.isRunning(); }
    /// What is shown; nullptr = nothing yet.
    [[nodiscard]] const SectionScene* scene() const { return m_scene.get(); }
    [[nodiscard]] PlotPanel& panel() { return *m_panel; }
    [[nodiscard]] const SectionPlot& sectionPlot() const { return *m_plot; }
    /// Samples drawn as chosen.
    [[nodiscard]] std::size_t chosenSamples() const { return m_chosenSamples; }

Q_SIGNALS:
    void sectionShown(); ///< or taken away
    void setupChanged(); ///< by the user

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void compute() override;

private:
    [[nodiscard]] std::optional<SectionRequest> request();
    [[nodiscard]] std::optional<SceneLayer> fieldLayer() const;
    void take(SectionScene scene);
    void takeAway(const QString& hint);
    void readCruises();
    void showScene(const core::ColorScale& scale);
    void setNumbers();
    void brush(const QPolygonF& area, bool isAdded);
    void drawChosen();
    void pointAt(const QPointF& pixel);
    [[nodiscard]] QString words(std::size_t column, const QPointF& place, std::optional<std::size_t> sample) const;
    void followCursor();

    ElidedLabel* m_title;
    SectionControls* m_controls; ///< before the plot in the order of the Tab key
    PlotPanel* m_panel;
    std::unique_ptr<SectionPlot> m_plot;
    PlotBrush* m_brush;
    LatestRun m_names;
    std::vector<SceneLayer> m_layers;
    std::string m_chosen;
    core::SectionSetup m_setup;
    std::vector<core::LinePoint> m_line;
    std::shared_ptr<SectionScene> m_scene; ///< also held by the table of its numbers
    std::string m_key;                     ///< what the shown section was computed from
    std::string m_cruiseKey;
    std::optional<std::pair<double, double>> m_lastPlace; ///< of the cursor
    std::size_t m_chosenSamples = 0;
    bool m_isPointing = false;
};

} // namespace phidias::views

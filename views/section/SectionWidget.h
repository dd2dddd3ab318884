#pragma once

#include "core/util/MemoryBudget.h"
#include "views/plot/PlotPanel.h"
#include "views/scene/LinkedCursor.h"
#include "views/scene/SceneLayer.h"
#include "views/section/SectionPlot.h"

#include <QTimer>
#include <memory>
#include <optional>
#include <stop_token>

class QDoubleSpinBox;
class QLabel;

namespace phidias::views {

/// Reads a section of a grid layer and the observations beside it: of layers of the same quantity, and of the product itself.
///
/// @param grid          layer of a gridded variable with a vertical axis
/// @param observations  layers to look for samples; those of another quantity are left out
/// @param scale         colours, as on the map
/// @throws core::Error as core::sectionAlong(), core::openDataset()
/// @thread any
[[nodiscard]] SectionScene loadSection(const core::Layer& grid, const std::vector<core::Layer>& observations,
                                       const std::vector<core::LinePoint>& line, double corridorKm, std::optional<double> halfRangeDays,
                                       const core::ColorScale& scale, const core::MemoryBudget& budget, std::stop_token stop);

/// Vertical section of the chosen layer along the drawn line, with the observations beside it. Computed in the pool; the old picture stays
/// until the new one is there.
/// @thread GUI
class SectionWidget : public QWidget {
    Q_OBJECT

public:
    SectionWidget(LinkedCursor& cursor, core::MemoryBudget budget, QWidget* parent = nullptr);
    ~SectionWidget() override;

    /// @param chosen  id of the layer selected in the tree: it is shown when it is a grid, else the uppermost visible grid with levels
    void setLayers(const std::vector<SceneLayer>& layers, const std::string& chosen);
    void setLine(const std::vector<core::LinePoint>& line);
    [[nodiscard]] bool isComputing() const { return m_running > 0 || m_rest.isActive(); }
    [[nodiscard]] const std::optional<SectionScene>& scene() const { return m_scene; }
    [[nodiscard]] PlotPanel& panel() { return *m_panel; }

Q_SIGNALS:
    void sectionShown();
    void statusChanged(const QString& text); ///< place and value under the mouse

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void schedule();
    void compute();
    void take(unsigned serial, const std::optional<SectionScene>& scene, const QString& failure);
    void pointAt(const QPointF& pixel);
    void followCursor();

    LinkedCursor& m_cursor;
    core::MemoryBudget m_budget;
    PlotPanel* m_panel;
    std::unique_ptr<SectionPlot> m_plot;
    QLabel* m_title;
    QDoubleSpinBox* m_corridor;
    QDoubleSpinBox* m_range;
    QTimer m_rest;
    std::optional<SceneLayer> m_grid;
    std::vector<core::Layer> m_observations;
    std::vector<core::LinePoint> m_line;
    std::optional<SectionScene> m_scene;
    std::string m_key; ///< what the shown section was computed from
    std::stop_source m_stop;
    unsigned m_serial = 0;
    int m_running = 0;
    bool m_isPointing = false;
};

} // namespace phidias::views

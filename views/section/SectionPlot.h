#pragma once

#include "core/scene/ColorScale.h"
#include "core/scene/Section.h"
#include "views/plot/CellMap.h"

namespace phidias::views {

/// What a section plot draws.
struct SectionScene {
    core::Section section;
    core::SectionObservations observations; ///< values in the unit of the section
    core::ColorScale scale{"viridis", 0.0, 1.0};
    double pointSizePx = 6.0;
};

/// Field, observations, axes and legend of a section; the widget and figures draw with the same object.
/// @thread GUI
class SectionPlot {
public:
    /// @param plot  empty; outlives the object
    explicit SectionPlot(QCustomPlot& plot);
    void show(const SectionScene& scene);
    /// Without the legend, where another one beside it says the same.
    void hideLegend();
    /// Only the data, over the whole picture.
    void setDecorations(bool areShown);
    /// Marks a distance along the line; NaN = none.
    void mark(double distanceKm);
    [[nodiscard]] const CellMap& cells() const { return *m_cells; }
    /// Colours after a change of the palette.
    void recolor();

private:
    QCustomPlot& m_plot;
    CellMap* m_cells;
    LegendElement* m_legend;
    QCPItemStraightLine* m_mark;
    std::vector<QCPAbstractPlottable*> m_points;
};

} // namespace phidias::views

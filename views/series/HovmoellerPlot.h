#pragma once

#include "core/scene/ColorScale.h"
#include "core/scene/SeriesExtract.h"
#include "views/plot/CellMap.h"

#include <optional>

namespace phidias::views {

/// Values by time (to the right) and latitude, longitude, depth or distance (upward, depths down), in the colours of a layer.
/// @thread GUI
class HovmoellerPlot {
public:
    /// @param plot  empty; outlives the object
    explicit HovmoellerPlot(QCustomPlot& plot);

    void show(const core::Hovmoeller& diagram, const core::ColorScale& scale);
    /// Other colours for the same values.
    void setScale(const core::ColorScale& scale);
    /// Marks a time and a row coordinate; nothing = no mark.
    void mark(std::optional<double> unixSeconds, std::optional<double> coordinate);
    /// Row and time of a pixel; nothing outside.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> cellAt(const QPointF& pixel) const;
    [[nodiscard]] const CellMap& cells() const { return *m_cells; }
    void recolor();

private:
    QCustomPlot& m_plot;
    CellMap* m_cells;
    LegendElement* m_legend;
    QCPItemStraightLine* m_timeMark;
    QCPItemStraightLine* m_rowMark;
    std::vector<std::size_t> m_timeOf; ///< [column] time of the diagram
    QString m_title;
    QString m_unit;
    bool m_isYear = false;
};

} // namespace phidias::views

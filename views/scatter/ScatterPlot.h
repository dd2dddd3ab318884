#pragma once

#include "views/plot/CellMap.h"
#include "views/scatter/ScatterScene.h"

#include <QCoreApplication>

namespace phidias::views {

/// Which lines through the pairs are drawn and written out.
enum class FitChoice { LeastSquares, ReducedMajorAxis, TheilSen, All, None };

/// Points or density, lines, and the statistics in a corner; the widget and figures draw with the same object.
/// @thread GUI
class ScatterPlot {
    Q_DECLARE_TR_FUNCTIONS(ScatterPlot)

public:
    /// @param plot  empty; outlives the object
    explicit ScatterPlot(QCustomPlot& plot);

    void show(const ScatterScene& scene, FitChoice fits);
    /// Draws the selected pairs over the others. @param pairs  indices, rising
    void setSelected(const ScatterScene& scene, const std::vector<std::size_t>& pairs);
    [[nodiscard]] int selectedPoints() const;
    /// Rings one pair; nothing = none.
    void mark(std::optional<QPointF> at);
    [[nodiscard]] bool isMarked() const { return m_mark->visible(); }
    /// Only the data, over the whole picture.
    void setDecorations(bool areShown);
    /// Colours after a change of the palette; show() follows.
    void recolor();
    /// What the corner says, for tests and accessible descriptions.
    [[nodiscard]] QString statisticsText() const { return m_text->text(); }

private:
    void showLines(const ScatterScene& scene, FitChoice fits);
    void write(const ScatterScene& scene, FitChoice fits);

    QCustomPlot& m_plot;
    CellMap* m_density;
    LegendElement* m_legend;
    QCPGraph* m_points;
    QCPGraph* m_selected;
    QCPItemEllipse* m_mark;
    QCPItemText* m_text;
    std::vector<QCPAbstractItem*> m_lines;
};

/// "Title (unit)"; the title alone without a unit.
[[nodiscard]] QString titleWithUnit(const std::string& title, const std::string& unit);

} // namespace phidias::views

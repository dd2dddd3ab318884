#pragma once

#include "core/util/Json.h"
#include "views/plot/PlotPanel.h"

class QLabel;

namespace phidias::views {

/// The cross-validator over factors of correlation length and epsilon2: interpolated surface, computed points, best node. When only one
/// factor was varied, a curve.
/// @thread GUI
class CrossValidationPlot : public QWidget {
    Q_OBJECT

public:
    explicit CrossValidationPlot(QWidget* parent = nullptr);
    /// @param report  the surface of ocean.cross-validation; null or empty clears the plot
    void setReport(const core::Json& report);
    [[nodiscard]] PlotPanel& panel() { return *m_panel; }
    /// Text of the computed point nearest to a place of the plot (log10 of the factors); empty when none is near.
    [[nodiscard]] QString pointText(double log10FactorLength, double log10FactorEpsilon2) const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Point {
        double x; ///< log10 of the factor of the length
        double y; ///< log10 of the factor of epsilon2
        double value;
    };
    void refresh();
    void drawSurface();
    void drawCurve(bool isOverLength);
    void markBest(double x, double y);
    [[nodiscard]] QString bestText() const;

    core::Json m_report;
    std::vector<Point> m_points;
    QLabel* m_summary;
    PlotPanel* m_panel;
    bool m_isSurface = false;
};

} // namespace phidias::views

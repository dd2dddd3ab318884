#pragma once

#include "core/util/Json.h"
#include "views/plot/PlotPanel.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace phidias::views {

/// The fit of correlation lengths: covariance against distance with the fitted curve, and the length against depth.
/// @thread GUI
class CorrelationLengthPlot : public QWidget {
    Q_OBJECT

public:
    explicit CorrelationLengthPlot(QWidget* parent = nullptr);
    /// @param report  the report of ocean.correlation-length; null or empty clears the plots. Levels that lack a member are drawn without
    /// it.
    void setReport(const core::Json& report);
    [[nodiscard]] PlotPanel& curvePanel() { return *m_curve; }
    [[nodiscard]] PlotPanel& depthPanel() { return *m_depth; }

private:
    void showCurve();
    void showLengths();

    core::Json m_report;
    QComboBox* m_level;
    QLabel* m_summary;
    PlotPanel* m_curve;
    PlotPanel* m_depth;
};

} // namespace phidias::views

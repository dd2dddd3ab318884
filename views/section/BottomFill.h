#pragma once

#include "views/plot/CustomPlot.h"

#include <vector>

namespace phidias::views {

/// The ground below a line of the bottom, filled to the lower edge of the plot; places without a bottom stay open.
class BottomFill : public QCPAbstractPlottable {
public:
    /// @param keyAxis, valueAxis  of the plot, which owns the fill
    BottomFill(QCPAxis* keyAxis, QCPAxis* valueAxis) : QCPAbstractPlottable(keyAxis, valueAxis) {}

    /// @param x  rising; @param y  of the bottom, NaN = unknown
    void setBottom(std::vector<double> x, std::vector<double> y);

    double selectTest(const QPointF&, bool, QVariant*) const override { return -1.0; }
    QCPRange getKeyRange(bool& foundRange, QCP::SignDomain inSignDomain) const override;
    QCPRange getValueRange(bool& foundRange, QCP::SignDomain inSignDomain, const QCPRange& inKeyRange) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter*, const QRectF&) const override {}

private:
    std::vector<double> m_x;
    std::vector<double> m_y;
};

} // namespace phidias::views

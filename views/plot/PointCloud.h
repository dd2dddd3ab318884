#pragma once

#include "views/plot/CustomPlot.h"

#include <cstdint>
#include <vector>

namespace phidias::views {

/// Many points, each in its colour, stamped into a picture: a million take some tens of milliseconds.
class PointCloud : public QCPAbstractPlottable {
public:
    /// @param keyAxis, valueAxis  of the plot, which owns the cloud
    PointCloud(QCPAxis* keyAxis, QCPAxis* valueAxis) : QCPAbstractPlottable(keyAxis, valueAxis) {}

    /// @param colors  0xAARRGGBB, one a point
    void setPoints(std::vector<double> keys, std::vector<double> values, std::vector<std::uint32_t> colors);
    void setSizePx(double sizePx) { m_sizePx = sizePx; }
    [[nodiscard]] std::size_t size() const { return m_keys.size(); }

    double selectTest(const QPointF&, bool, QVariant*) const override { return -1.0; }
    QCPRange getKeyRange(bool& foundRange, QCP::SignDomain) const override;
    QCPRange getValueRange(bool& foundRange, QCP::SignDomain, const QCPRange&) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter*, const QRectF&) const override {}

private:
    std::vector<double> m_keys;
    std::vector<double> m_values;
    std::vector<std::uint32_t> m_colors;
    double m_sizePx = 3.0;
};

} // namespace phidias::views

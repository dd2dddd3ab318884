#pragma once

#include "views/plot/CustomPlot.h"
#include "views/spectrum/SpectrumScene.h"

#include <vector>

namespace phidias::views {

/// What lies behind residuals: zero, the bands of one and of three standard deviations of the noise, and rows of ticks at the lines of
/// gases with their names.
class ResidualBack : public QCPAbstractPlottable {
public:
    /// @param keyAxis, valueAxis  of the plot, which owns the object
    ResidualBack(QCPAxis* keyAxis, QCPAxis* valueAxis);

    /// @param positions, sigma  [channel] in the units of the axes
    void setNoise(std::vector<double> positions, std::vector<double> sigma);
    /// @param combs  positions in the unit of the axis
    void setCombs(std::vector<SpectralComb> combs) { m_combs = std::move(combs); }

    double selectTest(const QPointF&, bool, QVariant*) const override { return -1.0; }
    QCPRange getKeyRange(bool& found, QCP::SignDomain) const override;
    QCPRange getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter*, const QRectF&) const override {}

private:
    void drawBand(QCPPainter& painter, double times, const QColor& color) const;
    void drawComb(QCPPainter& painter, std::size_t row, double nameAt) const;
    /// With the room above that the names take.
    [[nodiscard]] QRect clipRect() const override;

    std::vector<double> m_positions;
    std::vector<double> m_sigma;
    std::vector<SpectralComb> m_combs;
};

} // namespace phidias::views

#include "views/spectrum/ResidualBack.h"

#include "views/plot/CurveColors.h"
#include "views/plot/PlotColors.h"

#include <QFontMetricsF>
#include <cmath>

namespace phidias::views {

namespace {

constexpr double kRowPx = 6.0; ///< of ticks
constexpr double kTickPx = 5.0;
constexpr double kNamePx = 16.0;       ///< room for the names above the panel
constexpr std::size_t kFirstColor = 2; ///< those before are of spectra

} // namespace

ResidualBack::ResidualBack(QCPAxis* keyAxis, QCPAxis* valueAxis) : QCPAbstractPlottable(keyAxis, valueAxis) {
    setLayer(QStringLiteral("grid"));
    setAntialiased(false);
}

void ResidualBack::setNoise(std::vector<double> positions, std::vector<double> sigma) {
    m_positions = std::move(positions);
    m_sigma = std::move(sigma);
    m_sigma.resize(m_positions.size(), std::nan(""));
}

QCPRange ResidualBack::getKeyRange(bool& found, QCP::SignDomain) const {
    found = false;
    return {};
}

QCPRange ResidualBack::getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const {
    found = false;
    return {};
}

void ResidualBack::drawBand(QCPPainter& painter, double times, const QColor& color) const {
    // Each channel's piece goes to the middle between it and its neighbours.
    for (std::size_t channel = 0; channel < m_positions.size(); ++channel) {
        if (!std::isfinite(m_sigma[channel]) || !std::isfinite(m_positions[channel])) {
            continue;
        }
        const double own = m_positions[channel];
        const double before = channel > 0 ? m_positions[channel - 1] : own;
        const double after = channel + 1 < m_positions.size() ? m_positions[channel + 1] : own;
        const double left = keyAxis()->coordToPixel(0.5 * (own + before));
        const double right = keyAxis()->coordToPixel(0.5 * (own + after));
        const double top = valueAxis()->coordToPixel(times * m_sigma[channel]);
        const double bottom = valueAxis()->coordToPixel(-times * m_sigma[channel]);
        // Whole pixels: pieces that overlap would show as stripes.
        const int from = qRound(std::min(left, right));
        const int to = qRound(std::max(left, right));
        painter.fillRect(QRectF(from, top, to - from, bottom - top), color);
    }
}

QRect ResidualBack::clipRect() const {
    return QCPAbstractPlottable::clipRect().adjusted(0, m_combs.empty() ? 0 : -static_cast<int>(kNamePx), 0, 0);
}

void ResidualBack::drawComb(QCPPainter& painter, std::size_t row, double nameAt) const {
    const QRect area = QCPAbstractPlottable::clipRect();
    const double top = area.top() + 1.0 + kRowPx * static_cast<double>(row);
    const QColor color = curveColor(kFirstColor + row, parentPlot()->palette());
    QColor faint = color;
    faint.setAlphaF(0.22F);
    for (const double position : m_combs[row].positions) {
        const double x = std::floor(keyAxis()->coordToPixel(position)) + 0.5;
        if (x >= area.left() && x <= area.right()) {
            painter.setPen(QPen(faint, 1.0));
            painter.drawLine(QPointF(x, top), QPointF(x, area.bottom()));
            painter.setPen(QPen(color, 2.0));
            painter.drawLine(QPointF(x, top), QPointF(x, top + kTickPx));
        }
    }
    painter.setFont(parentPlot()->font());
    painter.setPen(color);
    painter.drawText(QRectF(nameAt, area.top() - kNamePx, area.right() - nameAt, kNamePx), Qt::AlignLeft | Qt::AlignVCenter,
                     m_combs[row].label);
}

void ResidualBack::draw(QCPPainter* painter) {
    const QPalette palette = parentPlot()->palette();
    const QRect area = QCPAbstractPlottable::clipRect();
    painter->save();
    painter->setClipRect(area, Qt::IntersectClip);
    QColor band = accentColor(palette);
    band.setAlphaF(0.10F);
    drawBand(*painter, 3.0, band);
    band.setAlphaF(0.16F);
    drawBand(*painter, 1.0, band);
    painter->restore();
    QColor zero = palette.color(QPalette::Text);
    zero.setAlphaF(0.6F);
    painter->setPen(QPen(zero, 1.0));
    const double y = std::floor(valueAxis()->coordToPixel(0.0)) + 0.5;
    painter->drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    const QFontMetricsF metrics(parentPlot()->font());
    double nameAt = area.left();
    for (std::size_t row = 0; row < m_combs.size(); ++row) {
        drawComb(*painter, row, nameAt);
        nameAt += metrics.horizontalAdvance(m_combs[row].label) + 14.0;
    }
}

} // namespace phidias::views

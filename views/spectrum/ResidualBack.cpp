#include "views/spectrum/ResidualBack.h"

#include "views/plot/CurveColors.h"

#include <cmath>

namespace phidias::views {

namespace {

constexpr double kRowPx = 14.0;
constexpr double kTickPx = 8.0;
constexpr double kShareOfRows = 0.4;   ///< of the height, at most; else all stand in one row
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

double ResidualBack::labelsWidth(const QFontMetricsF& metrics) const {
    double width = 0.0;
    for (const auto& comb : m_combs) {
        width += metrics.horizontalAdvance(comb.label) + 10.0;
    }
    return width;
}

void ResidualBack::drawComb(QCPPainter& painter, std::size_t row) const {
    const QRect area = clipRect();
    const bool isOneRow = kRowPx * static_cast<double>(m_combs.size()) > kShareOfRows * area.height();
    const double top = area.top() + 2.0 + (isOneRow ? 0.0 : kRowPx * static_cast<double>(row));
    const QColor color = curveColor(kFirstColor + row, parentPlot()->palette());
    QColor faint = color;
    faint.setAlphaF(0.22F);
    const QFontMetricsF metrics(parentPlot()->font());
    double labelBegin = area.left() + 4.0;
    for (std::size_t before = 0; isOneRow && before < row; ++before) {
        labelBegin += metrics.horizontalAdvance(m_combs[before].label) + 10.0;
    }
    const double labelEnd = labelBegin + metrics.horizontalAdvance(m_combs[row].label) + 4.0;
    const double ticksFrom = isOneRow ? area.left() + 8.0 + labelsWidth(metrics) : labelEnd;
    for (const double position : m_combs[row].positions) {
        const double x = std::floor(keyAxis()->coordToPixel(position)) + 0.5;
        if (x < area.left() || x > area.right()) {
            continue;
        }
        painter.setPen(QPen(faint, 1.0));
        painter.drawLine(QPointF(x, top), QPointF(x, area.bottom()));
        if (x > ticksFrom) {
            painter.setPen(QPen(color, 1.5));
            painter.drawLine(QPointF(x, top + 2.0), QPointF(x, top + 2.0 + kTickPx));
        }
    }
    painter.setFont(parentPlot()->font());
    painter.setPen(color);
    painter.drawText(QRectF(labelBegin, top - 1.0, labelEnd - labelBegin, kRowPx), Qt::AlignLeft | Qt::AlignVCenter, m_combs[row].label);
}

void ResidualBack::draw(QCPPainter* painter) {
    QColor wide = parentPlot()->palette().color(QPalette::Text);
    QColor narrow = wide;
    wide.setAlphaF(0.06F);
    narrow.setAlphaF(0.10F);
    drawBand(*painter, 3.0, wide);
    drawBand(*painter, 1.0, narrow);
    QColor zero = parentPlot()->palette().color(QPalette::Text);
    zero.setAlphaF(0.6F);
    painter->setPen(QPen(zero, 1.0));
    const double y = std::floor(valueAxis()->coordToPixel(0.0)) + 0.5;
    painter->drawLine(QPointF(clipRect().left(), y), QPointF(clipRect().right(), y));
    for (std::size_t row = 0; row < m_combs.size(); ++row) {
        drawComb(*painter, row);
    }
}

} // namespace phidias::views

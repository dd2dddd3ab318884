#include "views/section/BottomFill.h"

#include <algorithm>
#include <cmath>

namespace phidias::views {

void BottomFill::setBottom(std::vector<double> x, std::vector<double> y) {
    m_x = std::move(x);
    m_y = std::move(y);
}

QCPRange BottomFill::getKeyRange(bool& foundRange, QCP::SignDomain) const {
    foundRange = !m_x.empty();
    return foundRange ? QCPRange(m_x.front(), m_x.back()) : QCPRange();
}

QCPRange BottomFill::getValueRange(bool& foundRange, QCP::SignDomain, const QCPRange&) const {
    foundRange = false; // the plot is as deep as its data
    return {};
}

void BottomFill::draw(QCPPainter* painter) {
    const QRectF place(clipRect());
    const auto fill = [&](std::size_t first, std::size_t last) {
        QPolygonF area;
        for (std::size_t k = first; k < last; ++k) {
            // Far outside, a point is brought near: painters do not like coordinates of millions.
            const double y = std::clamp(valueAxis()->coordToPixel(m_y[k]), place.top() - 100.0, place.bottom() + 100.0);
            area << QPointF(keyAxis()->coordToPixel(m_x[k]), y);
        }
        area << QPointF(area.back().x(), place.bottom() + 100.0) << QPointF(area.front().x(), place.bottom() + 100.0);
        painter->drawPolygon(area);
    };
    painter->setPen(Qt::NoPen);
    painter->setBrush(brush());
    std::size_t first = 0;
    for (std::size_t k = 0; k <= m_x.size(); ++k) {
        if (k == m_x.size() || std::isnan(m_y[k])) {
            if (k > first + 1) {
                fill(first, k);
            }
            first = k + 1;
        }
    }
}

} // namespace phidias::views

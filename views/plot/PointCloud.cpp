#include "views/plot/PointCloud.h"

#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

QCPRange rangeOf(const std::vector<double>& numbers, bool& isFound) {
    isFound = !numbers.empty();
    if (!isFound) {
        return {};
    }
    const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
    return QCPRange(*least, *most);
}

} // namespace

void PointCloud::setPoints(std::vector<double> keys, std::vector<double> values, std::vector<std::uint32_t> colors) {
    m_keys = std::move(keys);
    m_values = std::move(values);
    m_colors = std::move(colors);
}

QCPRange PointCloud::getKeyRange(bool& foundRange, QCP::SignDomain) const {
    return rangeOf(m_keys, foundRange);
}

QCPRange PointCloud::getValueRange(bool& foundRange, QCP::SignDomain, const QCPRange&) const {
    return rangeOf(m_values, foundRange);
}

void PointCloud::draw(QCPPainter* painter) {
    const QRect place = clipRect();
    const double ratio = painter->modes().testFlag(QCPPainter::pmVectorized) ? 3.0 : parentPlot()->bufferDevicePixelRatio();
    QImage image(static_cast<int>(place.width() * ratio), static_cast<int>(place.height() * ratio), QImage::Format_ARGB32);
    if (image.isNull()) {
        return;
    }
    image.fill(Qt::transparent);
    const int radius = std::max(1, static_cast<int>(std::lround(0.5 * m_sizePx * ratio)));
    for (std::size_t k = 0; k < m_keys.size(); ++k) {
        const int x = static_cast<int>((keyAxis()->coordToPixel(m_keys[k]) - place.left()) * ratio);
        const int y = static_cast<int>((valueAxis()->coordToPixel(m_values[k]) - place.top()) * ratio);
        if (x < -radius || y < -radius || x >= image.width() + radius || y >= image.height() + radius) {
            continue;
        }
        for (int row = std::max(0, y - radius); row <= std::min(image.height() - 1, y + radius); ++row) {
            auto* line = reinterpret_cast<QRgb*>(image.scanLine(row));
            for (int column = std::max(0, x - radius); column <= std::min(image.width() - 1, x + radius); ++column) {
                if ((column - x) * (column - x) + (row - y) * (row - y) <= radius * radius) {
                    line[column] = m_colors[k];
                }
            }
        }
    }
    painter->drawImage(QRectF(place), image);
}

} // namespace phidias::views

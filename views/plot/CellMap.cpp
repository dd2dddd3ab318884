#include "views/plot/CellMap.h"

#include "core/util/Error.h"
#include "views/legend/LegendPainter.h"

#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

std::optional<std::size_t> intervalOf(const std::vector<double>& edges, double x) {
    if (edges.size() < 2 || !(x >= edges.front() && x <= edges.back())) {
        return std::nullopt;
    }
    const auto above = std::upper_bound(edges.begin(), edges.end(), x);
    return std::min(static_cast<std::size_t>(above - edges.begin()) - 1, edges.size() - 2);
}

} // namespace

CellMap::CellMap(QCPAxis* keyAxis, QCPAxis* valueAxis) : QCPAbstractPlottable(keyAxis, valueAxis) {
    setAntialiased(false);
}

void CellMap::setCells(std::vector<double> keyEdges, std::vector<double> valueEdges, std::vector<double> values,
                       const core::ColorScale& scale) {
    if (keyEdges.size() < 2 || valueEdges.size() < 2 || values.size() != (keyEdges.size() - 1) * (valueEdges.size() - 1)) {
        throw core::Error(core::ErrorCode::Defect, "core.defect", {{"what", std::string("cells that do not fit their edges")}});
    }
    m_keyEdges = std::move(keyEdges);
    m_valueEdges = std::move(valueEdges);
    m_values = std::move(values);
    m_scale = scale;
}

std::optional<std::pair<std::size_t, std::size_t>> CellMap::cell(double key, double value) const {
    const auto column = intervalOf(m_keyEdges, key);
    const auto row = intervalOf(m_valueEdges, value);
    return column && row ? std::optional(std::pair{*row, *column}) : std::nullopt;
}

double CellMap::selectTest(const QPointF&, bool, QVariant*) const {
    return -1.0;
}

QCPRange CellMap::getKeyRange(bool& foundRange, QCP::SignDomain) const {
    foundRange = !m_keyEdges.empty();
    return foundRange ? QCPRange(m_keyEdges.front(), m_keyEdges.back()) : QCPRange();
}

QCPRange CellMap::getValueRange(bool& foundRange, QCP::SignDomain, const QCPRange&) const {
    foundRange = !m_valueEdges.empty();
    return foundRange ? QCPRange(m_valueEdges.front(), m_valueEdges.back()) : QCPRange();
}

void CellMap::draw(QCPPainter* painter) {
    if (m_values.empty()) {
        return;
    }
    // One pixel of the picture a device pixel: a cell thinner than that is the one at the pixel's centre. Vector files get it sharper, and
    // pages of figures say how sharp.
    const QRect place = clipRect();
    const QVariant ofPage = parentPlot()->property(kPixelsPerUnitProperty);
    const double ratio = ofPage.isValid()                                      ? ofPage.toDouble()
                         : painter->modes().testFlag(QCPPainter::pmVectorized) ? 3.0
                                                                               : parentPlot()->bufferDevicePixelRatio();
    QImage image(static_cast<int>(place.width() * ratio), static_cast<int>(place.height() * ratio), QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    std::vector<std::optional<std::size_t>> columnOf(static_cast<std::size_t>(image.width()));
    for (int x = 0; x < image.width(); ++x) {
        columnOf[static_cast<std::size_t>(x)] = intervalOf(m_keyEdges, keyAxis()->pixelToCoord(place.left() + (x + 0.5) / ratio));
    }
    for (int y = 0; y < image.height(); ++y) {
        const auto row = intervalOf(m_valueEdges, valueAxis()->pixelToCoord(place.top() + (y + 0.5) / ratio));
        if (!row) {
            continue;
        }
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            if (const auto column = columnOf[static_cast<std::size_t>(x)]) {
                const double value = m_values[*row * columns() + *column];
                line[x] = std::isnan(value) ? m_missing.rgba() : m_scale.color(value);
            }
        }
    }
    painter->drawImage(QRectF(place), image);
}

void CellMap::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const {
    painter->fillRect(rect, QColor::fromRgba(m_scale.colorAt(0.5)));
}

LegendElement::LegendElement(QCustomPlot* plot) : QCPLayoutElement(plot) {
    // A bare layout element has no layer yet and would never be drawn.
    setLayer(QStringLiteral("legend"));
    setMinimumSize(120, static_cast<int>(kLegendHeight));
    setMaximumSize(420, static_cast<int>(kLegendHeight));
}

void LegendElement::setLegend(const core::ColorScale& scale, const QString& title, const QString& unit) {
    m_scale = scale;
    m_title = title;
    m_unit = unit;
}

void LegendElement::draw(QCPPainter* painter) {
    QPalette palette = parentPlot()->palette();
    palette.setColor(QPalette::WindowText, palette.color(QPalette::Text));
    paintLegend(*painter, QRectF(rect()), m_scale, m_title, m_unit, palette);
}

std::vector<double> edgesBetween(const std::vector<double>& coordinates, double lone) {
    if (coordinates.size() < 2) {
        return coordinates.empty() ? std::vector<double>() : std::vector<double>{coordinates[0] - lone, coordinates[0] + lone};
    }
    std::vector<double> edges{coordinates[0] - 0.5 * (coordinates[1] - coordinates[0])};
    for (std::size_t k = 1; k < coordinates.size(); ++k) {
        edges.push_back(0.5 * (coordinates[k - 1] + coordinates[k]));
    }
    edges.push_back(coordinates.back() + 0.5 * (coordinates.back() - coordinates[coordinates.size() - 2]));
    return edges;
}

} // namespace phidias::views

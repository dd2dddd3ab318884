#include "views/legend/LegendWidget.h"

#include <QEvent>
#include <QResizeEvent>
#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr double kMargin = 12.0;
constexpr double kGap = 12.0;
constexpr double kColumnGap = 24.0;
constexpr double kLeastColumn = 200.0;
constexpr int kEmptyHeight = 60;

} // namespace

LegendWidget::LegendWidget(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("legend"));
    setAccessibleName(tr("Legend"));
}

void LegendWidget::setLayers(const std::vector<SceneLayer>& layers) {
    m_entries = legendEntries(layers);
    QStringList spoken;
    for (const auto& entry : m_entries) {
        spoken += legendText(entry);
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    setToolTip(spoken.join(QLatin1Char('\n')));
    fit();
    updateGeometry();
    update();
}

std::vector<QRectF> LegendWidget::places(double width) const {
    std::vector<QRectF> places;
    if (m_entries.empty()) {
        return places;
    }
    const double inner = std::max(1.0, width - 2.0 * kMargin);
    const auto columns =
        std::clamp<std::size_t>(static_cast<std::size_t>((inner + kColumnGap) / (kLeastColumn + kColumnGap)), 1, m_entries.size());
    const double columnWidth = (inner + kColumnGap) / static_cast<double>(columns) - kColumnGap;
    double y = kMargin;
    for (std::size_t first = 0; first < m_entries.size(); first += columns) {
        double rowHeight = 0.0;
        for (std::size_t k = first; k < std::min(first + columns, m_entries.size()); ++k) {
            const double height = legendHeight(m_entries[k], font());
            places.emplace_back(kMargin + static_cast<double>(k - first) * (columnWidth + kColumnGap), y, columnWidth, height);
            rowHeight = std::max(rowHeight, height);
        }
        y += rowHeight + kGap;
    }
    return places;
}

void LegendWidget::fit() {
    double bottom = kEmptyHeight - kMargin;
    for (const auto& place : places(width())) {
        bottom = std::max(bottom, place.bottom());
    }
    const int height = static_cast<int>(std::ceil(bottom + kMargin));
    if (height != minimumHeight()) {
        setMinimumHeight(height);
    }
}

QSize LegendWidget::sizeHint() const {
    constexpr int kUsualWidth = 240;
    const auto rows = places(kUsualWidth);
    return {kUsualWidth, rows.empty() ? kEmptyHeight : static_cast<int>(std::ceil(rows.back().bottom() + kMargin))};
}

void LegendWidget::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void LegendWidget::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fit();
    }
}

void LegendWidget::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_entries.empty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect().adjusted(12, 8, -12, -8), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                         tr("The colours of visible layers are explained here."));
        return;
    }
    const auto rects = places(width());
    for (std::size_t k = 0; k < m_entries.size(); ++k) {
        paintLegend(painter, rects[k], m_entries[k], palette());
    }
}

} // namespace phidias::views

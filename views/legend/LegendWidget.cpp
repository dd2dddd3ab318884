#include "views/legend/LegendWidget.h"

namespace phidias::views {

namespace {

constexpr double kMargin = 12.0;
constexpr double kGap = 12.0;

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
    updateGeometry();
    update();
}

QSize LegendWidget::sizeHint() const {
    double height = 2.0 * kMargin;
    for (const auto& entry : m_entries) {
        height += legendHeight(entry, font()) + kGap;
    }
    return {240, static_cast<int>(m_entries.empty() ? 60.0 : height - kGap)};
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
    double y = kMargin;
    for (const auto& entry : m_entries) {
        const double height = legendHeight(entry, font());
        paintLegend(painter, QRectF(kMargin, y, width() - 2.0 * kMargin, height), entry, palette());
        y += height + kGap;
    }
}

} // namespace phidias::views

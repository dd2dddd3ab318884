#include "views/legend/LegendWidget.h"

#include "views/legend/LegendPainter.h"
#include "views/scene/Text.h"

namespace phidias::views {

LegendWidget::LegendWidget(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("legend"));
    setAccessibleName(tr("Legend"));
}

void LegendWidget::setLayers(const std::vector<SceneLayer>& layers) {
    m_entries.clear();
    QStringList spoken;
    for (auto it = layers.rbegin(); it != layers.rend(); ++it) {
        if (!it->layer.isVisible || !it->data || it->data->size() == 0) {
            continue;
        }
        const auto scale = it->data->scale(it->layer.style);
        const std::string key = it->layer.style.colorMap + " " + std::to_string(scale.low()) + " " + std::to_string(scale.high()) + " " +
                                it->data->unit() + " " + it->layer.variable;
        const bool isKnown = std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.key == key; });
        if (!isKnown) {
            m_entries.push_back({toQt(it->data->title()), toQt(it->data->unit()), scale, key});
            spoken += tr("%1: %2 to %3 %4").arg(m_entries.back().title).arg(scale.low()).arg(scale.high()).arg(m_entries.back().unit);
        }
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize LegendWidget::sizeHint() const {
    return {240, 16 + static_cast<int>(std::max<std::size_t>(1, m_entries.size())) * (fontMetrics().height() * 2 + 28)};
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
    double y = 8.0;
    const double step = QFontMetricsF(font()).height() * 2.0 + 28.0;
    for (const auto& entry : m_entries) {
        paintLegend(painter, QRectF(12.0, y, width() - 24.0, step - 8.0), entry.scale, entry.title, entry.unit, palette());
        y += step;
    }
}

} // namespace phidias::views

#include "views/legend/LegendPainter.h"

#include "views/scene/NumberText.h"

#include <algorithm>

namespace phidias::views {

void paintLegend(QPainter& painter, const QRectF& rect, const core::ColorScale& scale, const QString& title, const QString& unit,
                 const QPalette& palette) {
    painter.save();
    const QFontMetricsF metrics(painter.font());
    const double line = metrics.height();
    QColor quiet = palette.color(QPalette::WindowText);
    quiet.setAlphaF(0.65F);
    painter.setPen(palette.color(QPalette::WindowText));
    const QString unitShown = unitText(unit);
    const double unitWidth = unitShown.isEmpty() ? 0.0 : metrics.horizontalAdvance(unitShown) + 8.0;
    painter.drawText(QRectF(rect.left(), rect.top(), rect.width() - unitWidth, line), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(title, Qt::ElideRight, rect.width() - unitWidth));
    painter.setPen(quiet);
    painter.drawText(QRectF(rect.left(), rect.top(), rect.width(), line), Qt::AlignRight | Qt::AlignVCenter, unitShown);
    const QRectF bar(rect.left(), rect.top() + line + 3.0, rect.width(), 9.0);
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    for (int stop = 0; stop <= 32; ++stop) {
        gradient.setColorAt(stop / 32.0, QColor::fromRgba(scale.colorAt(stop / 32.0)));
    }
    painter.fillRect(bar, gradient);
    painter.setPen(QPen(quiet, 1.0));
    const auto ticks = scale.ticks(std::max(2, static_cast<int>(rect.width() / 60.0)));
    double lastRight = rect.left() - 100.0;
    for (const double tick : ticks) {
        const double x = bar.left() + std::clamp(scale.share(tick), 0.0, 1.0) * bar.width();
        const QString label = numberText(tick, 4);
        const double width = metrics.horizontalAdvance(label);
        const double left = std::clamp(x - 0.5 * width, rect.left(), rect.right() - width);
        painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + 3.0));
        if (left > lastRight + 6.0) {
            painter.drawText(QRectF(left, bar.bottom() + 3.0, width + 1.0, line), Qt::AlignCenter, label);
            lastRight = left + width;
        }
    }
    painter.restore();
}

} // namespace phidias::views

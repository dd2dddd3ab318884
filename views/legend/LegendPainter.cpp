#include "views/legend/LegendPainter.h"

#include "views/scene/ArrowShape.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr double kBarHeight = 9.0;
constexpr double kRowHeight = 18.0; ///< of a class
constexpr double kGap = 3.0;

QString text(const char* source) {
    return QCoreApplication::translate("LegendPainter", source);
}

QColor quietColor(const QPalette& palette) {
    QColor quiet = palette.color(QPalette::WindowText);
    quiet.setAlphaF(0.65F);
    return quiet;
}

/// Colour of one end: that of the style, else that of the scale's end; not valid where nothing is drawn.
QColor endColor(const std::string& own, std::uint32_t scaleEnd) {
    return own.empty() ? QColor::fromRgba(scaleEnd) : QColor(toQt(own));
}

/// The classes that occur in a layer, in the colours they have on the map; what is too many ends in a line that says so.
void addClasses(LegendEntry& entry, const core::LayerData& data) {
    constexpr std::size_t kMost = 24;
    const auto classes = data.occurringClasses(kMost + 1);
    for (std::size_t k = 0; k < std::min(kMost, classes.size()); ++k) {
        entry.classes.emplace_back(QColor::fromRgba(entry.scale.color(classes[k].value)), toQt(classes[k].name));
    }
    if (classes.size() > kMost) {
        entry.classes.emplace_back(QColor(), text(QT_TRANSLATE_NOOP("LegendPainter", "and more")));
    }
    if (entry.missing.isValid()) {
        entry.classes.emplace_back(entry.missing, text(QT_TRANSLATE_NOOP("LegendPainter", "missing")));
    }
}

void paintTitle(QPainter& painter, const QRectF& rect, const LegendEntry& entry, const QPalette& palette) {
    const QFontMetricsF metrics(painter.font());
    const QString unit = unitText(entry.unit);
    const double unitWidth = unit.isEmpty() ? 0.0 : metrics.horizontalAdvance(unit) + 8.0;
    painter.setPen(palette.color(QPalette::WindowText));
    painter.drawText(QRectF(rect.left(), rect.top(), rect.width() - unitWidth, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(entry.title, Qt::ElideRight, rect.width() - unitWidth));
    painter.setPen(quietColor(palette));
    painter.drawText(QRectF(rect.left(), rect.top(), rect.width(), metrics.height()), Qt::AlignRight | Qt::AlignVCenter, unit);
}

/// The bar between its pointed ends.
void paintBar(QPainter& painter, const QRectF& bar, const LegendEntry& entry) {
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    constexpr int kStops = 64;
    for (int stop = 0; stop <= kStops; ++stop) {
        const double share = static_cast<double>(stop) / kStops;
        gradient.setColorAt(share, QColor::fromRgba(entry.scale.colorAt(share)));
    }
    painter.fillRect(bar, gradient);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double half = 0.5 * bar.height();
    if (entry.below.isValid()) {
        painter.setBrush(entry.below);
        painter.drawPolygon(QPolygonF{bar.topLeft(), bar.bottomLeft(), QPointF(bar.left() - half, bar.center().y())});
    }
    if (entry.above.isValid()) {
        painter.setBrush(entry.above);
        painter.drawPolygon(QPolygonF{bar.topRight(), bar.bottomRight(), QPointF(bar.right() + half, bar.center().y())});
    }
}

void paintTicks(QPainter& painter, const QRectF& rect, const QRectF& bar, const LegendEntry& entry, const QPalette& palette) {
    const QFontMetricsF metrics(painter.font());
    const auto& scale = entry.scale;
    const auto place = [&](double value) { return bar.left() + std::clamp(scale.share(value), 0.0, 1.0) * bar.width(); };
    painter.setPen(QPen(quietColor(palette), 1.0));
    if (scale.isLogarithmic()) {
        for (double decade = std::pow(10.0, std::floor(std::log10(scale.low()))); decade <= scale.high(); decade *= 10.0) {
            for (int factor = 2; factor <= 9; ++factor) {
                const double value = decade * factor;
                if (value >= scale.low() && value <= scale.high()) {
                    painter.drawLine(QPointF(place(value), bar.bottom()), QPointF(place(value), bar.bottom() + 2.0));
                }
            }
        }
    }
    if (entry.center) {
        painter.setPen(QPen(palette.color(QPalette::WindowText), 1.0));
        painter.drawLine(QPointF(place(*entry.center), bar.top() - 2.0), QPointF(place(*entry.center), bar.bottom() + kGap));
        painter.setPen(QPen(quietColor(palette), 1.0));
    }
    double lastRight = rect.left() - 100.0;
    for (const double tick : scale.ticks(std::max(2, static_cast<int>(bar.width() / 60.0)))) {
        const double x = place(tick);
        const QString label = numberText(tick, 4);
        const double width = metrics.horizontalAdvance(label);
        const double left = std::clamp(x - 0.5 * width, rect.left(), rect.right() - width);
        painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + kGap));
        if (left > lastRight + 6.0) {
            painter.drawText(QRectF(left, bar.bottom() + kGap, width + 1.0, metrics.height()), Qt::AlignCenter, label);
            lastRight = left + width;
        }
    }
}

void paintMissing(QPainter& painter, const QRectF& sample, const LegendEntry& entry, const QPalette& palette) {
    const QFontMetricsF metrics(painter.font());
    painter.setPen(QPen(quietColor(palette), 1.0));
    painter.setBrush(entry.missing);
    painter.drawRect(QRectF(sample.center().x() - 5.0, sample.top() + 0.5, 10.0, kBarHeight - 1.0));
    painter.drawText(QRectF(sample.left(), sample.top() + kBarHeight + kGap, sample.width(), metrics.height()), Qt::AlignCenter,
                     text(QT_TRANSLATE_NOOP("LegendPainter", "missing")));
}

/// The arrow of a known speed, as long as on the map.
void paintArrow(QPainter& painter, const QRectF& rect, const LegendEntry& entry, const QPalette& palette) {
    const double length = std::min(entry.arrowLength, 0.5 * rect.width());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.color(QPalette::WindowText));
    painter.drawPolygon(arrowShape(QPointF(rect.left() + 0.5 * length, rect.center().y()), QPointF(1.0, 0.0), length, 1.0));
    painter.setPen(palette.color(QPalette::WindowText));
    painter.drawText(rect.adjusted(length + 8.0, 0.0, 0.0, 0.0), Qt::AlignLeft | Qt::AlignVCenter,
                     quantityText(entry.arrowSpeed, entry.unit, 4));
}

void paintClasses(QPainter& painter, const QRectF& rect, const LegendEntry& entry, const QPalette& palette) {
    const QFontMetricsF metrics(painter.font());
    double y = rect.top();
    for (const auto& [color, name] : entry.classes) {
        if (color.isValid()) {
            painter.setPen(QPen(quietColor(palette), 1.0));
            painter.setBrush(color);
            painter.drawRect(QRectF(rect.left() + 0.5, y + 0.5 * (kRowHeight - 10.0), 14.0, 10.0));
        }
        painter.setPen(palette.color(QPalette::WindowText));
        painter.drawText(QRectF(rect.left() + 22.0, y, rect.width() - 22.0, kRowHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(name, Qt::ElideRight, rect.width() - 22.0));
        y += kRowHeight;
    }
}

bool isSame(const LegendEntry& a, const LegendEntry& b) {
    if (a.title != b.title || a.unit != b.unit || a.scale.low() != b.scale.low() || a.scale.high() != b.scale.high() ||
        a.scale.isLogarithmic() != b.scale.isLogarithmic() || a.classes != b.classes || a.arrowSpeed != b.arrowSpeed ||
        a.arrowLength != b.arrowLength || a.below != b.below || a.above != b.above || a.missing != b.missing) {
        return false;
    }
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        if (a.scale.colorAt(share) != b.scale.colorAt(share)) {
            return false;
        }
    }
    return true;
}

} // namespace

std::vector<LegendEntry> legendEntries(const std::vector<SceneLayer>& layers) {
    std::vector<LegendEntry> entries;
    for (auto it = layers.rbegin(); it != layers.rend(); ++it) {
        if (!it->layer.isVisible || !it->data || it->data->size() == 0) {
            continue;
        }
        const auto& style = it->layer.style;
        LegendEntry entry;
        entry.scale = it->data->scale(style);
        entry.title = toQt(it->data->title().empty() ? it->layer.title : it->data->title());
        entry.unit = toQt(it->data->unit());
        // A range by percentiles leaves values outside; with fixed limits the style says whether they matter.
        const bool isByPercentiles = !style.low || !style.high;
        if (isByPercentiles || !style.belowColor.empty()) {
            entry.below = endColor(style.belowColor, entry.scale.colorAt(0.0));
        }
        if (isByPercentiles || !style.aboveColor.empty()) {
            entry.above = endColor(style.aboveColor, entry.scale.colorAt(1.0));
        }
        if (!style.missingColor.empty()) {
            entry.missing = QColor(toQt(style.missingColor)); // "none" names no colour
        }
        if (entry.scale.isCategorical()) {
            addClasses(entry, *it->data);
        }
        if (const auto* vectors = it->data->vectors(); vectors != nullptr && vectors->referenceSpeed() > 0.0) {
            entry.arrowSpeed = vectors->referenceSpeed();
            entry.arrowLength = arrowLengthPx(*vectors, entry.arrowSpeed, style.arrowSpacingPx);
        }
        if (style.isCentered && entry.scale.low() < style.center && style.center < entry.scale.high()) {
            entry.center = style.center;
        }
        if (std::none_of(entries.begin(), entries.end(), [&](const LegendEntry& known) { return isSame(known, entry); })) {
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

QString legendText(const LegendEntry& entry) {
    if (!entry.classes.empty()) {
        QStringList names;
        for (const auto& [color, name] : entry.classes) {
            names += name;
        }
        return QString(text(QT_TRANSLATE_NOOP("LegendPainter", "%1: classes %2"))).arg(entry.title, names.join(QStringLiteral(", ")));
    }
    QString said = QString(text(QT_TRANSLATE_NOOP("LegendPainter", "%1: %2 to %3 %4")))
                       .arg(entry.title, numberText(entry.scale.low(), 4), numberText(entry.scale.high(), 4), unitText(entry.unit))
                       .trimmed();
    if (entry.scale.isLogarithmic()) {
        said += QStringLiteral(", ") % text(QT_TRANSLATE_NOOP("LegendPainter", "logarithmic"));
    }
    if (entry.arrowSpeed > 0.0) {
        said += QStringLiteral(", ") %
                text(QT_TRANSLATE_NOOP("LegendPainter", "arrow of %1")).arg(quantityText(entry.arrowSpeed, entry.unit, 4));
    }
    if (entry.center) {
        said += QStringLiteral(", ") % text(QT_TRANSLATE_NOOP("LegendPainter", "centred on %1")).arg(numberText(*entry.center, 4));
    }
    return said;
}

double legendHeight(const LegendEntry& entry, const QFont& font) {
    const double line = QFontMetricsF(font).height();
    return entry.classes.empty() ? 2.0 * line + kBarHeight + 2.0 * kGap + (entry.arrowSpeed > 0.0 ? kGap + kRowHeight : 0.0)
                                 : line + kGap + kRowHeight * static_cast<double>(entry.classes.size());
}

void paintLegend(QPainter& painter, const QRectF& rect, const LegendEntry& entry, const QPalette& palette) {
    painter.save();
    const QFontMetricsF metrics(painter.font());
    paintTitle(painter, rect, entry, palette);
    const double top = rect.top() + metrics.height() + kGap;
    if (!entry.classes.empty()) {
        paintClasses(painter, QRectF(rect.left(), top, rect.width(), rect.bottom() - top), entry, palette);
        painter.restore();
        return;
    }
    const double half = 0.5 * kBarHeight;
    const double sampleWidth =
        entry.missing.isValid() ? metrics.horizontalAdvance(text(QT_TRANSLATE_NOOP("LegendPainter", "missing"))) + 4.0 : 0.0;
    const double left = rect.left() + (entry.below.isValid() ? half : 0.0);
    const double right = rect.right() - (entry.above.isValid() ? half : 0.0) - (sampleWidth > 0.0 ? sampleWidth + 12.0 : 0.0);
    const QRectF bar(left, top, std::max(8.0, right - left), kBarHeight);
    paintBar(painter, bar, entry);
    if (entry.arrowSpeed > 0.0) {
        const double below = top + kBarHeight + kGap + metrics.height() + kGap;
        paintArrow(painter, QRectF(rect.left(), below, rect.width(), kRowHeight), entry, palette);
    }
    const QRectF tickArea(rect.left(), rect.top(), bar.right() + half - rect.left(), rect.height());
    paintTicks(painter, tickArea, bar, entry, palette);
    if (sampleWidth > 0.0) {
        paintMissing(painter, QRectF(rect.right() - sampleWidth, top, sampleWidth, kBarHeight), entry, palette);
    }
    painter.restore();
}

void paintLegend(QPainter& painter, const QRectF& rect, const core::ColorScale& scale, const QString& title, const QString& unit,
                 const QPalette& palette) {
    LegendEntry entry;
    entry.title = title;
    entry.unit = unit;
    entry.scale = scale;
    paintLegend(painter, rect, entry, palette);
}

} // namespace phidias::views

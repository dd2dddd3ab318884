#include "views/figure/FigurePage.h"

#include "core/util/Error.h"
#include "core/util/Version.h"
#include "views/legend/LegendPainter.h"
#include "views/map/PictureBands.h"
#include "views/plot/CustomPlot.h"
#include "views/scene/Text.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <algorithm>
#include <cmath>
#include <filesystem>

namespace phidias::views {

namespace {

constexpr double kMargin = 16.0;
constexpr double kUsualUnits = 980.0;
constexpr double kLeastFactor = 8.0 / 9.0;
constexpr double kTitleHeight = 24.0;
constexpr double kLineHeight = 17.0;
constexpr double kLegendWidth = 420.0; ///< at most
constexpr double kLegendLeast = 180.0;
constexpr double kGap = 10.0;
constexpr std::size_t kMostSources = 3;

QString text(const char* source) {
    return QCoreApplication::translate("FigurePage", source);
}

/// "2010-03-05T12:00:00Z" as it is read: the date alone at midnight, else to the minute.
QString timeText(const std::string& label) {
    const QString iso = toQt(label);
    if (iso.size() < 20 || iso.at(10) != QLatin1Char('T') || !iso.endsWith(QLatin1Char('Z'))) {
        return iso;
    }
    return iso.mid(11, 8) == QLatin1String("00:00:00")
               ? iso.left(10)
               : QString(iso.left(10) % QLatin1Char(' ') % iso.mid(11, iso.mid(16, 3) == QLatin1String(":00") ? 5 : 8) %
                         QStringLiteral(" UTC"));
}

/// Rows of legends below the view.
struct LegendRows {
    std::vector<LegendEntry> entries;
    std::size_t perRow = 1;
    double width = 0.0;
    std::vector<double> heights; ///< [row]
    double total = 0.0;          ///< with the gap above

    LegendRows(std::vector<LegendEntry> given, double pageWidth, const QFont& font) : entries(std::move(given)) {
        if (entries.empty()) {
            return;
        }
        perRow = std::clamp<std::size_t>(static_cast<std::size_t>((pageWidth + kGap) / (kLegendLeast + kGap)), 1, entries.size());
        width = std::min(kLegendWidth, (pageWidth + 2.0 * kGap) / static_cast<double>(perRow) - 2.0 * kGap);
        for (std::size_t k = 0; k < entries.size(); ++k) {
            if (k % perRow == 0) {
                heights.push_back(0.0);
            }
            heights.back() = std::max(heights.back(), legendHeight(entries[k], font));
        }
        for (const double height : heights) {
            total += height + kGap;
        }
    }
};

/// A rectangle whose corners lie on whole pixels.
QRectF onPixels(const QRectF& rect, double pixelsPerUnit) {
    const QPointF from(std::round(rect.left() * pixelsPerUnit), std::round(rect.top() * pixelsPerUnit));
    const QPointF to(std::max(from.x() + 1.0, std::round(rect.right() * pixelsPerUnit)),
                     std::max(from.y() + 1.0, std::round(rect.bottom() * pixelsPerUnit)));
    return {from / pixelsPerUnit, to / pixelsPerUnit};
}

void paintLine(QPainter& painter, const QRectF& rect, const QFont& font, const QColor& color, const QString& line) {
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(line, Qt::ElideRight, rect.width()));
}

void paintLegends(QPainter& painter, const LegendRows& rows, double top, const QPalette& palette) {
    painter.setFont(pageFont(9.0));
    double y = top + kGap;
    for (std::size_t k = 0; k < rows.entries.size(); ++k) {
        const std::size_t row = k / rows.perRow;
        const double x = kMargin + static_cast<double>(k % rows.perRow) * (rows.width + 2.0 * kGap);
        paintLegend(painter, QRectF(x, y, rows.width, rows.heights[row]), rows.entries[k], palette);
        if ((k + 1) % rows.perRow == 0) {
            y += rows.heights[row] + kGap;
        }
    }
}

} // namespace

PageScale PageScale::of(const FigureSpec& spec) {
    const double perInch = spec.dpi / 96.0;
    const double size = std::sqrt(static_cast<double>(spec.size[0]) * spec.size[1]) / perInch;
    PageScale scale;
    scale.pixelsPerUnit = perInch * std::max(kLeastFactor, size / kUsualUnits);
    scale.units = QSizeF(spec.size[0], spec.size[1]) / scale.pixelsPerUnit;
    return scale;
}

QPalette pagePalette(bool isDark) {
    // Every role that a view may use: a figure does not depend on the theme of the window it is exported from.
    const QColor behind = isDark ? QColor(0x1e, 0x20, 0x22) : QColor(Qt::white);
    const QColor before = isDark ? QColor(0xe2, 0xe4, 0xe4) : QColor(0x22, 0x26, 0x28);
    const QColor quiet = isDark ? QColor(0x97, 0x9d, 0x9f) : QColor(0x6a, 0x70, 0x73);
    const QColor accent = isDark ? QColor(0x4f, 0xb6, 0xb8) : QColor(0x0b, 0x6e, 0x74);
    const QColor line = isDark ? QColor(0x3a, 0x3e, 0x41) : QColor(0xd4, 0xd6, 0xd6);
    QPalette palette;
    const auto set = [&](std::initializer_list<QPalette::ColorRole> roles, const QColor& color) {
        for (const auto role : roles) {
            palette.setColor(role, color);
        }
    };
    set({QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::Button}, behind);
    set({QPalette::WindowText, QPalette::Text, QPalette::ButtonText}, before);
    set({QPalette::PlaceholderText, QPalette::Dark}, quiet);
    set({QPalette::Highlight, QPalette::Link}, accent);
    set({QPalette::HighlightedText}, behind);
    set({QPalette::Mid, QPalette::Midlight, QPalette::Light}, line);
    return palette;
}

QFont pageFont(double points, bool isStrong) {
    QFont font = QGuiApplication::font();
    font.setPixelSize(static_cast<int>(std::lround(points * 96.0 / 72.0)));
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setWeight(isStrong ? QFont::DemiBold : QFont::Normal);
    return font;
}

QString subtitleOf(const std::vector<SceneLayer>& layers) {
    QStringList times;
    QStringList levels;
    const auto add = [](QStringList& list, const QString& entry) {
        if (!entry.isEmpty() && !list.contains(entry)) {
            list += entry;
        }
    };
    for (const auto& [layer, data] : layers) {
        if (!data->times().empty()) {
            add(times, timeText(data->times()[std::min(layer.timeIndex, data->times().size() - 1)]));
        }
        if (!data->levels().empty()) {
            add(levels, toQt(data->levels()[std::min(layer.verticalIndex, data->levels().size() - 1)]));
        }
    }
    return (times + levels).join(QStringLiteral(" · "));
}

QString creditsOf(const FigureView& view) {
    QStringList files;
    for (const auto& entry : view.layers()) {
        const QString name = toQt(std::filesystem::path(entry.layer.href).filename().string());
        if (!files.contains(name)) {
            files += name;
        }
    }
    QString data = files.mid(0, kMostSources).join(QStringLiteral(", "));
    if (static_cast<std::size_t>(files.size()) > kMostSources) {
        data = QCoreApplication::translate("FigurePage", "%1 and %n more", nullptr,
                                           static_cast<int>(static_cast<std::size_t>(files.size()) - kMostSources))
                   .arg(data);
    }
    QStringList parts{text(QT_TRANSLATE_NOOP("FigurePage", "Data: %1")).arg(data)};
    parts += view.otherSources();
    parts += text(QT_TRANSLATE_NOOP("FigurePage", "drawn by Phidias %1")).arg(QLatin1String(core::kSoftwareVersion));
    return parts.join(QStringLiteral(" · "));
}

void paintPage(QCPPainter& painter, const FigureSpec& spec, FigureView& view, double pixelsPerUnit, std::stop_token stop) {
    const QSizeF page = PageScale::of(spec).units;
    FigureCanvas canvas{.rect = QRectF(QPointF(0, 0), page), .pixelsPerUnit = pixelsPerUnit, .palette = pagePalette(spec.isDark)};
    if (!spec.hasDecorations) {
        canvas.rect = onPixels(canvas.rect, pixelsPerUnit);
        view.paint(painter, canvas, std::move(stop));
        return;
    }
    const QColor strong = canvas.palette.color(QPalette::WindowText);
    QColor quiet = strong;
    quiet.setAlphaF(0.65F);
    painter.fillRect(canvas.rect.adjusted(-1, -1, 1, 1), canvas.palette.color(QPalette::Window));
    painter.setRenderHint(QPainter::TextAntialiasing);
    const double width = std::max(16.0, page.width() - 2.0 * kMargin);
    double top = kMargin;
    if (!spec.title.empty()) {
        paintLine(painter, QRectF(kMargin, top - 4.0, width, kTitleHeight), pageFont(13.0, true), strong, toQt(spec.title));
        top += kTitleHeight;
    }
    if (const QString subtitle = spec.subtitle ? toQt(*spec.subtitle) : subtitleOf(view.layers()); !subtitle.isEmpty()) {
        paintLine(painter, QRectF(kMargin, top - 4.0, width, kLineHeight), pageFont(9.0), quiet, subtitle);
        top += kLineHeight + 2.0;
    }
    double bottom = page.height() - kMargin;
    if (const QString credits = spec.credits ? toQt(*spec.credits) : creditsOf(view); !credits.isEmpty()) {
        paintLine(painter, QRectF(kMargin, bottom - kLineHeight + 6.0, width, kLineHeight), pageFont(8.0), quiet, credits);
        bottom -= kLineHeight;
    }
    const bool hasLegend = spec.hasLegend && view.hasColorLegend();
    const LegendRows legends(hasLegend ? legendEntries(view.layers()) : std::vector<LegendEntry>(), width, pageFont(9.0));
    bottom -= legends.total;
    paintLegends(painter, legends, bottom, canvas.palette);
    painter.setFont(pageFont(9.0));
    canvas.rect = onPixels(QRectF(kMargin, top, width, std::max(16.0, bottom - top)), pixelsPerUnit);
    view.paint(painter, canvas, std::move(stop));
}

QImage pageImage(const FigureSpec& spec, FigureView& view, double zoom, const core::MemoryBudget& budget, std::stop_token stop) {
    const QSize size(std::max(1, static_cast<int>(std::lround(spec.size[0] * zoom))),
                     std::max(1, static_cast<int>(std::lround(spec.size[1] * zoom))));
    const auto pixels = static_cast<std::uint64_t>(size.width()) * static_cast<std::uint64_t>(size.height());
    budget.require(pixels * (4 + view.bytesPerPixel()),
                   "a figure of " + std::to_string(size.width()) + " x " + std::to_string(size.height()) + " pixels");
    QImage image = emptyPicture(size, QImage::Format_ARGB32, stop);
    if (stop.stop_requested()) {
        throw core::Error(core::ErrorCode::Cancelled, "core.cancelled");
    }
    image.setDotsPerMeterX(3780); // 96 dpi while it is drawn: page units decide how large texts are
    image.setDotsPerMeterY(3780);
    const double pixelsPerUnit = PageScale::of(spec).pixelsPerUnit * zoom;
    QCPPainter painter;
    painter.begin(&image);
    painter.setMode(QCPPainter::pmNoCaching, true);
    painter.scale(pixelsPerUnit, pixelsPerUnit);
    paintPage(painter, spec, view, pixelsPerUnit, std::move(stop));
    painter.end();
    const int perMeter = static_cast<int>(std::lround(spec.dpi * zoom / 0.0254));
    image.setDotsPerMeterX(perMeter);
    image.setDotsPerMeterY(perMeter);
    return image;
}

} // namespace phidias::views

#include "core/geo/Geodesic.h"
#include "views/map/MapDecoration.h"
#include "views/scene/NumberText.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::views {

namespace {

constexpr double kMostPoints = 150.0;
constexpr double kMargin = 12.0;
constexpr double kBarHeight = 4.0;

std::optional<double> distanceM(const MapTransform& transform, const QPointF& from, const QPointF& to) {
    const auto a = transform.toDegrees(from);
    const auto b = transform.toDegrees(to);
    return a && b ? std::optional(core::geodesic(*a, *b).lengthM) : std::nullopt;
}

/// Metres between two pixels that lie symmetrically about the middle of the picture, in steps: a geodesic over the back of the Earth would
/// be the shorter one.
std::optional<double> lengthAcross(const MapTransform& transform, double pixels) {
    constexpr int kSteps = 8;
    const QPointF middle(0.5 * transform.size.width(), 0.5 * transform.size.height());
    double sum = 0.0;
    for (int step = 0; step < kSteps; ++step) {
        const auto x = [&](int k) { return middle.x() + pixels * (static_cast<double>(k) / kSteps - 0.5); };
        const auto part = distanceM(transform, {x(step), middle.y()}, {x(step + 1), middle.y()});
        if (!part) {
            return std::nullopt;
        }
        sum += *part;
    }
    return sum;
}

/// Ratio of the largest to the least scale along rows of the picture.
double scaleRange(const MapTransform& transform) {
    double least = std::numeric_limits<double>::infinity();
    double most = 0.0;
    for (const double across : {0.05, 0.5, 0.95}) {
        for (const double along : {0.05, 0.275, 0.5, 0.725, 0.95}) {
            const QPointF pixel(across * transform.size.width(), along * transform.size.height());
            if (const auto length = distanceM(transform, pixel, pixel + QPointF(1.0, 0.0)); length && *length > 0.0) {
                least = std::min(least, *length);
                most = std::max(most, *length);
            }
        }
    }
    return most > 0.0 ? most / least : 1.0;
}

} // namespace

std::optional<ScaleBar> scaleBarOf(const MapTransform& transform, double pixelRatio, const QSizeF& size, const QFontMetricsF& metrics) {
    double pixels = std::min(kMostPoints * pixelRatio, 0.4 * transform.size.width());
    const auto whole = lengthAcross(transform, pixels);
    if (!whole || !(*whole > 0.0)) {
        return std::nullopt;
    }
    const double power = std::pow(10.0, std::floor(std::log10(*whole)));
    const double lengthM = *whole / power >= 5.0 ? 5.0 * power : *whole / power >= 2.0 ? 2.0 * power : power;
    // The length is not in proportion to the pixels: by secants, each about ten times as exact as the one before.
    for (int step = 0; step < 4; ++step) {
        if (const auto now = lengthAcross(transform, pixels); now && *now > 0.0) {
            pixels *= lengthM / *now;
        }
    }
    ScaleBar bar;
    bar.label = lengthM >= 1000.0 ? quantityText(lengthM / 1000.0, QStringLiteral("km"), 4) : quantityText(lengthM, QStringLiteral("m"), 4);
    constexpr double kNoticed = 1.5;
    if (scaleRange(transform) > kNoticed) {
        const auto middle = transform.toDegrees({0.5 * transform.size.width(), 0.5 * transform.size.height()});
        //: scale bar: %1 a length, %2 the latitude at which it holds
        bar.label = QCoreApplication::translate("MapDecoration", "%1 at %2").arg(bar.label, parallelText(std::round((*middle)[1]), false));
    }
    const double width = pixels / pixelRatio;
    const double box = std::max(width, metrics.horizontalAdvance(bar.label) + 2.0);
    bar.box = QRectF(size.width() - kMargin - box, size.height() - kMargin - kBarHeight - metrics.height() - 2.0, box,
                     metrics.height() + 2.0 + kBarHeight);
    const double left = bar.box.center().x() - 0.5 * width;
    bar.line = QLineF(left, bar.box.bottom(), left + width, bar.box.bottom());
    return bar;
}

void paintScaleBar(QPainter& painter, const QRectF& rect, const MapTransform& transform, double pixelRatio, const MapColors& colors) {
    painter.save();
    QFont font = painter.font();
    font.setPointSizeF(8.0);
    painter.setFont(font);
    const auto bar = scaleBarOf(transform, pixelRatio, rect.size(), QFontMetricsF(font, painter.device()));
    if (bar) {
        painter.translate(rect.topLeft());
        QColor plate = colors.outside;
        plate.setAlpha(190);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(plate);
        painter.drawRoundedRect(bar->box.adjusted(-6.0, -3.0, 6.0, 5.0), 3.0, 3.0);
        painter.setRenderHint(QPainter::Antialiasing, false);
        // Two halves, one filled: the eye takes half the length as well.
        const QRectF whole(bar->line.x1(), bar->line.y1() - kBarHeight, bar->line.length(), kBarHeight);
        painter.fillRect(QRectF(whole.left(), whole.top(), 0.5 * whole.width(), whole.height()), colors.text);
        painter.setPen(QPen(colors.text, 1.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(whole);
        painter.drawText(QRectF(bar->box.left(), bar->box.top(), bar->box.width(), bar->box.height() - kBarHeight - 2.0),
                         Qt::AlignHCenter | Qt::AlignTop, bar->label);
    }
    painter.restore();
}

} // namespace phidias::views

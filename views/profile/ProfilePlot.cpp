#include "views/profile/ProfilePlot.h"

#include "views/plot/CurveColors.h"
#include "views/plot/PlotPanel.h"
#include "views/scene/NumberText.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::views {

namespace {

constexpr std::size_t kMostLabels = 8;
constexpr double kUnsure =
    0.3; ///< relative error above which a value of an analysis is drawn hollow, the usual first mask of climatologies

QString text(const char* source) {
    return QCoreApplication::translate("ProfilePlot", source);
}

bool isGood(const ProfileCurve& curve, std::size_t sample) {
    return curve.isGood.empty() || curve.isGood[sample];
}

} // namespace

ProfilePlot::ProfilePlot(QCustomPlot& plot) : m_plot(plot), m_mark(new QCPItemStraightLine(&plot)) {
    m_mark->setVisible(false);
    m_mark->setClipToAxisRect(true);
    recolor();
}

void ProfilePlot::recolor() {
    applyPalette(m_plot, m_plot.palette());
    m_mark->setPen(QPen(m_plot.palette().color(QPalette::Text), 1.0, Qt::DashLine));
    if (!m_scene.curves.empty()) {
        show(ProfileScene(m_scene));
    }
}

QCPCurve* ProfilePlot::addCurve(const ProfileCurve& curve, const QPen& pen) {
    auto* drawn = new QCPCurve(axisOf(curve), m_plot.yAxis);
    drawn->setPen(pen);
    return drawn;
}

void ProfilePlot::drawBand(const ProfileCurve& curve, const QColor& color) {
    // Down along one side and up along the other, a piece for each run without gaps.
    QColor fill = color;
    fill.setAlphaF(0.18F);
    for (std::size_t first = 0; first < curve.value.size();) {
        std::size_t end = first;
        while (end < curve.value.size() && std::isfinite(curve.value[end]) && std::isfinite(curve.error[end])) {
            ++end;
        }
        if (end > first + 1) {
            auto* band = addCurve(curve, QPen(Qt::NoPen));
            band->setBrush(fill);
            for (std::size_t k = first; k < end; ++k) {
                band->addData(curve.value[k] - curve.error[k], curve.vertical[k]);
            }
            for (std::size_t k = end; k-- > first;) {
                band->addData(curve.value[k] + curve.error[k], curve.vertical[k]);
            }
        }
        first = end + 1;
    }
}

void ProfilePlot::drawDots(const ProfileCurve& curve, const QColor& color, bool isFirst) {
    // Good ones filled, those that an analysis hardly knows hollow, bad ones as crosses.
    auto* good = addCurve(curve, QPen(color));
    auto* unsure = addCurve(curve, QPen(color));
    QColor quiet = m_plot.palette().color(QPalette::Text);
    quiet.setAlphaF(0.55F);
    auto* bad = addCurve(curve, QPen(quiet));
    const double size = isFirst || curve.isChosen ? 5.0 : 4.0;
    good->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, color, color, size));
    unsure->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(color, 1.2), m_plot.palette().brush(QPalette::Base), size));
    bad->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCross, QPen(quiet, 1.2), Qt::NoBrush, 5.0));
    for (auto* dots : {good, unsure, bad}) {
        dots->setLineStyle(QCPCurve::lsNone);
    }
    for (std::size_t k = 0; k < curve.value.size(); ++k) {
        if (std::isfinite(curve.value[k])) {
            const bool isUnsure = !curve.relativeError.empty() && !(curve.relativeError[k] <= kUnsure);
            (!isGood(curve, k) ? bad : isUnsure ? unsure : good)->addData(curve.value[k], curve.vertical[k]);
        }
    }
}

void ProfilePlot::drawCurve(const ProfileCurve& curve, const QColor& color) {
    if (!curve.error.empty()) {
        drawBand(curve, color);
    }
    auto* line = addCurve(curve, QPen(color, curve.isChosen ? 1.8 : 1.3, curve.isDensity ? Qt::DashLine : Qt::SolidLine));
    for (std::size_t k = 0; k < curve.value.size(); ++k) {
        if (!isGood(curve, k)) {
            continue; // the line goes through what is good
        }
        line->addData(curve.value[k], curve.vertical[k]);
    }
    if (!curve.isDensity) {
        drawDots(curve, color, false);
    }
}

void ProfilePlot::drawLabel(const ProfileCurve& curve, const QColor& color, std::size_t place) {
    auto* label = new QCPItemText(&m_plot);
    label->setText(curve.label);
    label->setColor(color);
    label->setFont(m_plot.font());
    label->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
    label->setPadding(QMargins(3, 0, 3, 0));
    QColor behind = m_plot.palette().color(QPalette::Base);
    behind.setAlphaF(0.75F);
    label->setBrush(behind);
    // A column of labels in the lower right corner, where profiles of the ocean leave room.
    label->position->setType(QCPItemPosition::ptAxisRectRatio);
    label->position->setCoords(0.995, 0.99);
    if (place > 0) {
        label->position->setParentAnchor(m_labels.back()->topRight);
        label->position->setType(QCPItemPosition::ptAbsolute);
        label->position->setCoords(0.0, -1.0);
    }
    m_labels.push_back(label);
}

void ProfilePlot::show(const ProfileScene& scene) {
    m_scene = scene;
    for (auto label = m_labels.rbegin(); label != m_labels.rend(); ++label) { // each hangs on the one before
        m_plot.removeItem(*label);
    }
    m_labels.clear();
    m_plot.clearPlottables();
    std::size_t colour = 0;
    std::vector<std::pair<const ProfileCurve*, QColor>> labelled;
    // What is chosen lies on top.
    for (const bool isChosen : {false, true}) {
        for (const auto& curve : m_scene.curves) {
            if (curve.isChosen == isChosen) {
                const QColor color = isChosen ? chosenColor(m_plot.palette()) : curveColor(colour++, m_plot.palette());
                drawCurve(curve, color);
                labelled.emplace_back(&curve, color);
            }
        }
    }
    std::size_t place = 0;
    for (auto entry = labelled.rbegin(); entry != labelled.rend() && place < kMostLabels; ++entry, ++place) {
        drawLabel(*entry->first, entry->second, place);
    }
    setAxes();
}

void ProfilePlot::setAxes() {
    const auto rangeOf = [this](bool isOnTop) {
        std::pair<double, double> range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
        for (const auto& curve : m_scene.curves) {
            for (std::size_t k = 0; k < curve.value.size() && curve.isOnTop == isOnTop; ++k) {
                // Bad values may lie far outside: they do not make the axis.
                if (std::isfinite(curve.value[k]) && isGood(curve, k)) {
                    const double error = curve.error.empty() || !std::isfinite(curve.error[k]) ? 0.0 : curve.error[k];
                    range.first = std::min(range.first, curve.value[k] - error);
                    range.second = std::max(range.second, curve.value[k] + error);
                }
            }
        }
        return range;
    };
    for (const bool isOnTop : {false, true}) {
        QCPAxis* axis = isOnTop ? m_plot.xAxis2 : m_plot.xAxis;
        const auto range = rangeOf(isOnTop);
        const bool isUsed = range.first <= range.second;
        axis->setVisible(!isOnTop || isUsed);
        axis->setTickLabels(true);
        axis->setTicks(true);
        const QString unit = unitText(m_scene.units[isOnTop ? 1 : 0]);
        const QString& own = m_scene.titles[isOnTop ? 1 : 0];
        const QString title = own.isEmpty() ? text(QT_TRANSLATE_NOOP("ProfilePlot", "Value")) : own;
        axis->setLabel(unit.isEmpty() ? title : QString(title % QStringLiteral(" (") % unit % QLatin1Char(')')));
        if (isUsed) {
            const double margin = std::max(0.05 * (range.second - range.first), 1e-3 * std::max(1e-3, std::abs(range.second)));
            axis->setRange(range.first - margin, range.second + margin);
        }
    }
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const auto& curve : m_scene.curves) {
        for (std::size_t k = 0; k < curve.value.size(); ++k) {
            if (std::isfinite(curve.value[k])) {
                low = std::min(low, curve.vertical[k]);
                high = std::max(high, curve.vertical[k]);
            }
        }
    }
    const double margin = std::max(0.03 * (high - low), 0.5);
    m_plot.yAxis->setRangeReversed(m_scene.isDownward);
    m_plot.yAxis->setRange(low >= 0.0 && low < margin ? -0.3 * margin : low - margin, high + margin);
    const QString unit = unitText(m_scene.verticalUnit);
    m_plot.yAxis->setLabel(unit.isEmpty() ? m_scene.verticalTitle
                                          : QString(m_scene.verticalTitle % QStringLiteral(" (") % unit % QLatin1Char(')')));
}

void ProfilePlot::mark(std::optional<double> vertical) {
    m_mark->setVisible(vertical.has_value());
    if (vertical) {
        m_mark->point1->setCoords(0.0, *vertical);
        m_mark->point2->setCoords(1.0, *vertical);
    }
}

std::optional<ProfilePlot::Hit> ProfilePlot::nearest(const QPointF& pixel) const {
    std::optional<Hit> hit;
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t curve = 0; curve < m_scene.curves.size(); ++curve) {
        const auto& entry = m_scene.curves[curve];
        for (std::size_t k = 0; k < entry.value.size(); ++k) {
            const double apart = std::hypot(0.3 * (axisOf(entry)->coordToPixel(entry.value[k]) - pixel.x()),
                                            m_plot.yAxis->coordToPixel(entry.vertical[k]) - pixel.y());
            if (apart < best) {
                best = apart;
                hit = Hit{.curve = curve, .sample = k};
            }
        }
    }
    return hit;
}

} // namespace phidias::views

#include "views/series/SeriesPlot.h"

#include "core/util/Time.h"
#include "views/plot/CurveColors.h"
#include "views/plot/PlotPanel.h"
#include "views/plot/TimeAxis.h"
#include "views/scene/NumberText.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::views {

namespace {

constexpr double kDaySeconds = 86400.0;
constexpr double kLabelHeightPx = 16.0;
constexpr std::size_t kMostDots = 150; ///< values are marked one by one up to this many

QString text(const char* source) {
    return QCoreApplication::translate("SeriesPlot", source);
}

double startOfYear(int year) {
    return kDaySeconds * static_cast<double>(core::daysFromCivil(year, 1, 1));
}

int yearOf(double unixSeconds) {
    return core::civilFromDays(static_cast<long>(std::floor(unixSeconds / kDaySeconds))).year;
}

} // namespace

SeriesPlot::SeriesPlot(QCustomPlot& plot) : m_plot(plot), m_mark(new QCPItemStraightLine(&plot)) {
    m_mark->setVisible(false);
    m_mark->setClipToAxisRect(true);
    m_plot.yAxis2->setTicks(true);
    QObject::connect(&m_plot, &QCustomPlot::afterLayout, m_mark, [this] { placeLabels(); });
    recolor();
}

QColor SeriesPlot::color(std::size_t curve) const {
    return curveColor(curve, m_plot.palette());
}

void SeriesPlot::recolor() {
    applyPalette(m_plot, m_plot.palette());
    m_mark->setPen(QPen(m_plot.palette().color(QPalette::Text), 1.0, Qt::DashLine));
    if (!m_drawn.empty()) {
        show(SeriesScene(m_scene));
    }
}

SeriesPlot::Drawn SeriesPlot::keysOf(const SeriesCurve& curve) const {
    Drawn drawn;
    const auto& series = curve.series;
    const auto add = [&](double key, std::size_t sample) {
        drawn.key.push_back(key);
        drawn.value.push_back(series.value[sample]);
        drawn.sample.push_back(sample);
    };
    if (series.isClimatological && !m_scene.isYear && m_years.first < m_years.second) {
        // Beside dates of certain years a climatology is every year the same.
        for (int year = yearOf(m_years.first); year <= yearOf(m_years.second); ++year) {
            for (std::size_t k = 0; k < series.value.size(); ++k) {
                add(secondsOfYear(series.timeUnixSeconds[k]) - startOfYear(2001) + startOfYear(year), k);
            }
        }
    } else {
        for (std::size_t k = 0; k < series.value.size(); ++k) {
            add(m_scene.isYear ? secondsOfYear(series.timeUnixSeconds[k]) : series.timeUnixSeconds[k], k);
        }
    }
    std::vector<std::size_t> order(drawn.key.size());
    for (std::size_t k = 0; k < order.size(); ++k) {
        order[k] = k;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return drawn.key[a] < drawn.key[b]; });
    Drawn sorted;
    for (const std::size_t k : order) {
        sorted.key.push_back(drawn.key[k]);
        sorted.value.push_back(drawn.value[k]);
        sorted.sample.push_back(drawn.sample[k]);
    }
    return sorted;
}

void SeriesPlot::drawSpread(const SeriesCurve& curve, const Drawn& drawn) {
    QCPAxis* valueAxis = curve.isOnRight ? m_plot.yAxis2 : m_plot.yAxis;
    auto* low = m_plot.addGraph(m_plot.xAxis, valueAxis);
    auto* high = m_plot.addGraph(m_plot.xAxis, valueAxis);
    for (std::size_t k = 0; k < drawn.key.size(); ++k) {
        const double spread = curve.series.spread[drawn.sample[k]];
        low->addData(drawn.key[k], drawn.value[k] - spread);
        high->addData(drawn.key[k], drawn.value[k] + spread);
    }
    QColor fill = color(m_drawn.size());
    fill.setAlphaF(0.18F);
    for (auto* graph : {low, high}) {
        graph->setPen(Qt::NoPen);
    }
    high->setBrush(fill);
    high->setChannelFillGraph(low);
}

void SeriesPlot::drawCurve(const SeriesCurve& curve, Drawn drawn) {
    if (!curve.series.spread.empty()) {
        drawSpread(curve, drawn);
    }
    const QColor own = color(m_drawn.size());
    auto* graph = m_plot.addGraph(m_plot.xAxis, curve.isOnRight ? m_plot.yAxis2 : m_plot.yAxis);
    graph->setData(QVector<double>(drawn.key.begin(), drawn.key.end()), QVector<double>(drawn.value.begin(), drawn.value.end()), true);
    graph->setPen(QPen(own, 1.4, curve.series.isClimatological && !m_scene.isYear ? Qt::DashLine : Qt::SolidLine));
    graph->setLineStyle(curve.series.isSampled || (m_scene.isYear && !curve.series.depthM.empty()) ? QCPGraph::lsNone : QCPGraph::lsLine);
    const bool hasDots = graph->lineStyle() == QCPGraph::lsNone || drawn.key.size() <= kMostDots;
    graph->setScatterStyle(hasDots ? QCPScatterStyle(QCPScatterStyle::ssDisc, own, own, 4.5) : QCPScatterStyle::ssNone);
    graph->setAdaptiveSampling(true);
    drawn.graph = graph;
    drawn.label = new QCPItemText(&m_plot);
    drawn.label->setText(curve.label);
    drawn.label->setColor(own);
    drawn.label->setFont(m_plot.font());
    drawn.label->setPositionAlignment(Qt::AlignRight | Qt::AlignVCenter);
    drawn.label->setPadding(QMargins(3, 0, 3, 0));
    QColor behind = m_plot.palette().color(QPalette::Base);
    behind.setAlphaF(0.75F);
    drawn.label->setBrush(behind);
    drawn.label->position->setType(QCPItemPosition::ptAxisRectRatio);
    drawn.label->setVisible(m_hasDecorations);
    m_drawn.push_back(std::move(drawn));
}

void SeriesPlot::show(const SeriesScene& scene) {
    m_scene = scene;
    for (const auto& drawn : m_drawn) {
        m_plot.removeItem(drawn.label);
    }
    m_drawn.clear();
    m_plot.clearGraphs();
    m_years = {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const auto& curve : m_scene.curves) {
        if (!curve.series.isClimatological && !curve.series.timeUnixSeconds.empty()) {
            m_years.first = std::min(m_years.first, curve.series.timeUnixSeconds.front());
            m_years.second = std::max(m_years.second, curve.series.timeUnixSeconds.back());
        }
    }
    for (const auto& curve : m_scene.curves) {
        drawCurve(curve, keysOf(curve));
    }
    setAxes();
    mark(m_marked);
}

void SeriesPlot::setAxes() {
    const auto rescaled = [](QCPAxis* axis, double share, double least) {
        axis->rescale(true);
        const double half = std::max(axis->range().size() * share, least);
        axis->setRange(axis->range().lower - half, axis->range().upper + half);
    };
    rescaled(m_plot.xAxis, 0.02, 3600.0);
    setTimeAxis(*m_plot.xAxis, m_scene.isYear);
    for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
        QCPAxis* axis = side == 0 ? m_plot.yAxis : m_plot.yAxis2;
        const bool isUsed = std::any_of(m_scene.curves.begin(), m_scene.curves.end(),
                                        [side](const SeriesCurve& curve) { return curve.isOnRight == (side == 1); });
        axis->setVisible(m_hasDecorations && (side == 0 || isUsed));
        axis->setTickLabels(true);
        if (isUsed) {
            axis->rescale();
            const double size = axis->range().size();
            const double most = std::max(std::abs(axis->range().lower), std::abs(axis->range().upper));
            rescaled(axis, 0.06, size > 0.0 ? 0.0 : std::max(0.01 * most, 1e-6));
        }
        const QString unit = unitText(m_scene.units[side]);
        const QString title = m_scene.titles[side].isEmpty() ? text(QT_TRANSLATE_NOOP("SeriesPlot", "Value")) : m_scene.titles[side];
        axis->setLabel(unit.isEmpty() ? title : QString(title % QStringLiteral(" (") % unit % QLatin1Char(')')));
    }
}

void SeriesPlot::placeLabels() {
    // Beside the last value of each curve, moved apart where they would lie on each other.
    const double height = std::max(1, m_plot.axisRect()->height());
    std::vector<std::pair<double, QCPItemText*>> wanted;
    for (const auto& drawn : m_drawn) {
        double at = 0.5;
        for (std::size_t k = drawn.value.size(); k-- > 0;) {
            if (std::isfinite(drawn.value[k])) {
                const QCPRange range = drawn.graph->valueAxis()->range();
                at = 1.0 - (drawn.value[k] - range.lower) / range.size();
                break;
            }
        }
        wanted.emplace_back(at - 12.0 / height, drawn.label);
    }
    std::stable_sort(wanted.begin(), wanted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const double step = kLabelHeightPx / height;
    double lowest = 0.5 * step;
    for (auto& [at, label] : wanted) {
        at = std::max(at, lowest);
        lowest = at + step;
    }
    double highest = 1.0 - 0.5 * step;
    for (auto entry = wanted.rbegin(); entry != wanted.rend(); ++entry) {
        entry->first = std::min(entry->first, highest);
        highest = entry->first - step;
        entry->second->position->setCoords(0.995, entry->first);
    }
}

void SeriesPlot::setDecorations(bool areShown) {
    m_hasDecorations = areShown;
    m_plot.xAxis->setVisible(areShown);
    m_plot.yAxis->setVisible(areShown);
    m_plot.yAxis2->setVisible(areShown && m_plot.yAxis2->visible());
    for (const auto& drawn : m_drawn) {
        drawn.label->setVisible(areShown);
    }
    if (!areShown) {
        m_plot.plotLayout()->setMargins(QMargins(0, 0, 0, 0));
        m_plot.axisRect()->setAutoMargins(QCP::msNone);
        m_plot.axisRect()->setMargins(QMargins(0, 0, 0, 0));
    }
}

void SeriesPlot::mark(std::optional<double> unixSeconds) {
    m_marked = unixSeconds;
    m_mark->setVisible(unixSeconds.has_value());
    if (unixSeconds) {
        const double key = m_scene.isYear ? secondsOfYear(*unixSeconds) : *unixSeconds;
        m_mark->point1->setCoords(key, 0.0);
        m_mark->point2->setCoords(key, 1.0);
    }
}

std::optional<SeriesPlot::Hit> SeriesPlot::nearest(const QPointF& pixel) const {
    std::optional<Hit> hit;
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t curve = 0; curve < m_drawn.size(); ++curve) {
        const auto& drawn = m_drawn[curve];
        for (std::size_t k = 0; k < drawn.key.size(); ++k) {
            if (!std::isfinite(drawn.value[k])) {
                continue;
            }
            // The time counts most: a curve is read straight above the mouse.
            const double across = m_plot.xAxis->coordToPixel(drawn.key[k]) - pixel.x();
            const double along = drawn.graph->valueAxis()->coordToPixel(drawn.value[k]) - pixel.y();
            const double apart = std::hypot(across, 0.3 * along);
            if (apart < best) {
                best = apart;
                hit = Hit{.curve = curve, .sample = drawn.sample[k]};
            }
        }
    }
    return hit;
}

} // namespace phidias::views

#include "views/series/HovmoellerPlot.h"

#include "views/plot/PlotPanel.h"
#include "views/plot/TimeAxis.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"
#include "views/series/SeriesPlot.h"

#include <QCoreApplication>
#include <algorithm>
#include <numeric>

namespace phidias::views {

namespace {

constexpr double kHalfDaySeconds = 43200.0;

QString text(const char* source) {
    return QCoreApplication::translate("HovmoellerPlot", source);
}

QString axisTitle(const core::Hovmoeller& diagram) {
    switch (diagram.axis) {
    case core::HovmoellerAxis::Latitude:
        return text(QT_TRANSLATE_NOOP("HovmoellerPlot", "Latitude (°N)"));
    case core::HovmoellerAxis::Longitude:
        return text(QT_TRANSLATE_NOOP("HovmoellerPlot", "Longitude (°E)"));
    case core::HovmoellerAxis::Line:
        return text(QT_TRANSLATE_NOOP("HovmoellerPlot", "Distance along the line (km)"));
    case core::HovmoellerAxis::Depth:
        break;
    }
    const QString title = diagram.isDownward ? text(QT_TRANSLATE_NOOP("HovmoellerPlot", "Depth (%1)"))
                                             : text(QT_TRANSLATE_NOOP("HovmoellerPlot", "Height (%1)"));
    return title.arg(unitText(toQt(diagram.coordinateUnit)));
}

} // namespace

HovmoellerPlot::HovmoellerPlot(QCustomPlot& plot)
    : m_plot(plot), m_cells(new CellMap(plot.xAxis, plot.yAxis)), m_legend(new LegendElement(&plot)),
      m_timeMark(new QCPItemStraightLine(&plot)), m_rowMark(new QCPItemStraightLine(&plot)) {
    m_legend->setMaximumSize(QWIDGETSIZE_MAX, m_legend->maximumSize().height()); // else the plot would be no wider either
    plot.plotLayout()->addElement(1, 0, m_legend);
    plot.plotLayout()->setRowSpacing(4);
    for (auto* line : {m_timeMark, m_rowMark}) {
        line->setVisible(false);
        line->setClipToAxisRect(true);
    }
    recolor();
}

void HovmoellerPlot::recolor() {
    applyPalette(m_plot, m_plot.palette());
    m_cells->setMissingColor(m_plot.palette().color(QPalette::Window).lightness() < 128 ? QColor(0x4a, 0x4e, 0x51)
                                                                                        : QColor(0xb4, 0xb8, 0xb9));
    for (auto* line : {m_timeMark, m_rowMark}) {
        line->setPen(QPen(m_plot.palette().color(QPalette::Text), 1.0, Qt::DashLine));
    }
    m_plot.xAxis->grid()->setVisible(false);
    m_plot.yAxis->grid()->setVisible(false);
}

void HovmoellerPlot::show(const core::Hovmoeller& diagram, const core::ColorScale& scale) {
    m_isYear = diagram.isClimatological;
    const std::size_t times = diagram.timeUnixSeconds.size();
    std::vector<double> keys;
    for (const double time : diagram.timeUnixSeconds) {
        keys.push_back(m_isYear ? secondsOfYear(time) : time);
    }
    m_timeOf.resize(times);
    std::iota(m_timeOf.begin(), m_timeOf.end(), std::size_t{0});
    std::stable_sort(m_timeOf.begin(), m_timeOf.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    std::vector<double> sorted;
    std::vector<double> values;
    for (const std::size_t k : m_timeOf) {
        sorted.push_back(keys[k]);
    }
    for (std::size_t row = 0; row < diagram.coordinate.size(); ++row) {
        for (const std::size_t k : m_timeOf) {
            values.push_back(diagram.values[row * times + k]);
        }
    }
    auto rows = edgesBetween(diagram.coordinate);
    if (diagram.axis == core::HovmoellerAxis::Depth && diagram.isDownward && diagram.coordinate.front() >= 0.0) {
        rows.front() = std::max(0.0, rows.front()); // no level reaches above the sea surface
    }
    m_cells->setCells(edgesBetween(sorted, kHalfDaySeconds), rows, std::move(values), scale);
    m_plot.xAxis->setRange(edgesBetween(sorted, kHalfDaySeconds).front(), edgesBetween(sorted, kHalfDaySeconds).back());
    setTimeAxis(*m_plot.xAxis, m_isYear);
    m_plot.yAxis->setLabel(axisTitle(diagram));
    m_plot.yAxis->setRangeReversed(diagram.isDownward);
    m_plot.yAxis->setRange(rows.front(), rows.back());
    m_title = toQt(diagram.title);
    m_unit = toQt(diagram.unit);
    m_legend->setLegend(scale, m_title, m_unit);
}

void HovmoellerPlot::setScale(const core::ColorScale& scale) {
    m_cells->setScale(scale);
    m_legend->setLegend(scale, m_title, m_unit);
}

void HovmoellerPlot::mark(std::optional<double> unixSeconds, std::optional<double> coordinate) {
    m_timeMark->setVisible(unixSeconds.has_value());
    if (unixSeconds) {
        const double key = m_isYear ? secondsOfYear(*unixSeconds) : *unixSeconds;
        m_timeMark->point1->setCoords(key, 0.0);
        m_timeMark->point2->setCoords(key, 1.0);
    }
    m_rowMark->setVisible(coordinate.has_value());
    if (coordinate) {
        m_rowMark->point1->setCoords(0.0, *coordinate);
        m_rowMark->point2->setCoords(1.0, *coordinate);
    }
}

std::optional<std::pair<std::size_t, std::size_t>> HovmoellerPlot::cellAt(const QPointF& pixel) const {
    const auto cell = m_cells->cell(m_plot.xAxis->pixelToCoord(pixel.x()), m_plot.yAxis->pixelToCoord(pixel.y()));
    return cell ? std::optional(std::pair{cell->first, m_timeOf[cell->second]}) : std::nullopt;
}

} // namespace phidias::views

#include "views/section/SectionPlot.h"

#include "views/plot/PlotPanel.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace phidias::views {

namespace {

QString text(const char* source) {
    return QCoreApplication::translate("SectionPlot", source);
}

/// Ticks of the distance with longitude and latitude below.
class LineTicker : public QCPAxisTicker {
public:
    explicit LineTicker(core::LinePlaces places) : m_places(std::move(places)) {}

protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        QString label = numberText(tick, 6);
        if (m_places.distanceKm.empty() || tick < -1e-9 || tick > m_places.distanceKm.back() + 1e-9) {
            return label;
        }
        const auto nearest = std::lower_bound(m_places.distanceKm.begin(), m_places.distanceKm.end(), tick);
        const auto column = std::min(static_cast<std::size_t>(nearest - m_places.distanceKm.begin()), m_places.distanceKm.size() - 1);
        return label % QLatin1Char('\n') % longitudeText(m_places.longitudeDeg[column], 1) % QLatin1Char('\n') %
               latitudeText(m_places.latitudeDeg[column], 1);
    }

private:
    core::LinePlaces m_places;
};

} // namespace

SectionPlot::SectionPlot(QCustomPlot& plot)
    : m_plot(plot), m_cells(new CellMap(plot.xAxis, plot.yAxis)), m_legend(new LegendElement(&plot)),
      m_mark(new QCPItemStraightLine(&plot)) {
    plot.plotLayout()->addElement(1, 0, m_legend);
    plot.plotLayout()->setRowSpacing(4);
    m_mark->setVisible(false);
    m_mark->setClipToAxisRect(true);
    recolor();
}

void SectionPlot::recolor() {
    applyPalette(m_plot, m_plot.palette());
    m_cells->setMissingColor(m_plot.palette().color(QPalette::Window).lightness() < 128 ? QColor(0x4a, 0x4e, 0x51)
                                                                                        : QColor(0xb4, 0xb8, 0xb9));
    m_mark->setPen(QPen(m_plot.palette().color(QPalette::Text), 1.0, Qt::DashLine));
    m_plot.xAxis->grid()->setVisible(false);
    m_plot.yAxis->grid()->setVisible(false);
}

void SectionPlot::show(const SectionScene& scene) {
    const auto& section = scene.section;
    std::vector<double> columns = edgesBetween(section.places.distanceKm);
    columns.front() = 0.0;
    columns.back() = section.places.distanceKm.back();
    // The edges of levels meet: where bounds leave a gap or overlap, midway.
    std::vector<double> levels{section.verticalBounds.front().first};
    for (std::size_t level = 0; level + 1 < section.verticalBounds.size(); ++level) {
        levels.push_back(0.5 * (section.verticalBounds[level].second + section.verticalBounds[level + 1].first));
    }
    levels.push_back(section.verticalBounds.back().second);
    m_cells->setCells(columns, levels, section.values, scene.scale);
    for (auto* points : m_points) {
        m_plot.removePlottable(points);
    }
    m_points.clear();
    // One plottable a colour, so that ten thousand samples stay quick.
    std::map<std::uint32_t, QCPCurve*> byColor;
    for (std::size_t k = 0; k < scene.observations.value.size(); ++k) {
        const std::uint32_t color = scene.scale.color(scene.observations.value[k]);
        auto& points = byColor[color];
        if (points == nullptr) {
            points = new QCPCurve(m_plot.xAxis, m_plot.yAxis);
            points->setLineStyle(QCPCurve::lsNone);
            points->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(QColor(0, 0, 0, 150), 0.8),
                                                    QBrush(QColor::fromRgba(color)), scene.pointSizePx));
            m_points.push_back(points);
        }
        const double vertical = section.isDownward ? scene.observations.depthM[k] : -scene.observations.depthM[k];
        points->addData(static_cast<double>(k), scene.observations.distanceKm[k], vertical);
    }
    m_plot.xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new LineTicker(section.places)));
    m_plot.xAxis->setLabel(text(QT_TRANSLATE_NOOP("SectionPlot", "Distance along the line (km)")));
    const QString unit = unitText(toQt(section.verticalUnit));
    const QString name = section.verticalKind == core::VerticalKind::Pressure ? text(QT_TRANSLATE_NOOP("SectionPlot", "Pressure"))
                         : section.isDownward                                 ? text(QT_TRANSLATE_NOOP("SectionPlot", "Depth"))
                                                                              : text(QT_TRANSLATE_NOOP("SectionPlot", "Height"));
    m_plot.yAxis->setLabel(unit.isEmpty() ? name : QString(name % QStringLiteral(" (") % unit % QLatin1Char(')')));
    m_plot.yAxis->setRangeReversed(section.isDownward);
    m_plot.xAxis->setRange(columns.front(), columns.back());
    m_plot.yAxis->setRange(levels.front(), levels.back());
    m_legend->setLegend(scene.scale, toQt(section.title), toQt(section.unit));
}

void SectionPlot::hideLegend() {
    m_legend->setVisible(false);
    m_plot.plotLayout()->take(m_legend);
    m_plot.plotLayout()->simplify();
}

void SectionPlot::setDecorations(bool areShown) {
    for (auto* axis : {m_plot.xAxis, m_plot.yAxis}) {
        axis->setVisible(areShown);
    }
    m_legend->setVisible(areShown);
    if (!areShown) {
        m_plot.plotLayout()->take(m_legend);
        m_plot.plotLayout()->simplify();
        m_plot.plotLayout()->setMargins(QMargins(0, 0, 0, 0));
        m_plot.axisRect()->setAutoMargins(QCP::msNone);
        m_plot.axisRect()->setMargins(QMargins(0, 0, 0, 0));
    }
}

void SectionPlot::mark(double distanceKm) {
    m_mark->setVisible(std::isfinite(distanceKm));
    if (std::isfinite(distanceKm)) {
        m_mark->point1->setCoords(distanceKm, 0.0);
        m_mark->point2->setCoords(distanceKm, 1.0);
    }
}

} // namespace phidias::views

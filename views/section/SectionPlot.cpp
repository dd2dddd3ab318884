#include "views/section/SectionPlot.h"

#include "views/plot/NumberTicker.h"
#include "views/plot/PlotColors.h"
#include "views/plot/PlotPanel.h"
#include "views/plot/TimeAxis.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"
#include "views/section/BottomFill.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace phidias::views {

namespace {

constexpr std::size_t kMostOutlined = 5000; ///< samples are drawn with an outline up to this many
constexpr std::size_t kMostRinged = 20'000;
constexpr double kLandShare = 0.04;  ///< of the depth, above the surface, where the line passes land
constexpr double kDeeperShare = 1.5; ///< a bottom up to so many times as deep as the data is shown whole

QString text(const char* source) {
    return QCoreApplication::translate("SectionPlot", source);
}

/// Ticks of the distance with longitude and latitude below.
class LineTicker : public NumberTicker {
public:
    explicit LineTicker(core::LinePlaces places) : m_places(std::move(places)) {}

protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override {
        const QString label = NumberTicker::getTickLabel(tick, locale, format, precision);
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

/// Ticks of longitude or latitude.
class DegreeTicker : public QCPAxisTicker {
public:
    explicit DegreeTicker(bool isLongitude) : m_isLongitude(isLongitude) {}

protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        const int decimals = m_step >= 0.999 ? 0 : m_step >= 0.0999 ? 1 : 2;
        return m_isLongitude ? longitudeText(std::remainder(tick, 360.0), decimals) : latitudeText(tick, decimals);
    }
    double getTickStep(const QCPRange& range) override {
        m_step = QCPAxisTicker::getTickStep(range);
        return m_step;
    }

private:
    bool m_isLongitude;
    double m_step = 1.0;
};

std::vector<double> levelEdges(const core::Section& section, const SectionAxes& axes) {
    // The edges of levels meet: where bounds leave a gap or overlap, midway.
    std::vector<double> edges{axes.yOfLevel(section.verticalBounds.front().first)};
    for (std::size_t level = 0; level + 1 < section.verticalBounds.size(); ++level) {
        edges.push_back(axes.yOfLevel(0.5 * (section.verticalBounds[level].second + section.verticalBounds[level + 1].first)));
    }
    edges.push_back(axes.yOfLevel(section.verticalBounds.back().second));
    return edges;
}

} // namespace

SectionPlot::SectionPlot(QCustomPlot& plot)
    : m_plot(plot), m_bottom(new BottomFill(plot.xAxis, plot.yAxis)), m_cells(new CellMap(plot.xAxis, plot.yAxis)),
      m_bottomLine(new QCPCurve(plot.xAxis, plot.yAxis)), m_cloud(new PointCloud(plot.xAxis, plot.yAxis)),
      m_selected(new QCPCurve(plot.xAxis, plot.yAxis)), m_legend(new LegendElement(&plot)), m_mark(new QCPItemStraightLine(&plot)),
      m_depthMark(new QCPItemStraightLine(&plot)) {
    plot.plotLayout()->addElement(1, 0, m_legend);
    plot.plotLayout()->setRowSpacing(4);
    m_cloud->setSizePx(4.0);
    m_selected->setLineStyle(QCPCurve::lsNone);
    plot.addLayer(QStringLiteral("chosen"), plot.layer(QStringLiteral("main")), QCustomPlot::limAbove);
    m_selected->setLayer(QStringLiteral("chosen"));
    // Of their own, so that pointing does not draw the rest anew.
    plot.addLayer(QStringLiteral("marks"), plot.layer(QStringLiteral("chosen")), QCustomPlot::limAbove);
    plot.layer(QStringLiteral("marks"))->setMode(QCPLayer::lmBuffered);
    for (auto* mark : {m_mark, m_depthMark}) {
        mark->setLayer(QStringLiteral("marks"));
        mark->setVisible(false);
        mark->setClipToAxisRect(true);
    }
    recolor();
}

void SectionPlot::recolor() {
    const QPalette palette = m_plot.palette();
    const bool isDark = isDarkPalette(palette);
    applyPalette(m_plot, palette);
    m_bottom->setBrush(isDark ? QColor(0x5c, 0x60, 0x62) : QColor(0xa3, 0xa7, 0xa8));
    m_bottomLine->setPen(QPen(isDark ? QColor(0xb8, 0xbc, 0xbd) : QColor(0x55, 0x59, 0x5b), 1.2));
    for (auto* mark : {m_mark, m_depthMark}) {
        mark->setPen(QPen(palette.color(QPalette::Text), 1.0, Qt::DashLine));
    }
    m_selected->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(warmColor(palette), 2.0), Qt::NoBrush, 10.0));
    m_plot.xAxis->grid()->setVisible(false);
    m_plot.yAxis->grid()->setVisible(false);
    if (m_scene != nullptr) {
        show(*m_scene);
    }
}

void SectionPlot::clear() {
    m_scene = nullptr;
    m_selected->data()->clear();
    for (auto* part : m_parts) {
        m_plot.removePlottable(part);
    }
    for (auto* label : m_labels) {
        m_plot.removeItem(label);
    }
    m_parts.clear();
    m_labels.clear();
}

void SectionPlot::show(const SectionScene& scene) {
    clear();
    m_scene = &scene;
    m_axes = std::make_unique<SectionAxes>(scene);
    showField(scene);
    showAxes(scene);
    showBottom(scene);
    showContours(scene);
    showObservations(scene);
    m_legend->setLegend(scene.scale, toQt(scene.section.title), toQt(scene.section.unit));
}

void SectionPlot::showField(const SectionScene& scene) {
    m_cells->setVisible(scene.hasField);
    const bool isDark = isDarkPalette(m_plot.palette());
    const QColor gap = isDark ? QColor(0x30, 0x33, 0x36) : QColor(0xea, 0xeb, 0xeb);
    m_plot.axisRect()->setBackground(scene.hasField ? QBrush(gap) : m_plot.palette().brush(QPalette::Base));
    if (!scene.hasField) {
        m_cells->setCells({0.0, 1.0}, {0.0, 1.0}, {std::numeric_limits<double>::quiet_NaN()}, scene.scale);
        return;
    }
    const auto& section = scene.section;
    const auto& given = scene.setup.isSmooth ? section.values : section.cellValues;
    const std::size_t columns = section.places.distanceKm.size();
    std::vector<double> values(given.size());
    for (std::size_t level = 0; level < section.vertical.size(); ++level) {
        for (std::size_t column = 0; column < columns; ++column) {
            values[level * columns + column] = given[level * columns + m_axes->sourceColumn(column)];
        }
    }
    std::vector<double> edges = edgesBetween(m_axes->x());
    edges.front() = m_axes->x().front();
    edges.back() = m_axes->x().back();
    m_cells->setCells(std::move(edges), levelEdges(section, *m_axes), std::move(values), scene.scale);
    m_cells->setMissingColor(QColor::fromRgba(scene.scale.missing()));
}

void SectionPlot::showAxes(const SectionScene& scene) {
    const auto& section = scene.section;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    if (scene.hasField) {
        const auto edges = levelEdges(section, *m_axes);
        low = edges.front();
        high = edges.back();
    }
    for (const auto& place : scene.places) {
        low = std::min(low, place.y());
        high = std::max(high, place.y());
    }
    if (!(low < high)) {
        low = std::min(0.0, std::isfinite(low) ? low : 0.0);
        high = std::max(low + 1.0, std::isfinite(high) ? high : 100.0);
    } else if (!scene.hasField) {
        low = std::min(low, 0.0);
        high += 0.03 * (high - low);
    }
    if (m_hasDecorations && !m_axes->isNative()) {
        double deepest = 0.0;
        bool hasLand = false;
        for (const double bottom : scene.bottomM) {
            deepest = std::max(deepest, std::isnan(bottom) ? 0.0 : m_axes->yOfDepth(bottom));
            hasLand = hasLand || bottom < 0.0;
        }
        high = deepest > high && deepest < kDeeperShare * high ? 1.03 * deepest : high;
        low = hasLand ? std::min(low, -kLandShare * (high - low)) : low;
    }
    const bool isDownward = !m_axes->isNative() || section.isDownward;
    auto& x = *m_plot.xAxis;
    auto& y = *m_plot.yAxis;
    x.setRange(m_axes->x().front(), m_axes->x().back());
    y.setRange(low, high);
    y.setRangeReversed(isDownward);
    y.setTicker(QSharedPointer<QCPAxisTicker>(new NumberTicker));
    switch (m_axes->axis()) {
    case core::SectionAxis::Time:
        setTimeAxis(x, false);
        break;
    case core::SectionAxis::Longitude:
    case core::SectionAxis::Latitude: {
        const bool isLongitude = m_axes->axis() == core::SectionAxis::Longitude;
        x.setTicker(QSharedPointer<QCPAxisTicker>(new DegreeTicker(isLongitude)));
        x.setLabel(isLongitude ? text(QT_TRANSLATE_NOOP("SectionPlot", "Longitude")) : text(QT_TRANSLATE_NOOP("SectionPlot", "Latitude")));
        break;
    }
    case core::SectionAxis::Distance:
        x.setTicker(QSharedPointer<QCPAxisTicker>(new LineTicker(section.places)));
        x.setLabel(text(QT_TRANSLATE_NOOP("SectionPlot", "Distance along the line (km)")));
        break;
    }
    const QString unit =
        !m_axes->isNative() ? (m_axes->isPressure() ? QStringLiteral("dbar") : QStringLiteral("m")) : unitText(toQt(section.verticalUnit));
    const QString name = m_axes->isPressure() || (m_axes->isNative() && section.verticalKind == core::VerticalKind::Pressure)
                             ? text(QT_TRANSLATE_NOOP("SectionPlot", "Pressure"))
                         : isDownward ? text(QT_TRANSLATE_NOOP("SectionPlot", "Depth"))
                                      : text(QT_TRANSLATE_NOOP("SectionPlot", "Height"));
    y.setLabel(unit.isEmpty() ? name : QString(name % QStringLiteral(" (") % unit % QLatin1Char(')')));
}

void SectionPlot::showBottom(const SectionScene& scene) {
    const bool isShown = m_hasDecorations && !m_axes->isNative() && !scene.bottomM.empty();
    m_bottom->setVisible(isShown);
    m_bottomLine->setVisible(isShown);
    m_bottomLine->data()->clear();
    if (!isShown) {
        return;
    }
    std::vector<double> depths;
    const double lowest = m_plot.yAxis->range().lower;
    const double reach = m_plot.yAxis->range().size();
    for (std::size_t column = 0; column < m_axes->x().size(); ++column) {
        const double bottom = scene.bottomM[m_axes->sourceColumn(column)];
        const double y = std::isnan(bottom) ? bottom : std::max(bottom < 0.0 ? bottom : m_axes->yOfDepth(bottom), lowest - reach);
        depths.push_back(y);
        m_bottomLine->addData(static_cast<double>(column), m_axes->x()[column], y);
    }
    m_bottom->setBottom(m_axes->x(), std::move(depths));
}

void SectionPlot::showContours(const SectionScene& scene) {
    const bool isDark = isDarkPalette(m_plot.palette());
    const QColor color = isDark ? QColor(255, 255, 255, 190) : QColor(0, 0, 0, 170);
    const auto xRange = m_plot.xAxis->range();
    const auto yRange = m_plot.yAxis->range();
    std::vector<QPointF> labelled; // shares of the plot
    for (const auto& contour : scene.contours) {
        const core::ContourLine* longest = nullptr;
        for (const auto& line : contour.lines) {
            auto* curve = new QCPCurve(m_plot.xAxis, m_plot.yAxis);
            curve->setPen(QPen(color, 1.0));
            for (std::size_t k = 0; k < line.size(); ++k) {
                const QPointF at = m_axes->at(line[k][0], line[k][1]);
                curve->addData(static_cast<double>(k), at.x(), at.y());
            }
            m_parts.push_back(curve);
            longest = longest == nullptr || line.size() > longest->size() ? &line : longest;
        }
        // A label in the middle, or a little beside it, where no other one is.
        for (const double share : {0.5, 0.35, 0.65, 0.2, 0.8}) {
            const auto& place = (*longest)[static_cast<std::size_t>(share * static_cast<double>(longest->size() - 1))];
            const QPointF at = m_axes->at(place[0], place[1]);
            const QPointF shares((at.x() - xRange.lower) / xRange.size(), (at.y() - yRange.lower) / yRange.size());
            const bool isFree = shares.x() > 0.04 && shares.x() < 0.96 && shares.y() > 0.05 && shares.y() < 0.95 &&
                                std::none_of(labelled.begin(), labelled.end(), [&](const QPointF& other) {
                                    return std::abs(other.x() - shares.x()) < 0.07 && std::abs(other.y() - shares.y()) < 0.1;
                                });
            if (isFree && longest->size() > 8) {
                labelled.push_back(shares);
                auto* label = new QCPItemText(&m_plot);
                label->setText(numberText(contour.value, 5));
                label->setFont(m_plot.font());
                label->setColor(isDark ? QColor(Qt::white) : QColor(Qt::black));
                label->setBrush(isDark ? QColor(0, 0, 0, 130) : QColor(255, 255, 255, 170));
                label->setPadding(QMargins(3, 0, 3, 0));
                label->position->setCoords(at);
                m_labels.push_back(label);
                break;
            }
        }
    }
}

void SectionPlot::showObservations(const SectionScene& scene) {
    const bool isMany = scene.places.size() > kMostOutlined;
    std::vector<double> keys;
    std::vector<double> values;
    std::vector<std::uint32_t> colors;
    // One plottable a colour, so that some thousand samples stay quick.
    std::map<std::uint32_t, QCPCurve*> byColor;
    const std::size_t step = scene.places.size() / kMostDrawnSamples + 1;
    for (std::size_t k = 0; k < scene.places.size(); k += step) {
        const std::uint32_t color = scene.scale.color(scene.observations.value[k]);
        if (isMany) {
            keys.push_back(scene.places[k].x());
            values.push_back(scene.places[k].y());
            colors.push_back(color);
            continue;
        }
        auto& points = byColor[color];
        if (points == nullptr) {
            points = new QCPCurve(m_plot.xAxis, m_plot.yAxis);
            points->setLineStyle(QCPCurve::lsNone);
            points->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(QColor(0, 0, 0, 150), 0.8),
                                                    QBrush(QColor::fromRgba(color)), scene.pointSizePx));
            m_parts.push_back(points);
        }
        points->addData(static_cast<double>(k), scene.places[k].x(), scene.places[k].y());
    }
    m_cloud->setPoints(std::move(keys), std::move(values), std::move(colors));
}

std::size_t SectionPlot::setSelected(const Selection::Items& items) {
    m_selected->data()->clear();
    if (m_scene == nullptr) {
        return 0;
    }
    std::vector<const std::vector<std::uint32_t>*> chosen; // [file] nullptr = none
    for (const auto& file : m_scene->files) {
        const auto found = items.find(file);
        chosen.push_back(found == items.end() ? nullptr : &found->second);
    }
    const bool hasSome = std::any_of(chosen.begin(), chosen.end(), [](const auto* casts) { return casts != nullptr; });
    std::size_t count = 0;
    for (std::size_t k = 0; hasSome && k < m_scene->places.size(); ++k) {
        const auto* casts = chosen[m_scene->file[k]];
        if (casts != nullptr && std::binary_search(casts->begin(), casts->end(), m_scene->observations.cast[k])) {
            if (count % (m_scene->places.size() / kMostRinged + 1) == 0) { // more rings would be no picture
                m_selected->addData(static_cast<double>(k), m_scene->places[k].x(), m_scene->places[k].y());
            }
            ++count;
        }
    }
    return count;
}

std::optional<std::size_t> SectionPlot::sampleAt(const QPointF& pixel, double radiusPx) const {
    std::optional<std::size_t> nearest;
    double best = radiusPx * radiusPx;
    for (std::size_t k = 0; m_scene != nullptr && k < m_scene->places.size(); ++k) {
        const double dx = m_plot.xAxis->coordToPixel(m_scene->places[k].x()) - pixel.x();
        const double dy = m_plot.yAxis->coordToPixel(m_scene->places[k].y()) - pixel.y();
        if (dx * dx + dy * dy <= best) {
            best = dx * dx + dy * dy;
            nearest = k;
        }
    }
    return nearest;
}

void SectionPlot::hideLegend() {
    m_legend->setVisible(false);
    if (m_legend->layout() != nullptr) {
        m_plot.plotLayout()->take(m_legend);
        m_plot.plotLayout()->simplify();
    }
}

void SectionPlot::setDecorations(bool areShown) {
    m_hasDecorations = areShown;
    if (m_scene != nullptr) {
        show(*m_scene);
    }
    for (auto* axis : {m_plot.xAxis, m_plot.yAxis}) {
        axis->setVisible(areShown);
    }
    if (!areShown) {
        hideLegend();
        m_plot.plotLayout()->setMargins(QMargins(0, 0, 0, 0));
        m_plot.axisRect()->setAutoMargins(QCP::msNone);
        m_plot.axisRect()->setMargins(QMargins(0, 0, 0, 0));
    }
}

void SectionPlot::mark(double distanceKm, double depthM) {
    const bool hasPlace = m_axes != nullptr && std::isfinite(distanceKm);
    m_mark->setVisible(hasPlace);
    if (hasPlace) {
        const double x = m_axes->xOfDistance(distanceKm);
        m_mark->point1->setCoords(x, 0.0);
        m_mark->point2->setCoords(x, 1.0);
    }
    m_depthMark->setVisible(hasPlace && std::isfinite(depthM) && !m_axes->isNative());
    if (m_depthMark->visible()) {
        const double y = m_axes->yOfDepth(depthM);
        m_depthMark->point1->setCoords(0.0, y);
        m_depthMark->point2->setCoords(1.0, y);
    }
    m_plot.layer(QStringLiteral("marks"))->replot();
}

} // namespace phidias::views

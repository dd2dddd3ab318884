#include "views/series/SeriesWidget.h"

#include "core/scene/SpeedGrid.h"
#include "core/util/Time.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr std::size_t kMostPins = 6;

bool hasTimes(const SceneLayer& entry) {
    return entry.layer.kind == core::LayerKind::Grid && entry.data && !entry.data->times().empty() &&
           entry.layer.href.find("://") == std::string::npos;
}

bool isSampled(const SceneLayer& entry) {
    return entry.data && (entry.layer.kind == core::LayerKind::Swath || entry.layer.kind == core::LayerKind::Raster);
}

QString placeText(double longitudeDeg, double latitudeDeg) {
    return latitudeText(latitudeDeg, 2) % QStringLiteral("  ") % longitudeText(longitudeDeg, 2);
}

QString timeText(double unixSeconds, bool isYear) {
    if (!isYear) {
        return toQt(core::formatIsoTime(unixSeconds)).left(16).replace(QLatin1Char('T'), QLatin1Char(' '));
    }
    const auto date = core::civilFromDays(static_cast<long>(std::floor(unixSeconds / 86400.0)));
    return QStringLiteral("%1 %2").arg(date.day).arg(QLocale().standaloneMonthName(date.month, QLocale::ShortFormat));
}

} // namespace

SeriesWidget::SeriesWidget(ViewLink& viewLink, std::shared_ptr<core::DatasetCache> cache,
                           std::function<QString(const core::Error&)> errorText, QWidget* parent)
    : CursorView(QStringLiteral("series"), tr("Time series"), viewLink, std::move(cache), std::move(errorText), parent),
      m_pages(new QStackedWidget(this)), m_seriesPanel(new PlotPanel(QStringLiteral("series/panel"), tr("Time series"), this)),
      m_hovmoellerPanel(new PlotPanel(QStringLiteral("series/hovmoeller"), tr("Hovmöller diagram"), this)), m_kind(new QComboBox(this)),
      m_pinned(makeToggle("pins", tr("&Pinned places"), tr("Show the places that are pinned on the map, six at most"))),
      m_radius(makeRadius(tr("Observations up to this far from the place"), 50.0)) {
    m_pages->setObjectName(QStringLiteral("series/pages"));
    m_plot = std::make_unique<SeriesPlot>(m_seriesPanel->plot());
    m_hovmoeller = std::make_unique<HovmoellerPlot>(m_hovmoellerPanel->plot());
    makeTop();
    for (auto* panel : {m_seriesPanel, m_hovmoellerPanel}) {
        m_pages->addWidget(panel);
        watch(*panel);
    }
    layout()->addWidget(m_pages);
    connect(m_seriesPanel, &PlotPanel::paletteChanged, this, [this] { m_plot->recolor(); });
    connect(m_hovmoellerPanel, &PlotPanel::paletteChanged, this, [this] { m_hovmoeller->recolor(); });
}

void SeriesWidget::makeTop() {
    m_kind->setObjectName(QStringLiteral("series/kind"));
    m_kind->setAccessibleName(tr("Kind of plot"));
    m_kind->setToolTip(tr("Curves over time, or a Hovmöller diagram: time by another coordinate in colours"));
    m_kind->addItem(tr("Time series"));
    for (const auto& [title, axis] : {std::pair{tr("Time by latitude"), core::HovmoellerAxis::Latitude},
                                      {tr("Time by longitude"), core::HovmoellerAxis::Longitude},
                                      {tr("Time by depth"), core::HovmoellerAxis::Depth},
                                      {tr("Time along the section line"), core::HovmoellerAxis::Line}}) {
        m_kind->addItem(title, static_cast<int>(axis));
    }
    top().addWidget(m_kind);
    top().addWidget(&title(), 1);
    top().addWidget(holdButton());
    top().addWidget(m_pinned);
    addField(tr("&Observations within"), m_radius);
    setTabOrder(m_kind, holdButton());
    setTabOrder(holdButton(), m_pinned);
    setTabOrder(m_pinned, m_radius);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index == 0 ? 0 : 1);
        schedule();
    });
    connect(m_pinned, &QToolButton::toggled, this, &SeriesWidget::schedule);
}

void SeriesWidget::setLayers(const std::vector<SceneLayer>& layers, const std::string& chosen) {
    m_layers = layers;
    m_chosen.reset();
    for (const auto& entry : layers) {
        const bool isKept = m_chosen && m_chosen->layer.id == chosen;
        if (hasTimes(entry) && (entry.layer.isVisible || entry.layer.id == chosen) && !isKept) {
            m_chosen = entry;
        }
    }
    schedule();
}

void SeriesWidget::setPins(const std::vector<core::Pin>& pins) {
    if (pins != m_pins) {
        m_pins = pins;
        schedule();
    }
}

void SeriesWidget::setLine(const std::vector<core::LinePoint>& line) {
    if (line != m_line) {
        m_line = line;
        schedule();
    }
}

void SeriesWidget::setTime(std::optional<double> unixSeconds) {
    m_time = unixSeconds;
    markPresent();
}

void SeriesWidget::markPresent() {
    const auto& cursor = link().cursor();
    const auto time = cursor.isValid() && cursor.timeUnixSeconds() ? cursor.timeUnixSeconds() : m_time;
    m_plot->mark(time);
    std::optional<double> row;
    if (m_diagram && place()) {
        row = m_diagram->axis == core::HovmoellerAxis::Latitude    ? std::optional(place()->second)
              : m_diagram->axis == core::HovmoellerAxis::Longitude ? std::optional(place()->first)
              : m_diagram->axis == core::HovmoellerAxis::Depth     ? cursor.depthM()
                                                                   : std::nullopt;
    }
    m_hovmoeller->mark(time, row);
    auto& panel = asked() ? *m_hovmoellerPanel : *m_seriesPanel;
    panel.plot().replot(QCustomPlot::rpQueuedReplot);
}

std::optional<core::HovmoellerAxis> SeriesWidget::asked() const {
    const QVariant axis = m_kind->currentData();
    return axis.isValid() ? std::optional(static_cast<core::HovmoellerAxis>(axis.toInt())) : std::nullopt;
}

std::vector<SeriesPlace> SeriesWidget::places() const {
    std::vector<SeriesPlace> places;
    if (m_pinned->isChecked()) {
        for (const auto& pin : m_pins) {
            if (places.size() < kMostPins) {
                const QString label = pin.label.empty() ? placeText(pin.longitudeDeg, pin.latitudeDeg) : toQt(pin.label);
                places.push_back({.longitudeDeg = pin.longitudeDeg, .latitudeDeg = pin.latitudeDeg, .label = label});
            }
        }
    } else if (place()) {
        places.push_back({.longitudeDeg = place()->first, .latitudeDeg = place()->second, .label = {}});
    }
    return places;
}

void SeriesWidget::compute() {
    if (asked()) {
        computeDiagram();
    } else {
        computeSeries();
    }
}

void SeriesWidget::computeSeries() {
    SeriesRequest request;
    for (const auto& entry : m_layers) {
        if (entry.layer.isVisible && (hasTimes(entry) || entry.layer.kind == core::LayerKind::Observations)) {
            request.layers.push_back(entry.layer);
        }
    }
    // One of a variable that is visible brings the others that are in memory: days lie above each other, of which the map shows one.
    for (const auto& entry : m_layers) {
        const bool isAsked = std::any_of(m_layers.begin(), m_layers.end(), [&](const SceneLayer& other) {
            return other.layer.isVisible && other.layer.kind == entry.layer.kind && other.layer.variable == entry.layer.variable;
        });
        if (isSampled(entry) && isAsked) {
            request.sampled.push_back(entry);
        }
    }
    request.places = places();
    request.pixelRadiusDeg = cursorRadiusDeg();
    request.radiusKm = m_radius->value();
    request.depthM = link().cursor().depthM();
    request.chosen = link().selection().items();
    const bool hasLayers = !request.layers.empty() || !request.sampled.empty();
    if (!hasLayers || (request.places.empty() && request.chosen.empty())) {
        run().stop();
        m_scene.reset();
        title().setWholeText({});
        m_seriesPanel->setHint(!hasLayers
                                   ? tr("Open or show layers with times: a grid with a time axis, observations, or swaths of several days.")
                               : m_pinned->isChecked() ? tr("No place is pinned yet: point at one on the map and press P.")
                                                       : tr("Move over the map to see the values over time at the cursor."));
        return;
    }
    run().start<SeriesScene>([request, cache = cache()](std::stop_token stop) { return loadSeries(request, *cache, stop); },
                             [this](SeriesScene scene) { takeSeries(std::move(scene)); },
                             [this](const core::Error& error) {
                                 m_scene.reset();
                                 fail(*m_seriesPanel, error);
                             });
}

void SeriesWidget::fail(PlotPanel& panel, const core::Error& error) {
    title().setWholeText({});
    panel.setHint(errorText(error));
}

void SeriesWidget::takeSeries(SeriesScene scene) {
    m_scene = std::move(scene);
    if (m_scene->curves.empty()) {
        title().setWholeText(place() ? placeText(place()->first, place()->second) : QString());
        m_seriesPanel->setHint(tr("There are no values over time here. Move to data, or count observations from farther away."));
        Q_EMIT shown();
        return;
    }
    m_seriesPanel->setHint({});
    QStringList said;
    if (place() && !m_pinned->isChecked()) {
        said += placeText(place()->first, place()->second);
    }
    if (m_scene->isYear) {
        said += tr("all years");
    }
    if (!m_scene->leftOut.isEmpty()) {
        said += tr("not shown, a third unit: %1").arg(m_scene->leftOut.join(QStringLiteral(", ")));
    }
    title().setWholeText(said.join(QStringLiteral("  ·  ")));
    m_plot->show(*m_scene);
    std::vector<std::vector<double>> rows;
    for (std::size_t curve = 0; curve < m_scene->curves.size(); ++curve) {
        const auto& series = m_scene->curves[curve].series;
        for (std::size_t k = 0; k < series.value.size(); ++k) {
            rows.push_back({static_cast<double>(curve + 1), series.timeUnixSeconds[k], series.value[k],
                            series.spread.empty() ? std::nan("") : series.spread[k],
                            series.depthM.empty() ? std::nan("") : series.depthM[k]});
        }
    }
    m_seriesPanel->setTimeColumns({1});
    m_seriesPanel->setNumbers({tr("Curve"), tr("Time (UTC)"), tr("Value"), tr("Spread"), tr("Depth (m)")}, rows);
    markPresent();
    m_seriesPanel->plot().replot();
    Q_EMIT shown();
}

void SeriesWidget::computeDiagram() {
    const auto axis = *asked();
    const bool isLine = axis == core::HovmoellerAxis::Line;
    if (!m_chosen || (isLine ? m_line.size() < 2 : !place())) {
        run().stop();
        m_diagram.reset();
        title().setWholeText({});
        m_hovmoellerPanel->setHint(!m_chosen ? tr("Open or show a gridded layer with a time axis.")
                                   : isLine  ? tr("Draw a line on the map (Ctrl+L); the diagram shows the values along it over time.")
                                             : tr("Move over the map to see the values through the cursor over time."));
        return;
    }
    run().start<std::optional<core::Hovmoeller>>(
        [axis, layer = m_chosen->layer, line = m_line, at = place().value_or(std::pair{0.0, 0.0}), cache = cache()](std::stop_token stop) {
            const auto grid = core::gridOfLayer(cache->grid(layer.href, stop), layer);
            const auto variable = grid ? grid->findVariable(layer.variable) : std::nullopt;
            if (!variable) {
                throw core::Error(core::ErrorCode::UnknownVariable, "scene.variable.unknown",
                                  {{"path", layer.href}, {"asked", layer.variable}, {"there", std::string()}});
            }
            return axis == core::HovmoellerAxis::Line
                       ? std::optional(core::hovmoellerAlong(*grid, *variable, line, layer.verticalIndex, cache->budget(), stop))
                       : core::hovmoellerAt(*grid, *variable, axis, at.first, at.second, layer.verticalIndex, cache->budget(), stop);
        },
        [this](std::optional<core::Hovmoeller> diagram) { takeDiagram(std::move(diagram)); },
        [this](const core::Error& error) {
            m_diagram.reset();
            fail(*m_hovmoellerPanel, error);
        });
}

void SeriesWidget::takeDiagram(std::optional<core::Hovmoeller> diagram) {
    m_diagram = std::move(diagram);
    if (!m_diagram || !m_chosen) {
        title().setWholeText({});
        m_hovmoellerPanel->setHint(tr("The layer has no values here. Move to its data."));
        Q_EMIT shown();
        return;
    }
    m_hovmoellerPanel->setHint({});
    QStringList said{toQt(m_chosen->layer.title)};
    if (!m_diagram->level.empty()) {
        said += toQt(m_diagram->level);
    }
    if (m_diagram->everyTime > 1) {
        said += tr("every %n time(s)", nullptr, static_cast<int>(m_diagram->everyTime));
    }
    title().setWholeText(said.join(QStringLiteral("  ·  ")));
    m_hovmoeller->show(*m_diagram, m_chosen->data->scale(m_chosen->layer.style));
    const auto held = std::make_shared<const core::Hovmoeller>(*m_diagram);
    const std::size_t times = held->timeUnixSeconds.size();
    m_hovmoellerPanel->setNumbers(
        {.headers = {tr("Time (UTC)"), tr("Coordinate (%1)").arg(toQt(held->coordinateUnit)), tr("Value (%1)").arg(toQt(held->unit))},
         .rows = held->values.size(),
         .value =
             [held, times](std::size_t row, std::size_t column) {
                 return column == 0 ? held->timeUnixSeconds[row % times] : column == 1 ? held->coordinate[row / times] : held->values[row];
             },
         .timeColumns = {0}});
    markPresent();
    m_hovmoellerPanel->plot().replot();
    Q_EMIT shown();
}

void SeriesWidget::pointAtSeries(const QPointF& pixel, bool isClick) {
    const auto hit = m_scene ? m_plot->nearest(pixel) : std::nullopt;
    if (!hit) {
        return;
    }
    const auto& curve = m_scene->curves[hit->curve];
    const double time = curve.series.timeUnixSeconds[hit->sample];
    Q_EMIT statusChanged(
        tr("%1, %2: %3")
            .arg(curve.label, timeText(time, m_scene->isYear), quantityText(curve.series.value[hit->sample], toQt(curve.series.unit))));
    if (isClick) {
        const auto shownPlaces = places();
        const bool isPlace = curve.place < shownPlaces.size();
        pointOthers(isPlace ? shownPlaces[curve.place].longitudeDeg : curve.series.longitudeDeg,
                    isPlace ? shownPlaces[curve.place].latitudeDeg : curve.series.latitudeDeg, link().cursor().depthM(), time);
        Q_EMIT timeChosen(time);
    }
}

void SeriesWidget::pointAtDiagram(const QPointF& pixel, bool isClick) {
    const auto cell = m_diagram ? m_hovmoeller->cellAt(pixel) : std::nullopt;
    if (!cell) {
        return;
    }
    const auto& [row, time] = *cell;
    const double seconds = m_diagram->timeUnixSeconds[time];
    const double value = m_diagram->values[row * m_diagram->timeUnixSeconds.size() + time];
    Q_EMIT statusChanged(tr("%1, %2: %3")
                             .arg(timeText(seconds, m_diagram->isClimatological),
                                  quantityText(m_diagram->coordinate[row], toQt(m_diagram->coordinateUnit)),
                                  std::isfinite(value) ? quantityText(value, toQt(m_diagram->unit)) : tr("missing")));
    if (isClick) {
        const bool isDepth = m_diagram->axis == core::HovmoellerAxis::Depth && m_diagram->isDownward;
        pointOthers(m_diagram->longitudeDeg[row], m_diagram->latitudeDeg[row],
                    isDepth ? std::optional(m_diagram->coordinate[row]) : link().cursor().depthM(), seconds);
        Q_EMIT timeChosen(seconds);
    }
}

void SeriesWidget::pointAt(PlotPanel& panel, const QPointF& pixel, bool isClick) {
    if (&panel == m_seriesPanel) {
        pointAtSeries(pixel, isClick);
    } else {
        pointAtDiagram(pixel, isClick);
    }
}

} // namespace phidias::views

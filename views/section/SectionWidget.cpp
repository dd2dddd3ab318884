#include "views/section/SectionWidget.h"

#include "core/scene/SectionPath.h"
#include "core/util/Paths.h"
#include "core/util/Time.h"
#include "views/plot/ElidedLabel.h"
#include "views/plot/PlotBrush.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"
#include "views/section/SectionControls.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace phidias::views {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kSampleRadiusPx = 6.0;
constexpr std::size_t kMostQuickSamples = 20'000; ///< placed on the GUI thread

bool isLocal(const core::Layer& layer) {
    return layer.href.find("://") == std::string::npos;
}

bool isBottom(const SceneLayer& entry) {
    return isLocal(entry.layer) && entry.data && isGround(entry.layer, entry.data->levels().size());
}

bool hasLevels(const SceneLayer& entry) {
    return entry.layer.kind == core::LayerKind::Grid && entry.data && !entry.data->levels().empty() && isLocal(entry.layer) &&
           !isBottom(entry);
}

bool isObserved(const SceneLayer& entry) {
    return entry.layer.kind == core::LayerKind::Observations && entry.layer.isVisible && isLocal(entry.layer);
}

} // namespace

SectionWidget::SectionWidget(ViewLink& viewLink, std::shared_ptr<core::DatasetCache> cache,
                             std::function<QString(const core::Error&)> errorText, QWidget* parent)
    : PooledView(QStringLiteral("section"), tr("Section"), viewLink, std::move(cache), std::move(errorText), parent),
      m_title(new ElidedLabel(this)), m_controls(new SectionControls(m_title, this)),
      m_panel(new PlotPanel(QStringLiteral("section/panel"), tr("Section"), this)) {
    m_plot = std::make_unique<SectionPlot>(m_panel->plot());
    m_plot->hideLegend(); // the legend of the layer is that of the section
    m_brush = new PlotBrush(m_panel->plot());
    m_title->setObjectName(QStringLiteral("section/title"));
    m_title->setAccessibleName(tr("What the section shows"));
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_panel, 1);
    middle->addWidget(m_controls->options());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_controls);
    layout->addLayout(middle, 1);
    m_panel->plot().setMouseTracking(true);
    m_panel->plot().installEventFilter(this);
    connect(m_panel, &PlotPanel::paletteChanged, this, [this] {
        m_plot->recolor();
        drawChosen();
    });
    connect(m_controls, &SectionControls::setupChanged, this, [this] {
        m_setup = m_controls->setup();
        schedule();
        Q_EMIT setupChanged();
    });
    connect(m_controls, &SectionControls::cursorAsked, this, [this] { cutThroughCursor(m_controls->setup().source); });
    connect(m_brush, &PlotBrush::brushed, this, &SectionWidget::brush);
    connect(m_brush, &PlotBrush::cleared, this, [this] { link().selection().clear(); });
    connect(&link().selection(), &Selection::changed, this, [this] {
        drawChosen();
        m_panel->plot().replot(QCustomPlot::rpQueuedReplot);
    });
    connect(&link().cursor(), &LinkedCursor::moved, this, &SectionWidget::followCursor);
}

void SectionWidget::setLayers(const std::vector<SceneLayer>& layers, const std::string& chosen) {
    m_layers = layers;
    m_chosen = chosen;
    SectionControls::Choices fields;
    SectionControls::Choices observations;
    for (auto entry = layers.rbegin(); entry != layers.rend(); ++entry) {
        if (hasLevels(*entry)) {
            fields.emplace_back(entry->layer.id, toQt(entry->layer.title));
        } else if (isObserved(*entry)) {
            observations.emplace_back(entry->layer.id, toQt(entry->layer.title));
        }
    }
    m_controls->setLayers(fields, observations);
    schedule();
}

void SectionWidget::setLine(const std::vector<core::LinePoint>& line) {
    m_line = line;
    schedule();
}

void SectionWidget::setSetup(const core::SectionSetup& setup) {
    if (setup == m_setup) {
        return;
    }
    m_setup = setup;
    m_controls->setSetup(setup);
    schedule();
}

std::optional<SceneLayer> SectionWidget::fieldLayer() const {
    std::optional<SceneLayer> found;
    for (const auto& entry : m_layers) {
        if (!hasLevels(entry)) {
            continue;
        }
        if (m_setup.field ? entry.layer.id == *m_setup.field : entry.layer.id == m_chosen) {
            return entry;
        }
        if (!m_setup.field && entry.layer.isVisible) {
            found = entry; // the last is uppermost
        }
    }
    return found;
}

std::optional<SectionRequest> SectionWidget::request() {
    SectionRequest wanted;
    wanted.setup = m_setup;
    wanted.line = m_line;
    const auto field = fieldLayer();
    std::vector<SceneLayer> observed;
    for (auto entry = m_layers.rbegin(); entry != m_layers.rend(); ++entry) {
        if (!isObserved(*entry)) {
            if (isBottom(*entry) && !wanted.ground) {
                wanted.ground = entry->layer;
            }
            continue;
        }
        wanted.cruiseFiles.push_back(entry->layer.href);
        const bool isLeftOut = std::find(m_setup.leftOut.begin(), m_setup.leftOut.end(), entry->layer.id) != m_setup.leftOut.end();
        if (!isLeftOut && entry->data) {
            observed.insert(entry->layer.id == m_chosen ? observed.begin() : observed.end(), *entry);
        }
    }
    if (!field && observed.empty()) {
        return std::nullopt;
    }
    const SceneLayer& first = field ? *field : observed.front();
    wanted.scale = first.data->scale(first.layer.style);
    wanted.extent = sectionExtent(field ? std::vector{*field} : observed);
    if (field) {
        wanted.field = field->layer;
    }
    for (const auto& entry : observed) {
        wanted.observations.push_back(entry.layer);
    }
    return wanted;
}

namespace {

/// What a section has to be read again for; the rest only changes how it is drawn.
std::string keyOf(const SectionRequest& wanted) {
    const auto& setup = wanted.setup;
    core::Json key{static_cast<int>(setup.source),
                   setup.cruise,
                   setup.placeDeg,
                   setup.corridorKm,
                   setup.halfRangeDays,
                   setup.hasBottom,
                   wanted.line,
                   wanted.extent};
    key.push_back(setup.hasContours ? core::Json{wanted.scale.low(), wanted.scale.high()} : core::Json());
    const auto add = [&](const core::Layer& layer) {
        key.push_back({core::stampOf(layer.href), layer.variable, layer.timeIndex, layer.style.unit});
    };
    if (wanted.field) {
        add(*wanted.field);
    }
    key.push_back(nullptr);
    std::for_each(wanted.observations.begin(), wanted.observations.end(), add);
    if (wanted.ground) {
        add(*wanted.ground);
    }
    if (setup.source == core::SectionSource::Cruise) {
        key.push_back(wanted.cruiseFiles);
    }
    return core::toText(key);
}

} // namespace

void SectionWidget::compute() {
    readCruises();
    const bool isDrawn = m_setup.source == core::SectionSource::Line;
    if (isDrawn && m_line.size() < 2) {
        return takeAway(
            tr("Draw a line on the map (Ctrl+L) to cut a vertical section, or choose a cruise, a parallel or a meridian above."));
    }
    auto wanted = request();
    if (!wanted) {
        return takeAway(tr("Open or show a gridded layer that has depths, or observations; the line is already there."));
    }
    const std::string key = keyOf(*wanted);
    const auto placesOf = [](const core::SectionSetup& setup) { return std::pair(setup.axis, setup.vertical); };
    const bool isMany = m_scene && m_scene->places.size() > kMostQuickSamples && placesOf(m_setup) != placesOf(m_scene->setup);
    if (key == m_key && !isMany) { // drawn in another way only
        if (m_scene) {
            showScene(wanted->scale);
        }
        return;
    }
    m_key = key;
    run().start<SectionScene>(
        [wanted = std::move(*wanted), cache = cache()](std::stop_token stop) { return loadSection(wanted, *cache, stop); },
        [this](SectionScene scene) { take(std::move(scene)); },
        [this](const core::Error& error) {
            takeAway(errorText(error)); // asked again, it is tried again
        });
}

void SectionWidget::readCruises() {
    std::set<std::string> files;
    core::Json key = core::Json::array();
    for (const auto& entry : m_layers) {
        if (isObserved(entry) && files.insert(entry.layer.href).second) {
            key.push_back(core::stampOf(entry.layer.href));
        }
    }
    if (core::toText(key) == m_cruiseKey) {
        return;
    }
    m_cruiseKey = core::toText(key);
    m_names.start<std::vector<std::string>>(
        [files, cache = cache()](std::stop_token stop) {
            std::set<std::string> names;
            for (const auto& href : files) {
                if (const auto opened = cache->observations(href, stop)) {
                    const auto more = core::cruiseNames(*opened);
                    names.insert(more.begin(), more.end());
                }
            }
            return std::vector<std::string>(names.begin(), names.end());
        },
        [this](const std::vector<std::string>& names) { m_controls->setCruises(names); },
        [this](const core::Error&) { m_cruiseKey.clear(); });
}

void SectionWidget::takeAway(const QString& hint) {
    run().stop();
    m_plot->clear();
    m_scene.reset();
    m_key.clear();
    m_title->setWholeText({});
    m_panel->setHint(hint);
    Q_EMIT sectionShown();
}

void SectionWidget::take(SectionScene scene) {
    m_plot->clear();
    m_scene = std::make_shared<SectionScene>(std::move(scene));
    const auto wanted = request(); // the style may have changed meanwhile
    m_panel->setHint({});
    m_controls->setAvailable(m_scene->section);
    showScene(wanted ? wanted->scale : m_scene->scale);
    Q_EMIT sectionShown();
}

void SectionWidget::showScene(const core::ColorScale& scale) {
    auto& scene = *m_scene;
    scene.scale = scale;
    if (scene.setup.axis != m_setup.axis || scene.setup.vertical != m_setup.vertical) {
        scene.setup = m_setup;
        scene.places = SectionAxes(scene).samplePlaces();
    }
    scene.setup = m_setup;
    const auto& section = scene.section;
    QStringList said;
    if (const auto field = fieldLayer(); field && m_scene->hasField) {
        said += toQt(field->layer.title);
    } else {
        said += toQt(section.title);
    }
    if (!section.time.empty()) {
        said += toQt(section.time);
    }
    said += tr("%n observation(s)", nullptr, static_cast<int>(m_scene->observations.value.size()));
    if (!m_scene->otherQuantities.empty()) {
        said += tr("%n layer(s) of another quantity", nullptr, static_cast<int>(m_scene->otherQuantities.size()));
    }
    if (const std::size_t step = scene.places.size() / kMostDrawnSamples + 1; step > 1) {
        said += tr("one of %n sample(s) drawn", nullptr, static_cast<int>(step));
    }
    m_title->setWholeText(said.join(QStringLiteral("  ·  ")));
    m_plot->show(*m_scene);
    drawChosen();
    setNumbers();
    m_panel->plot().replot();
}

void SectionWidget::setNumbers() {
    // What the table reads may be asked for in another thread.
    const std::shared_ptr<const SectionScene> held = m_scene;
    const auto& section = held->section;
    const std::size_t columns = section.places.distanceKm.size();
    const auto fieldValue = [held, columns, isSmooth = m_setup.isSmooth](std::size_t row, std::size_t column) {
        const auto& cut = held->section;
        const std::size_t at = row % columns;
        switch (column) {
        case 0:
            return cut.places.distanceKm[at];
        case 1:
            return cut.places.longitudeDeg[at];
        case 2:
            return cut.places.latitudeDeg[at];
        case 3:
            return cut.vertical[row / columns];
        default:
            return (isSmooth ? cut.values : cut.cellValues)[row];
        }
    };
    const auto sampleValue = [held](std::size_t row, std::size_t column) {
        const auto& observations = held->observations;
        const auto& cast = held->sources[held->file[row]]->casts[observations.cast[row]];
        const std::array<double, 5> values{observations.distanceKm[row], cast.longitudeDeg, cast.latitudeDeg, observations.depthM[row],
                                           observations.value[row]};
        return values.at(column);
    };
    NumberTable table{.headers = {tr("Distance (km)"), tr("Longitude"), tr("Latitude"), tr("Depth (%1)").arg(toQt(section.verticalUnit)),
                                  tr("Value (%1)").arg(toQt(section.unit))},
                      .rows = held->hasField ? section.values.size() : held->observations.value.size(),
                      .value = fieldValue,
                      .timeColumns = {}};
    if (!held->hasField) {
        table.value = sampleValue;
    }
    m_panel->setNumbers(std::move(table));
}

void SectionWidget::cutThroughCursor(core::SectionSource source) {
    auto setup = m_controls->setup();
    setup.source = source;
    const auto& cursor = link().cursor();
    if (cursor.isValid()) {
        m_lastPlace = {cursor.longitudeDeg(), cursor.latitudeDeg()};
    }
    const auto field = fieldLayer();
    const auto box = sectionExtent(field ? std::vector{*field} : m_layers);
    const bool isParallel = setup.source == core::SectionSource::Parallel;
    const double place =
        m_lastPlace ? (isParallel ? m_lastPlace->second : m_lastPlace->first) : 0.5 * (isParallel ? box[1] + box[3] : box[0] + box[2]);
    setup.placeDeg = std::round(100.0 * std::remainder(place, 360.0)) / 100.0;
    m_setup = setup;
    m_controls->setSetup(setup);
    schedule();
    Q_EMIT setupChanged();
}

void SectionWidget::brush(const QPolygonF& area, bool isAdded) {
    if (!m_scene) {
        return;
    }
    const QRectF box = area.boundingRect();
    Selection::Items items;
    for (std::size_t k = 0; k < m_scene->observations.value.size(); ++k) {
        const QPointF& place = m_scene->places[k];
        if (isInArea(area, box, place.x(), place.y())) {
            items[m_scene->files[m_scene->file[k]]].push_back(m_scene->observations.cast[k]);
        }
    }
    if (isAdded) {
        link().selection().add(items);
    } else {
        link().selection().set(std::move(items));
    }
}

void SectionWidget::drawChosen() {
    m_chosenSamples = m_plot->setSelected(link().selection().items());
}

QString SectionWidget::words(std::size_t column, const QPointF& place, std::optional<std::size_t> sample) const {
    const auto& section = m_scene->section;
    const QString distance = tr("%1 km").arg(numberText(section.places.distanceKm[column], 5));
    if (sample) {
        const auto& observations = m_scene->observations;
        const auto& cast = m_scene->sources[m_scene->file[*sample]]->casts[observations.cast[*sample]];
        return tr("%1 %2: %3")
            .arg(toQt(cast.identifier), quantityText(observations.depthM[*sample], QStringLiteral("m"), 5),
                 quantityText(observations.value[*sample], toQt(section.unit), 5));
    }
    const auto cell = m_scene->hasField ? m_plot->cells().cell(place.x(), place.y()) : std::nullopt;
    if (!cell) {
        const double depthM = m_plot->axes().depthOf(place.y());
        return std::isnan(depthM) ? distance : QString(distance % QStringLiteral(", ") % quantityText(depthM, QStringLiteral("m"), 4));
    }
    const double value = m_plot->cells().values()[cell->first * m_plot->cells().columns() + cell->second];
    return tr("%1, %2: %3")
        .arg(distance, quantityText(section.vertical[cell->first], toQt(section.verticalUnit), 5),
             std::isfinite(value) ? quantityText(value, toQt(section.unit), 5) : tr("missing"));
}

void SectionWidget::pointAt(const QPointF& pixel) {
    auto& plot = m_panel->plot();
    if (!m_scene || !plot.axisRect()->rect().contains(pixel.toPoint())) {
        return;
    }
    const QPointF place(plot.xAxis->pixelToCoord(pixel.x()), plot.yAxis->pixelToCoord(pixel.y()));
    const auto sample = m_plot->sampleAt(pixel, kSampleRadiusPx);
    const std::size_t column = m_plot->axes().columnAt(place.x());
    const auto& places = m_scene->section.places;
    const double depthM = m_plot->axes().depthOf(place.y());
    const auto known = [](double number) { return std::isfinite(number) ? std::optional(number) : std::nullopt; };
    const double time = sample                            ? m_scene->observations.timeUnixSeconds[*sample]
                        : !places.timeUnixSeconds.empty() ? places.timeUnixSeconds[column]
                                                          : m_scene->section.timeUnixSeconds;
    m_isPointing = true;
    if (sample) {
        const auto& cast = m_scene->sources[m_scene->file[*sample]]->casts[m_scene->observations.cast[*sample]];
        link().cursor().set(cast.longitudeDeg, cast.latitudeDeg, 0.1, m_scene->observations.depthM[*sample], known(time));
    } else {
        link().cursor().set(places.longitudeDeg[column], places.latitudeDeg[column], 0.1, known(depthM), known(time));
    }
    m_isPointing = false;
    m_plot->mark(places.distanceKm[column], kNan);
    Q_EMIT statusChanged(words(column, place, sample));
}

void SectionWidget::followCursor() {
    const auto& cursor = link().cursor();
    if (m_isPointing) {
        return;
    }
    if (cursor.isValid()) {
        m_lastPlace = {cursor.longitudeDeg(), cursor.latitudeDeg()};
    }
    if (!m_scene) {
        return;
    }
    const auto& places = m_scene->section.places;
    double best = 15.0 * cursor.radiusDeg();
    double at = kNan;
    for (std::size_t column = 0; cursor.isValid() && column < places.distanceKm.size(); ++column) {
        const double shrink = std::cos(places.latitudeDeg[column] * 0.017453292519943295);
        const double apart = std::hypot(std::remainder(places.longitudeDeg[column] - cursor.longitudeDeg(), 360.0) * shrink,
                                        places.latitudeDeg[column] - cursor.latitudeDeg());
        if (apart < best) {
            best = apart;
            at = places.distanceKm[column];
        }
    }
    m_plot->mark(at, cursor.depthM().value_or(kNan));
}

bool SectionWidget::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_panel->plot()) {
        if (event->type() == QEvent::MouseMove && !m_brush->isBrushing()) {
            pointAt(static_cast<QMouseEvent*>(event)->position());
        } else if (event->type() == QEvent::Leave) {
            link().cursor().clear();
            Q_EMIT statusChanged({});
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace phidias::views

#include "views/section/SectionWidget.h"

#include "core/data/Quantity.h"
#include "core/io/ObservationReaders.h"
#include "core/io/OpenDataset.h"
#include "core/scene/SpeedGrid.h"
#include "core/util/Error.h"
#include "core/util/Paths.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPointer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::views {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr int kRestMs = 60;

/// Conversion of an observed variable into the unit of the field; nothing when it is another quantity.
std::optional<core::LinearConversion> conversionTo(const core::GridVariable& field, const core::ObservationVariable& observed) {
    const auto quantityOf = [](const std::string& standardName, const std::string& name) {
        const auto* byStandard = standardName.empty() ? nullptr : core::findQuantity(standardName);
        return byStandard != nullptr ? byStandard : core::findQuantity(name);
    };
    const auto* fieldQuantity = quantityOf(field.standardName, field.name);
    const auto* observedQuantity = quantityOf(observed.standardName, observed.name);
    const bool isOwn = observed.name == field.name || observed.name == field.name + "_obs";
    if (!isOwn && (fieldQuantity == nullptr || fieldQuantity != observedQuantity)) {
        return std::nullopt;
    }
    if (field.unit.empty() || observed.unit.empty() || field.unit == observed.unit) {
        return core::LinearConversion{};
    }
    return core::conversion(observed.unit, field.unit);
}

void append(core::SectionObservations& all, const core::SectionObservations& more, const core::LinearConversion& convert) {
    for (std::size_t k = 0; k < more.value.size(); ++k) {
        all.distanceKm.push_back(more.distanceKm[k]);
        all.offsetKm.push_back(more.offsetKm[k]);
        all.depthM.push_back(more.depthM[k]);
        all.value.push_back(convert(more.value[k]));
        all.cast.push_back(more.cast[k]);
    }
}

std::shared_ptr<const core::Observations> openObservations(const std::string& href, const core::MemoryBudget& budget,
                                                           std::stop_token stop) {
    const auto dataset = core::openDataset(href, {.budget = budget, .stop = stop, .csvColumns = {}});
    if (const auto* observations = std::get_if<std::shared_ptr<const core::Observations>>(&dataset)) {
        return *observations;
    }
    const auto* grid = std::get_if<std::shared_ptr<const core::Grid>>(&dataset);
    if (grid != nullptr && (*grid)->format != "grib" && href.find("://") == std::string::npos) {
        const auto file = core::NetcdfFile::open(href);
        return core::hasProductObservations(file.root()) ? core::readProductObservations(file) : nullptr;
    }
    return nullptr;
}

} // namespace

SectionScene loadSection(const core::Layer& layer, const std::vector<core::Layer>& observations, const std::vector<core::LinePoint>& line,
                         double corridorKm, std::optional<double> halfRangeDays, const core::ColorScale& scale,
                         const core::MemoryBudget& budget, std::stop_token stop) {
    const auto dataset = core::openDataset(layer.href, {.budget = budget, .stop = stop, .csvColumns = {}});
    const auto* file = std::get_if<std::shared_ptr<const core::Grid>>(&dataset);
    const auto held = file == nullptr ? nullptr : core::gridOfLayer(*file, layer);
    const auto variable = held ? held->findVariable(layer.variable) : std::nullopt;
    if (!variable) {
        throw core::Error(core::ErrorCode::InvalidRequest, "scene.section.noLevels", {{"path", layer.href}, {"variable", layer.variable}},
                          "hint.scene.section.noLevels");
    }
    const core::Grid& grid = *held;
    SectionScene scene{
        .section = core::sectionAlong(grid, *variable, line, layer.timeIndex, 0.0, budget, stop), .observations = {}, .scale = scale};
    core::SectionSelection selection{.corridorKm = corridorKm};
    if (halfRangeDays && std::isfinite(scene.section.timeUnixSeconds)) {
        selection.timeUnixSeconds = scene.section.timeUnixSeconds;
        selection.halfRangeDays = *halfRangeDays;
        selection.isYearly = scene.section.isClimatological;
    }
    // Residuals and the like of the product have their own layers; here its observations themselves, and those of visible layers.
    std::vector<std::string> files;
    for (const auto& entry : observations) {
        files.push_back(entry.href);
    }
    files.push_back(layer.href);
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    scene.observations.unit = scene.section.unit;
    for (const auto& href : files) {
        const auto opened = openObservations(href, budget, stop);
        for (std::size_t k = 0; opened && k < opened->variables.size(); ++k) {
            const bool isAsked = href == layer.href || std::any_of(observations.begin(), observations.end(), [&](const core::Layer& entry) {
                                     return entry.href == href && entry.variable == opened->variables[k].name;
                                 });
            const auto convert = isAsked ? conversionTo(grid.variables[*variable], opened->variables[k]) : std::nullopt;
            if (convert && opened->variables[k].name.find("residual") == std::string::npos) {
                append(scene.observations, core::observationsAlong(*opened, k, line, selection, stop), *convert);
            }
        }
    }
    return scene;
}

SectionWidget::SectionWidget(LinkedCursor& cursor, core::MemoryBudget budget, QWidget* parent)
    : QWidget(parent), m_cursor(cursor), m_budget(budget), m_panel(new PlotPanel(QStringLiteral("section/panel"), tr("Section"), this)),
      m_title(new QLabel(this)), m_corridor(new QDoubleSpinBox(this)), m_range(new QDoubleSpinBox(this)) {
    setObjectName(QStringLiteral("section"));
    setAccessibleName(tr("Section"));
    m_plot = std::make_unique<SectionPlot>(m_panel->plot());
    m_plot->hideLegend(); // the legend of the layer is that of the section
    m_title->setObjectName(QStringLiteral("section/title"));
    m_title->setAccessibleName(tr("What the section shows"));
    const auto spin = [](QDoubleSpinBox* box, const QString& name, const QString& text, double most, double value, const QString& suffix) {
        box->setObjectName(name);
        box->setAccessibleName(text);
        box->setToolTip(text);
        box->setDecimals(0);
        box->setRange(0.0, most);
        box->setValue(value);
        box->setSuffix(suffix);
        box->setKeyboardTracking(false);
    };
    spin(m_corridor, QStringLiteral("section/corridor"), tr("Observations up to this far from the line"), 2000.0, 50.0, tr(" km"));
    m_corridor->setSpecialValueText(tr("none"));
    spin(m_range, QStringLiteral("section/timeRange"), tr("Observations up to this many days from the time of the section"), 3660.0, 0.0,
         tr(" days"));
    m_range->setSpecialValueText(tr("all times"));
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 4, 12, 0);
    top->setSpacing(8);
    top->addWidget(m_title, 1);
    for (const auto& [text, box] : {std::pair{tr("&Observations within"), m_corridor}, std::pair{tr("&Time within"), m_range}}) {
        auto* label = new QLabel(text, this);
        label->setObjectName(QString(box->objectName() % QStringLiteral("Label")));
        label->setBuddy(box);
        top->addWidget(label);
        top->addWidget(box);
        connect(box, &QDoubleSpinBox::valueChanged, this, &SectionWidget::schedule);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_panel, 1);
    m_panel->plot().setMouseTracking(true);
    m_panel->plot().installEventFilter(this);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &SectionWidget::compute);
    connect(m_panel, &PlotPanel::paletteChanged, this, [this] { m_plot->recolor(); });
    connect(&m_cursor, &LinkedCursor::moved, this, &SectionWidget::followCursor);
    schedule();
}

SectionWidget::~SectionWidget() {
    m_stop.request_stop();
}

void SectionWidget::setLayers(const std::vector<SceneLayer>& layers, const std::string& chosen) {
    m_grid.reset();
    m_observations.clear();
    for (const auto& entry : layers) {
        const bool hasLevels = entry.layer.kind == core::LayerKind::Grid && entry.data && !entry.data->levels().empty() &&
                               entry.layer.href.find("://") == std::string::npos;
        const bool isKept = m_grid && m_grid->layer.id == chosen;
        if (hasLevels && (entry.layer.isVisible || entry.layer.id == chosen) && !isKept) {
            m_grid = entry;
        }
        if (entry.layer.kind == core::LayerKind::Observations && entry.layer.isVisible) {
            m_observations.push_back(entry.layer);
        }
    }
    schedule();
}

void SectionWidget::setLine(const std::vector<core::LinePoint>& line) {
    m_line = line;
    schedule();
}

void SectionWidget::schedule() {
    m_rest.start(kRestMs);
}

void SectionWidget::compute() {
    if (m_line.size() < 2 || !m_grid) {
        m_stop.request_stop();
        m_serial++;
        m_scene.reset();
        m_key.clear();
        m_title->clear();
        m_panel->setHint(m_line.size() < 2 ? tr("Draw a line on the map (Ctrl+L) to cut a vertical section through a gridded layer.")
                                           : tr("Open or show a gridded layer that has depths; the line is already drawn."));
        return;
    }
    const auto scale = m_grid->data->scale(m_grid->layer.style);
    core::Json key{
        core::stampOf(m_grid->layer.href), m_grid->layer.variable, m_grid->layer.timeIndex, m_line, m_corridor->value(), m_range->value()};
    for (const auto& layer : m_observations) {
        key.push_back({core::stampOf(layer.href), layer.variable});
    }
    if (core::toText(key) == m_key) { // another style only
        if (m_scene) {
            m_scene->scale = scale;
            m_plot->show(*m_scene);
            m_panel->plot().replot();
        }
        return;
    }
    m_key = core::toText(key);
    m_stop.request_stop();
    m_stop = std::stop_source();
    const unsigned serial = ++m_serial;
    ++m_running;
    const QPointer<SectionWidget> self(this);
    const std::optional<double> range = m_range->value() > 0.0 ? std::optional(m_range->value()) : std::nullopt;
    // A corridor of 0 means: no observations.
    const double corridorKm = m_corridor->value() > 0.0 ? m_corridor->value() : 1e-9;
    workPool().start([self, layer = m_grid->layer, observations = m_observations, line = m_line, corridorKm, range, scale,
                      budget = m_budget, serial, stop = m_stop.get_token()] {
        std::optional<SectionScene> scene;
        QString failure;
        try {
            scene = loadSection(layer, observations, line, corridorKm, range, scale, budget, stop);
        } catch (...) {
            const core::Error error = core::currentError();
            failure = toQt(error.message());
            if (!error.hint().empty()) {
                failure += QLatin1Char('\n') % toQt(error.hint());
            }
        }
        QMetaObject::invokeMethod(qApp, [self, scene, failure, serial] {
            if (self) {
                self->take(serial, scene, failure);
            }
        });
    });
}

void SectionWidget::take(unsigned serial, const std::optional<SectionScene>& scene, const QString& failure) {
    --m_running;
    if (serial != m_serial || !m_grid) {
        return;
    }
    m_scene = scene;
    if (!scene) {
        m_title->clear();
        m_key.clear(); // asked again, it is tried again
        m_panel->setHint(failure);
        return;
    }
    m_scene->scale = m_grid->data->scale(m_grid->layer.style);
    m_panel->setHint({});
    const auto& section = m_scene->section;
    QStringList said{toQt(m_grid->layer.title)};
    if (!section.time.empty()) {
        said += toQt(section.time);
    }
    said += tr("%n observation(s)", nullptr, static_cast<int>(m_scene->observations.value.size()));
    m_title->setText(said.join(QStringLiteral("  ·  ")));
    m_plot->show(*m_scene);
    const std::size_t columns = section.places.distanceKm.size();
    std::vector<std::vector<double>> rows;
    for (std::size_t level = 0; level < section.vertical.size(); ++level) {
        for (std::size_t column = 0; column < columns; ++column) {
            rows.push_back({section.places.distanceKm[column], section.places.longitudeDeg[column], section.places.latitudeDeg[column],
                            section.vertical[level], section.values[level * columns + column]});
        }
    }
    m_panel->setNumbers({tr("Distance (km)"), tr("Longitude"), tr("Latitude"), tr("Depth (%1)").arg(toQt(section.verticalUnit)),
                         tr("Value (%1)").arg(toQt(section.unit))},
                        rows);
    m_panel->plot().replot();
    Q_EMIT sectionShown();
}

void SectionWidget::pointAt(const QPointF& pixel) {
    if (!m_scene) {
        return;
    }
    auto& plot = m_panel->plot();
    const auto cell = m_plot->cells().cell(plot.xAxis->pixelToCoord(pixel.x()), plot.yAxis->pixelToCoord(pixel.y()));
    if (!cell) {
        return;
    }
    const auto& section = m_scene->section;
    const double value = section.values[cell->first * section.places.distanceKm.size() + cell->second];
    m_isPointing = true;
    m_cursor.set(section.places.longitudeDeg[cell->second], section.places.latitudeDeg[cell->second], 0.1);
    m_isPointing = false;
    m_plot->mark(section.places.distanceKm[cell->second]);
    plot.replot(QCustomPlot::rpQueuedReplot);
    Q_EMIT statusChanged(tr("%1 km, %2: %3")
                             .arg(numberText(section.places.distanceKm[cell->second], 5),
                                  quantityText(section.vertical[cell->first], toQt(section.verticalUnit), 5),
                                  std::isfinite(value) ? quantityText(value, toQt(section.unit), 5) : tr("missing")));
}

void SectionWidget::followCursor() {
    if (!m_scene || m_isPointing) {
        return;
    }
    const auto& places = m_scene->section.places;
    double best = 15.0 * m_cursor.radiusDeg();
    double at = kNan;
    for (std::size_t column = 0; m_cursor.isValid() && column < places.distanceKm.size(); ++column) {
        const double shrink = std::cos(places.latitudeDeg[column] * 0.017453292519943295);
        const double apart = std::hypot(std::remainder(places.longitudeDeg[column] - m_cursor.longitudeDeg(), 360.0) * shrink,
                                        places.latitudeDeg[column] - m_cursor.latitudeDeg());
        if (apart < best) {
            best = apart;
            at = places.distanceKm[column];
        }
    }
    m_plot->mark(at);
    m_panel->plot().replot(QCustomPlot::rpQueuedReplot);
}

bool SectionWidget::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_panel->plot()) {
        if (event->type() == QEvent::MouseMove) {
            pointAt(static_cast<QMouseEvent*>(event)->position());
        } else if (event->type() == QEvent::Leave) {
            m_cursor.clear();
            Q_EMIT statusChanged({});
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace phidias::views

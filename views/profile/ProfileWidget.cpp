#include "views/profile/ProfileWidget.h"

#include "core/util/Time.h"
#include "views/inspector/InspectorWidget.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

namespace phidias::views {

namespace {

constexpr int kRestMs = 60;

} // namespace

ProfileWidget::ProfileWidget(ViewLink& link, std::shared_ptr<core::DatasetCache> cache,
                             std::function<QString(const core::Error&)> errorText, QWidget* parent)
    : QWidget(parent), m_link(link), m_cache(std::move(cache)), m_errorText(std::move(errorText)),
      m_panel(new PlotPanel(QStringLiteral("profile/panel"), tr("Profile"), this)), m_title(new QLabel(this)),
      m_hold(new QToolButton(this)), m_density(new QToolButton(this)), m_casts(new QSpinBox(this)), m_radius(new QDoubleSpinBox(this)) {
    setObjectName(QStringLiteral("profile"));
    setAccessibleName(tr("Profile"));
    m_plot = std::make_unique<ProfilePlot>(m_panel->plot());
    makeTop();
    m_panel->plot().setMouseTracking(true);
    m_panel->plot().installEventFilter(this);
    layout()->addWidget(m_panel);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &ProfileWidget::compute);
    connect(m_panel, &PlotPanel::paletteChanged, this, [this] { m_plot->recolor(); });
    connect(&m_link.cursor(), &LinkedCursor::moved, this, &ProfileWidget::followCursor);
    connect(&m_link.selection(), &Selection::changed, this, &ProfileWidget::schedule);
    schedule();
}

void ProfileWidget::makeTop() {
    m_title->setObjectName(QStringLiteral("profile/title"));
    m_title->setAccessibleName(tr("What the plot shows"));
    m_title->setMinimumWidth(60);
    for (const auto& [button, name, title, tip] :
         {std::tuple{m_hold, "hold", tr("&Hold here"), tr("Keep this place while the cursor moves on")},
          std::tuple{m_density, "density", tr("&Density"),
                     tr("Potential density anomaly σ₀ on the upper axis, by TEOS-10 from reference salinity (no regional anomaly)")}}) {
        button->setObjectName(QStringLiteral("profile/") % QLatin1String(name));
        button->setText(title);
        button->setToolTip(tip);
        button->setAccessibleName(QString(title).remove(QLatin1Char('&')));
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    m_casts->setObjectName(QStringLiteral("profile/casts"));
    m_casts->setAccessibleName(tr("Nearest casts that are shown of each layer"));
    m_casts->setToolTip(m_casts->accessibleName());
    m_casts->setRange(1, 20);
    m_casts->setKeyboardTracking(false);
    m_radius->setObjectName(QStringLiteral("profile/radius"));
    m_radius->setAccessibleName(tr("Casts up to this far from the place"));
    m_radius->setToolTip(m_radius->accessibleName());
    m_radius->setDecimals(0);
    m_radius->setRange(1.0, 2000.0);
    m_radius->setValue(100.0);
    m_radius->setSuffix(tr(" km"));
    m_radius->setKeyboardTracking(false);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 4, 12, 0);
    top->setSpacing(8);
    top->addWidget(m_title, 1);
    top->addWidget(m_hold);
    top->addWidget(m_density);
    for (const auto& [text, box] :
         std::initializer_list<std::pair<QString, QAbstractSpinBox*>>{{tr("&Nearest casts"), m_casts}, {tr("&Within"), m_radius}}) {
        auto* label = new QLabel(text, this);
        label->setObjectName(QString(box->objectName() % QStringLiteral("Label")));
        label->setBuddy(box);
        top->addWidget(label);
        top->addWidget(box);
    }
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addLayout(top);
    connect(m_hold, &QToolButton::toggled, this, [this](bool isOn) {
        if (!isOn) {
            followCursor();
        }
    });
    connect(m_density, &QToolButton::toggled, this, &ProfileWidget::schedule);
    connect(m_casts, &QSpinBox::valueChanged, this, &ProfileWidget::schedule);
    connect(m_radius, &QDoubleSpinBox::valueChanged, this, &ProfileWidget::schedule);
}

void ProfileWidget::setLayers(const std::vector<SceneLayer>& layers) {
    m_layers.clear();
    for (const auto& entry : layers) {
        const bool hasLevels = entry.layer.kind == core::LayerKind::Grid && entry.data && !entry.data->levels().empty();
        if (entry.layer.isVisible && entry.layer.href.find("://") == std::string::npos &&
            (hasLevels || entry.layer.kind == core::LayerKind::Observations)) {
            m_layers.push_back(entry.layer);
        }
    }
    schedule();
}

void ProfileWidget::setDepth(std::optional<double> depthM) {
    m_depthM = depthM;
    markPresent();
}

void ProfileWidget::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    schedule();
}

void ProfileWidget::schedule() {
    m_rest.start(kRestMs);
}

void ProfileWidget::followCursor() {
    const auto& cursor = m_link.cursor();
    if (m_isPointing || !cursor.isValid()) {
        return;
    }
    m_cursorRadiusDeg = cursor.radiusDeg();
    if (!m_hold->isChecked()) {
        m_place = {cursor.longitudeDeg(), cursor.latitudeDeg()};
        schedule();
    }
    markPresent();
}

void ProfileWidget::markPresent() {
    const auto& cursor = m_link.cursor();
    const bool isDepth = !m_scene || m_scene->isDownward;
    m_plot->mark(!isDepth ? std::nullopt : cursor.isValid() && cursor.depthM() ? cursor.depthM() : m_depthM);
    m_panel->plot().replot(QCustomPlot::rpQueuedReplot);
}

void ProfileWidget::compute() {
    if (!isVisible()) {
        return; // asked again when it is shown
    }
    const auto& chosen = m_link.selection().items();
    if (m_layers.empty() || (!m_place && chosen.empty())) {
        m_run.stop();
        m_scene.reset();
        m_title->clear();
        m_panel->setHint(m_layers.empty() ? tr("Open or show a layer with depths: a grid with levels, or observations.")
                                          : tr("Move over the map to see the values by depth at the cursor."));
        return;
    }
    ProfileRequest request{.layers = m_layers,
                           .longitudeDeg = m_place ? m_place->first : 0.0,
                           .latitudeDeg = m_place ? m_place->second : 0.0,
                           .radiusKm = m_radius->value(),
                           .mostCasts = static_cast<std::size_t>(m_place ? m_casts->value() : 0),
                           .hasDensity = m_density->isChecked(),
                           .chosen = chosen};
    m_run.start<ProfileScene>([request, cache = m_cache](std::stop_token stop) { return loadProfiles(request, *cache, stop); },
                              [this](ProfileScene scene) { take(std::move(scene)); },
                              [this](const core::Error& error) {
                                  m_scene.reset();
                                  m_title->clear();
                                  m_panel->setHint(m_errorText(error));
                              });
}

void ProfileWidget::take(ProfileScene scene) {
    m_scene = std::move(scene);
    QStringList said;
    if (m_place) {
        said += latitudeText(m_place->second, 2) % QStringLiteral("  ") % longitudeText(m_place->first, 2);
    }
    if (!m_scene->leftOut.isEmpty()) {
        m_scene->leftOut.removeDuplicates();
        said += tr("not shown, of another unit or axis: %1").arg(m_scene->leftOut.join(QStringLiteral(", ")));
    }
    m_title->setText(said.join(QStringLiteral("  ·  ")));
    m_title->setToolTip(m_title->text());
    if (m_scene->curves.empty()) {
        m_panel->setHint(tr("There are no values by depth here. Move to data, or count casts from farther away."));
        Q_EMIT shown();
        return;
    }
    m_panel->setHint({});
    m_plot->show(*m_scene);
    std::vector<std::vector<double>> rows;
    for (std::size_t curve = 0; curve < m_scene->curves.size(); ++curve) {
        const auto& entry = m_scene->curves[curve];
        for (std::size_t k = 0; k < entry.value.size(); ++k) {
            const auto numberOr = [k](const std::vector<double>& values) { return values.empty() ? std::nan("") : values[k]; };
            rows.push_back({static_cast<double>(curve + 1), entry.vertical[k], entry.value[k], numberOr(entry.error),
                            numberOr(entry.relativeError),
                            entry.isGood.empty() ? std::nan("")
                            : entry.isGood[k]    ? 1.0
                                                 : 0.0});
        }
    }
    m_panel->setNumbers({tr("Curve"), m_scene->verticalTitle, tr("Value"), tr("Error"), tr("Relative error"), tr("Good")}, rows);
    markPresent();
    m_panel->plot().replot();
    Q_EMIT shown();
}

void ProfileWidget::pointAt(const QPointF& pixel, bool isClick) {
    const auto hit = m_scene ? m_plot->nearest(pixel) : std::nullopt;
    if (!hit) {
        return;
    }
    const auto& curve = m_scene->curves[hit->curve];
    QStringList said{curve.label, quantityText(curve.vertical[hit->sample], m_scene->verticalUnit),
                     quantityText(curve.value[hit->sample], m_scene->units[curve.isOnTop ? 1 : 0])};
    if (!curve.flag.empty()) {
        said += flagText(curve.flag[hit->sample]);
    }
    if (std::isfinite(curve.timeUnixSeconds)) {
        said += toQt(core::formatIsoTime(curve.timeUnixSeconds)).left(10);
    }
    Q_EMIT statusChanged(said.join(QStringLiteral("  ·  ")));
    if (!isClick || !m_scene->isDownward) {
        return;
    }
    const double depthM = curve.vertical[hit->sample];
    m_isPointing = true;
    const auto time = std::isfinite(curve.timeUnixSeconds) ? std::optional(curve.timeUnixSeconds) : m_link.cursor().timeUnixSeconds();
    m_link.cursor().set(m_place ? m_place->first : curve.longitudeDeg, m_place ? m_place->second : curve.latitudeDeg, m_cursorRadiusDeg,
                        depthM, time);
    m_isPointing = false;
    if (curve.isCast) {
        m_link.selection().set({{curve.href, {curve.cast}}});
    }
    markPresent();
    Q_EMIT depthChosen(depthM);
}

bool ProfileWidget::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_panel->plot()) {
        const bool isClick = event->type() == QEvent::MouseButtonPress && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton;
        if (isClick || event->type() == QEvent::MouseMove) {
            pointAt(static_cast<QMouseEvent*>(event)->position(), isClick);
        } else if (event->type() == QEvent::Leave) {
            Q_EMIT statusChanged({});
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace phidias::views

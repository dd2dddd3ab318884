#include "views/profile/ProfileWidget.h"

#include "core/util/Time.h"
#include "views/inspector/InspectorWidget.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

namespace phidias::views {

ProfileWidget::ProfileWidget(ViewLink& viewLink, std::shared_ptr<core::DatasetCache> cache,
                             std::function<QString(const core::Error&)> errorText, QWidget* parent)
    : CursorView(QStringLiteral("profile"), tr("Profile"), viewLink, std::move(cache), std::move(errorText), parent),
      m_panel(new PlotPanel(QStringLiteral("profile/panel"), tr("Profile"), this)),
      m_density(makeToggle("density", tr("&Density"),
                           tr("Potential density anomaly σ₀ on the upper axis, by TEOS-10 from reference salinity (no regional anomaly)"))),
      m_casts(new QSpinBox(this)), m_radius(makeRadius(tr("Casts up to this far from the place"), 100.0)) {
    m_plot = std::make_unique<ProfilePlot>(m_panel->plot());
    makeTop();
    watch(*m_panel);
    layout()->addWidget(m_panel);
    connect(m_panel, &PlotPanel::paletteChanged, this, [this] { m_plot->recolor(); });
}

void ProfileWidget::makeTop() {
    m_casts->setObjectName(QStringLiteral("profile/casts"));
    m_casts->setAccessibleName(tr("Nearest casts that are shown of each layer"));
    m_casts->setToolTip(m_casts->accessibleName());
    m_casts->setRange(1, 20);
    m_casts->setKeyboardTracking(false);
    top().addWidget(&title(), 1);
    top().addWidget(holdButton());
    top().addWidget(m_density);
    addField(tr("&Nearest casts"), m_casts);
    addField(tr("&Within"), m_radius);
    setTabOrder(holdButton(), m_density);
    setTabOrder(m_density, m_casts);
    setTabOrder(m_casts, m_radius);
    connect(m_density, &QToolButton::toggled, this, &ProfileWidget::schedule);
    connect(m_casts, &QSpinBox::valueChanged, this, &ProfileWidget::schedule);
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

void ProfileWidget::markPresent() {
    const auto& cursor = link().cursor();
    const bool isDepth = !m_scene || m_scene->isDownward;
    m_plot->mark(!isDepth ? std::nullopt : cursor.isValid() && cursor.depthM() ? cursor.depthM() : m_depthM);
    m_panel->plot().replot(QCustomPlot::rpQueuedReplot);
}

void ProfileWidget::compute() {
    const auto& chosen = link().selection().items();
    if (m_layers.empty() || (!place() && chosen.empty())) {
        run().stop();
        m_scene.reset();
        title().setWholeText({});
        m_panel->setHint(m_layers.empty() ? tr("Open or show a layer with depths: a grid with levels, or observations.")
                                          : tr("Move over the map to see the values by depth at the cursor."));
        return;
    }
    ProfileRequest request{.layers = m_layers,
                           .longitudeDeg = place() ? place()->first : 0.0,
                           .latitudeDeg = place() ? place()->second : 0.0,
                           .radiusKm = m_radius->value(),
                           .mostCasts = static_cast<std::size_t>(place() ? m_casts->value() : 0),
                           .hasDensity = m_density->isChecked(),
                           .chosen = chosen};
    run().start<ProfileScene>([request, cache = cache()](std::stop_token stop) { return loadProfiles(request, *cache, stop); },
                              [this](ProfileScene scene) { take(std::move(scene)); },
                              [this](const core::Error& error) {
                                  m_scene.reset();
                                  title().setWholeText({});
                                  m_panel->setHint(errorText(error));
                              });
}

void ProfileWidget::take(ProfileScene scene) {
    m_scene = std::move(scene);
    QStringList said;
    if (place()) {
        said += latitudeText(place()->second, 2) % QStringLiteral("  ") % longitudeText(place()->first, 2);
    }
    if (!m_scene->leftOut.isEmpty()) {
        m_scene->leftOut.removeDuplicates();
        said += tr("not shown, of another unit or axis: %1").arg(m_scene->leftOut.join(QStringLiteral(", ")));
    }
    title().setWholeText(said.join(QStringLiteral("  ·  ")));
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

void ProfileWidget::pointAt(PlotPanel&, const QPointF& pixel, bool isClick) {
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
    const auto time = std::isfinite(curve.timeUnixSeconds) ? std::optional(curve.timeUnixSeconds) : link().cursor().timeUnixSeconds();
    pointOthers(place() ? place()->first : curve.longitudeDeg, place() ? place()->second : curve.latitudeDeg, depthM, time);
    if (curve.isCast) {
        link().selection().set({{curve.href, {curve.cast}}});
    }
    Q_EMIT depthChosen(depthM);
}

} // namespace phidias::views

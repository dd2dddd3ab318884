#include "app/workstation/StatusBarFeature.h"

#include "core/geo/CrsName.h"
#include "core/util/MemoryUse.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QLocale>
#include <QStatusBar>
#include <cmath>

namespace phidias::app {

using views::toQt;

namespace {

constexpr int kRefreshMs = 1000;

QString placeText(double latitudeDeg, double longitudeDeg) {
    return views::latitudeText(latitudeDeg, 4) % QStringLiteral("  ") % views::longitudeText(longitudeDeg, 4);
}

} // namespace

StatusBarFeature::StatusBarFeature(Desk& desk, views::MapWidget& map, const std::function<void()>& showJobs)
    : QObject(&desk.window()), m_desk(desk), m_map(map) {
    auto* bar = desk.window().statusBar();
    bar->setObjectName(QStringLiteral("statusBar"));
    bar->setSizeGripEnabled(false);
    m_place =
        addLabel("coordinates", tr("Latitude and longitude"), placeText(-88.8888, -178.8888), tr("Latitude and longitude at the cursor"));
    m_projected = addLabel("projected", tr("Coordinates of the map"), QStringLiteral("\u221288 888 888  \u221288 888 888 m"),
                           tr("Coordinates of the map's projection at the cursor"));
    m_value = addLabel("value", tr("Value of the selected layer"), QStringLiteral("\u22121234.567 mol m\u207b\u00b2 W"),
                       tr("Value of the selected layer at the cursor"));
    m_crs = addLabel("crs", tr("Coordinate system"), QStringLiteral("ETRS89-extended / LAEA Europe"), tr("Coordinate system of the map"));
    m_memory = addLabel("memory", tr("Memory"), tr("Memory %1 / %2").arg(QStringLiteral("888.8"), QStringLiteral("888.8 GiB")),
                        tr("Memory that the program holds, and what the data may take"));
    m_jobs = new QPushButton(bar);
    m_jobs->setObjectName(QStringLiteral("statusBar/jobs"));
    m_jobs->setAccessibleName(tr("Jobs"));
    m_jobs->setFlat(true);
    m_jobs->setToolTip(tr("Show the jobs"));
    m_jobs->setProperty("widest", tr("%1 running, %2 waiting").arg(88).arg(88));
    m_jobs->setProperty("frame", 24);
    keepWidth(*m_jobs);
    m_jobs->installEventFilter(this);
    bar->addPermanentWidget(m_jobs);
    connect(m_jobs, &QPushButton::clicked, this, showJobs);
    connect(&desk.cursor(), &views::LinkedCursor::moved, this, &StatusBarFeature::refreshPlace);
    connect(&desk, &Desk::sceneChanged, this, &StatusBarFeature::refreshPlace);
    connect(&map, &views::MapWidget::renderingFinished, this, &StatusBarFeature::refreshCrs);
    m_timer.setInterval(kRefreshMs);
    connect(&m_timer, &QTimer::timeout, this, &StatusBarFeature::refreshMemory);
    m_timer.start();
    refreshCrs();
    refreshPlace();
    refreshMemory();
}

QLabel* StatusBarFeature::addLabel(const char* name, const QString& accessibleName, const QString& widest, const QString& tip) {
    auto* label = new QLabel(m_desk.window().statusBar());
    label->setObjectName(QStringLiteral("statusBar/") % QLatin1String(name));
    label->setAccessibleName(accessibleName);
    label->setToolTip(tip);
    label->setProperty("widest", widest);
    label->setProperty("frame", 12);
    keepWidth(*label);
    label->installEventFilter(this);
    m_desk.window().statusBar()->addPermanentWidget(label);
    return label;
}

void StatusBarFeature::keepWidth(QWidget& widget) {
    widget.setFixedWidth(widget.fontMetrics().horizontalAdvance(widget.property("widest").toString()) + widget.property("frame").toInt());
}

bool StatusBarFeature::eventFilter(QObject* watched, QEvent* event) {
    if (auto* widget = qobject_cast<QWidget*>(watched); widget != nullptr && event->type() == QEvent::FontChange) {
        keepWidth(*widget);
    }
    return QObject::eventFilter(watched, event);
}

void StatusBarFeature::refreshCrs() {
    if (m_shownProjection == m_map.projection() && !m_shownProjection.isEmpty()) {
        return;
    }
    m_shownProjection = m_map.projection();
    const std::string text = views::fromQt(m_shownProjection);
    try {
        m_projection = core::Projection::parse(text);
    } catch (const core::Error&) {
        m_projection.reset();
    }
    m_projected->setVisible(m_projection && !m_projection->isGeographic());
    const QString name = toQt(core::crsName(text));
    m_crs->setText(m_crs->fontMetrics().elidedText(name, Qt::ElideRight, m_crs->width() - 8));
    m_crs->setToolTip(
        tr("Coordinate system of the map: %1")
            .arg(name == m_shownProjection ? name : QString(name % QStringLiteral(" (") % m_shownProjection % QLatin1Char(')'))));
}

void StatusBarFeature::refreshPlace() {
    const auto& cursor = m_desk.cursor();
    if (!cursor.isValid()) {
        m_place->clear();
        m_projected->clear();
        m_value->clear();
        return;
    }
    m_place->setText(placeText(cursor.latitudeDeg(), cursor.longitudeDeg()));
    QString projected;
    if (m_projection && !m_projection->isGeographic()) {
        const double longitude = cursor.longitudeDeg();
        const double latitude = cursor.latitudeDeg();
        double x = 0.0;
        double y = 0.0;
        m_projection->forward({&longitude, 1}, {&latitude, 1}, {&x, 1}, {&y, 1});
        if (std::isfinite(x) && std::isfinite(y)) {
            const auto metres = [](double value) {
                return QLocale().toString(std::llround(value)).replace(QLatin1Char('-'), QChar(0x2212));
            };
            projected = QString(metres(x) % QStringLiteral("  ") % metres(y) % QChar(0x2009) % QLatin1Char('m'));
        }
    }
    m_projected->setText(projected);
    QString value;
    for (const auto& entry : m_desk.scene()) {
        if (entry.layer.id == m_desk.selectedLayer() && entry.data && entry.layer.isVisible) {
            const auto sample = entry.data->sample(cursor.longitudeDeg(), cursor.latitudeDeg(), cursor.radiusDeg());
            value = !sample                        ? QString()
                    : std::isfinite(sample->value) ? views::quantityText(sample->value, toQt(sample->unit), 6)
                                                   : tr("missing");
        }
    }
    m_value->setText(value);
}

void StatusBarFeature::refreshMemory() {
    const QLocale locale;
    const double giga = 1024.0 * 1024.0 * 1024.0;
    m_memory->setText(tr("Memory %1 / %2")
                          .arg(locale.toString(static_cast<double>(core::residentBytes()) / giga, 'f', 1),
                               QString(locale.toString(static_cast<double>(m_desk.context().budget.bytes) / giga, 'f', 1) % QChar(0x2009) %
                                       QStringLiteral("GiB"))));
    int running = 0;
    int waiting = 0;
    for (const auto& job : m_desk.context().jobs.jobs()) {
        running += job.entry.state == core::JobState::Running || job.entry.state == core::JobState::Starting ? 1 : 0;
        waiting += job.entry.state == core::JobState::Queued ? 1 : 0;
    }
    m_jobs->setText(running + waiting == 0 ? tr("No jobs")
                    : waiting == 0         ? tr("%1 running").arg(running)
                                           : tr("%1 running, %2 waiting").arg(running).arg(waiting));
}

} // namespace phidias::app

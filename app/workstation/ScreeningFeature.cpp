#include "app/workstation/ScreeningFeature.h"

#include "app/workstation/TextCatalog.h"
#include "views/scene/Text.h"

#include <QElapsedTimer>
#include <algorithm>
#include <cmath>

namespace phidias::app {

namespace {

constexpr double kLeastViewDeg = 4.0; ///< height of what the map shows of an event
constexpr double kViewTimes = 4.0;    ///< as high as the event itself

/// A box around an event with its surroundings.
std::array<double, 4> viewOf(const std::array<double, 4>& box) {
    const double width = box[2] < box[0] ? box[2] + 360.0 - box[0] : box[2] - box[0];
    const double halfHeight = 0.5 * std::max(kLeastViewDeg, kViewTimes * (box[3] - box[1]));
    const double halfWidth = 0.5 * std::max(kLeastViewDeg, kViewTimes * width);
    const double longitude = box[0] + 0.5 * width;
    const double latitude = 0.5 * (box[1] + box[3]);
    const auto wrapped = [](double at) { return std::remainder(at, 360.0); };
    return {wrapped(longitude - halfWidth), std::max(-90.0, latitude - halfHeight), wrapped(longitude + halfWidth),
            std::min(90.0, latitude + halfHeight)};
}

} // namespace

ScreeningFeature::ScreeningFeature(Desk& desk, ResidualFeature& residuals, QDockWidget& tabWith)
    : QObject(&desk.window()), m_desk(desk), m_residuals(residuals), m_scores(new views::ScoreWidget(&desk.window())),
      m_events(new views::EventTable(&desk.window())), m_linking(this), m_finding(this) {
    m_scores->setMinimumHeight(160);
    m_scoreDock = desk.addDock("scores", tr("Scores"), m_scores, Qt::BottomDockWidgetArea, &tabWith);
    m_eventDock = desk.addDock("events", tr("Events"), m_events, Qt::RightDockWidgetArea,
                               desk.window().findChild<QDockWidget*>(QStringLiteral("inspectorDock")));
    for (auto* dock : {m_scoreDock, m_eventDock}) {
        dock->setProperty("isOnDemand", true);
        dock->hide();
    }
    desk.addAction(&residuals.menu(), "showScores", tr("S&core histogram"),
                   tr("Histogram of a map of scores; its threshold chooses the pixels above it"), {},
                   [this] { m_desk.showPlot(*m_scoreDock); });
    desk.addAction(&residuals.menu(), "showEvents", tr("&Events"), tr("Table of the events of a screening; a click leads to the event"), {},
                   [this] {
                       m_eventDock->show();
                       m_eventDock->raise();
                   });
    connect(&desk, &Desk::sceneChanged, this, &ScreeningFeature::follow);
    connect(m_scores, &views::ScoreWidget::chosen, this, &ScreeningFeature::choose);
    connect(m_scores, &views::ScoreWidget::shown, this, &ScreeningFeature::link);
    connect(m_events, &views::EventTable::eventChosen, this, &ScreeningFeature::show);
    connect(m_events, &views::EventTable::granuleRequested, this, &ScreeningFeature::openGranule);
    connect(&m_scores->panel(), &views::PlotPanel::saveFailed, this, [this](const QString& text) { m_desk.showError(text); });
    follow();
}

void ScreeningFeature::follow() {
    m_scores->setLayers(m_desk.scene(), m_desk.selectedLayer());
    m_events->setLayers(m_desk.scene(), m_desk.selectedLayer());
    link();
    const auto isThere = [this](const views::SceneLayer& entry) { return entry.data && entry.layer.href == m_shown->second.missingPath; };
    if (m_isAwaited && m_shown && std::any_of(m_desk.scene().begin(), m_desk.scene().end(), isThere)) {
        m_isAwaited = false;
        show(m_shown->first);
    }
}

void ScreeningFeature::openGranule() {
    if (m_shown && !m_shown->second.missingPath.empty()) {
        m_isAwaited = true;
        Q_EMIT fileRequested(views::toQt(m_shown->second.missingPath));
    }
}

void ScreeningFeature::link() {
    const std::string href = m_scores->href();
    std::vector<std::string> files{href};
    for (const auto& entry : m_desk.scene()) {
        if (entry.data && entry.layer.kind == core::LayerKind::Swath) {
            files.push_back(entry.layer.href);
        }
    }
    if (files == m_linkedOf) {
        return;
    }
    m_linkedOf = files;
    m_links = {.href = href, .parts = {}};
    if (href.empty()) {
        return;
    }
    m_linking.start<ScoreLinks>([href, layers = m_desk.scene()](std::stop_token) { return scoreLinksOf(href, layers); },
                                [this](ScoreLinks links) { m_links = std::move(links); },
                                [this](const core::Error& error) { m_desk.showMessage(errorText(error)); });
}

void ScreeningFeature::choose(const QString& href, const std::vector<std::uint32_t>& pixels) {
    QElapsedTimer timer;
    timer.start();
    const ScoreLinks alone{.href = views::fromQt(href), .parts = {}};
    m_desk.selection().set(withGranules(m_links.href == alone.href ? m_links : alone, pixels));
    m_lastStepMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void ScreeningFeature::show(const views::ScreenedEvent& event) {
    if (std::isfinite(event.box[0]) && std::isfinite(event.box[1])) {
        Q_EMIT areaRequested(viewOf(event.box));
    }
    m_finding.start<EventPixels>(
        [event, layers = m_desk.scene(), studies = m_residuals.studies()](std::stop_token stop) {
            std::string granule;
            if (studies) {
                try {
                    granule = studies->find(layers).entry.layer.href;
                } catch (const core::Error&) {
                    // No granule fits the basis: the event is shown without one.
                }
            }
            return pixelsOf(event, layers, granule, stop);
        },
        [this, event](EventPixels pixels) { take(event, pixels); },
        [this](const core::Error& error) { m_desk.showMessage(errorText(error)); });
}

void ScreeningFeature::take(const views::ScreenedEvent& event, const EventPixels& pixels) {
    m_desk.selection().set(pixels.items);
    m_shown = {event, pixels};
    if (!pixels.missingPath.empty()) {
        m_events->setStatus(tr("Event %1: double click to open its granule").arg(event.id));
    } else if (!pixels.missing.empty()) {
        m_events->setStatus(tr("Event %1: open %2 to see the residual").arg(event.id).arg(views::toQt(pixels.missing)));
    } else if (pixels.found == 0) {
        m_events->setStatus(tr("Event %1: its pixels are in no open granule").arg(event.id));
    } else {
        m_events->setStatus(pixels.isExact
                                ? tr("Event %1: %n pixel(s)", nullptr, static_cast<int>(pixels.found)).arg(event.id)
                                : tr("Event %1: %n pixel(s) within its outline", nullptr, static_cast<int>(pixels.found)).arg(event.id));
    }
    if (pixels.found > 0) {
        m_residuals.showMean();
    }
}

} // namespace phidias::app

#pragma once

#include "app/workstation/ResidualFeature.h"
#include "app/workstation/ScreeningLinks.h"
#include "views/residual/EventTable.h"
#include "views/residual/ScoreWidget.h"

#include <array>
#include <optional>
#include <utility>

namespace phidias::app {

/// The results of a screening: histogram of a map of scores whose threshold chooses pixels, and the table of events, which leads to the
/// place of an event, its pixels and their mean residual.
/// @thread GUI
class ScreeningFeature : public QObject {
    Q_OBJECT

public:
    /// @param tabWith  dock of the lower area that the histogram shares the place of
    ScreeningFeature(Desk& desk, ResidualFeature& residuals, QDockWidget& tabWith);

    [[nodiscard]] views::ScoreWidget& scores() { return *m_scores; }
    [[nodiscard]] views::EventTable& events() { return *m_events; }
    [[nodiscard]] bool isComputing() const { return m_linking.isRunning() || m_finding.isRunning() || m_scores->isComputing(); }
    /// Milliseconds that the last step of the threshold took in the GUI thread.
    [[nodiscard]] double lastStepMs() const { return m_lastStepMs; }

Q_SIGNALS:
    /// The map, or globe, should show a box: west, south, east, north in degrees.
    void areaRequested(const std::array<double, 4>& box);
    /// A granule should be opened.
    void fileRequested(const QString& path);

private:
    void follow();
    void link();
    void choose(const QString& href, const std::vector<std::uint32_t>& pixels);
    void show(const views::ScreenedEvent& event);
    void take(const views::ScreenedEvent& event, const EventPixels& pixels);
    void openGranule();

    Desk& m_desk;
    ResidualFeature& m_residuals;
    views::ScoreWidget* m_scores;
    views::EventTable* m_events;
    QDockWidget* m_scoreDock;
    QDockWidget* m_eventDock;
    views::LatestRun m_linking;
    views::LatestRun m_finding;
    ScoreLinks m_links;
    std::vector<std::string> m_linkedOf;                                 ///< files that the links were looked for among
    std::optional<std::pair<views::ScreenedEvent, EventPixels>> m_shown; ///< the event that was chosen last
    bool m_isAwaited = false;                                            ///< its granule is being opened
    double m_lastStepMs = 0.0;
};

} // namespace phidias::app

#pragma once

#include "app/workstation/MainWindow.h"
#include "app/workstation/TimedApplication.h"
#include "core/util/Json.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

namespace phidias::app {

/// Plays a journey of an analyst in the real window: JSON steps on objectName paths, as a person would click and type, with every event
/// timed.
///
/// A journey: {"name", "before": [step...], "steps": [step...]}; `steps` are played again and again until the time is over. A step:
/// - {"do": "open", "files": [PATH...]}, {"do": "drop", "target", "files"}
/// - {"do": "trigger", "action": NAME}                 an action of the menus, without "action/"
/// - {"do": "click" | "doubleClick" | "move", "target", "at": [x, y]}   as shares of its size, default the middle
/// - {"do": "drag", "target", "from", "to", "seconds"}, {"do": "wheel", "target", "at", "notches"}
/// - {"do": "type", "target", "text"}, {"do": "key", "target", "keys": "Ctrl+K"}   without target: what has the focus
/// - {"do": "wait", "for": "quiet" | "jobs" | "widget" | "gone" | "property", "target", "property", "equals", "timeoutSeconds"}
/// - {"do": "check", "target", "property", "equals" | "contains" | "atLeast"}, {"do": "layers", "atLeast": n}
/// - {"do": "file", "path": PATH, "atLeast": bytes | "absent": true}   a file that was written, or not
/// - {"do": "invoke", "target", "method", "argument"}  a method of a widget that takes a text, where a file dialog would ask for it
/// - {"do": "figure", "out": PATH}                     picture of the window; not timed
/// - {"do": "choose", "target", "index"}              an entry of a combo box, or a tab
/// - {"do": "pause", "seconds"}
/// - {"do": "offerRestore"}                          what a start does: offers the work of sessions that did not end well
/// In texts ${NAME} stands for a variable of the environment. A step may have "optional": true: a target that is not there is passed over.
class JourneyPlayer : public QObject {
    Q_OBJECT

public:
    struct Options {
        double repeatSeconds = 0.0; ///< 0 = once
        QString report;             ///< JSON file; empty = standard output
        /// File that gets a line for every state of the project, as it comes: {"ms": since the epoch, "state": historyHash()}; empty =
        /// none.
        QString trail;
    };
    /// @throws core::Error{InvalidRequest} when a step is unknown
    JourneyPlayer(MainWindow& window, TimedApplication& application, core::Json journey, Options options);

    void start();
    /// What was seen: seconds, steps, failure, longest stall and where, all stalls above 50 ms.
    [[nodiscard]] const core::Json& report() const { return m_report; }

Q_SIGNALS:
    /// @param status  0 = every step was done; 5 = one could not be
    void finished(int status);

private:
    enum class Progress { Done, Waiting };
    void tick();
    [[nodiscard]] Progress play(const core::Json& step);
    [[nodiscard]] Progress waitFor(const core::Json& step);
    [[nodiscard]] Progress drag(const core::Json& step);
    void pointAt(const core::Json& step, const std::string& what);
    void turnWheel(const core::Json& step);
    void pressKeys(const core::Json& step);
    void typeText(const core::Json& step);
    void drop(const core::Json& step);
    void check(const core::Json& step) const;
    void takePicture(const core::Json& step);
    void next();
    void end(const QString& failure);
    void noteStalls();
    void startTrail();
    [[nodiscard]] QWidget* target(const core::Json& step) const;
    [[nodiscard]] QStringList files(const core::Json& step) const;

    MainWindow& m_window;
    TimedApplication& m_application;
    core::Json m_journey;
    Options m_options;
    core::Json m_report;
    core::Json m_stalls = core::Json::array();
    Stall m_longest;
    std::string m_longestAt;
    QTimer m_timer;
    QElapsedTimer m_since;     ///< start of the journey
    QElapsedTimer m_sinceStep; ///< start of the step
    bool m_isBefore = true;
    std::size_t m_step = 0;
    int m_played = 0;
    int m_dragged = -1; ///< moves of the drag that were made; -1 = none is going on
};

/// SHA-256 of what the history of a project is about: equal for equal projects, whatever the view.
[[nodiscard]] std::string historyHash(const core::Project& project);

/// Reads a journey file and plays it. @returns exit status
[[nodiscard]] int playJourney(MainWindow& window, TimedApplication& application, const QString& file,
                              const JourneyPlayer::Options& options);

} // namespace phidias::app

#pragma once

#include "app/workstation/Desk.h"

#include <QTimer>
#include <functional>

class QLabel;
class QUndoView;

namespace phidias::app {

/// The history of the project: the dock that lists its steps and goes to any of them, what sessions left that did not end well, and the
/// arrangement of the window as part of what is secured.
class HistoryFeature : public QObject {
    Q_OBJECT

public:
    /// @param tabWith   dock that the history shares its place with
    /// @param leave     asks what to do with unsaved changes and then goes on; not, when the user stays
    HistoryFeature(Desk& desk, QDockWidget* tabWith, std::function<void(const std::function<void()>&)> leave);

    /// Looks, in the pool, for work that sessions left, and offers it.
    void offerLeftOverWork();

private:
    void makeDock(QDockWidget* tabWith);
    void showSavePoint();
    void offer(std::vector<core::LeftOverSession> sessions);
    void noteArrangement();

    Desk& m_desk;
    std::function<void(const std::function<void()>&)> m_leave;
    QUndoView* m_view = nullptr;
    QLabel* m_savePoint = nullptr;
    QTimer m_arrangement;
};

} // namespace phidias::app

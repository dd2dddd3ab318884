#pragma once

#include "core/project/ProjectJournal.h"

#include <QDialog>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;

namespace phidias::app {

/// Offers the work of sessions that did not end well: which project, when, how much, with its layers and its last steps. Work in the window
/// goes on meanwhile; "Later" leaves everything for the next start.
class RestoreDialog : public QDialog {
    Q_OBJECT

public:
    /// @param sessions  at least one
    RestoreDialog(std::vector<core::LeftOverSession> sessions, QWidget* parent = nullptr);

    [[nodiscard]] std::size_t count() const { return m_sessions.size(); }
    /// Takes the chosen session out of the dialog; to be called while restoreRequested() is handled.
    [[nodiscard]] core::LeftOverSession takeChosen();

Q_SIGNALS:
    void restoreRequested();

private:
    void showChosen();
    void removeChosen();
    void askToDiscard();
    [[nodiscard]] std::size_t chosen() const;

    std::vector<core::LeftOverSession> m_sessions;
    QListWidget* m_list;
    QLabel* m_what;
    QListWidget* m_layers;
    QListWidget* m_steps;
    QPushButton* m_restore;
};

} // namespace phidias::app

#pragma once

#include "app/workstation/Desk.h"

#include <QDialog>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

namespace phidias::app {

/// The shortcuts of the window: what the program gave, what the user chose instead, kept in the settings.
class Shortcuts : public QObject {
    Q_OBJECT

public:
    /// Takes the present shortcuts of all listed actions as the program's own, then applies the user's. To be made after all actions.
    explicit Shortcuts(Desk& desk);

    [[nodiscard]] QKeySequence standard(const QAction& action) const;
    /// Another action of the menus with the same shortcut, or one that begins with it; nullptr = none.
    [[nodiscard]] QAction* conflict(const QAction& action, const QKeySequence& keys) const;
    /// Gives an action a shortcut of the user's; equal to the program's own = nothing is kept.
    void assign(QAction& action, const QKeySequence& keys);
    void reset(QAction& action) { assign(action, standard(action)); }
    void resetAll();

private:
    Desk& m_desk;
    QHash<QString, QKeySequence> m_standard; ///< by objectName
};

/// Lists all actions with their shortcuts: search, record another, reset. Never modal; what is recorded counts at once.
class ShortcutDialog : public QDialog {
    Q_OBJECT

public:
    ShortcutDialog(Desk& desk, Shortcuts& shortcuts);

private:
    void fill();
    void showCurrent();
    void record();
    void takeOver();
    [[nodiscard]] QAction* current() const;

    Desk& m_desk;
    Shortcuts& m_shortcuts;
    QLineEdit* m_search;
    QTableWidget* m_table;
    QKeySequenceEdit* m_keys;
    QPushButton* m_clear;
    QPushButton* m_reset;
    QPushButton* m_takeOver;
    QLabel* m_message;
    std::vector<QAction*> m_rows;
};

/// Adds "Keyboard shortcuts" to the menu Help.
class ShortcutFeature : public QObject {
    Q_OBJECT

public:
    explicit ShortcutFeature(Desk& desk);
    [[nodiscard]] Shortcuts& shortcuts() { return m_shortcuts; }

private:
    QAction* m_action;
    Shortcuts m_shortcuts;
};

} // namespace phidias::app

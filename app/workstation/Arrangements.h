#pragma once

#include "app/workstation/Desk.h"

#include <QStringList>

namespace phidias::app {

/// Named arrangements of the docks: Atmosphere, Ocean, Land, and those that the user saved under a name. To be made after all docks.
///
/// Docks that do not exist in this window are skipped by name.
class Arrangements : public QObject {
    Q_OBJECT

public:
    explicit Arrangements(Desk& desk);

    /// Shows an arrangement. @param name  "atmosphere", "ocean", "land"
    void apply(const QString& name);
    /// Keeps the present arrangement under a name in the settings; an older one of that name is replaced.
    void save(const QString& title);
    void remove(const QString& title);
    /// @returns false when there is none of that name, or when it is of no use to this version of the program
    bool restore(const QString& title);
    [[nodiscard]] static QStringList saved();

private:
    void fillMenu();
    void askName();

    Desk& m_desk;
    QMenu* m_menu;
    QMenu* m_removal;
    QByteArray m_initial; ///< where the docks were made
    QList<QAction*> m_own;
};

} // namespace phidias::app

#pragma once

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <vector>

namespace phidias::app {

/// An action of a menu.
struct ListedAction {
    QAction* action = nullptr;
    QString where;               ///< "View > Projection"
    QDockWidget* dock = nullptr; ///< of an action that shows or hides one
};

/// Every action of the menus and their submenus, in their order; menus that are filled when they open (recent files) are left out.
[[nodiscard]] std::vector<ListedAction> listedActions(const QMainWindow& window);

/// Text of an action without the mark of its mnemonic and without the dots.
[[nodiscard]] QString plainText(const QAction& action);

} // namespace phidias::app

#include "app/workstation/ActionList.h"

#include <QMenu>
#include <QMenuBar>
#include <QSet>

namespace phidias::app {

namespace {

QString withoutMarks(QString text) {
    text.remove(QLatin1Char('&'));
    if (text.endsWith(QLatin1String("..."))) {
        text.chop(3);
    }
    return text;
}

void collect(const QList<QAction*>& actions, const QString& where, const QHash<QAction*, QDockWidget*>& docks, QSet<QAction*>& seen,
             std::vector<ListedAction>& found) {
    for (auto* action : actions) {
        if (action->isSeparator() || seen.contains(action)) {
            continue;
        }
        seen.insert(action);
        if (auto* menu = action->menu()) {
            const QString title = withoutMarks(menu->title());
            if (menu->objectName() != QLatin1String("menu/recent")) {
                collect(menu->actions(), where.isEmpty() ? title : QString(where % QStringLiteral(" › ") % title), docks, seen, found);
            }
        } else if (!action->objectName().isEmpty()) {
            found.push_back({action, where, docks.value(action)});
        }
    }
}

} // namespace

std::vector<ListedAction> listedActions(const QMainWindow& window) {
    QHash<QAction*, QDockWidget*> docks;
    for (auto* dock : window.findChildren<QDockWidget*>()) {
        docks.insert(dock->toggleViewAction(), dock);
    }
    std::vector<ListedAction> found;
    QSet<QAction*> seen;
    const auto* bar = window.findChild<QMenuBar*>();
    if (bar != nullptr) {
        collect(bar->actions(), {}, docks, seen, found);
    }
    return found;
}

QString plainText(const QAction& action) {
    return withoutMarks(action.text());
}

} // namespace phidias::app

#include "app/workstation/RecentFiles.h"

#include <QFileInfo>
#include <QMenu>
#include <QSettings>

namespace phidias::app {

namespace {

constexpr int kMostRecent = 12;
const QString kKey = QStringLiteral("recent");

} // namespace

QStringList recentFiles() {
    return QSettings().value(kKey).toStringList();
}

bool isPresent(const QString& path) {
    return path.contains(QLatin1String("://")) || QFileInfo::exists(path);
}

void rememberFile(const QString& path) {
    QStringList recent = recentFiles();
    const QString full = path.contains(QLatin1String("://")) ? path : QFileInfo(path).absoluteFilePath();
    recent.removeAll(full);
    recent.prepend(full);
    QSettings settings;
    settings.setValue(kKey, QStringList(recent.mid(0, kMostRecent)));
    settings.setValue(QStringLiteral("lastFolder"), QFileInfo(full).absolutePath());
}

void addRecentMenu(Desk& desk, QAction* before, const std::function<void(const QString&)>& open) {
    auto* menu = new QMenu(Desk::tr("&Recent"), &desk.window());
    menu->setObjectName(QStringLiteral("menu/recent"));
    desk.menu(Desk::Menu::File)->insertMenu(before, menu);
    QObject::connect(menu, &QMenu::aboutToShow, menu, [menu, open] {
        menu->clear();
        for (const QString& path : recentFiles()) {
            QString shown = path;
            auto* action = menu->addAction(shown.replace(QLatin1Char('&'), QStringLiteral("&&")));
            action->setEnabled(isPresent(path));
            QObject::connect(action, &QAction::triggered, menu, [open, path] { open(path); });
        }
        if (menu->isEmpty()) {
            menu->addAction(Desk::tr("Nothing opened yet"))->setEnabled(false);
        }
    });
}

} // namespace phidias::app

#include "app/workstation/Preferences.h"

#include "app/workstation/Appearance.h"
#include "views/scene/Text.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QSettings>

namespace phidias::app {

namespace {

void addChoices(Desk& desk, QMenu* menu, const QString& key, const std::vector<std::pair<QString, QString>>& entries, const QString& tip,
                const std::function<void(const QString&)>& chosen) {
    menu->setObjectName(QStringLiteral("menu/") % key);
    auto* group = new QActionGroup(menu);
    const QString present = QSettings().value(key, entries.front().first).toString();
    for (const auto& [value, text] : entries) {
        auto* action = desk.addAction(menu, views::fromQt(key % value).c_str(), text, tip, {}, [key, value = value, chosen] {
            QSettings().setValue(key, value);
            chosen(value);
        });
        action->setCheckable(true);
        action->setChecked(value == present);
        group->addAction(action);
    }
}

} // namespace

void addPreferences(Desk& desk, const std::function<void()>& themeChanged) {
    auto* view = desk.menu(Desk::Menu::View);
    view->addSeparator();
    addChoices(desk, view->addMenu(Desk::tr("&Theme")), QStringLiteral("theme"),
               {{QStringLiteral("system"), Desk::tr("As the &system")},
                {QStringLiteral("light"), Desk::tr("&Light")},
                {QStringLiteral("dark"), Desk::tr("&Dark")}},
               Desk::tr("Colours of the window"), [&desk, themeChanged](const QString& theme) {
                   applyTheme(*qApp, theme);
                   desk.refreshIcons();
                   themeChanged();
               });
    addChoices(desk, view->addMenu(Desk::tr("Lan&guage")), QStringLiteral("language"),
               {{QString(), Desk::tr("As the &system")},
                {QStringLiteral("en"), QStringLiteral("&English")},
                {QStringLiteral("fr"), QStringLiteral("&Français")}},
               Desk::tr("Language of the window"),
               [&desk](const QString&) { desk.showMessage(Desk::tr("The language changes at the next start.")); });
}

} // namespace phidias::app

#include "app/workstation/Preferences.h"

#include "app/workstation/Appearance.h"
#include "app/workstation/PreferencesDialog.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QPointer>
#include <QRegularExpression>
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
    const auto takeTheme = [&desk, themeChanged](const QString& theme) {
        applyTheme(*qApp, theme);
        desk.refreshIcons();
        themeChanged();
    };
    auto* view = desk.menu(Desk::Menu::View);
    view->addSeparator();
    auto* themes = view->addMenu(Desk::tr("&Theme"));
    addChoices(desk, themes, QStringLiteral("theme"),
               {{QStringLiteral("system"), Desk::tr("As the &system")},
                {QStringLiteral("light"), Desk::tr("&Light")},
                {QStringLiteral("dark"), Desk::tr("&Dark")}},
               Desk::tr("Colours of the window"), takeTheme);
    auto* edit = desk.menu(Desk::Menu::Edit);
    edit->addSeparator();
    const auto open = [&desk, takeTheme, themes, dialog = QPointer<PreferencesDialog>()]() mutable {
        if (!dialog) {
            dialog = new PreferencesDialog(desk.context().budget, &desk.window());
            QObject::connect(dialog, &PreferencesDialog::themeChosen, &desk, [takeTheme, themes](const QString& theme) {
                takeTheme(theme);
                for (auto* action : themes->actions()) {
                    action->setChecked(action->objectName() == QString(QStringLiteral("action/theme") % theme));
                }
            });
            QObject::connect(dialog, &PreferencesDialog::textSizeChosen, &desk, [](double points) { applyTextSize(*qApp, points); });
            QObject::connect(dialog, &PreferencesDialog::threadsChosen, &desk, [&desk](int threads) {
                desk.context().jobs.setThreads(threads);
                views::workPool().setMaxThreadCount(std::max(2, threads));
            });
            QObject::connect(dialog, &PreferencesDialog::restartRequested, &desk, [&desk] {
                const QString project = desk.document().path();
                if (desk.window().close()) {
                    qApp->setProperty(
                        kRestartProperty,
                        QStringList({QCoreApplication::applicationFilePath(), project}).filter(QRegularExpression(QStringLiteral("."))));
                }
            });
        }
        dialog->show();
        dialog->raise();
        dialog->activateWindow();
    };
    desk.addAction(edit, "preferences", Desk::tr("Pre&ferences..."), Desk::tr("Theme, size of text, language, memory and threads"),
                   QKeySequence(Qt::CTRL | Qt::Key_Comma), open);
}

} // namespace phidias::app

#include "app/workstation/Desk.h"

#include "app/workstation/Appearance.h"
#include "app/workstation/Letters.h"

#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QStatusBar>
#include <QToolBar>

namespace phidias::app {

Desk::Desk(QMainWindow& window, const AppContext& context)
    : m_window(window), m_context(context), m_remote(context.worker), m_store(context.budget, m_remote),
      m_toolBar(window.addToolBar(tr("Main tool bar"))) {
    m_toolBar->setObjectName(QStringLiteral("mainToolBar"));
    m_toolBar->setAccessibleName(tr("Main tool bar"));
    m_toolBar->setMovable(false);
    m_toolBar->setIconSize({20, 20});
    m_toolBar->setToolButtonStyle(Qt::ToolButtonIconOnly);
    for (const auto& [menu, name, title] :
         {std::tuple{Menu::File, "file", tr("&File")}, std::tuple{Menu::Edit, "edit", tr("&Edit")},
          std::tuple{Menu::View, "view", tr("&View")}, std::tuple{Menu::Layer, "layer", tr("&Layer")},
          std::tuple{Menu::Processes, "processes", tr("&Processes")}, std::tuple{Menu::Help, "help", tr("&Help")}}) {
        m_menus[menu] = window.menuBar()->addMenu(title);
        m_menus[menu]->setObjectName(QStringLiteral("menu/") % QLatin1String(name));
    }
    m_links = new QMenu(tr("Lin&ked views"), &window);
    m_links->setObjectName(QStringLiteral("menu/links"));
}

void Desk::setScene(std::vector<views::SceneLayer> scene, const std::string& selectedLayer) {
    m_scene = std::move(scene);
    m_selectedLayer = selectedLayer;
    Q_EMIT sceneChanged();
}

views::ViewLink& Desk::addLink(const char* name, const QString& title) {
    auto* link = new views::ViewLink(m_cursor, m_selection, this);
    if (m_links->isEmpty()) {
        menu(Menu::View)->addMenu(m_links);
    }
    const QByteArray action = QByteArray("link/") + name;
    auto* made =
        addAction(m_links, action.constData(), title, tr("Cursor and selection of this view go with those of the others"), {}, [] {});
    made->setCheckable(true);
    made->setChecked(true);
    connect(made, &QAction::toggled, link, &views::ViewLink::setLinked);
    return *link;
}

QAction* Desk::addAction(QMenu* menu, const char* name, const QString& text, const QString& tip, const QKeySequence& shortcut,
                         const std::function<void()>& trigger) {
    auto* action = menu->addAction(text);
    action->setObjectName(QStringLiteral("action/") % QLatin1String(name));
    action->setShortcut(shortcut);
    action->setStatusTip(tip);
    action->setWhatsThis(tip);
    describe(*action);
    connect(action, &QAction::triggered, this, trigger);
    return action;
}

void Desk::addToBar(QAction* action, const char* icon) {
    action->setIcon(themedIcon(QLatin1String(icon)));
    action->setProperty("icon", QLatin1String(icon));
    m_toolBar->addAction(action);
}

void Desk::refreshIcons() {
    for (auto* action : m_toolBar->actions()) {
        if (const QString icon = action->property("icon").toString(); !icon.isEmpty()) {
            action->setIcon(themedIcon(icon));
        }
    }
}

void Desk::setAvailable(QAction& action, bool isAvailable, const QString& why) {
    action.setProperty("whyDisabled", isAvailable ? QString() : why);
    action.setEnabled(isAvailable);
    describe(action);
}

void Desk::describe(QAction& action) {
    QString tip = action.text();
    tip.remove(QLatin1Char('&'));
    if (!action.shortcut().isEmpty()) {
        tip = tr("%1 (%2)").arg(tip, action.shortcut().toString(QKeySequence::NativeText));
    }
    if (const QString why = action.property("whyDisabled").toString(); !why.isEmpty()) {
        tip += QLatin1Char('\n') % why;
    }
    action.setToolTip(tip);
}

QDockWidget* Desk::addDock(const char* name, const QString& title, QWidget* widget, Qt::DockWidgetArea area, QDockWidget* tabWith) {
    auto* dock = new QDockWidget(title, &m_window);
    dock->setObjectName(QString(QLatin1String(name) % QStringLiteral("Dock")));
    dock->setAccessibleName(title);
    dock->toggleViewAction()->setObjectName(QStringLiteral("action/dock/") % QLatin1String(name));
    dock->toggleViewAction()->setStatusTip(tr("Show or hide this part of the window"));
    dock->setWidget(widget);
    m_window.addDockWidget(area, dock);
    if (tabWith != nullptr) {
        m_window.tabifyDockWidget(tabWith, dock);
    }
    return dock;
}

void Desk::showPlot(QDockWidget& dock) {
    constexpr int kReadableHeight = 330;
    dock.show();
    dock.raise();
    if (!dock.isFloating() && dock.height() < kReadableHeight) {
        m_window.resizeDocks({&dock}, {kReadableHeight}, Qt::Vertical);
    }
}

void Desk::separateMnemonics(const QList<QAction*>& actions) {
    QString taken;
    QList<QAction*> left;
    for (auto* action : actions) {
        if (action->menu() != nullptr) {
            separateMnemonics(action->menu()->actions());
        }
        const auto at = action->text().indexOf(QLatin1Char('&'));
        if (at < 0 || at + 1 >= action->text().size()) {
            continue;
        }
        const QChar letter = action->text().at(at + 1).toLower();
        if (taken.contains(letter)) {
            left.append(action);
        } else {
            taken += letter;
        }
    }
    for (auto* action : left) {
        QString text = action->text().remove(QLatin1Char('&'));
        for (qsizetype at = 0; at < text.size(); ++at) {
            const QChar letter = text.at(at).toLower();
            if (letter.isLetter() && !taken.contains(letter)) {
                taken += letter;
                text.insert(at, QLatin1Char('&'));
                break;
            }
        }
        action->setText(text);
    }
}

void Desk::separateDockLetters() {
    QString menus;
    for (const auto* action : m_window.menuBar()->actions()) {
        const auto at = action->text().indexOf(QLatin1Char('&'));
        menus += at < 0 ? QString() : QString(action->text().at(at + 1).toLower());
    }
    // Docks of one place mostly lie behind each other and may use a letter twice; those of other places are seen at once.
    std::map<Qt::DockWidgetArea, QString> taken;
    taken[Qt::NoDockWidgetArea] = separateLetters(*m_window.centralWidget(), menus);
    for (auto* dock : m_window.findChildren<QDockWidget*>()) {
        const auto area = m_window.dockWidgetArea(dock);
        QString others = menus;
        for (const auto& [place, letters] : taken) {
            others += place == area ? QString() : letters;
        }
        taken[area] += separateLetters(*dock, others);
    }
}

void Desk::showMessage(const QString& text, int milliseconds) {
    m_window.statusBar()->showMessage(text, milliseconds);
}

void Desk::showError(const QString& text) {
    showMessage(QString(text).replace(QLatin1Char('\n'), QLatin1Char(' ')), 20000);
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Phidias"), text, QMessageBox::Ok, &m_window);
    box->setObjectName(QStringLiteral("errorBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setModal(false);
    box->open();
}

} // namespace phidias::app

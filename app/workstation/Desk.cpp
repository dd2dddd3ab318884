#include "app/workstation/Desk.h"

#include <QMenuBar>
#include <QMessageBox>
#include <QStatusBar>

namespace phidias::app {

Desk::Desk(QMainWindow& window, const AppContext& context)
    : m_window(window), m_context(context), m_remote(context.worker), m_store(context.budget, m_remote) {
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
    QString plain = text;
    plain.remove(QLatin1Char('&'));
    action->setToolTip(shortcut.isEmpty() ? plain : tr("%1 (%2)").arg(plain, shortcut.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, trigger);
    return action;
}

QDockWidget* Desk::addDock(const char* name, const QString& title, QWidget* widget, Qt::DockWidgetArea area, QDockWidget* tabWith) {
    auto* dock = new QDockWidget(title, &m_window);
    dock->setObjectName(QString(QLatin1String(name) % QStringLiteral("Dock")));
    dock->setAccessibleName(title);
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

#pragma once

#include "app/project/ProjectDocument.h"
#include "app/workstation/AppContext.h"
#include "app/workstation/LayerStore.h"
#include "app/workstation/ServeClient.h"
#include "views/scene/SceneLayer.h"
#include "views/scene/ViewLink.h"

#include <QAction>
#include <QDockWidget>
#include <QKeySequence>
#include <QMainWindow>
#include <functional>
#include <vector>

class QMenu;
class QToolBar;

namespace phidias::app {

/// What every part of the window shares: the document, the scene, cursor and selection, menus, docks and actions. The parts (map, globe,
/// plots, project, comfort) are made on a desk and talk to each other through it only.
/// @thread GUI
class Desk : public QObject {
    Q_OBJECT

public:
    enum class Menu { File, Edit, View, Layer, Processes, Help };

    Desk(QMainWindow& window, const AppContext& context);

    [[nodiscard]] QMainWindow& window() { return m_window; }
    [[nodiscard]] const AppContext& context() const { return m_context; }
    [[nodiscard]] ProjectDocument& document() { return m_document; }
    [[nodiscard]] LayerStore& store() { return m_store; }
    [[nodiscard]] const LayerStore& store() const { return m_store; }
    [[nodiscard]] ServeClient& remote() { return m_remote; }
    [[nodiscard]] views::LinkedCursor& cursor() { return m_cursor; }
    [[nodiscard]] views::Selection& selection() { return m_selection; }

    /// The layers as views draw them, in the order of the project.
    [[nodiscard]] const std::vector<views::SceneLayer>& scene() const { return m_scene; }
    /// Id of the layer that is chosen in the tree; empty = none.
    [[nodiscard]] const std::string& selectedLayer() const { return m_selectedLayer; }
    /// A new state of the scene; emits sceneChanged().
    void setScene(std::vector<views::SceneLayer> scene, const std::string& selectedLayer);

    /// Cursor and selection for a view, with an entry "Linked views" in the menu. @param name  objectName path; @param title  shown
    [[nodiscard]] views::ViewLink& addLink(const char* name, const QString& title);

    [[nodiscard]] QMenu* menu(Menu menu) const { return m_menus.at(menu); }
    /// @param name  its objectName is "action/" + name; @param tip  shown in the status bar
    QAction* addAction(QMenu* menu, const char* name, const QString& text, const QString& tip, const QKeySequence& shortcut,
                       const std::function<void()>& trigger);
    /// The one tool bar of the window.
    [[nodiscard]] QToolBar& toolBar() { return *m_toolBar; }
    /// Puts an action on the tool bar. @param icon  of resources/icons; follows the theme
    void addToBar(QAction* action, const char* icon);
    /// Draws the icons of the tool bar anew, after a change of the theme.
    void refreshIcons();
    /// Enables an action, or says why it cannot be had now. @param why  one sentence; shown in tool tip and command palette
    static void setAvailable(QAction& action, bool isAvailable, const QString& why);
    /// Tool tip of an action: its text, its shortcut and, while it is disabled, the reason.
    static void describe(QAction& action);

    /// A dock with a view. @param tabWith  dock it shares its place with; nullptr = a place of its own
    QDockWidget* addDock(const char* name, const QString& title, QWidget* widget, Qt::DockWidgetArea area, QDockWidget* tabWith = nullptr);
    /// Brings a dock with a plot to the front, high enough to read.
    void showPlot(QDockWidget& dock);
    /// Gives each entry of a menu, and of those below it, a letter of its own: what clashes takes its first free letter, or none. Called
    /// when all parts have made their actions, in whatever language.
    static void separateMnemonics(const QList<QAction*>& actions);
    /// Gives the controls of all docks letters that do not clash with those of the menus, nor with what is seen beside them. Called when
    /// all docks are made.
    void separateDockLetters();
    /// A line in the status bar. @param milliseconds  0 = until the next
    void showMessage(const QString& text, int milliseconds = 8000);
    /// A message that waits for the user without stopping the window.
    void showError(const QString& text);

Q_SIGNALS:
    void sceneChanged();

private:
    QMainWindow& m_window;
    AppContext m_context;
    ProjectDocument m_document;
    ServeClient m_remote;
    LayerStore m_store;
    views::LinkedCursor m_cursor;
    views::Selection m_selection;
    std::vector<views::SceneLayer> m_scene;
    std::string m_selectedLayer;
    std::map<Menu, QMenu*> m_menus;
    QMenu* m_links = nullptr;
    QToolBar* m_toolBar;
};

} // namespace phidias::app

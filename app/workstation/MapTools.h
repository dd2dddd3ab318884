#pragma once

#include "app/workstation/Desk.h"
#include "views/map/MapWidget.h"

#include <QActionGroup>
#include <QMenu>
#include <QToolButton>
#include <map>

class QToolBar;

namespace phidias::app {

/// The tools of the map on the desk: one tool at a time (inspect, pan, select, section, measure), projections, views back and forward,
/// pins, and the menu under the right mouse button.
/// @thread GUI
class MapTools : public QObject {
    Q_OBJECT

public:
    /// @param bar  where the tools are shown
    MapTools(Desk& desk, views::MapWidget& map, views::ViewLink& link, QToolBar& bar);

    /// "Draw section": checked while a line is drawn.
    [[nodiscard]] QAction* sectionAction() const { return m_tools.at(views::MapTool::Section); }
    /// Marks a place; undoable.
    void addPin(double longitudeDeg, double latitudeDeg);
    /// The menu of a place.
    void showMenu(const QPoint& globalPosition, double longitudeDeg, double latitudeDeg);

Q_SIGNALS:
    void seriesRequested(double longitudeDeg, double latitudeDeg); ///< of a place, from the menu of the map
    void flightRequested(double longitudeDeg, double latitudeDeg); ///< of the globe to a place

private:
    void makeTools(QToolBar& bar);
    void makeHistory(QToolBar& bar);
    void makeProjections(QToolBar& bar);
    void makePins();
    void fillProjections();
    void choose(const QString& projection, const std::optional<std::array<double, 4>>& extent);
    void askProjection();
    void pinAtCursor();
    void clearPins();
    void showTool(views::MapTool tool);
    QAction* onBar(QToolBar& bar, QAction* action, const char* icon);

    Desk& m_desk;
    views::MapWidget& m_map;
    views::LinkedCursor& m_cursor;
    QActionGroup m_group;
    std::map<views::MapTool, QAction*> m_tools;
    QMenu* m_projections = nullptr;
    QToolButton* m_projectionButton = nullptr;
    QAction* m_clearPins = nullptr;
};

} // namespace phidias::app

#pragma once

#include "app/workstation/Desk.h"
#include "views/map/MapWidget.h"
#include "views/section/SectionWidget.h"

#include <QCursor>

namespace phidias::app {

/// The dock of vertical sections with its line on the map: drawn there, or of a cruise, a parallel or a meridian, which the mouse drags.
/// @thread GUI
class SectionFeature : public QObject {
    Q_OBJECT

public:
    /// @param tabWith  dock that the section shares its place with
    SectionFeature(Desk& desk, views::MapWidget& map, QDockWidget* tabWith);

    [[nodiscard]] views::SectionWidget& section() { return *m_section; }
    [[nodiscard]] QDockWidget& dock() { return *m_dock; }
    /// Adds the actions to the menu of views.
    void addActions();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();
    void showLine();
    void takeSetup();
    void alongCoordinate(core::SectionSource source);
    /// Whether a place of the map lies on the parallel or meridian of the section.
    [[nodiscard]] bool isOnLine(const QPointF& point) const;
    void dragTo(const QPointF& point);

    Desk& m_desk;
    views::MapWidget& m_map;
    views::SectionWidget* m_section;
    QDockWidget* m_dock;
    bool m_isDragging = false;
    bool m_hasHand = false; ///< the shape of the map's cursor says that the line can be dragged
    QCursor m_shape;        ///< before
    int m_drag = 0;         ///< one step in the history for each
};

} // namespace phidias::app

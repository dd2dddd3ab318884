#pragma once

#include "app/workstation/Desk.h"
#include "views/map/FigureSpec.h"
#include "views/profile/ProfileWidget.h"
#include "views/profile/WaterWidget.h"
#include "views/series/SeriesWidget.h"

namespace phidias::app {

/// Docks of the plots at the cursor: time series with Hovmoeller diagrams, profile, T-S diagram. They follow the scene, the pins, the
/// section line and the controls of time and depth; a click in them sets these controls for all layers that follow (undoable).
/// @thread GUI
class SeriesFeature : public QObject {
    Q_OBJECT

public:
    /// @param tabWith  dock of the lower area that the new ones share the place of; they are hidden until asked for
    SeriesFeature(Desk& desk, QDockWidget* tabWith);

    [[nodiscard]] views::SeriesWidget& series() { return *m_series; }
    [[nodiscard]] views::ProfileWidget& profile() { return *m_profile; }
    [[nodiscard]] views::WaterWidget& water() { return *m_water; }

    /// Whether the dock shows values over time at a place, which a figure can show too.
    [[nodiscard]] bool canDraw() const;
    /// The place of them.
    void complete(views::FigureSpec& spec) const;

public Q_SLOTS:
    /// Shows the values over time at a place and holds it there.
    void showSeriesAt(double longitudeDeg, double latitudeDeg);

private:
    void addShowAction(const char* name, const QString& text, const QString& tip, const QKeySequence& shortcut, QDockWidget* dock);
    void follow();
    void setTime(double unixSeconds);
    void setDepth(double depthM);

    Desk& m_desk;
    std::shared_ptr<core::DatasetCache> m_cache;
    views::SeriesWidget* m_series;
    views::ProfileWidget* m_profile;
    views::WaterWidget* m_water;
    QDockWidget* m_seriesDock;
    QDockWidget* m_profileDock;
    QDockWidget* m_waterDock;
};

} // namespace phidias::app

#pragma once

#include "app/workstation/Desk.h"
#include "views/map/MapWidget.h"

#include <QLabel>
#include <QPushButton>
#include <QTimer>

namespace phidias::app {

/// The status bar: place in degrees and in the map's coordinates, coordinate system, value of the selected layer, memory, jobs.
///
/// Every part keeps its width, so that nothing jumps.
class StatusBarFeature : public QObject {
    Q_OBJECT

public:
    /// @param showJobs  called when the number of jobs is clicked
    StatusBarFeature(Desk& desk, views::MapWidget& map, const std::function<void()>& showJobs);

protected:
    /// Widths follow the size of text.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLabel* addLabel(const char* name, const QString& accessibleName, const QString& widest, const QString& tip);
    static void keepWidth(QWidget& widget);
    void refreshPlace();
    void refreshCrs();
    void refreshMemory();

    Desk& m_desk;
    views::MapWidget& m_map;
    QLabel* m_place;
    QLabel* m_projected;
    QLabel* m_value;
    QLabel* m_crs;
    QLabel* m_memory;
    QPushButton* m_jobs;
    QTimer m_timer;
    QString m_shownProjection;
    std::optional<core::Projection> m_projection;
};

} // namespace phidias::app

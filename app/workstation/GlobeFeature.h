#pragma once

#include "app/workstation/Desk.h"
#include "views/globe/GlobePanel.h"
#include "views/globe/GlobeUprightLoader.h"
#include "views/map/MapWidget.h"

#include <QStackedWidget>

namespace phidias::app {

/// The globe of the window: G shows it in the middle instead of the map, its dock beside the map.
///
/// To be made after the map is the central widget; the map then becomes a page of the middle.
class GlobeFeature : public QObject {
    Q_OBJECT

public:
    explicit GlobeFeature(Desk& desk);

    [[nodiscard]] views::GlobePanel& panel() { return *m_panel; }
    [[nodiscard]] views::GlobeWidget& globe() { return m_panel->globe(); }
    [[nodiscard]] bool isInMiddle() const;
    void setInMiddle(bool isInMiddle);
    void setBaseMap(std::shared_ptr<const views::BaseMap> base) { globe().setBaseMap(std::move(base)); }
    /// Select selects on the globe too; tools that only the map has bring the map back.
    void takeTool(views::MapTool tool);
    /// Brings the globe to front, in the middle unless its dock is open, and flies above a place.
    void flyTo(double longitudeDeg, double latitudeDeg);

private:
    void makeActions();
    void takeProject();
    void faceLayers();
    void showScene();
    void dockShown(bool isShown);
    void flyToLayer();
    [[nodiscard]] bool isInDock() const;

    Desk& m_desk;
    QStackedWidget* m_middle;
    QDockWidget* m_dock;
    views::GlobePanel* m_panel;
    views::GlobeUprightLoader* m_upright;
    QAction* m_toggle = nullptr;
    core::GlobeView m_taken; ///< view that the globe last took from the project
};

} // namespace phidias::app

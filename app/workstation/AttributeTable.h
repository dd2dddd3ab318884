#pragma once

#include "app/workstation/AttributeModel.h"
#include "app/workstation/Desk.h"
#include "views/map/MapWidget.h"
#include "views/plot/LatestRun.h"
#include "views/scene/AdviceEdit.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

namespace phidias::app {

/// The dock "Attributes": the features or casts of the selected layer by row, sorted and filtered in the pool, with the selection of all
/// views. A click on the map with the Inspect tool chooses the feature under it.
/// @thread GUI
class AttributeTable : public QObject {
    Q_OBJECT

public:
    /// @param tabWith  dock whose place it shares
    AttributeTable(Desk& desk, QDockWidget& tabWith, views::MapWidget& map);

    [[nodiscard]] AttributeModel& model() { return *m_model; }
    /// Whether rows are being sorted or filtered.
    [[nodiscard]] bool isBusy() const { return m_run.isRunning() || m_typing.isActive(); }

private:
    void makePanel();
    void showScene();
    /// The layer whose attributes are shown: the selected one, else the uppermost visible one that has any.
    [[nodiscard]] const views::SceneLayer* activeLayer() const;
    void arrange();
    void takeOrder(std::vector<std::uint32_t> order);
    void showSelection();
    void passSelection();
    void updateState();
    /// Colour, label and fill by the column under a place of the header.
    void showColumnMenu(const QPoint& place);
    void selectAt(double longitudeDeg, double latitudeDeg);
    void zoomToSelected();
    /// Rows chosen in the table, else all that are shown.
    [[nodiscard]] std::vector<std::uint32_t> wantedRows() const;
    void copy();
    void save();

    Desk& m_desk;
    views::MapWidget& m_map;
    views::Selection& m_selection;
    AttributeModel* m_model;
    QWidget* m_panel;
    QWidget* m_bar;
    views::AdviceEdit* m_filter;
    QCheckBox* m_onlySelected;
    QPushButton* m_zoom;
    QPushButton* m_copy;
    QPushButton* m_save;
    QLabel* m_count;
    QTableView* m_table;
    QLabel* m_hint; ///< what an empty table says
    QDockWidget* m_dock;
    views::LatestRun m_run;
    views::LatestRun m_export;
    QTimer m_typing;
    AttributeOrder m_order;
    std::string m_href;
    std::weak_ptr<const core::LayerData> m_data;
    bool m_isPassing = false;
};

} // namespace phidias::app

#pragma once

#include "app/workstation/Desk.h"
#include "app/workstation/LayerTree.h"

#include <QLabel>
#include <QWidget>
#include <array>

namespace phidias::app {

/// The layer tree with its actions: groups with tri-state boxes, order by dragging and by keys, names, styles that are copied; every step
/// undoable. The topmost entry is drawn last.
class LayersPanel : public QWidget {
    Q_OBJECT

public:
    explicit LayersPanel(Desk& desk, QWidget* parent = nullptr);
    /// Id of the selected layer, of the first one when several are; empty = none.
    [[nodiscard]] std::string selectedLayer() const;
    void select(const std::string& id);

Q_SIGNALS:
    void selectionChanged();
    /// @param extent  west, south, east, north in degrees
    void zoomRequested(const std::array<double, 4>& extent);

public Q_SLOTS:
    void removeSelected();
    void moveSelectedUp() { stepSelected(true); }
    void moveSelectedDown() { stepSelected(false); }
    void renameSelected();
    void duplicateSelected();
    void groupSelected();
    void ungroupSelected();
    void copyStyle();
    void pasteStyle();
    void toggleSelected();
    void zoomToSelected();
    /// Gives the range of the selected layer, as it is drawn, to all layers of the same quantity.
    void shareRange();
    /// Stops reading the selected layers.
    void cancelReading();
    /// Reads the selected layers once more.
    void readAgain();
    /// Opens what is known of the selected layer, beside the window.
    void showProperties();
    /// Rows show what has become of the files.
    void refreshStates();

private:
    void makeActions();
    void makeBar();
    void updateActions();
    void refresh();
    void rebuild();
    void updateRows();
    void fillRow(QTreeWidgetItem& item, const core::Layer& layer);
    /// The button of a row: to cancel, or to read what was cancelled.
    void offerButton(QTreeWidgetItem& item, const core::Layer& layer);
    void cancelOrRead(const std::string& id);
    [[nodiscard]] std::vector<core::Layer> selectedOnes() const;
    void readBoxesAndNames();
    void stepSelected(bool isUp);
    void selectAll(const std::vector<std::string>& ids);
    QAction* addAction(const char* name, const QString& text, const QString& tip, const QKeySequence& key, void (LayersPanel::*slot)());

    Desk& m_desk;
    ProjectDocument& m_document;
    LayerTree* m_tree;
    QLabel* m_hint;
    std::map<QByteArray, QAction*> m_actions;
    std::map<std::string, QTreeWidgetItem*> m_rows;               ///< by id of the layer
    std::vector<std::pair<std::string, std::string>> m_structure; ///< group and id, from top to bottom, as the tree shows it
    std::vector<core::Layer> m_shown;
    bool m_isRebuilding = false;
    bool m_isReadQueued = false;
};

} // namespace phidias::app

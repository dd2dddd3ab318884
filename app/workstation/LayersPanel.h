#pragma once

#include "app/project/ProjectDocument.h"

#include <QTreeWidget>
#include <QWidget>

namespace phidias::app {

/// The layer tree: groups with tri-state boxes, order, names, removal; every step undoable. The topmost entry is drawn last.
class LayersPanel : public QWidget {
    Q_OBJECT

public:
    explicit LayersPanel(ProjectDocument& document, QWidget* parent = nullptr);
    /// Id of the selected layer; empty = none.
    [[nodiscard]] std::string selectedLayer() const;
    void select(const std::string& id);

Q_SIGNALS:
    void selectionChanged();

public Q_SLOTS:
    void removeSelected();
    void moveSelectedUp() { moveSelected(1); }
    void moveSelectedDown() { moveSelected(-1); }
    void renameSelected();

private:
    void rebuild();
    void itemEdited(QTreeWidgetItem* item);
    void moveSelected(int step);

    ProjectDocument& m_document;
    QTreeWidget* m_tree;
    bool m_isRebuilding = false;
};

} // namespace phidias::app

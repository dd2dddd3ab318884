#pragma once

#include <QToolButton>
#include <QTreeWidget>
#include <map>
#include <string>
#include <vector>

namespace phidias::app {

/// Tree of groups and layers that can be dragged. It moves nothing itself: what is dropped is told, and the project is changed.
class LayerTree : public QTreeWidget {
    Q_OBJECT

public:
    explicit LayerTree(QWidget* parent = nullptr);

    /// Ids of the layers that are selected, from top to bottom; those of a selected group count.
    [[nodiscard]] std::vector<std::string> selectedLayers() const;
    /// Name of the group that is current; nothing when a layer is.
    [[nodiscard]] const QTreeWidgetItem* currentGroup() const;

    /// Puts a button at the right of a row; an empty text takes it away. @param name  accessible name
    void setRowButton(QTreeWidgetItem& item, const QString& text, const QString& name);
    /// Takes all buttons away, before the rows go.
    void clearRowButtons();

Q_SIGNALS:
    void rowButtonClicked(const std::string& id);
    void cancelPressed(); ///< Esc
    /// @param above  id of the layer of that group that they are dropped above; empty = at its end
    void layersDropped(const std::vector<std::string>& ids, const std::string& group, const std::string& above);
    /// @param hasAbove  false = to the bottom
    void groupDropped(const std::string& name, bool hasAbove, const std::string& above);

protected:
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void updateEditorGeometries() override;

private:
    void placeRowButtons();
    std::map<QTreeWidgetItem*, QToolButton*> m_buttons;
};

} // namespace phidias::app

#include "app/workstation/LayerTree.h"

#include "app/workstation/LayerItemDelegate.h"
#include "views/scene/Text.h"

#include <QDropEvent>
#include <QKeyEvent>
#include <algorithm>

namespace phidias::app {

using views::fromQt;

namespace {

constexpr int kButtonGap = 6;

std::string idOf(const QTreeWidgetItem* item) {
    return fromQt(item->data(0, kLayerIdRole).toString());
}

std::string groupOf(const QTreeWidgetItem* item) {
    const auto* heading = item->parent() != nullptr ? item->parent() : item;
    return fromQt(heading->data(0, kLayerGroupRole).toString());
}

} // namespace

LayerTree::LayerTree(QWidget* parent) : QTreeWidget(parent) {
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setIndentation(16);
    setItemDelegate(new LayerItemDelegate(this));
    setEditTriggers(EditKeyPressed | SelectedClicked);
    setSelectionMode(ExtendedSelection);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    setDragDropMode(InternalMove);
}

std::vector<std::string> LayerTree::selectedLayers() const {
    std::vector<std::string> ids;
    for (int k = 0; k < topLevelItemCount(); ++k) {
        const auto* group = topLevelItem(k);
        for (int layer = 0; layer < group->childCount(); ++layer) {
            if (group->isSelected() || group->child(layer)->isSelected()) {
                ids.push_back(idOf(group->child(layer)));
            }
        }
    }
    return ids;
}

const QTreeWidgetItem* LayerTree::currentGroup() const {
    const auto* item = currentItem();
    return item != nullptr && item->isSelected() && item->parent() == nullptr ? item : nullptr;
}

void LayerTree::setRowButton(QTreeWidgetItem& item, const QString& text, const QString& name) {
    auto& button = m_buttons[&item];
    if (text.isEmpty()) {
        if (button != nullptr) {
            button->hide();
            button->deleteLater(); // it may be the one that was clicked
        }
        m_buttons.erase(&item);
        item.setData(0, kLayerButtonWidthRole, {});
        return;
    }
    if (button == nullptr) {
        button = new QToolButton(viewport());
        button->setObjectName(QStringLiteral("layers/rowButton"));
        connect(button, &QToolButton::clicked, this, [this, row = &item] { Q_EMIT rowButtonClicked(idOf(row)); });
    }
    button->setText(text);
    button->setAccessibleName(name);
    button->setToolTip(name);
    item.setData(0, kLayerButtonWidthRole, button->sizeHint().width() + kButtonGap);
    updateEditorGeometries();
}

void LayerTree::clearRowButtons() {
    for (const auto& [item, button] : m_buttons) {
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
}

void LayerTree::placeRowButtons() {
    for (const auto& [item, button] : m_buttons) {
        const QRect row = visualItemRect(item);
        button->setVisible(row.isValid() && row.height() > 0);
        button->raise(); // above the editor of a name
        const QSize size(button->sizeHint().width(), std::min(button->sizeHint().height(), row.height() - 2));
        button->setGeometry(QRect(QPoint(viewport()->width() - size.width() - kButtonGap, row.center().y() - size.height() / 2), size));
    }
}

void LayerTree::updateEditorGeometries() {
    QTreeWidget::updateEditorGeometries();
    placeRowButtons();
}

void LayerTree::keyPressEvent(QKeyEvent* event) {
    QTreeWidget::keyPressEvent(event);
    if (event->key() == Qt::Key_Escape && state() != EditingState) {
        Q_EMIT cancelPressed();
    }
}

void LayerTree::dropEvent(QDropEvent* event) {
    const auto* target = itemAt(event->position().toPoint());
    const auto where = dropIndicatorPosition();
    // The base class would move the rows itself: the tree follows the project instead.
    event->setDropAction(Qt::CopyAction);
    event->accept();
    setState(NoState);
    viewport()->update();
    if (const auto* group = currentGroup(); group != nullptr && selectedItems().size() == 1) {
        const QTreeWidgetItem* heading = target == nullptr ? nullptr : target->parent() != nullptr ? target->parent() : target;
        if (heading != nullptr && where == BelowItem && target == heading) {
            heading = topLevelItem(indexOfTopLevelItem(const_cast<QTreeWidgetItem*>(heading)) + 1); // NOLINT: Qt asks without const
        }
        Q_EMIT groupDropped(groupOf(group), heading != nullptr, heading == nullptr ? std::string() : groupOf(heading));
        return;
    }
    const auto ids = selectedLayers();
    if (ids.empty()) {
        return;
    }
    if (target == nullptr) {
        const auto* last = topLevelItem(topLevelItemCount() - 1);
        Q_EMIT layersDropped(ids, groupOf(last), {});
    } else if (target->parent() == nullptr) {
        Q_EMIT layersDropped(ids, groupOf(target), target->childCount() > 0 ? idOf(target->child(0)) : std::string());
    } else {
        const auto* group = target->parent();
        const int row = group->indexOfChild(const_cast<QTreeWidgetItem*>(target)) + (where == AboveItem ? 0 : 1); // NOLINT: as above
        Q_EMIT layersDropped(ids, groupOf(target), row < group->childCount() ? idOf(group->child(row)) : std::string());
    }
}

} // namespace phidias::app

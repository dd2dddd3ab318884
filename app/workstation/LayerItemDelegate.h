#pragma once

#include <QHash>
#include <QPixmap>
#include <QStyledItemDelegate>

namespace phidias::app {

/// What the layer tree keeps with an entry, beside its text and its box.
enum LayerItemRole {
    kLayerIdRole = Qt::UserRole, ///< empty for a group
    kLayerGroupRole,             ///< name of the group, of groups only
    kLayerColorMapRole,          ///< name of the colour map; empty = no colours, as for plain features
    kLayerOpacityRole,           ///< percent
    kLayerStateRole,             ///< LayerItemState
    kLayerButtonWidthRole,       ///< pixels at the right that a button of the row takes
};

/// Whether the values of a layer can be had.
enum class LayerItemState { Ready, Missing, Failed, Loading, Unread };

/// Rows of the layer tree: box and name, at the right the opacity, when it is not full, and a sample of the colours; a layer that
/// has no values has a word instead, and a sign when its file is at fault.
class LayerItemDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// A name that is being edited leaves the button of its row free.
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    [[nodiscard]] static QString noteOf(LayerItemState state);
    [[nodiscard]] QPixmap sample(const QString& colorMap, qreal ratio) const;
    mutable QHash<QString, QPixmap> m_samples; ///< by colour map; drawn thousands of times
};

} // namespace phidias::app

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
};

/// Whether the values of a layer can be had.
enum class LayerItemState { Ready, Missing, Failed };

/// Rows of the layer tree: box and name, at the right the opacity, when it is not full, and a sample of the colours; a layer without its
/// file has a sign and a word instead.
class LayerItemDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    [[nodiscard]] QPixmap sample(const QString& colorMap, qreal ratio) const;
    mutable QHash<QString, QPixmap> m_samples; ///< by colour map; drawn thousands of times
};

} // namespace phidias::app

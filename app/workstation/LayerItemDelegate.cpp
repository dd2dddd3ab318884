#include "app/workstation/LayerItemDelegate.h"

#include "core/scene/ColorScale.h"
#include "core/util/Error.h"
#include "views/scene/Text.h"

#include <QApplication>
#include <QPainter>

namespace phidias::app {

namespace {

constexpr int kRowHeight = 28;
constexpr QSize kSample{52, 8};
constexpr int kMargin = 10;

} // namespace

QSize LayerItemDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(size.height(), kRowHeight));
    return size;
}

QPixmap LayerItemDelegate::sample(const QString& colorMap, qreal ratio) const {
    auto& held = m_samples[colorMap];
    if (held.isNull() || held.devicePixelRatio() != ratio) {
        QImage image(kSample * ratio, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        try {
            const core::ColorScale scale(views::fromQt(colorMap), 0.0, 1.0);
            for (int x = 0; x < image.width(); ++x) {
                const QColor color = QColor::fromRgba(scale.colorAt(x / static_cast<double>(image.width() - 1)));
                for (int y = 0; y < image.height(); ++y) {
                    image.setPixelColor(x, y, color);
                }
            }
        } catch (const core::Error&) {
            // A map that this program does not know: an empty sample; the style panel says so.
        }
        image.setDevicePixelRatio(ratio);
        held = QPixmap::fromImage(image);
    }
    return held;
}

void LayerItemDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyledItemDelegate::updateEditorGeometry(editor, option, index);
    const int right = option.rect.right() - index.data(kLayerButtonWidthRole).toInt();
    if (editor->geometry().right() > right) {
        editor->resize(std::max(1, right - editor->x()), editor->height());
    }
}

QString LayerItemDelegate::noteOf(LayerItemState state) {
    switch (state) {
    case LayerItemState::Missing:
        return tr("missing");
    case LayerItemState::Failed:
        return tr("unreadable");
    case LayerItemState::Loading:
        return tr("reading…");
    case LayerItemState::Unread:
        return tr("not read");
    default:
        return {};
    }
}

void LayerItemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const bool isLayer = !index.data(kLayerIdRole).toString().isEmpty();
    const auto state = static_cast<LayerItemState>(index.data(kLayerStateRole).toInt());
    const auto* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    QString note;
    const bool isAtFault = isLayer && (state == LayerItemState::Missing || state == LayerItemState::Failed);
    if (isLayer && state != LayerItemState::Ready) {
        note = noteOf(state);
    } else if (const int percent = index.data(kLayerOpacityRole).toInt(); isLayer && percent < 100) {
        note = tr("%1 %").arg(percent);
    }
    const QString map = index.data(kLayerColorMapRole).toString();
    const bool hasSample = isLayer && !map.isEmpty() && state == LayerItemState::Ready;
    const int noteWidth = note.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(note) + 6;
    const int signWidth = isAtFault ? 18 : 0;
    const int buttonWidth = index.data(kLayerButtonWidthRole).toInt();
    const int used = buttonWidth + (hasSample ? kSample.width() + 6 : 0) + noteWidth + signWidth + (isLayer ? kMargin : 0);
    // The row's own background spans it all; the name ends before what stands at the right.
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    const QRect whole = option.rect;
    option.rect.setRight(whole.right() - used);
    option.backgroundBrush = Qt::NoBrush;
    if (isLayer && state == LayerItemState::Missing) {
        option.palette.setColor(QPalette::Text, option.palette.color(QPalette::Active, QPalette::PlaceholderText));
    }
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    int right = whole.right() - kMargin - buttonWidth;
    if (hasSample) {
        const QRect place(QPoint(right - kSample.width(), whole.center().y() - kSample.height() / 2), kSample);
        painter->setOpacity((option.state & QStyle::State_Enabled) != 0 ? 1.0 : 0.5);
        painter->drawPixmap(place, sample(map, option.widget != nullptr ? option.widget->devicePixelRatioF() : 1.0));
        painter->setOpacity(1.0);
        right -= kSample.width() + 6;
    }
    if (!note.isEmpty()) {
        const bool isSelected = (option.state & QStyle::State_Selected) != 0;
        const auto role = isSelected ? QPalette::HighlightedText : isAtFault ? QPalette::Text : QPalette::PlaceholderText;
        painter->setFont(option.font);
        painter->setPen(option.palette.color(QPalette::Active, role));
        painter->drawText(QRect(right - noteWidth, whole.top(), noteWidth, whole.height()), Qt::AlignVCenter | Qt::AlignRight, note);
        right -= noteWidth + 2;
    }
    if (signWidth > 0) {
        style->standardIcon(QStyle::SP_MessageBoxWarning).paint(painter, QRect(right - 16, whole.center().y() - 8, 16, 16));
    }
}

} // namespace phidias::app

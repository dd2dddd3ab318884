#include "views/scene/FlowLayout.h"

#include <algorithm>

namespace phidias::views {

FlowLayout::FlowLayout(int spacing, QWidget* parent) : QLayout(parent) {
    setSpacing(spacing);
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem* item) {
    m_items.emplace_back(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
    if (index < 0 || index >= count()) {
        return nullptr;
    }
    QLayoutItem* item = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

QSize FlowLayout::sizeHint() const {
    QSize size(0, 0);
    for (const auto& item : m_items) {
        if (!item->isEmpty()) {
            const QSize wanted = item->sizeHint();
            size = {size.width() + wanted.width() + (size.width() > 0 ? spacing() : 0), std::max(size.height(), wanted.height())};
        }
    }
    return size.grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const {
    QSize size(0, 0);
    for (const auto& item : m_items) {
        if (!item->isEmpty()) {
            size = size.expandedTo(item->minimumSize());
        }
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect& rect, bool isReal) const {
    const QRect room = rect.marginsRemoved(contentsMargins());
    int y = room.top();
    for (std::size_t first = 0; first < m_items.size();) {
        int x = 0;
        int height = 0;
        std::size_t end = first;
        for (; end < m_items.size(); ++end) {
            const auto& item = *m_items[end];
            if (item.isEmpty()) {
                continue;
            }
            const QSize size = item.sizeHint();
            if (x > 0 && x + size.width() > room.width()) {
                break;
            }
            x += size.width() + spacing();
            height = std::max(height, size.height());
        }
        x = room.left();
        for (std::size_t k = first; isReal && k < end; ++k) {
            auto& item = *m_items[k];
            if (item.isEmpty()) {
                continue;
            }
            const QSize size(std::min(item.sizeHint().width(), room.width()), item.sizeHint().height());
            item.setGeometry({{x, y + (height - size.height()) / 2}, size});
            x += size.width() + spacing();
        }
        y += height + (end < m_items.size() ? spacing() : 0);
        first = end;
    }
    return y - rect.top() + contentsMargins().bottom();
}

} // namespace phidias::views

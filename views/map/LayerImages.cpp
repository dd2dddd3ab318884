#include "views/map/LayerImages.h"

#include <QPainter>
#include <algorithm>

namespace phidias::views {

namespace {

/// Smallest rectangle that holds all that is not transparent.
QRect usedPart(const QImage& image) {
    int top = image.height();
    int bottom = -1;
    int left = image.width();
    int right = -1;
    for (int row = 0; row < image.height(); ++row) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(row));
        const auto* const end = line + image.width();
        const auto* const first = std::find_if(line, end, [](QRgb color) { return color != 0U; });
        if (first == end) {
            continue;
        }
        top = std::min(top, row);
        bottom = row;
        left = std::min(left, static_cast<int>(first - line));
        const auto* last = end - 1;
        while (*last == 0U) {
            --last;
        }
        right = std::max(right, static_cast<int>(last - line));
    }
    return bottom < 0 ? QRect() : QRect(QPoint(left, top), QPoint(right, bottom));
}

} // namespace

bool LayerImages::Key::operator==(const Key& other) const {
    const bool isSameData = !data.owner_before(other.data) && !other.data.owner_before(data);
    return isSameData && style == other.style && transform.size == other.transform.size && transform.centerX == other.transform.centerX &&
           transform.centerY == other.transform.centerY && transform.unitsPerPixel == other.transform.unitsPerPixel &&
           transform.projection.text() == other.transform.projection.text();
}

QImage LayerImages::find(const Key& key) {
    const std::scoped_lock lock(m_mutex);
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&key](const Entry& entry) { return entry.key == key; });
    if (found == m_entries.end()) {
        return {};
    }
    m_entries.splice(m_entries.begin(), m_entries, found);
    if (found->part.size() == key.transform.size) {
        return found->part;
    }
    QImage whole(key.transform.size, QImage::Format_ARGB32_Premultiplied);
    whole.fill(Qt::transparent);
    if (!found->part.isNull()) {
        QPainter painter(&whole);
        painter.setCompositionMode(QPainter::CompositionMode_Source);
        painter.drawImage(found->at, found->part);
    }
    return whole;
}

void LayerImages::put(const Key& key, const QImage& image) {
    const QRect used = usedPart(image);
    const QImage part = used.size() == image.size() ? image : used.isEmpty() ? QImage() : image.copy(used);
    const std::scoped_lock lock(m_mutex);
    m_entries.remove_if([&](const Entry& entry) {
        const bool isOver = entry.key.data.expired() || entry.key == key;
        m_bytes -= isOver ? entry.part.sizeInBytes() : 0;
        return isOver;
    });
    m_entries.push_front({key, part, used.topLeft()});
    m_bytes += part.sizeInBytes();
    while (m_bytes > m_mostBytes && m_entries.size() > 1) {
        m_bytes -= m_entries.back().part.sizeInBytes();
        m_entries.pop_back();
    }
}

} // namespace phidias::views

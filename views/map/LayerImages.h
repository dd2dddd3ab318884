#pragma once

#include "core/scene/LayerData.h"
#include "views/map/MapTransform.h"

#include <QImage>
#include <list>
#include <mutex>

namespace phidias::views {

/// The pictures of layers and of what lies behind them that were drawn last, so that a change of one style or of the order draws nothing
/// else again.
/// @thread any
class LayerImages {
public:
    /// What a picture depends on. Opacity and blending do not belong to it: they count when the pictures are laid over each other.
    struct Key {
        std::weak_ptr<const void> data; ///< of a layer, or the base map
        std::string style;              ///< all else, as text
        MapTransform transform;
        [[nodiscard]] bool operator==(const Key& other) const;
    };

    explicit LayerImages(qsizetype mostBytes = qsizetype{128} << 20) : m_mostBytes(mostBytes) {}
    /// A null image when there is none.
    [[nodiscard]] QImage find(const Key& key);
    /// Keeps a picture; the ones that were used longest ago make place. Only the part that is not transparent takes memory.
    void put(const Key& key, const QImage& image);

private:
    struct Entry {
        Key key;
        QImage part;
        QPoint at;
    };
    qsizetype m_mostBytes;
    std::mutex m_mutex;
    std::list<Entry> m_entries; ///< the last used first
    qsizetype m_bytes = 0;
};

} // namespace phidias::views

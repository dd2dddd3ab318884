#pragma once

#include <QObject>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace phidias::views {

/// What is chosen in all linked views: items of files, so that brushing in one view marks the same data in every other.
///
/// An item is the number of a cast (observations), a pixel (swath, scanline-major), a cell (grid plane, row-major) or a feature.
class Selection : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// [file] sorted items without repeats; files without items are left out.
    using Items = std::map<std::string, std::vector<std::uint32_t>>;

    [[nodiscard]] const Items& items() const { return m_items; }
    [[nodiscard]] bool isEmpty() const { return m_items.empty(); }
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool contains(const std::string& href, std::uint32_t item) const;
    /// Sorts the items and drops repeats; equal selections change nothing.
    void set(Items items);
    /// Adds to what is chosen.
    void add(const Items& items);
    void clear() { set({}); }

Q_SIGNALS:
    void changed();

private:
    Items m_items;
};

} // namespace phidias::views

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace phidias::core {

/// Difference of two longitudes in degrees, in [-180, 180] for a and b that are at most one turn apart from -180..360.
[[nodiscard]] inline double turnedDeg(double difference) {
    if (difference > 180.0) {
        difference -= 360.0;
        return difference > 180.0 ? difference - 360.0 : difference;
    }
    if (difference < -180.0) {
        difference += 360.0;
        return difference < -180.0 ? difference + 360.0 : difference;
    }
    return difference;
}

/// Box on the sphere. A box at a pole has the width 360.
struct GeoBox {
    float west = 0.0F;  ///< degrees, any range
    float width = 0.0F; ///< degrees, 0..360; negative = no box, never found
    float south = 0.0F;
    float north = 0.0F;
};

/// Finds boxes by place: the boxes are listed in the buckets of a grid of longitudes and latitudes that spans them all.
///
/// The buckets are about as many as the boxes, so that a look-up costs about the number of boxes that lie over each other there.
/// @thread const members: any
class BoxIndex {
public:
    BoxIndex() = default;
    /// @complexity O(boxes + listings)
    explicit BoxIndex(std::span<const GeoBox> boxes);

    /// Numbers (rising) of all boxes that hold the place, and of some near it.
    [[nodiscard]] std::span<const std::uint32_t> at(double longitudeDeg, double latitudeDeg) const;
    /// Number of the bucket of a place; negative outside all boxes.
    [[nodiscard]] std::ptrdiff_t bucketAt(double longitudeDeg, double latitudeDeg) const;
    [[nodiscard]] std::span<const std::uint32_t> bucket(std::size_t number) const {
        return {m_items.data() + m_first[number], m_first[number + 1] - m_first[number]};
    }
    [[nodiscard]] std::size_t buckets() const { return m_columns * m_rows; }
    /// Calls `visit(number)` for all boxes that may touch a box around a place; one may be named more than once.
    template <typename Visit> void around(double longitudeDeg, double latitudeDeg, double widthDeg, double heightDeg, Visit&& visit) const {
        if (m_rows == 0) {
            return;
        }
        const auto rows = rowRange(latitudeDeg - heightDeg, latitudeDeg + heightDeg);
        const auto columns = columnRange(longitudeDeg - widthDeg, 2.0 * widthDeg);
        for (std::size_t row = rows.first; row < rows.first + rows.count; ++row) {
            for (std::size_t k = 0; k < columns.count; ++k) {
                for (const std::uint32_t item : bucket(row * m_columns + (columns.first + k) % m_columns)) {
                    visit(item);
                }
            }
        }
    }

private:
    struct Range {
        std::size_t first = 0;
        std::size_t count = 0;
    };
    void span(std::span<const GeoBox> boxes);
    [[nodiscard]] Range rowRange(double south, double north) const;
    [[nodiscard]] Range columnRange(double west, double width) const;

    std::vector<std::uint32_t> m_items;
    std::vector<std::uint32_t> m_first; ///< [bucket + 1]
    std::size_t m_columns = 0;
    std::size_t m_rows = 0;
    double m_west = 0.0;
    double m_width = 360.0;
    double m_south = 0.0;
    double m_columnsPerDeg = 1.0;
    double m_rowsPerDeg = 1.0;
};

} // namespace phidias::core

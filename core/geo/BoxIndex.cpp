#include "core/geo/BoxIndex.h"

#include "core/util/StopPoint.h"

#include <algorithm>
#include <bitset>
#include <cmath>

namespace phidias::core {

namespace {

constexpr std::size_t kMostAcross = 1024;

double fromWest(double longitudeDeg, double west) {
    const double east = longitudeDeg - west;
    return east >= 0.0 && east < 360.0 ? east : east - 360.0 * std::floor(east / 360.0);
}

} // namespace

/// Frame of all boxes: the widest gap between them, by whole degrees, is left out.
void BoxIndex::span(std::span<const GeoBox> boxes) {
    std::bitset<360> used;
    double south = 91.0;
    double north = -91.0;
    std::size_t count = 0;
    for (const auto& box : boxes) {
        if (box.width < 0.0F) {
            continue;
        }
        ++count;
        south = std::min(south, static_cast<double>(box.south));
        north = std::max(north, static_cast<double>(box.north));
        const double west = fromWest(static_cast<double>(box.west), -180.0);
        const int first = static_cast<int>(west);
        const int last = std::min(first + 359, static_cast<int>(west + static_cast<double>(box.width)));
        for (int degree = first; degree <= last; ++degree) {
            used.set(static_cast<std::size_t>(degree % 360));
        }
    }
    if (count == 0) {
        return;
    }
    int widest = 0;
    int start = 0; // first degree after the widest gap
    for (int from = 0; from < 360; ++from) {
        int gap = 0;
        while (gap < 360 && !used[static_cast<std::size_t>((from + gap) % 360)]) {
            ++gap;
        }
        if (gap > widest) {
            widest = gap;
            start = (from + gap) % 360;
        }
    }
    m_west = static_cast<double>(start) - 180.0;
    m_width = static_cast<double>(360 - widest);
    m_south = south - 1e-6;
    const double height = std::max(1e-3, north - south + 2e-6);
    const double each = std::sqrt(m_width * height / static_cast<double>(count));
    m_columns = std::clamp<std::size_t>(static_cast<std::size_t>(m_width / each), 1, kMostAcross);
    m_rows = std::clamp<std::size_t>(static_cast<std::size_t>(height / each), 1, kMostAcross);
    m_columnsPerDeg = static_cast<double>(m_columns) / m_width;
    m_rowsPerDeg = static_cast<double>(m_rows) / height;
}

BoxIndex::BoxIndex(std::span<const GeoBox> boxes) {
    span(boxes);
    if (m_rows == 0) {
        return;
    }
    const auto visit = [&](auto&& put) {
        for (std::size_t box = 0; box < boxes.size(); ++box) {
            stopPointAt(box);
            if (boxes[box].width < 0.0F) {
                continue;
            }
            const auto rows = rowRange(static_cast<double>(boxes[box].south), static_cast<double>(boxes[box].north));
            const auto columns = columnRange(static_cast<double>(boxes[box].west), static_cast<double>(boxes[box].width));
            for (std::size_t row = rows.first; row < rows.first + rows.count; ++row) {
                for (std::size_t k = 0; k < columns.count; ++k) {
                    put(row * m_columns + (columns.first + k) % m_columns, box);
                }
            }
        }
    };
    m_first.assign(buckets() + 1, 0);
    visit([this](std::size_t bucket, std::size_t) { ++m_first[bucket + 1]; });
    for (std::size_t bucket = 0; bucket < buckets(); ++bucket) {
        m_first[bucket + 1] += m_first[bucket];
    }
    m_items.resize(m_first.back());
    std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
    visit([&](std::size_t bucket, std::size_t box) { m_items[next[bucket]++] = static_cast<std::uint32_t>(box); });
}

BoxIndex::Range BoxIndex::rowRange(double south, double north) const {
    const auto row = [this](double latitude) { return std::floor((latitude - m_south) * m_rowsPerDeg); };
    const double first = std::max(0.0, row(south));
    const double last = std::min(static_cast<double>(m_rows) - 1.0, row(north));
    return last < first ? Range{} : Range{static_cast<std::size_t>(first), static_cast<std::size_t>(last - first) + 1};
}

BoxIndex::Range BoxIndex::columnRange(double west, double width) const {
    const auto columns = static_cast<double>(m_columns);
    if (width >= 360.0) {
        return {0, m_columns};
    }
    const double start = fromWest(west, m_west);
    // What begins in the gap before the frame, west of it, reaches in from its first column on.
    const bool isBefore = start >= m_width;
    const double reach = isBefore ? start + width - 360.0 : start + width;
    if (isBefore && reach < 0.0) {
        return {};
    }
    const double first = isBefore ? 0.0 : std::floor(start * m_columnsPerDeg);
    const double last = std::floor(reach * m_columnsPerDeg);
    if (m_width >= 360.0) {
        return {static_cast<std::size_t>(std::min(first, columns - 1.0)), static_cast<std::size_t>(std::min(last - first + 1.0, columns))};
    }
    if (reach >= 360.0) {
        return {0, m_columns}; // around the globe and in again
    }
    return {static_cast<std::size_t>(std::min(first, columns - 1.0)),
            static_cast<std::size_t>(std::max(1.0, std::min(last, columns - 1.0) - std::min(first, columns - 1.0) + 1.0))};
}

std::ptrdiff_t BoxIndex::bucketAt(double longitudeDeg, double latitudeDeg) const {
    const double row = (latitudeDeg - m_south) * m_rowsPerDeg;
    const double east = fromWest(longitudeDeg, m_west);
    if (!(row >= 0.0 && row < static_cast<double>(m_rows)) || !(east <= m_width) || m_rows == 0) {
        return -1;
    }
    const auto column = std::min(static_cast<std::size_t>(east * m_columnsPerDeg), m_columns - 1);
    return static_cast<std::ptrdiff_t>(static_cast<std::size_t>(row) * m_columns + column);
}

std::span<const std::uint32_t> BoxIndex::at(double longitudeDeg, double latitudeDeg) const {
    const auto number = bucketAt(longitudeDeg, latitudeDeg);
    return number < 0 ? std::span<const std::uint32_t>() : bucket(static_cast<std::size_t>(number));
}

} // namespace phidias::core

#include "core/io/SlabParts.h"

#include <algorithm>

namespace phidias::core {

namespace {

constexpr std::size_t kPartValues = std::size_t{1} << 21U;
constexpr std::size_t kSeekValues = 1024; ///< of contiguous storage: what another place on the disk costs

class Cutter {
public:
    Cutter(std::span<const std::ptrdiff_t> stride, std::span<const std::size_t> chunks, std::size_t rank,
           const std::function<void(const SlabPart&)>& take)
        : m_stride(rank, 1), m_chunk(rank, 1), m_take(take) {
        for (std::size_t d = 0; d < rank; ++d) {
            m_stride[d] = stride.empty() ? 1 : static_cast<std::size_t>(stride[d]);
            m_chunk[d] = chunks.empty() ? 1 : std::max<std::size_t>(1, chunks[d]);
        }
        if (chunks.empty() && rank > 0) {
            m_chunk.back() = kSeekValues;
        }
    }

    void cut(const SlabPart& part) const {
        const std::size_t rank = part.count.size();
        std::size_t cost = 1;
        std::size_t cutAt = rank;
        for (std::size_t d = 0; d < rank; ++d) {
            const std::size_t rows = rowsOf(part, d);
            cost *= rows * m_chunk[d];
            cutAt = rows > 1 && cutAt == rank ? d : cutAt;
        }
        if (cost <= kPartValues || cutAt == rank) {
            m_take(part);
            return;
        }
        const std::size_t chunk = m_chunk[cutAt];
        const std::size_t step = m_stride[cutAt];
        const std::size_t rowCost = cost / rowsOf(part, cutAt);
        const std::size_t rowsAtOnce = std::max<std::size_t>(1, kPartValues / rowCost);
        SlabPart piece = part;
        for (std::size_t done = 0; done < part.count[cutAt];) {
            const std::size_t at = part.start[cutAt] + done * step;
            const std::size_t border = (at / chunk + rowsAtOnce) * chunk;
            piece.start[cutAt] = at;
            piece.within[cutAt] = part.within[cutAt] + done;
            piece.count[cutAt] = std::min(part.count[cutAt] - done, (border - at + step - 1) / step);
            if (rowCost > kPartValues) {
                cut(piece);
            } else {
                m_take(piece);
            }
            done += piece.count[cutAt];
        }
    }

private:
    /// Rows of chunks that a part touches along a dimension.
    [[nodiscard]] std::size_t rowsOf(const SlabPart& part, std::size_t d) const {
        if (m_stride[d] > m_chunk[d]) {
            return part.count[d];
        }
        const std::size_t last = part.start[d] + (part.count[d] - 1) * m_stride[d];
        return last / m_chunk[d] - part.start[d] / m_chunk[d] + 1;
    }

    std::vector<std::size_t> m_stride;
    std::vector<std::size_t> m_chunk;
    const std::function<void(const SlabPart&)>& m_take;
};

} // namespace

void forEachSlabPart(std::span<const std::size_t> start, std::span<const std::size_t> count, std::span<const std::ptrdiff_t> stride,
                     std::span<const std::size_t> chunks, const std::function<void(const SlabPart&)>& take) {
    if (std::find(count.begin(), count.end(), std::size_t{0}) != count.end()) {
        return;
    }
    Cutter(stride, chunks, count.size(), take)
        .cut({.start = {start.begin(), start.end()},
              .count = {count.begin(), count.end()},
              .within = std::vector<std::size_t>(count.size(), 0)});
}

std::size_t placeInSlab(const SlabPart& part, std::span<const std::size_t> count) {
    std::size_t place = 0;
    bool isMany = false;
    for (std::size_t d = 0; d < count.size(); ++d) {
        if (isMany && part.count[d] != count[d]) {
            return kScattered;
        }
        isMany = isMany || part.count[d] > 1;
        place = place * count[d] + part.within[d];
    }
    return place;
}

} // namespace phidias::core

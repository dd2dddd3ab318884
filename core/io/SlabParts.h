#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace phidias::core {

/// A part of a hyperslab.
struct SlabPart {
    std::vector<std::size_t> start; ///< in the variable
    std::vector<std::size_t> count;
    std::vector<std::size_t> within; ///< where it begins in the slab, an index a dimension
};

/// Cuts a hyperslab into parts that each take a tenth of a second or so to read, so that reading can be stopped between them.
///
/// What a part costs is what the library has to decompress for it: all values of the chunks it touches. Cuts lie on the borders of chunks,
/// so that none is decompressed twice; a single chunk is never cut. Parts come in the order of the slab, the slowest dimension first.
/// @param start, count  one a dimension
/// @param stride        one a dimension, or empty = 1
/// @param chunks        sizes of the chunks; empty = contiguous storage
void forEachSlabPart(std::span<const std::size_t> start, std::span<const std::size_t> count, std::span<const std::ptrdiff_t> stride,
                     std::span<const std::size_t> chunks, const std::function<void(const SlabPart&)>& take);

/// Puts the values of a part where they belong in the slab. @param count  of the slab
template <typename T> void putPart(const SlabPart& part, std::span<const std::size_t> count, const T* values, T* slab) {
    const std::size_t rank = count.size();
    const std::size_t run = rank == 0 ? 1 : part.count[rank - 1];
    std::size_t runs = 1;
    for (std::size_t d = 0; d + 1 < rank; ++d) {
        runs *= part.count[d];
    }
    std::vector<std::size_t> index(rank, 0);
    for (std::size_t k = 0; k < runs; ++k) {
        std::size_t to = 0;
        for (std::size_t d = 0; d < rank; ++d) {
            to = to * count[d] + part.within[d] + index[d];
        }
        for (std::size_t value = 0; value < run; ++value) {
            slab[to + value] = values[k * run + value];
        }
        for (std::size_t d = rank < 2 ? 0 : rank - 1; d-- > 0;) {
            if (++index[d] < part.count[d]) {
                break;
            }
            index[d] = 0;
        }
    }
}

/// Where a part begins in the slab when its values lie there one after the other; `kScattered` when they do not.
inline constexpr std::size_t kScattered = static_cast<std::size_t>(-1);
[[nodiscard]] std::size_t placeInSlab(const SlabPart& part, std::span<const std::size_t> count);

} // namespace phidias::core

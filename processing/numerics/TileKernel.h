#pragma once

#include "processing/numerics/Lanes.h"

#include <array>
#include <cstddef>

namespace phidias::processing {

/// A tile of a matrix product, 24 x 8 sums: as many as AVX-512 has registers for.
struct TileKernel {
    static constexpr std::size_t kWide = 3 * kLanes;
    static constexpr std::size_t kNarrow = 8;

    /// sums[narrow][wide] = sum over k < depth of panel[k * kWide + wide] other[k * stride + narrow].
    [[gnu::always_inline]] static void run(const double* panel, const double* other, std::size_t stride, std::size_t depth, double* sums) {
        std::array<std::array<Lanes, 3>, kNarrow> sum{};
        for (std::size_t k = 0; k < depth; ++k) {
            const Lanes first = lanesAt(panel + k * kWide);
            const Lanes second = lanesAt(panel + k * kWide + kLanes);
            const Lanes third = lanesAt(panel + k * kWide + 2 * kLanes);
#pragma GCC unroll 8
            for (std::size_t narrow = 0; narrow < kNarrow; ++narrow) {
                const double factor = other[k * stride + narrow];
                sum[narrow][0] += first * factor;
                sum[narrow][1] += second * factor;
                sum[narrow][2] += third * factor;
            }
        }
#pragma GCC unroll 8
        for (std::size_t narrow = 0; narrow < kNarrow; ++narrow) {
            putLanes(sum[narrow][0], sums + narrow * kWide);
            putLanes(sum[narrow][1], sums + narrow * kWide + kLanes);
            putLanes(sum[narrow][2], sums + narrow * kWide + 2 * kLanes);
        }
    }
};

} // namespace phidias::processing

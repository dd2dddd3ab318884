#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#pragma GCC diagnostic ignored "-Wpsabi" // Lanes are returned by functions that are always inlined: no interface between binaries

namespace phidias::processing {

/// Eight numbers that are computed with at once: one register with AVX-512, two with AVX2, four otherwise; the operators work on each lane.
using Lanes = double __attribute__((vector_size(64)));
using LanesOfBits = std::int64_t __attribute__((vector_size(64)));
inline constexpr std::size_t kLanes = 8;

[[gnu::always_inline]] inline Lanes lanesAt(const double* from) {
    Lanes lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

[[gnu::always_inline]] inline void putLanes(const Lanes& lanes, double* to) {
    std::memcpy(to, &lanes, sizeof lanes);
}

/// The first `count` of `Whole` numbers; without a call where all of them are wanted.
template <std::size_t Whole, typename Vector, typename Number>
[[gnu::always_inline]] inline void takeSome(Vector& vector, const Number* from, std::size_t count) {
    if (count == Whole) {
        std::memcpy(&vector, from, Whole * sizeof(Number));
    } else {
        std::memcpy(&vector, from, count * sizeof(Number));
    }
}

template <std::size_t Whole, typename Vector, typename Number>
[[gnu::always_inline]] inline void putSome(const Vector& vector, Number* to, std::size_t count) {
    if (count == Whole) {
        std::memcpy(to, &vector, Whole * sizeof(Number));
    } else {
        std::memcpy(to, &vector, count * sizeof(Number));
    }
}

/// Lane a of row b becomes lane b of row a.
[[gnu::always_inline]] inline void transpose(std::array<Lanes, kLanes>& rows) {
    std::array<Lanes, kLanes> pairs;
    for (std::size_t row = 0; row < kLanes; row += 2) {
        pairs[row] = __builtin_shufflevector(rows[row], rows[row + 1], 0, 8, 2, 10, 4, 12, 6, 14);
        pairs[row + 1] = __builtin_shufflevector(rows[row], rows[row + 1], 1, 9, 3, 11, 5, 13, 7, 15);
    }
    std::array<Lanes, kLanes> fours;
    for (std::size_t half = 0; half < kLanes; half += 4) {
        for (std::size_t row = half; row < half + 2; ++row) {
            fours[row] = __builtin_shufflevector(pairs[row], pairs[row + 2], 0, 1, 8, 9, 4, 5, 12, 13);
            fours[row + 2] = __builtin_shufflevector(pairs[row], pairs[row + 2], 2, 3, 10, 11, 6, 7, 14, 15);
        }
    }
    for (std::size_t row = 0; row < 4; ++row) {
        rows[row] = __builtin_shufflevector(fours[row], fours[row + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        rows[row + 4] = __builtin_shufflevector(fours[row], fours[row + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
}

enum class VectorUnit { Plain, Avx2, Avx512 };

/// The best that this processor has and Lanes are compiled for.
[[nodiscard]] inline VectorUnit vectorUnit() {
#if defined(__x86_64__)
    static const VectorUnit unit = [] {
        if (__builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512dq") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
            __builtin_cpu_supports("avx512vl") != 0) {
            return VectorUnit::Avx512;
        }
        return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0 ? VectorUnit::Avx2 : VectorUnit::Plain;
    }();
    return unit;
#else
    return VectorUnit::Plain;
#endif
}

#if defined(__x86_64__)
template <typename Kernel, typename... Arguments>
[[gnu::target("avx512f,avx512dq,avx512bw,avx512vl,avx2,fma")]] void runWithAvx512(Arguments... arguments) {
    Kernel::run(arguments...);
}

template <typename Kernel, typename... Arguments> [[gnu::target("avx2,fma")]] void runWithAvx2(Arguments... arguments) {
    Kernel::run(arguments...);
}
#endif

/// Calls Kernel::run, an always_inline static function over Lanes, compiled for the processor that runs it. The last bits of a result may
/// differ between processors (fused multiplication), never between runs or numbers of threads on one.
template <typename Kernel, typename... Arguments> void runVectorised(Arguments... arguments) {
#if defined(__x86_64__)
    switch (vectorUnit()) {
    case VectorUnit::Avx512:
        runWithAvx512<Kernel>(arguments...);
        return;
    case VectorUnit::Avx2:
        runWithAvx2<Kernel>(arguments...);
        return;
    case VectorUnit::Plain:
        break;
    }
#endif
    Kernel::run(arguments...);
}

} // namespace phidias::processing

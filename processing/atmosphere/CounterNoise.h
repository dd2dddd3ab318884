#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>

namespace phidias::processing::atmosphere {

/// Well-mixed bits of a number, so that every pixel has its own draw whatever the order or the threads. [Steele et al. 2014, SplitMix64]
[[nodiscard]] inline std::uint64_t mixedBits(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31U);
}

/// Even deviate of a counter, (0, 1).
[[nodiscard]] inline double uniformOf(std::uint64_t seed, std::uint64_t counter) {
    return (static_cast<double>(mixedBits(mixedBits(seed) ^ counter) >> 11U) + 0.5) / 9007199254740992.0;
}

/// Normal deviate of a counter. [Box and Muller 1958]
[[nodiscard]] inline double normalOf(std::uint64_t seed, std::uint64_t counter) {
    const double radius = std::sqrt(-2.0 * std::log(uniformOf(seed, 2 * counter)));
    return radius * std::cos(2.0 * std::numbers::pi * uniformOf(seed, 2 * counter + 1));
}

} // namespace phidias::processing::atmosphere

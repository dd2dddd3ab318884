#pragma once

#include <cstddef>
#include <span>

namespace phidias::processing {

/// Natural logarithms, eight at a time.
///
/// x = 2^k (1 + f), 1 + f in [sqrt(1/2), sqrt(2)); s = f / (2 + f); ln(1 + f) = f - (f^2/2 - s (f^2/2 + R(s^2))), R the polynomial of
/// degree 14 of Sun's fdlibm (e_log.c).
/// @param values  positive and normal on entry; their logarithms (error below 1.1 units in the last place) on return. Others give no
///                meaningful result
void takeLogarithms(std::span<double> values);

} // namespace phidias::processing

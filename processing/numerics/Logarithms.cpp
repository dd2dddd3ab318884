#include "processing/numerics/Logarithms.h"

#include "processing/numerics/Lanes.h"

#include <algorithm>
#include <array>

namespace phidias::processing {

namespace {

struct LogarithmKernel {
    [[gnu::always_inline]] static Lanes logarithm(const Lanes& x) {
        constexpr std::int64_t kRootOfHalf = 0x3fe6a09e667f3bcd; // bits of sqrt(1/2)
        constexpr double kToInteger = 6755399441055744.0;        // 1.5 * 2^52: its last bits count
        constexpr std::int64_t kToIntegerBits = 0x4338000000000000;
        LanesOfBits bits;
        std::memcpy(&bits, &x, sizeof bits);
        const LanesOfBits shift = (bits - kRootOfHalf) >> 52;
        const LanesOfBits fractionBits = bits - (shift << 52);
        const LanesOfBits exponentBits = shift + kToIntegerBits;
        Lanes fraction;
        Lanes k;
        std::memcpy(&fraction, &fractionBits, sizeof fraction);
        std::memcpy(&k, &exponentBits, sizeof k);
        k -= kToInteger;
        const Lanes f = fraction - 1.0;
        const Lanes s = f / (2.0 + f);
        const Lanes z = s * s;
        const Lanes w = z * z;
        const Lanes even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
        const Lanes odd =
            z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
        const Lanes half = 0.5 * f * f;
        return k * 6.93147180369123816490e-01 - ((half - (s * (half + (even + odd)) + k * 1.90821492927058770002e-10)) - f);
    }

    [[gnu::always_inline]] static void run(double* values, std::size_t count) {
        std::size_t at = 0;
        for (; at + kLanes <= count; at += kLanes) {
            putLanes(logarithm(lanesAt(values + at)), values + at);
        }
        if (at < count) {
            std::array<double, kLanes> rest;
            rest.fill(1.0);
            std::copy(values + at, values + count, rest.begin());
            putLanes(logarithm(lanesAt(rest.data())), rest.data());
            std::copy(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(count - at), values + at);
        }
    }
};

} // namespace

void takeLogarithms(std::span<double> values) {
    runVectorised<LogarithmKernel>(values.data(), values.size());
}

} // namespace phidias::processing

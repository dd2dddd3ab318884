#include "processing/atmosphere/SpectrumKernels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::processing::atmosphere {

namespace {

constexpr double kLargest = std::numeric_limits<double>::max();

// Plain loops: compiled with -O3, the compiler makes vectors of them for each kind of processor.

struct ValidKernel {
    [[gnu::always_inline]] static void run(const float* radiance, const std::int8_t* noiseDb, const std::uint8_t* quality,
                                           std::size_t channels, const ChannelLimits* limits, std::uint8_t* isValid, ChannelCount* count) {
        const int mask = limits->qualityMask;
        const int leastDb = limits->leastDb;
        const float floor = limits->floor;
        int valid = 0;
        int weak = 0;
        int seen = 0;
        for (std::size_t channel = 0; channel < channels; ++channel) {
            const int bits = quality[channel];
            const int decibel = noiseDb[channel];
            const int isSound = static_cast<int>((bits & mask) == 0) & static_cast<int>(decibel >= 0);
            const int isLight =
                static_cast<int>(std::abs(radiance[channel]) < kLargestRadiance) & static_cast<int>(radiance[channel] > floor);
            const int isOk = isSound & isLight;
            isValid[channel] = static_cast<std::uint8_t>(isOk);
            valid += isOk;
            weak += isOk & static_cast<int>(decibel < leastDb);
            seen |= bits;
        }
        *count = {
            .valid = static_cast<std::size_t>(valid), .weak = static_cast<std::size_t>(weak), .quality = static_cast<std::uint8_t>(seen)};
    }
};

struct LightKernel {
    [[gnu::always_inline]] static void run(const float* radiance, const std::uint8_t* isValid, const double* factors, double scale,
                                           std::size_t channels, double* light) {
        if (factors == nullptr) {
            for (std::size_t channel = 0; channel < channels; ++channel) {
                const auto value = static_cast<double>(radiance[channel]);
                light[channel] = isValid[channel] != 0 ? value : 1.0;
            }
            return;
        }
        for (std::size_t channel = 0; channel < channels; ++channel) {
            const double value = static_cast<double>(radiance[channel]) * factors[channel] * scale;
            light[channel] = isValid[channel] != 0 ? value : 1.0;
        }
    }
};

struct SumsKernel {
    [[gnu::always_inline]] static void run(const double* spectra, const double* variances, std::size_t batch, std::size_t channels,
                                           double* sum, double* varianceSum, std::int64_t* varianceCount) {
        for (std::size_t spectrum = 0; spectrum < batch; ++spectrum) {
            const double* value = spectra + spectrum * channels;
            const double* variance = variances + spectrum * channels;
            for (std::size_t channel = 0; channel < channels; ++channel) {
                const double own = variance[channel];
                const bool isKnown = own > 0.0;
                sum[channel] += value[channel];
                varianceSum[channel] += isKnown ? own : 0.0;
                varianceCount[channel] += isKnown ? 1 : 0;
            }
        }
    }
};

struct InterleaveKernel {
    [[gnu::always_inline]] static void run(const std::array<const double*, kLanes>* spectra, const std::uint8_t* isValid,
                                           std::size_t channels, double* nodes) {
        std::array<Lanes, kLanes> tile{};
        for (std::size_t first = 0; first < channels; first += kLanes) {
            const std::size_t count = std::min(kLanes, channels - first);
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                takeSome<kLanes>(tile[lane], (*spectra)[lane] + first, count);
            }
            transpose(tile);
            for (std::size_t channel = 0; channel < count; ++channel) {
                putLanes(tile[channel], nodes); // the next one overwrites it when it is not valid
                nodes += isValid[first + channel] != 0 ? kLanes : 0;
            }
        }
    }
};

struct MissingKernel {
    [[gnu::always_inline]] static void run(const double* y, std::size_t channels, std::uint8_t* isMissing) {
        for (std::size_t channel = 0; channel < channels; ++channel) {
            isMissing[channel] = static_cast<std::uint8_t>(!(std::abs(y[channel]) <= kLargest));
        }
    }
};

struct NormaliseKernel {
    [[gnu::always_inline]] static void run(const double* y, const double* mean, const double* inverseNoise, std::size_t channels,
                                           double* normalised, std::int64_t* missing) {
        std::int64_t count = 0;
        for (std::size_t channel = 0; channel < channels; ++channel) {
            const double value = (y[channel] - mean[channel]) * inverseNoise[channel];
            const bool isKnown = std::abs(y[channel]) <= kLargest;
            normalised[channel] = isKnown ? value : 0.0;
            count += isKnown ? 0 : 1;
        }
        *missing = count;
    }
};

struct SquaresKernel {
    [[gnu::always_inline]] static void run(const double* y, const double* normalised, const double* fitted, const double* squaredNoise,
                                           const double* variance, std::size_t channels, double* squares) {
        for (std::size_t channel = 0; channel < channels; ++channel) {
            const double difference = normalised[channel] - fitted[channel];
            const double square = difference * difference * squaredNoise[channel] / variance[channel];
            squares[channel] = std::abs(y[channel]) <= kLargest ? square : 0.0;
        }
    }
};

struct ResidualKernel {
    [[gnu::always_inline]] static void run(const double* y, const double* normalised, const double* fitted, std::size_t channels,
                                           double* residual) {
        for (std::size_t channel = 0; channel < channels; ++channel) {
            const double difference = normalised[channel] - fitted[channel];
            residual[channel] = std::abs(y[channel]) <= kLargest ? difference : 0.0;
        }
    }
};

/// Sums in eight lanes: the order of the terms is fixed.
struct DotKernel {
    [[gnu::always_inline]] static void run(const double* a, const double* b, std::size_t count, double* result) {
        Lanes sum{};
        std::size_t at = 0;
        for (; at + kLanes <= count; at += kLanes) {
            sum += b == nullptr ? lanesAt(a + at) : lanesAt(a + at) * lanesAt(b + at);
        }
        double total = 0.0;
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            total += sum[lane];
        }
        for (; at < count; ++at) {
            total += b == nullptr ? a[at] : a[at] * b[at];
        }
        *result = total;
    }
};

struct ProductsKernel {
    [[gnu::always_inline]] static void run(const double* const* rows, std::size_t count, const double* vector, std::size_t length,
                                           double* products) {
        for (std::size_t a = 0; a < count; ++a) {
            for (std::size_t b = 0; b <= a + 1; ++b) {
                DotKernel::run(rows[a], b <= a ? rows[b] : vector, length, products++);
            }
        }
    }
};

struct RootKernel {
    [[gnu::always_inline]] static void run(double* values, std::size_t count) {
        for (std::size_t at = 0; at < count; ++at) {
            values[at] = std::sqrt(values[at]);
        }
    }
};

} // namespace

ChannelCount findValidChannels(std::span<const float> radiance, std::span<const std::int8_t> noiseDb, std::span<const std::uint8_t> quality,
                               const ChannelLimits& limits, std::span<std::uint8_t> isValid) {
    ChannelCount count;
    runVectorised<ValidKernel>(radiance.data(), noiseDb.data(), quality.data(), isValid.size(), &limits, isValid.data(), &count);
    return count;
}

void takeLight(std::span<const float> radiance, std::span<const std::uint8_t> isValid, const double* factors, double scale,
               std::span<double> light) {
    runVectorised<LightKernel>(radiance.data(), isValid.data(), factors, scale, light.size(), light.data());
}

void addSums(std::span<const double> spectra, std::span<const double> variances, std::span<double> sum, std::span<double> varianceSum,
             std::span<std::int64_t> varianceCount) {
    runVectorised<SumsKernel>(spectra.data(), variances.data(), spectra.size() / sum.size(), sum.size(), sum.data(), varianceSum.data(),
                              varianceCount.data());
}

void interleaveValid(const std::array<const double*, kLanes>& spectra, std::span<const std::uint8_t> isValid, std::span<double> nodes) {
    runVectorised<InterleaveKernel>(&spectra, isValid.data(), isValid.size(), nodes.data());
}

void findMissing(std::span<const double> y, std::vector<std::uint8_t>& isMissing, std::vector<std::size_t>& missing) {
    constexpr std::size_t kWord = sizeof(std::uint64_t);
    isMissing.assign((y.size() + kWord - 1) / kWord * kWord, 0);
    runVectorised<MissingKernel>(y.data(), y.size(), isMissing.data());
    missing.clear();
    for (std::size_t first = 0; first < y.size(); first += kWord) {
        std::uint64_t word = 0;
        std::memcpy(&word, isMissing.data() + first, kWord);
        for (std::size_t channel = first; word != 0 && channel < first + kWord; ++channel) {
            if (isMissing[channel] != 0) {
                missing.push_back(channel);
            }
        }
    }
}

std::size_t takeNormalised(std::span<const double> y, std::span<const double> mean, std::span<const double> inverseNoise,
                           std::span<double> normalised) {
    std::int64_t missing = 0;
    runVectorised<NormaliseKernel>(y.data(), mean.data(), inverseNoise.data(), y.size(), normalised.data(), &missing);
    return static_cast<std::size_t>(missing);
}

void takeSquares(std::span<const double> y, std::span<const double> normalised, std::span<const double> fitted,
                 std::span<const double> squaredNoise, std::span<const double> variance, std::span<double> squares) {
    runVectorised<SquaresKernel>(y.data(), normalised.data(), fitted.data(), squaredNoise.data(), variance.data(), y.size(),
                                 squares.data());
}

void takeResidual(std::span<const double> y, std::span<const double> normalised, std::span<const double> fitted,
                  std::span<double> residual) {
    runVectorised<ResidualKernel>(y.data(), normalised.data(), fitted.data(), y.size(), residual.data());
}

double dot(std::span<const double> a, std::span<const double> b) {
    double result = 0.0;
    runVectorised<DotKernel>(a.data(), b.data(), a.size(), &result);
    return result;
}

void takeProducts(std::span<const double* const> rows, std::span<const double> vector, std::span<double> products) {
    runVectorised<ProductsKernel>(rows.data(), rows.size(), vector.data(), vector.size(), products.data());
}

double sumOf(std::span<const double> values) {
    double result = 0.0;
    runVectorised<DotKernel>(values.data(), static_cast<const double*>(nullptr), values.size(), &result);
    return result;
}

void takeRoots(std::span<double> values) {
    runVectorised<RootKernel>(values.data(), values.size());
}

} // namespace phidias::processing::atmosphere

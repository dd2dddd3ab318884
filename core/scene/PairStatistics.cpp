#include "core/scene/PairStatistics.h"

#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kNormal95 = 1.959963984540054;

void requireEqualLength(std::span<const double> x, std::span<const double> y) {
    if (x.size() != y.size()) {
        throw Error(ErrorCode::Defect, "core.defect", {{"what", std::string("pairs of different lengths")}});
    }
}

/// splitmix64 [Steele, Lea and Flood 2014]: the same sequence on every machine.
class FixedSequence {
public:
    [[nodiscard]] std::size_t below(std::size_t count) {
        m_state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        return static_cast<std::size_t>((z ^ (z >> 31U)) % count);
    }

private:
    std::uint64_t m_state = 20250101;
};

double medianOf(std::span<const double> values) {
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    return quantile(sorted, 0.5);
}

std::vector<double> slopesOf(std::span<const double> x, std::span<const double> y, std::stop_token stop, std::size_t most) {
    const std::size_t n = x.size();
    std::vector<double> slopes;
    const auto take = [&](std::size_t a, std::size_t b) {
        if (x[a] != x[b]) {
            slopes.push_back((y[b] - y[a]) / (x[b] - x[a]));
        }
    };
    const auto poll = [&stop] {
        if (stop.stop_requested()) {
            throw Error(ErrorCode::Cancelled, "core.cancelled");
        }
    };
    if (n < 2 || n - 1 <= 2 * most / n) {
        for (std::size_t a = 0; a < n; ++a) {
            poll();
            for (std::size_t b = a + 1; b < n; ++b) {
                take(a, b);
            }
        }
        return slopes;
    }
    FixedSequence sequence;
    slopes.reserve(most);
    for (std::size_t k = 0; k < most; ++k) {
        if (k % 65536 == 0) {
            poll();
        }
        take(sequence.below(n), sequence.below(n));
    }
    return slopes;
}

} // namespace

PairMoments pairMoments(std::span<const double> x, std::span<const double> y) {
    requireEqualLength(x, y);
    PairMoments moments{
        .count = x.size(), .meanX = kNan, .meanY = kNan, .deviationX = kNan, .deviationY = kNan, .bias = kNan, .rmsd = kNan, .r = kNan};
    if (x.empty()) {
        return moments;
    }
    const auto n = static_cast<double>(x.size());
    double sumX = 0.0;
    double sumY = 0.0;
    double squares = 0.0;
    for (std::size_t k = 0; k < x.size(); ++k) {
        sumX += x[k];
        sumY += y[k];
        squares += (y[k] - x[k]) * (y[k] - x[k]);
    }
    moments.meanX = sumX / n;
    moments.meanY = sumY / n;
    moments.bias = moments.meanY - moments.meanX;
    moments.rmsd = std::sqrt(squares / n);
    if (x.size() < 2) {
        return moments;
    }
    double xx = 0.0;
    double yy = 0.0;
    double xy = 0.0;
    for (std::size_t k = 0; k < x.size(); ++k) {
        const double dx = x[k] - moments.meanX;
        const double dy = y[k] - moments.meanY;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    moments.deviationX = std::sqrt(xx / (n - 1.0));
    moments.deviationY = std::sqrt(yy / (n - 1.0));
    moments.r = xx > 0.0 && yy > 0.0 ? std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0) : kNan;
    return moments;
}

LineFit leastSquares(const PairMoments& moments) {
    if (!(moments.deviationX > 0.0)) {
        return {kNan, kNan, kNan, kNan};
    }
    const auto n = static_cast<double>(moments.count);
    const double r = std::isnan(moments.r) ? 0.0 : moments.r;
    LineFit fit{.slope = r * moments.deviationY / moments.deviationX, .intercept = 0.0, .slopeError = kNan, .interceptError = kNan};
    fit.intercept = moments.meanY - fit.slope * moments.meanX;
    if (moments.count > 2) {
        const double xx = (n - 1.0) * moments.deviationX * moments.deviationX;
        const double yy = (n - 1.0) * moments.deviationY * moments.deviationY;
        const double s = std::sqrt(yy * (1.0 - r * r) / (n - 2.0));
        fit.slopeError = s / std::sqrt(xx);
        fit.interceptError = s * std::sqrt(1.0 / n + moments.meanX * moments.meanX / xx);
    }
    return fit;
}

LineFit reducedMajorAxis(const PairMoments& moments) {
    if (!(moments.deviationX > 0.0) || !(moments.deviationY > 0.0) || !(std::abs(moments.r) > 0.0)) {
        return {kNan, kNan, kNan, kNan};
    }
    LineFit fit = leastSquares(moments);
    fit.slope = std::copysign(moments.deviationY / moments.deviationX, moments.r);
    fit.intercept = moments.meanY - fit.slope * moments.meanX;
    return fit;
}

LineFit theilSen(std::span<const double> x, std::span<const double> y, std::stop_token stop, std::size_t mostSlopes) {
    requireEqualLength(x, y);
    auto slopes = slopesOf(x, y, stop, mostSlopes);
    if (slopes.empty()) {
        return {kNan, kNan, kNan, kNan};
    }
    std::sort(slopes.begin(), slopes.end());
    LineFit fit{.slope = quantile(slopes, 0.5), .intercept = 0.0, .slopeError = kNan, .interceptError = kNan};
    const double middle = medianOf(x);
    fit.intercept = medianOf(y) - fit.slope * middle;
    const auto n = static_cast<double>(x.size());
    if (x.size() > 2) {
        const double sigma = std::sqrt(n * (n - 1.0) * (2.0 * n + 5.0) / 18.0);
        const double half = std::min(0.5, 0.5 * kNormal95 * sigma / (0.5 * n * (n - 1.0)));
        fit.slopeError = 0.5 * (quantile(slopes, 0.5 + half) - quantile(slopes, 0.5 - half)) / kNormal95;
        fit.interceptError = fit.slopeError * std::abs(middle);
    }
    return fit;
}

double quantile(std::span<const double> sorted, double share) {
    if (sorted.empty()) {
        return kNan;
    }
    const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

} // namespace phidias::core

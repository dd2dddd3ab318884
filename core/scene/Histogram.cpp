#include "core/scene/Histogram.h"

#include "core/scene/PairStatistics.h"
#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kFarOutliers = 10.0;

/// Bin of a value in `count` bins from `low` on; count = outside.
std::size_t binOf(double value, double low, double width, std::size_t count) {
    const double high = low + width * static_cast<double>(count);
    if (!(value >= low) || !(value <= high)) {
        return count;
    }
    return std::min(static_cast<std::size_t>((value - low) / width), count - 1);
}

void requirePart(bool isFulfilled, const char* what) {
    if (!isFulfilled) {
        throw Error(ErrorCode::Defect, "core.defect", {{"what", std::string(what)}});
    }
}

} // namespace

std::size_t Histogram::bin(double value) const {
    return binOf(value, low, width, counts.size());
}

Histogram histogramOf(std::vector<double>& values, std::size_t mostBins) {
    std::sort(values.begin(), values.end());
    Histogram made{.low = 0.0,
                   .width = 1.0,
                   .counts = {},
                   .below = 0,
                   .above = 0,
                   .total = values.size(),
                   .p2 = quantile(values, 0.02),
                   .p25 = quantile(values, 0.25),
                   .median = quantile(values, 0.5),
                   .p75 = quantile(values, 0.75),
                   .p98 = quantile(values, 0.98),
                   .minimum = values.empty() ? kNan : values.front(),
                   .maximum = values.empty() ? kNan : values.back(),
                   .mean = kNan};
    if (values.empty()) {
        return made;
    }
    double sum = 0.0;
    for (const double value : values) {
        sum += value;
    }
    const auto n = static_cast<double>(values.size());
    made.mean = sum / n;
    double low = made.minimum;
    double high = made.maximum;
    if (!(high > low)) {
        made.width = low == 0.0 ? 1.0 : 0.1 * std::abs(low);
        made.low = low - 0.5 * made.width;
        made.counts = {values.size()};
        return made;
    }
    const double p005 = quantile(values, 0.005);
    const double p995 = quantile(values, 0.995);
    if (p995 > p005 && high - low > kFarOutliers * (p995 - p005)) {
        low = std::max(low, p005 - (p995 - p005));
        high = std::min(high, p995 + (p995 - p005));
    }
    const double rule = 2.0 * (made.p75 - made.p25) / std::cbrt(n);
    const double wanted = rule > 0.0 ? std::ceil((high - low) / rule) : std::ceil(std::sqrt(n));
    const auto bins = static_cast<std::size_t>(std::clamp(wanted, 1.0, static_cast<double>(std::max<std::size_t>(1, mostBins))));
    made.low = low;
    made.width = (high - low) / static_cast<double>(bins);
    made.counts.assign(bins, 0);
    for (const double value : values) {
        if (value < low) {
            ++made.below;
        } else if (value > high) {
            ++made.above;
        } else {
            // The last edge is low + bins * width, which rounding may put just under the greatest value.
            ++made.counts[std::min(static_cast<std::size_t>((value - low) / made.width), bins - 1)];
        }
    }
    return made;
}

Density densityOf(std::span<const double> x, std::span<const double> y, std::pair<double, double> xRange, std::pair<double, double> yRange,
                  std::size_t columns, std::size_t rows) {
    requirePart(x.size() == y.size(), "pairs of different lengths");
    requirePart(xRange.first < xRange.second && yRange.first < yRange.second && columns > 0 && rows > 0, "an empty range of a density");
    Density made;
    const auto edges = [](std::pair<double, double> range, std::size_t count) {
        std::vector<double> at(count + 1);
        for (std::size_t k = 0; k <= count; ++k) {
            at[k] = range.first + (range.second - range.first) * static_cast<double>(k) / static_cast<double>(count);
        }
        return at;
    };
    made.xEdges = edges(xRange, columns);
    made.yEdges = edges(yRange, rows);
    made.counts.assign(columns * rows, 0.0);
    const double width = (xRange.second - xRange.first) / static_cast<double>(columns);
    const double height = (yRange.second - yRange.first) / static_cast<double>(rows);
    for (std::size_t k = 0; k < x.size(); ++k) {
        const std::size_t column = binOf(x[k], xRange.first, width, columns);
        const std::size_t row = binOf(y[k], yRange.first, height, rows);
        if (column < columns && row < rows) {
            made.most = std::max(made.most, ++made.counts[row * columns + column]);
        }
    }
    std::replace(made.counts.begin(), made.counts.end(), 0.0, kNan);
    return made;
}

} // namespace phidias::core

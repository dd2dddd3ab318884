#include "core/scene/SliceSteps.h"

#include <algorithm>
#include <cmath>

namespace phidias::core {

namespace {

constexpr double kYearSeconds = 365.2425 * 86400.0;

bool isSame(double a, double b) {
    return std::abs(a - b) <= std::max(1e-6, 1e-9 * std::max(std::abs(a), std::abs(b)));
}

template <typename Distance> std::optional<std::size_t> nearest(std::span<const double> values, const Distance& distance) {
    std::optional<std::size_t> best;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < values.size(); ++k) {
        if (std::isfinite(values[k]) && distance(values[k]) < least) {
            least = distance(values[k]);
            best = k;
        }
    }
    return best;
}

} // namespace

std::vector<SliceStep> unionOfSteps(std::span<const std::vector<double>> values, std::span<const std::vector<std::string>> labels) {
    std::vector<SliceStep> steps;
    for (std::size_t axis = 0; axis < values.size(); ++axis) {
        for (std::size_t k = 0; k < values[axis].size(); ++k) {
            if (std::isfinite(values[axis][k])) {
                const bool hasLabel = axis < labels.size() && k < labels[axis].size();
                steps.push_back({values[axis][k], hasLabel ? labels[axis][k] : std::string()});
            }
        }
    }
    std::stable_sort(steps.begin(), steps.end(), [](const SliceStep& a, const SliceStep& b) { return a.value < b.value; });
    steps.erase(std::unique(steps.begin(), steps.end(), [](const SliceStep& a, const SliceStep& b) { return isSame(a.value, b.value); }),
                steps.end());
    return steps;
}

std::optional<std::size_t> nearestIndex(std::span<const double> values, double wanted) {
    return nearest(values, [wanted](double value) { return std::abs(value - wanted); });
}

std::optional<std::size_t> nearestIndexInYear(std::span<const double> unixSeconds, double wantedUnixSeconds) {
    return nearest(unixSeconds,
                   [wantedUnixSeconds](double value) { return std::abs(std::remainder(value - wantedUnixSeconds, kYearSeconds)); });
}

std::optional<std::size_t> timeIndexAt(const LayerData& data, double unixSeconds) {
    return data.isClimatological() ? nearestIndexInYear(data.timesUnixSeconds(), unixSeconds)
                                   : nearestIndex(data.timesUnixSeconds(), unixSeconds);
}

std::optional<std::size_t> verticalIndexAt(const LayerData& data, double depthM) {
    return data.levelsAreDepths() ? nearestIndex(data.levelValues(), depthM) : std::nullopt;
}

} // namespace phidias::core

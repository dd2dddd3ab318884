#pragma once

#include "core/util/Json.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace phidias::app {

// What the fields of the DIVAnd dock and their refreshing share.

inline constexpr double kLeastLengthKm = 1.0;
inline constexpr double kMostLengthKm = 5000.0;
inline constexpr double kLeastNoise = 0.001;
inline constexpr double kMostNoise = 100.0;
inline constexpr int kSliderSteps = 1000;

/// Step of a logarithmic slider.
inline int sliderAt(double value, double least, double most) {
    return static_cast<int>(std::lround(kSliderSteps * std::log(std::clamp(value, least, most) / least) / std::log(most / least)));
}

/// Value of a slider step, to three digits so that the spin box shows what is used.
inline double valueAt(int step, double least, double most) {
    const double value = least * std::pow(most / least, static_cast<double>(step) / kSliderSteps);
    const double unit = std::pow(10.0, std::floor(std::log10(value)) - 2.0);
    return std::clamp(std::round(value / unit) * unit, least, most);
}

/// Months of the slices that have `each` months: [[1], [2], ...], [[1, 2, 3], ...].
inline core::Json monthLists(int each) {
    core::Json lists = core::Json::array();
    for (int first = 1; each > 0 && first <= 12; first += each) {
        std::vector<int> months(static_cast<std::size_t>(each));
        std::iota(months.begin(), months.end(), first);
        lists.push_back(months);
    }
    return lists;
}

} // namespace phidias::app

#include "core/data/LongitudeBox.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace phidias::core {

double normalisedLongitudeDeg(double longitudeDeg) {
    if (longitudeDeg >= -180.0 && longitudeDeg <= 180.0) {
        return longitudeDeg;
    }
    const double turned = std::fmod(longitudeDeg + 180.0, 360.0);
    return turned < 0.0 ? turned + 180.0 : turned - 180.0;
}

std::pair<double, double> longitudeBox(std::span<const double> longitudesDeg) {
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> sorted;
    sorted.reserve(longitudesDeg.size());
    for (const double longitude : longitudesDeg) {
        if (std::isfinite(longitude)) {
            sorted.push_back(normalisedLongitudeDeg(longitude));
        }
    }
    if (sorted.empty()) {
        return {kNan, kNan};
    }
    std::sort(sorted.begin(), sorted.end());
    // Rounding of single-precision coordinates must not make one of many equal gaps the widest.
    constexpr double kToleranceDeg = 1e-3;
    double widest = sorted.front() + 360.0 - sorted.back() + kToleranceDeg;
    std::pair<double, double> box{sorted.front(), sorted.back()};
    for (std::size_t at = 1; at < sorted.size(); ++at) {
        if (sorted[at] - sorted[at - 1] > widest) {
            widest = sorted[at] - sorted[at - 1];
            box = {sorted[at], sorted[at - 1]};
        }
    }
    return box;
}

} // namespace phidias::core

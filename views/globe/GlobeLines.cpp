#include "views/globe/GlobeLines.h"

#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr double kStepRadians = 0.5 * 3.14159265358979 / 180.0;

/// Places along the great circle from one to another, the first left out.
std::size_t appendArc(std::vector<float>& places, const Vector3& from, const Vector3& to, double radius) {
    const double apart = std::acos(std::clamp(from[0] * to[0] + from[1] * to[1] + from[2] * to[2], -1.0, 1.0));
    const int steps = std::max(1, static_cast<int>(std::ceil(apart / kStepRadians)));
    for (int step = 1; step <= steps; ++step) {
        const double share = static_cast<double>(step) / steps;
        const double a = apart > 1e-9 ? std::sin((1.0 - share) * apart) / std::sin(apart) : 1.0 - share;
        const double b = apart > 1e-9 ? std::sin(share * apart) / std::sin(apart) : share;
        appendPlace(places, {a * from[0] + b * to[0], a * from[1] + b * to[1], a * from[2] + b * to[2]}, radius);
    }
    return static_cast<std::size_t>(steps);
}

} // namespace

void appendPlace(std::vector<float>& places, const Vector3& place, double radius) {
    for (const double part : place) {
        places.push_back(static_cast<float>(radius * part));
    }
}

std::size_t appendArcs(std::vector<float>& places, const core::Geometry::Part& part, double radius) {
    if (part.points.size() < 2) {
        return 0;
    }
    Vector3 before = unitVector(part.points.front().first, part.points.front().second);
    appendPlace(places, before, radius);
    std::size_t nodes = 1;
    for (std::size_t k = 1; k < part.points.size(); ++k) {
        const Vector3 place = unitVector(part.points[k].first, part.points[k].second);
        nodes += appendArc(places, before, place, radius);
        before = place;
    }
    return nodes;
}

} // namespace phidias::views

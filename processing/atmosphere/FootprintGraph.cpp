#include "processing/atmosphere/FootprintGraph.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <numbers>
#include <numeric>
#include <unordered_map>

namespace phidias::processing::atmosphere {

namespace {

constexpr double kEarthKm = 6371.0;
constexpr double kTouchKm = 0.05;
constexpr double kDegree = std::numbers::pi / 180.0;

using Vector = std::array<double, 3>;
using Plane = std::array<double, 2>;

Vector unitVector(const core::GeoPoint& place) {
    const double longitude = place[0] * kDegree;
    const double latitude = place[1] * kDegree;
    return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude), std::sin(latitude)};
}

double dot(const Vector& a, const Vector& b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

double chordKm(const Vector& a, const Vector& b) {
    const Vector d{a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    return kEarthKm * std::sqrt(dot(d, d));
}

core::GeoPoint placeOf(const Vector& v) {
    return {std::atan2(v[1], v[0]) / kDegree, std::atan2(v[2], std::hypot(v[0], v[1])) / kDegree};
}

/// Stereographic plane about a place, km near it.
class TangentPlane {
public:
    explicit TangentPlane(const core::GeoPoint& middle) : m_up(unitVector(middle)) {
        const double longitude = middle[0] * kDegree;
        m_east = {-std::sin(longitude), std::cos(longitude), 0.0};
        m_north = {m_up[1] * m_east[2] - m_up[2] * m_east[1], m_up[2] * m_east[0] - m_up[0] * m_east[2],
                   m_up[0] * m_east[1] - m_up[1] * m_east[0]};
    }
    [[nodiscard]] Plane of(const core::GeoPoint& place) const {
        const Vector v = unitVector(place);
        const double scale = 2.0 * kEarthKm / (1.0 + std::max(-0.999, dot(v, m_up)));
        return {scale * dot(v, m_east), scale * dot(v, m_north)};
    }

private:
    Vector m_up, m_east{}, m_north{};
};

/// True when a line along one of the sides of `a` keeps both apart.
bool areApart(const std::array<Plane, 4>& a, const std::array<Plane, 4>& b, double toleranceKm) {
    for (std::size_t side = 0; side < 4; ++side) {
        const auto& from = a.at(side);
        const auto& to = a.at((side + 1) % 4);
        const double length = std::hypot(to[0] - from[0], to[1] - from[1]);
        if (!(length > 0.0)) {
            continue;
        }
        const Plane normal{(to[1] - from[1]) / length, (from[0] - to[0]) / length};
        const auto extent = [&](const std::array<Plane, 4>& corners) {
            double low = std::numeric_limits<double>::infinity();
            double high = -low;
            for (const auto& corner : corners) {
                const double along = corner[0] * normal[0] + corner[1] * normal[1];
                low = std::min(low, along);
                high = std::max(high, along);
            }
            return std::pair(low, high);
        };
        const auto [lowA, highA] = extent(a);
        const auto [lowB, highB] = extent(b);
        if (lowB > highA + toleranceKm || lowA > highB + toleranceKm) {
            return true;
        }
    }
    return false;
}

bool doTouch(const Footprint& a, const Footprint& b) {
    return a.hasCorners && b.hasCorners && doFootprintsTouch(a.centre, a.corners, b.corners, kTouchKm);
}

bool areNeighbours(const Footprint& a, const Footprint& b, double pixels) {
    const auto distance = [](std::size_t x, std::size_t y) { return static_cast<double>(x > y ? x - y : y - x); };
    return a.granule == b.granule && std::hypot(distance(a.scanline, b.scanline), distance(a.groundPixel, b.groundPixel)) < pixels;
}

/// Union-find; the root of a group is its first member.
class Groups {
public:
    explicit Groups(std::size_t count) : m_parent(count) { std::iota(m_parent.begin(), m_parent.end(), std::size_t{0}); }
    std::size_t root(std::size_t at) {
        while (m_parent[at] != at) {
            m_parent[at] = m_parent[m_parent[at]];
            at = m_parent[at];
        }
        return at;
    }
    void join(std::size_t a, std::size_t b) {
        const std::size_t first = root(a);
        const std::size_t second = root(b);
        m_parent[std::max(first, second)] = std::min(first, second);
    }

private:
    std::vector<std::size_t> m_parent;
};

/// Cubes of space that hold the pixels.
class Cubes {
public:
    Cubes(std::span<const Vector> places, double sizeKm) : m_size(sizeKm / kEarthKm) {
        for (std::size_t at = 0; at < places.size(); ++at) {
            m_members[keyOf(indexOf(places[at]))].push_back(at);
        }
    }
    template <typename Visit> void visitAround(const Vector& place, Visit visit) const {
        const auto index = indexOf(place);
        for (std::int64_t x = index[0] - 1; x <= index[0] + 1; ++x) {
            for (std::int64_t y = index[1] - 1; y <= index[1] + 1; ++y) {
                for (std::int64_t z = index[2] - 1; z <= index[2] + 1; ++z) {
                    const auto found = m_members.find(keyOf({x, y, z}));
                    if (found != m_members.end()) {
                        std::for_each(found->second.begin(), found->second.end(), visit);
                    }
                }
            }
        }
    }

private:
    using Index = std::array<std::int64_t, 3>;
    [[nodiscard]] Index indexOf(const Vector& v) const {
        return {std::llround(std::floor(v[0] / m_size)), std::llround(std::floor(v[1] / m_size)), std::llround(std::floor(v[2] / m_size))};
    }
    static std::int64_t keyOf(const Index& index) {
        return ((index[0] + 100000) * 200003 + index[1] + 100000) * 200003 + index[2] + 100000;
    }

    double m_size;
    std::unordered_map<std::int64_t, std::vector<std::size_t>> m_members;
};

} // namespace

bool doFootprintsTouch(const core::GeoPoint& middle, const std::array<core::GeoPoint, 4>& a, const std::array<core::GeoPoint, 4>& b,
                       double toleranceKm) {
    const TangentPlane plane(middle);
    std::array<Plane, 4> own{};
    std::array<Plane, 4> other{};
    for (std::size_t corner = 0; corner < 4; ++corner) {
        own.at(corner) = plane.of(a.at(corner));
        other.at(corner) = plane.of(b.at(corner));
    }
    return !areApart(own, other, toleranceKm) && !areApart(other, own, toleranceKm);
}

std::vector<std::size_t> footprintGroups(std::span<const Footprint> footprints, const FootprintLinks& links) {
    std::vector<Vector> centres;
    double reachKm = links.distanceKm;
    for (const auto& footprint : footprints) {
        centres.push_back(unitVector(footprint.centre));
        for (const auto& corner : footprint.corners) {
            reachKm = footprint.hasCorners ? std::max(reachKm, 2.0 * chordKm(centres.back(), unitVector(corner)) + kTouchKm) : reachKm;
        }
    }
    Groups groups(footprints.size());
    const Cubes cubes(centres, reachKm);
    for (std::size_t at = 0; at < footprints.size(); ++at) {
        const auto& own = footprints[at];
        cubes.visitAround(centres[at], [&](std::size_t other) {
            const auto& its = footprints[other];
            if (other <= at || std::abs(own.timeSeconds - its.timeSeconds) > links.timeSeconds) {
                return;
            }
            if (areNeighbours(own, its, links.pixels) || chordKm(centres[at], centres[other]) < links.distanceKm || doTouch(own, its)) {
                groups.join(at, other);
            }
        });
    }
    // Neighbours in a granule may lie further apart than any footprint reaches (coarse geolocation): they are found by their place.
    std::map<std::array<std::size_t, 3>, std::size_t> places;
    const auto steps = static_cast<std::size_t>(std::ceil(links.pixels));
    for (std::size_t at = 0; at < footprints.size(); ++at) {
        const auto& own = footprints[at];
        for (std::size_t line = own.scanline > steps ? own.scanline - steps : 0; line <= own.scanline + steps; ++line) {
            for (std::size_t row = own.groundPixel > steps ? own.groundPixel - steps : 0; row <= own.groundPixel + steps; ++row) {
                const auto found = places.find({own.granule, line, row});
                if (found != places.end() && areNeighbours(own, footprints[found->second], links.pixels)) {
                    groups.join(at, found->second);
                }
            }
        }
        places[{own.granule, own.scanline, own.groundPixel}] = at;
    }
    std::vector<std::size_t> numbers(footprints.size());
    std::size_t next = 0;
    for (std::size_t at = 0; at < footprints.size(); ++at) {
        const std::size_t root = groups.root(at);
        numbers[at] = root == at ? next++ : numbers[root];
    }
    return numbers;
}

core::GeoPoint middleOf(std::span<const core::GeoPoint> places) {
    Vector sum{};
    for (const auto& place : places) {
        const Vector v = unitVector(place);
        for (std::size_t axis = 0; axis < 3; ++axis) {
            sum.at(axis) += v.at(axis);
        }
    }
    return placeOf(sum);
}

std::vector<core::GeoPoint> convexHull(std::span<const core::GeoPoint> places) {
    const TangentPlane plane(middleOf(places));
    std::vector<std::pair<Plane, std::size_t>> points;
    for (std::size_t at = 0; at < places.size(); ++at) {
        points.emplace_back(plane.of(places[at]), at);
    }
    std::sort(points.begin(), points.end());
    const auto turns = [](const Plane& a, const Plane& b, const Plane& c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    };
    std::vector<std::pair<Plane, std::size_t>> hull;
    const auto side = [&](auto begin, auto end) { // Andrew's monotone chain
        const std::size_t base = hull.size();
        for (auto point = begin; point != end; ++point) {
            while (hull.size() >= base + 2 && turns((hull.end() - 2)->first, hull.back().first, point->first) <= 1e-9) {
                hull.pop_back();
            }
            hull.push_back(*point);
        }
        hull.pop_back();
    };
    if (points.size() < 3) {
        return {places.begin(), places.end()};
    }
    side(points.begin(), points.end());
    side(points.rbegin(), points.rend());
    std::vector<core::GeoPoint> result;
    std::transform(hull.begin(), hull.end(), std::back_inserter(result), [&](const auto& point) { return places[point.second]; });
    return result;
}

} // namespace phidias::processing::atmosphere

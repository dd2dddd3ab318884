#include "core/scene/FeatureShapes.h"

#include "core/util/StopPoint.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <queue>
#include <utility>

namespace phidias::core {

namespace {

constexpr double kDegree = std::numbers::pi / 180.0;
constexpr float kAlways = std::numeric_limits<float>::infinity();
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kMostLevels = 6;

double triangleArea(const LonLat& before, const LonLat& at, const LonLat& after) {
    const double shrink = std::cos(at.second * kDegree);
    const double ax = (before.first - at.first) * shrink;
    const double bx = (after.first - at.first) * shrink;
    return 0.5 * std::abs(ax * (after.second - at.second) - bx * (before.second - at.second));
}

/// Which points of all lines are the same place, and at which of them borders part.
class Vertices {
public:
    explicit Vertices(const std::vector<LonLat>& points) : m_vertex(points.size()) {
        struct Entry {
            double x;
            double y;
            std::uint32_t point;
        };
        std::vector<Entry> entries(points.size());
        for (std::size_t k = 0; k < points.size(); ++k) {
            entries[k] = {std::remainder(points[k].first, 360.0), points[k].second, static_cast<std::uint32_t>(k)};
        }
        const auto less = [](const Entry& a, const Entry& b) { return a.x < b.x || (a.x == b.x && a.y < b.y); };
        std::size_t compared = 0;
        std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
            stopPointAt(++compared);
            return less(a, b);
        });
        std::uint32_t vertex = 0;
        for (std::size_t k = 0; k < entries.size(); ++k) {
            vertex += k > 0 && less(entries[k - 1], entries[k]) ? 1U : 0U;
            m_vertex[entries[k].point] = vertex;
        }
        m_neighbours.assign(entries.empty() ? 0 : vertex + 1, {kNone, kNone});
        m_isNode.assign(m_neighbours.size(), 0);
    }

    /// Vertices are numbered in the order of their coordinates.
    [[nodiscard]] std::uint32_t operator[](std::size_t point) const { return m_vertex[point]; }
    [[nodiscard]] bool isNode(std::size_t point) const { return m_isNode[m_vertex[point]] != 0; }
    void setNode(std::size_t point) { m_isNode[m_vertex[point]] = 1; }
    void join(std::size_t a, std::size_t b) {
        add(m_vertex[a], m_vertex[b]);
        add(m_vertex[b], m_vertex[a]);
    }

private:
    void add(std::uint32_t vertex, std::uint32_t neighbour) {
        auto& known = m_neighbours[vertex];
        if (known[0] == neighbour || known[1] == neighbour || vertex == neighbour) {
            return;
        }
        if (known[0] == kNone) {
            known[0] = neighbour;
        } else if (known[1] == kNone) {
            known[1] = neighbour;
        } else {
            m_isNode[vertex] = 1;
        }
    }

    std::vector<std::uint32_t> m_vertex;
    std::vector<std::array<std::uint32_t, 2>> m_neighbours;
    std::vector<char> m_isNode;
};

/// Areas of one piece between two nodes, in the direction that all who share it agree on.
void weighPiece(const std::vector<std::size_t>& piece, const std::vector<LonLat>& points, const Vertices& vertices,
                std::vector<float>& area) {
    const auto end = piece.size() - 1;
    const bool isBackward = vertices[piece[0]] > vertices[piece[end]] ||
                            (vertices[piece[0]] == vertices[piece[end]] && vertices[piece[1]] > vertices[piece[end - 1]]);
    std::vector<LonLat> line;
    line.reserve(piece.size());
    for (std::size_t k = 0; k < piece.size(); ++k) {
        const LonLat& point = points[piece[isBackward ? end - k : k]];
        // As places on the globe, wherever the part began, and then without a jump.
        double longitude = std::remainder(point.first, 360.0);
        longitude += line.empty() ? 0.0 : 360.0 * std::round((line.back().first - longitude) / 360.0);
        line.emplace_back(longitude, point.second);
    }
    const auto areas = effectiveAreas(line);
    for (std::size_t k = 1; k < end; ++k) {
        area[piece[isBackward ? end - k : k]] = areas[k];
    }
}

} // namespace

std::vector<float> effectiveAreas(std::span<const LonLat> line) {
    std::vector<float> areas(line.size(), kAlways);
    if (line.size() < 3) {
        return areas;
    }
    std::vector<std::size_t> before(line.size());
    std::vector<std::size_t> after(line.size());
    std::vector<double> current(line.size(), 0.0);
    using Entry = std::pair<double, std::size_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    for (std::size_t k = 1; k + 1 < line.size(); ++k) {
        before[k] = k - 1;
        after[k] = k + 1;
        current[k] = triangleArea(line[k - 1], line[k], line[k + 1]);
        queue.emplace(current[k], k);
    }
    double least = 0.0;
    for (std::size_t step = 0; !queue.empty(); ++step) {
        stopPointAt(step);
        const auto [value, k] = queue.top();
        queue.pop();
        if (value != current[k] || areas[k] != kAlways) {
            continue;
        }
        least = std::max(least, value);
        areas[k] = static_cast<float>(least);
        const std::size_t left = before[k];
        const std::size_t right = after[k];
        if (left > 0) {
            after[left] = right;
            current[left] = triangleArea(line[before[left]], line[left], line[right]);
            queue.emplace(current[left], left);
        }
        if (right + 1 < line.size()) {
            before[right] = left;
            current[right] = triangleArea(line[left], line[right], line[after[right]]);
            queue.emplace(current[right], right);
        }
    }
    return areas;
}

FeatureShapes::FeatureShapes(const Features& features) {
    m_lines.first.push_back(0);
    m_shapes.reserve(features.geometries.size());
    for (const auto& geometry : features.geometries) {
        stopPoint();
        append(geometry);
    }
    weigh();
    std::vector<GeoBox> boxes;
    boxes.reserve(m_shapes.size());
    // Single precision may end a box before its edge.
    constexpr double kMarginDeg = 5e-5;
    for (const auto& shape : m_shapes) {
        boxes.push_back({.west = static_cast<float>(shape.west - kMarginDeg),
                         .width = shape.width < 0.0 ? -1.0F : static_cast<float>(std::min(360.0, shape.width + 2.0 * kMarginDeg)),
                         .south = static_cast<float>(std::max(-90.0, shape.south - kMarginDeg)),
                         .north = static_cast<float>(std::min(90.0, shape.north + kMarginDeg))});
    }
    m_index = BoxIndex(boxes);
}

void FeatureShapes::append(const Geometry& geometry) {
    Shape shape{.type = geometry.type,
                .firstPart = static_cast<std::uint32_t>(m_lines.first.size() - 1),
                .parts = 0,
                .west = 0.0,
                .width = -1.0,
                .south = 90.0,
                .north = -90.0};
    double east = 0.0;
    for (const auto& part : geometry.parts) {
        const std::size_t first = m_lines.points.size();
        double lowest = 0.0;
        double highest = 0.0;
        for (auto [longitude, latitude] : part.points) {
            if (!std::isfinite(longitude) || !std::isfinite(latitude)) {
                continue;
            }
            const bool isFirst = m_lines.points.size() == first;
            longitude += isFirst ? 0.0 : 360.0 * std::round((m_lines.points.back().first - longitude) / 360.0);
            m_lines.points.emplace_back(longitude, latitude);
            lowest = isFirst ? longitude : std::min(lowest, longitude);
            highest = isFirst ? longitude : std::max(highest, longitude);
            shape.south = std::min(shape.south, latitude);
            shape.north = std::max(shape.north, latitude);
        }
        const bool isArea = geometry.type == GeometryType::Polygon;
        // A ring is kept without its first point again.
        if (isArea && m_lines.points.size() - first > 1 && m_lines.points.back() == m_lines.points[first]) {
            m_lines.points.pop_back();
        }
        m_lines.first.push_back(static_cast<std::uint32_t>(m_lines.points.size()));
        ++shape.parts;
        if (m_lines.points.size() == first) {
            continue;
        }
        if (isArea && std::abs(m_lines.points.back().first - m_lines.points[first].first) > 180.0) {
            lowest = -180.0;
            highest = 180.0;
            (shape.south + shape.north > 0.0 ? shape.north : shape.south) = shape.south + shape.north > 0.0 ? 90.0 : -90.0;
        }
        if (shape.width < 0.0) {
            shape.west = lowest;
            east = highest;
        } else {
            const double turn = 360.0 * std::round((0.5 * (shape.west + east) - 0.5 * (lowest + highest)) / 360.0);
            shape.west = std::min(shape.west, lowest + turn);
            east = std::max(east, highest + turn);
        }
        shape.width = std::min(360.0, east - shape.west);
    }
    m_shapes.push_back(shape);
}

void FeatureShapes::weigh() {
    m_area.assign(m_lines.points.size(), kAlways);
    Vertices vertices(m_lines.points);
    const auto eachPart = [this](auto&& work) {
        for (const auto& shape : m_shapes) {
            for (std::uint32_t part = shape.firstPart; shape.type != GeometryType::Point && part < shape.firstPart + shape.parts; ++part) {
                stopPoint();
                if (m_lines.first[part + 1] - m_lines.first[part] > 2) {
                    work(m_lines.first[part], m_lines.first[part + 1], shape.type == GeometryType::Polygon);
                }
            }
        }
    };
    eachPart([&](std::size_t first, std::size_t end, bool isRing) {
        for (std::size_t k = first; k + 1 < end; ++k) {
            vertices.join(k, k + 1);
        }
        // Straight lines around the globe keep enough points to say which way they go.
        constexpr double kMostStepDeg = 60.0;
        for (std::size_t k = first, node = first; k < end; ++k) {
            if (std::abs(m_lines.points[k].first - m_lines.points[node].first) > kMostStepDeg) {
                vertices.setNode(k);
                node = k;
            }
        }
        if (isRing) {
            vertices.join(end - 1, first);
        } else {
            vertices.setNode(first);
            vertices.setNode(end - 1);
        }
    });
    std::vector<std::size_t> piece;
    eachPart([&](std::size_t first, std::size_t end, bool isRing) {
        std::size_t begin = first;
        for (std::size_t k = first; k < end; ++k) {
            // A ring begins at a node, or where all who share it would begin.
            const bool isBetter = vertices.isNode(k) && !vertices.isNode(begin);
            if (isRing && (isBetter || (!vertices.isNode(begin) && vertices[k] < vertices[begin]))) {
                begin = k;
            }
        }
        const std::size_t count = end - first;
        piece.assign(1, begin);
        for (std::size_t step = 1; step < count + (isRing ? 1U : 0U); ++step) {
            const std::size_t k = first + (begin - first + step) % count;
            piece.push_back(k);
            if (vertices.isNode(k) || step + (isRing ? 0U : 1U) == count) {
                if (piece.size() > 2) {
                    weighPiece(piece, m_lines.points, vertices, m_area);
                }
                piece.assign(1, k);
            }
        }
    });
}

std::shared_ptr<const FeatureShapes::Lines> FeatureShapes::simplified(double leastArea) const {
    constexpr int kFinest = -40;
    const int level = leastArea > 0.0 ? std::max(kFinest, static_cast<int>(std::floor(0.5 * std::log2(leastArea)))) : kFinest;
    const std::scoped_lock lock(m_mutex);
    if (const auto found = m_levels.find(level); found != m_levels.end()) {
        return found->second;
    }
    const auto threshold = static_cast<float>(std::exp2(2.0 * level));
    auto lines = std::make_shared<Lines>();
    lines->first.reserve(m_lines.first.size());
    lines->first.push_back(0);
    for (std::size_t part = 0; part + 1 < m_lines.first.size(); ++part) {
        for (std::size_t k = m_lines.first[part]; k < m_lines.first[part + 1]; ++k) {
            if (m_area[k] >= threshold) {
                lines->points.push_back(m_lines.points[k]);
            }
        }
        lines->first.push_back(static_cast<std::uint32_t>(lines->points.size()));
    }
    if (m_levels.size() >= kMostLevels) {
        // The scale that is farthest from the present one.
        const bool isLowFarther = level - m_levels.begin()->first > m_levels.rbegin()->first - level;
        m_levels.erase(isLowFarther ? m_levels.begin() : std::prev(m_levels.end()));
    }
    m_levels.emplace(level, lines);
    return lines;
}

std::optional<std::uint32_t> FeatureShapes::find(double longitudeDeg, double latitudeDeg, double radiusDeg) const {
    std::optional<std::uint32_t> found;
    const double steepest = std::min(89.0, std::abs(latitudeDeg) + radiusDeg);
    const double across = std::min(180.0, radiusDeg / std::cos(steepest * kDegree));
    m_index.around(longitudeDeg, latitudeDeg, across, radiusDeg, [&](std::uint32_t feature) {
        if (found && feature <= *found) {
            return;
        }
        const auto& shape = m_shapes[feature];
        const bool isHit = shape.type == GeometryType::Polygon ? holds(shape, longitudeDeg, latitudeDeg)
                                                               : isNear(shape, longitudeDeg, latitudeDeg, radiusDeg);
        if (isHit) {
            found = feature;
        }
    });
    return found;
}

bool FeatureShapes::holds(const Shape& shape, double longitudeDeg, double latitudeDeg) const {
    if (latitudeDeg < shape.south || latitudeDeg > shape.north) {
        return false;
    }
    bool isInside = false;
    for (std::uint32_t part = shape.firstPart; part < shape.firstPart + shape.parts; ++part) {
        const auto ring = m_lines.part(part);
        if (ring.size() < 3) {
            continue;
        }
        const auto cross = [&](const LonLat& a, const LonLat& b, double x) {
            if ((a.second > latitudeDeg) != (b.second > latitudeDeg) &&
                x < a.first + (latitudeDeg - a.second) / (b.second - a.second) * (b.first - a.first)) {
                isInside = !isInside;
            }
        };
        if (std::abs(ring.back().first - ring.front().first) > 180.0) {
            for (const auto& piece : cutRing({ring.begin(), ring.end()}, longitudeDeg)) {
                for (std::size_t k = 0, before = piece.size() - 1; k < piece.size(); before = k++) {
                    cross(piece[before], piece[k], longitudeDeg);
                }
            }
            continue;
        }
        const auto [least, most] = std::minmax_element(ring.begin(), ring.end(), [](auto& a, auto& b) { return a.first < b.first; });
        const double x = longitudeDeg + 360.0 * std::round((0.5 * (least->first + most->first) - longitudeDeg) / 360.0);
        for (std::size_t k = 0, before = ring.size() - 1; k < ring.size(); before = k++) {
            cross(ring[before], ring[k], x);
        }
    }
    return isInside;
}

bool FeatureShapes::isNear(const Shape& shape, double longitudeDeg, double latitudeDeg, double radiusDeg) const {
    const double shrink = std::cos(latitudeDeg * kDegree);
    for (std::uint32_t part = shape.firstPart; part < shape.firstPart + shape.parts; ++part) {
        const auto line = m_lines.part(part);
        for (std::size_t k = 0; k < line.size(); ++k) {
            const auto& end = line[k];
            const auto& start = line[k == 0 || shape.type == GeometryType::Point ? k : k - 1];
            const double bx = turnedDeg(std::remainder(end.first - longitudeDeg, 360.0)) * shrink;
            const double by = end.second - latitudeDeg;
            const double dx = (start.first - end.first) * shrink;
            const double dy = start.second - end.second;
            const double square = dx * dx + dy * dy;
            const double share = square > 0.0 ? std::clamp(-(bx * dx + by * dy) / square, 0.0, 1.0) : 0.0;
            if (std::hypot(bx + share * dx, by + share * dy) <= radiusDeg) {
                return true;
            }
        }
    }
    return false;
}

std::vector<std::uint32_t> FeatureShapes::inBox(double westDeg, double widthDeg, double southDeg, double northDeg) const {
    std::vector<std::uint32_t> found;
    for (std::size_t feature = 0; feature < m_shapes.size(); ++feature) {
        const auto& shape = m_shapes[feature];
        if (shape.width < 0.0 || shape.north < southDeg || shape.south > northDeg) {
            continue;
        }
        double offset = std::fmod(shape.west - westDeg, 360.0);
        offset += offset < 0.0 ? 360.0 : 0.0;
        if (widthDeg >= 360.0 || offset <= widthDeg || offset + shape.width >= 360.0) {
            found.push_back(static_cast<std::uint32_t>(feature));
        }
    }
    return found;
}

} // namespace phidias::core

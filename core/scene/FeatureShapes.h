#pragma once

#include "core/data/Features.h"
#include "core/geo/BoxIndex.h"
#include "core/geo/SeamCutter.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace phidias::core {

/// The lines and rings of features in flat memory: found by place, and simplified for any scale so that neighbours keep their common
/// borders.
///
/// Each point has its effective area [Visvalingam and Whyatt 1993]: that of the triangle with its neighbours when its turn comes to be left
/// out, in square degrees of latitude. Lines are divided at the points where borders part or meet, and each piece is simplified in the same
/// direction for all who share it, so that a threshold leaves the same points on both sides.
/// @thread const members: any
class FeatureShapes {
public:
    /// One feature.
    struct Shape {
        GeometryType type = GeometryType::None;
        std::uint32_t firstPart = 0;
        std::uint32_t parts = 0;
        double west = 0.0;  ///< degrees, any range; the box of a shape around a pole is 360 wide and ends at it
        double width = 0.0; ///< negative = the feature has no place
        double south = 0.0;
        double north = 0.0;
    };
    /// Points of all parts at one scale; part p has the points [first[p], first[p + 1]).
    struct Lines {
        std::vector<LonLat> points; ///< longitudes go on from the first of their part, beyond 180 where it crosses the date line
        std::vector<std::uint32_t> first;
        [[nodiscard]] std::span<const LonLat> part(std::size_t part) const {
            return {points.data() + first[part], std::size_t{first[part + 1]} - first[part]};
        }
    };

    /// @complexity O(points log points)
    explicit FeatureShapes(const Features& features);

    [[nodiscard]] std::size_t size() const { return m_shapes.size(); }
    [[nodiscard]] const Shape& shape(std::size_t feature) const { return m_shapes[feature]; }
    /// All points of the file.
    [[nodiscard]] const Lines& lines() const { return m_lines; }
    /// Lines without what cannot be seen: points with an effective area below a threshold, which is taken down to a power of four; the last
    /// few scales are kept. @param leastArea  square degrees of latitude
    [[nodiscard]] std::shared_ptr<const Lines> simplified(double leastArea) const;

    /// Number of the feature at a place: of areas the one that holds it, of lines and points one within the radius; of several the one that
    /// is drawn last. @param radiusDeg  degrees of arc
    [[nodiscard]] std::optional<std::uint32_t> find(double longitudeDeg, double latitudeDeg, double radiusDeg) const;
    /// Numbers (rising) of the features whose box touches a box. @param widthDeg  eastward from west, 0..360
    [[nodiscard]] std::vector<std::uint32_t> inBox(double westDeg, double widthDeg, double southDeg, double northDeg) const;

private:
    void append(const Geometry& geometry);
    void weigh();
    [[nodiscard]] bool holds(const Shape& shape, double longitudeDeg, double latitudeDeg) const;
    [[nodiscard]] bool isNear(const Shape& shape, double longitudeDeg, double latitudeDeg, double radiusDeg) const;

    std::vector<Shape> m_shapes;
    Lines m_lines;
    std::vector<float> m_area; ///< [point] effective area; infinite = always kept
    BoxIndex m_index;
    mutable std::mutex m_mutex; ///< of what follows
    mutable std::map<int, std::shared_ptr<const Lines>> m_levels;
};

/// Effective areas of the inner points of a line, so that they rise in the order in which points are left out; its ends are infinite.
/// @param line  longitudes without jumps          @complexity O(n log n)
[[nodiscard]] std::vector<float> effectiveAreas(std::span<const LonLat> line);

} // namespace phidias::core

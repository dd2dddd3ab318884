#pragma once

#include "core/geo/SeamCutter.h"
#include "views/map/MapTransform.h"

#include <QPolygonF>
#include <QRectF>
#include <span>
#include <vector>

namespace phidias::views {

/// Degrees that a picture shows, a little more than it does.
struct GeoReach {
    double west = -180.0;
    double width = 360.0; ///< eastward
    double south = -90.0;
    double north = 90.0;
};
/// @param marginShare  of the width and height, added on each side
[[nodiscard]] GeoReach reachOf(const MapTransform& transform, double marginShare = 0.1);

/// The smallest degree of latitude a pixel shows in the picture (of nine places in it): what is shorter cannot be seen anywhere.
[[nodiscard]] double leastDegreesPerPixel(const MapTransform& transform);

/// Turns rings and lines in degrees into pixels of a picture: clipped to what it shows, cut at the seam of the projection, with further
/// points where a straight side in degrees is a bow on the map, ended at the horizon. Geographic maps give all copies that are seen.
/// @thread any
class ShapePath {
public:
    /// @param longestDeg  longest side that is taken as straight on the map; absent = by the scale, so that no bow is seen
    explicit ShapePath(const MapTransform& transform, std::optional<double> longestDeg = {});

    /// Filled by the odd-even rule together with the other rings of its polygon. @param ring  without its first point again
    void addRing(std::span<const core::LonLat> ring, std::vector<QPolygonF>& polygons) const;
    /// @param isClosed  the last point is joined to the first
    void addLine(std::span<const core::LonLat> line, bool isClosed, std::vector<QPolygonF>& pieces) const;
    [[nodiscard]] const GeoReach& reach() const { return m_reach; }

private:
    using Places = std::vector<core::LonLat>;
    /// Turns to be added to longitudes so that a part from west to east is seen.
    [[nodiscard]] std::vector<double> turnsOf(double west, double east) const;
    [[nodiscard]] Places dense(const Places& line, bool isRing) const;
    [[nodiscard]] Places insideReach(const Places& ring) const;
    [[nodiscard]] bool crossesSeam(double west, double east) const;
    void addPixels(const Places& ring, double turnDeg, std::vector<QPolygonF>& polygons) const;
    void addPieces(const Places& line, double turnDeg, std::vector<QPolygonF>& pieces) const;
    [[nodiscard]] std::vector<QPointF> pixelsOf(const Places& places, double turnDeg) const;
    [[nodiscard]] QPointF horizon(core::LonLat shown, core::LonLat hidden) const;
    [[nodiscard]] QPolygonF insideFrame(QPolygonF polygon) const;

    const MapTransform& m_transform;
    QRectF m_frame;
    GeoReach m_reach;
    double m_mostDeg; ///< longest side that is straight on the map
};

} // namespace phidias::views

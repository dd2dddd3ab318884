#pragma once

#include "core/geo/Geodesic.h"
#include "views/map/MapTransform.h"

#include <QPolygonF>
#include <span>
#include <vector>

namespace phidias::views {

/// A line on the map as pieces of pixels, cut exactly at the seam of the projection (both ends lie on the edge of the map) and where the
/// projection is not defined. Nothing is added between the places: a line that bends on the map needs them dense.
///
/// @param places  longitude (any range) and latitude in degrees; neighbours are joined the short way around
/// @returns pieces of two points at least
[[nodiscard]] std::vector<QPolygonF> projectedPieces(const MapTransform& transform, std::span<const core::GeoPoint> places);

/// Projected coordinates of many places at once; of a geographic map longitudes continue from the first place, which lies on the copy
/// nearest to the centre of the view. NaN where the projection is not defined.
[[nodiscard]] std::vector<QPointF> projectedPixels(const MapTransform& transform, std::span<const core::GeoPoint> places);

/// A line of geodesics through corners, with further places so that it bends on the map as it does on the ellipsoid.
/// @param degreesApart  largest distance of two places
[[nodiscard]] std::vector<core::GeoPoint> densified(std::span<const core::GeoPoint> corners, double degreesApart);

} // namespace phidias::views

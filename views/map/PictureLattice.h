#pragma once

#include "views/map/MapTransform.h"

#include <functional>
#include <limits>
#include <span>
#include <stop_token>
#include <vector>

namespace phidias::views {

/// Two numbers for every pixel centre of a picture, [row][column].
struct PicturePlaces {
    std::vector<float> a;
    std::vector<float> b;
};

/// Exact places: pixel coordinates (column, row; centres at +0.5) to two numbers; NaN where there is none.
using ExactPlaces =
    std::function<void(std::span<const double> column, std::span<const double> row, std::span<double> a, std::span<double> b)>;

/// Fills a picture with places that are exact at the nodes of a lattice of 16 pixels and bilinear between them; where the middle of a cell
/// or of its edges is off by more than a quarter of a pixel, at an edge of the map, at the seam and at a pole the cell is divided down to
/// exact places for every pixel.
/// @param isDegrees  a and b are longitude and latitude: longitudes turn around, and cells near a pole are interpolated as unit vectors
/// @returns places of all pixels; when stopped what there was time for, maybe of fewer pixels
[[nodiscard]] PicturePlaces picturePlaces(QSize size, const ExactPlaces& exact, bool isDegrees, std::stop_token stop);

/// Longitude and latitude of every pixel centre of a picture.
struct PixelDegrees {
    std::vector<float> longitudeDeg; ///< [row][column], next to each other, not always within -180..180; NaN = outside the map
    std::vector<float> latitudeDeg;
};
/// Longitudes and latitudes of a map. @returns as picturePlaces()
[[nodiscard]] PixelDegrees pixelDegrees(const MapTransform& transform, std::stop_token stop);

} // namespace phidias::views

#pragma once

#include "core/scene/LayerData.h"
#include "views/map/MapTransform.h"

#include <QImage>
#include <functional>
#include <span>
#include <stop_token>

namespace phidias::views {

/// Places and colours of discs, in the order in which they are drawn.
struct Discs {
    std::vector<float> x; ///< pixels of the picture
    std::vector<float> y;
    std::vector<std::uint32_t> color; ///< 0xAARRGGBB; transparent = only the rim is drawn
};

/// Where the points of a layer lie on a picture; on geographic maps once a copy of the globe.
/// @param reachPx  points so far outside are kept
/// @param most     of more points every so many are taken
[[nodiscard]] Discs discsOf(std::span<const double> longitudeDeg, std::span<const double> latitudeDeg,
                            const std::function<std::uint32_t(std::size_t)>& color, const MapTransform& transform, double reachPx,
                            std::size_t most);

/// Draws round discs with a thin dark rim by stamps that are made once (one for each quarter of a pixel), into a premultiplied picture: a
/// million of them takes about as long as drawing the picture's pixels a few dozen times.
/// @thread any
void paintDiscs(QImage& image, const Discs& discs, double radiusPx, double rimPx, const std::stop_token& stop);

} // namespace phidias::views

#pragma once

#include "core/geo/Projection.h"

#include <QPointF>
#include <QSize>
#include <array>
#include <optional>

namespace phidias::views {

/// Projection, centre and scale of a map picture: pixels to degrees and back.
struct MapTransform {
    core::Projection projection = core::Projection::parse("EPSG:4326");
    double centerX = 0.0; ///< projected
    double centerY = 0.0;
    double unitsPerPixel = 1.0; ///< projected units
    QSize size{1, 1};           ///< pixels

    /// Smallest upright rectangle of the projection that holds an extent [west, south, east, north] (west > east = over the antimeridian),
    /// widened to the aspect of the size, never cut or stretched.
    [[nodiscard]] static MapTransform fitted(const core::Projection& projection, const std::array<double, 4>& extent, QSize size);

    [[nodiscard]] QPointF toPixel(double x, double y) const {
        return {(x - centerX) / unitsPerPixel + 0.5 * size.width(), 0.5 * size.height() - (y - centerY) / unitsPerPixel};
    }
    [[nodiscard]] double x(double column) const { return centerX + (column - 0.5 * size.width()) * unitsPerPixel; }
    [[nodiscard]] double y(double row) const { return centerY - (row - 0.5 * size.height()) * unitsPerPixel; }
    /// Degrees of a pixel place; nothing outside the map.
    [[nodiscard]] std::optional<std::array<double, 2>> toDegrees(const QPointF& pixel) const;
    /// Pixel of a place; nothing where the projection is not defined. Geographic maps: the copy of the longitude nearest to the centre.
    [[nodiscard]] std::optional<QPointF> fromDegrees(double longitudeDeg, double latitudeDeg) const;
    /// About how many degrees a pixel is, at the centre.
    [[nodiscard]] double degreesPerPixel() const;
    /// Box of what is visible, degrees.
    [[nodiscard]] std::array<double, 4> extent() const;
};

} // namespace phidias::views

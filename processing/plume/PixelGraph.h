#pragma once

#include "processing/plume/PlumeScene.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace phidias::processing::plume {

/// Which pixels touch. In a swath the eight around a pixel; in a list of footprints those that touch or overlap (0.5 km), without
/// corners those closer than 1.6 times the distance to the nearest.
class PixelGraph {
public:
    explicit PixelGraph(const PlumeScene& scene);

    [[nodiscard]] std::size_t size() const { return m_first.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> neighbours(std::size_t pixel) const {
        return std::span(m_neighbours).subspan(m_first[pixel], m_first[pixel + 1] - m_first[pixel]);
    }

private:
    void joinSwath(const PlumeScene& scene);
    void joinList(const PlumeScene& scene);

    std::vector<std::size_t> m_first; ///< [pixel + 1]
    std::vector<std::uint32_t> m_neighbours;
};

/// Pixels near a place, by cells of a grid on the sphere.
class PixelFinder {
public:
    /// @param centres  those that are not finite are left out  @param cellKm  about the usual radius of a search
    PixelFinder(std::span<const core::GeoPoint> centres, double cellKm);
    /// Pixels whose centre is within a radius, in rising order.
    [[nodiscard]] std::vector<std::size_t> within(const core::GeoPoint& place, double radiusKm) const;

private:
    [[nodiscard]] std::int64_t bandOf(double latitudeDeg) const;
    double m_cellDeg;
    std::vector<std::vector<std::pair<double, std::size_t>>> m_bands; ///< [latitude band], longitude 0..360 and pixel, rising
    std::vector<std::array<double, 3>> m_units;                       ///< [pixel], toward the centre: chords cost no sines
};

} // namespace phidias::processing::plume

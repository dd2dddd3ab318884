#pragma once

#include "core/data/Swath.h"
#include "core/geo/BoxIndex.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace phidias::core {

/// Four corners of a pixel in ring order, degrees; the longitudes lie next to each other, not always within -180..180.
struct Footprint {
    std::array<double, 4> longitudeDeg{};
    std::array<double, 4> latitudeDeg{};
};

/// Finds the pixel of a swath whose footprint holds a place, exact over the date line and at the poles.
///
/// Swaths of scanlines: a table of a quarter of a degree says whether any footprint comes near the place, and names one. From there, or
/// from the pixel that was found before, Newton steps on the lattice of the pixels' centres lead to the place; then from the middle of each
/// block of 16 x 16 pixels whose box holds the place. What the walk ends at must hold the place. Blocks with
/// missing or torn positions are searched pixel by pixel. Lists of footprints: an index of their boxes. A footprint is bounded by great
/// circles (away from the poles and for small ones by straight lines in degrees, which differ by less than a hundredth of the pixel).
/// Without corners the footprint ends at the mid-points between neighbouring centres. Where footprints of a swath lie over each other the
/// later scanline is found (the start and the end of an orbit), so that the answer never depends on the way.
///
/// Keeps views on the swath's positions, which must outlive it.
/// @thread const members: any
class PixelLocator {
public:
    /// @param place         positions, scanline-major
    /// @param groundPixels  pixels a scanline; 1 with `isPointList`
    /// @complexity O(pixels)
    PixelLocator(const SwathGeolocation& place, std::size_t groundPixels, bool isPointList);

    /// What the last look-up found: neighbouring places are then found at once.
    struct Hint {
        std::uint32_t pixel = kNoPixel;
    };
    static constexpr std::uint32_t kNoPixel = 0xffffffffU;

    /// @returns number of the pixel, or kNoPixel
    [[nodiscard]] std::uint32_t find(double longitudeDeg, double latitudeDeg, Hint& hint) const;
    [[nodiscard]] std::optional<std::uint32_t> find(double longitudeDeg, double latitudeDeg) const;
    /// Pixel whose centre is nearest, within a distance in degrees of arc: for lists without corners.
    [[nodiscard]] std::optional<std::uint32_t> nearest(double longitudeDeg, double latitudeDeg, double radiusDeg) const;

    /// Corners of a pixel, from its neighbours where the file has none; nothing where they are missing.
    [[nodiscard]] std::optional<Footprint> footprint(std::uint32_t pixel) const;
    /// Whether pixels have an area: they have corners or neighbours.
    [[nodiscard]] bool hasFootprints() const { return m_hasCorners || m_groundPixels > 1; }
    [[nodiscard]] std::size_t pixels() const { return m_longitude.size(); }

private:
    struct Frame; // projection about the place that is looked for
    [[nodiscard]] static bool isBeside(const Frame& frame, const std::array<std::array<double, 2>, 4>& corners);
    [[nodiscard]] bool holds(const Frame& frame, std::uint32_t pixel) const;
    [[nodiscard]] std::uint32_t walk(const Frame& frame, std::size_t scanline, std::size_t groundPixel) const;
    [[nodiscard]] std::uint32_t searchBlock(const Frame& frame, std::uint32_t block, bool isEvery) const;
    /// Circle on the sphere that holds a block; cosine -2 = the whole sphere.
    struct Cap {
        float x = 0.0F;
        float y = 0.0F;
        float z = 0.0F;
        float cosine = -2.0F;
    };
    [[nodiscard]] Cap capOf(std::size_t firstScanline, std::size_t firstPixel) const;
    [[nodiscard]] GeoBox boxOf(std::size_t firstScanline, std::size_t firstPixel, bool& isRegular) const;
    [[nodiscard]] GeoBox boxOfPixel(std::size_t scanline, std::size_t groundPixel) const;
    void fillCells();

    std::span<const float> m_longitude;
    std::span<const float> m_latitude;
    std::span<const std::array<float, 4>> m_cornerLongitude;
    std::span<const std::array<float, 4>> m_cornerLatitude;
    std::size_t m_groundPixels = 1;
    std::size_t m_scanlines = 0;
    std::size_t m_blocksAcross = 1;
    bool m_hasCorners = false;
    bool m_isWhole = true; ///< every pixel has a position
    BoxIndex m_index;
    std::vector<Cap> m_caps;                ///< [block]
    std::vector<char> m_isRegular;          ///< [block]
    std::vector<std::uint32_t> m_cellPixel; ///< [cell of the table]: the last pixel whose footprint reaches it, or kNoPixel
    std::vector<char> m_isOverlapped;       ///< [cell of the table]: reached by footprints far apart along the orbit
};

} // namespace phidias::core

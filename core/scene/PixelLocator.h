#pragma once

#include "core/data/Swath.h"
#include "core/geo/BoxIndex.h"
#include "core/scene/FootprintStore.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace phidias::core {

/// Finds the pixel of a swath whose footprint holds a place, exact over the date line and at the poles.
///
/// Swaths of scanlines: a table of a quarter of a degree says whether any footprint comes near the place, and names one. From there, or
/// from the pixel that was found before, Newton steps on the lattice of the pixels' centres lead to the place; what the walk ends at, or
/// one of its neighbours, must hold the place. Where pixels have no position, the blocks of 16 x 16 pixels whose box holds the place are
/// searched. Lists of footprints: an index of their boxes. Footprints are those of FootprintStore. Where footprints of a swath lie over
/// each other because it comes back (the start and the end of an orbit), the later scanline is found.
///
/// Keeps views on the longitudes and latitudes of the swath, which must outlive it; its corners are packed and may go.
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
    [[nodiscard]] std::optional<Footprint> footprint(std::uint32_t pixel) const { return m_footprints.footprint(pixel); }
    [[nodiscard]] const FootprintStore& footprints() const { return m_footprints; }
    /// Whether pixels have an area: they have corners or neighbours.
    [[nodiscard]] bool hasFootprints() const { return m_footprints.hasCorners() || m_groundPixels > 1; }
    [[nodiscard]] std::size_t pixels() const { return m_longitude.size(); }

private:
    using Vector = FootprintStore::Vector;
    /// Where a walk ends.
    struct Walk {
        std::uint32_t pixel = kNoPixel; ///< that holds the place
        bool isSure = false;            ///< none: the place lies beside the swath, or between its footprints
    };
    [[nodiscard]] Walk walk(const Vector& place, std::uint32_t start) const;
    [[nodiscard]] std::uint32_t heldAround(const Vector& place, std::size_t scanline, std::size_t groundPixel) const;
    [[nodiscard]] std::uint32_t searchBlock(const Vector& place, std::uint32_t block) const;
    [[nodiscard]] std::uint32_t searchAll(double longitudeDeg, double latitudeDeg, const Vector& place) const;
    /// Circle on the sphere that holds a block; cosine -2 = the whole sphere.
    struct Cap {
        float x = 0.0F;
        float y = 0.0F;
        float z = 0.0F;
        float cosine = -2.0F;
    };
    [[nodiscard]] Cap capOf(std::size_t firstScanline, std::size_t firstPixel) const;
    [[nodiscard]] GeoBox boxOf(const SwathGeolocation& place, std::size_t firstScanline, std::size_t firstPixel, bool& isRegular) const;
    [[nodiscard]] GeoBox boxOfRun(const SwathGeolocation& place, std::size_t scanline, std::size_t firstPixel, bool& isWhole) const;
    void fillCells(const SwathGeolocation& place);

    FootprintStore m_footprints;
    std::span<const float> m_longitude;
    std::span<const float> m_latitude;
    std::size_t m_groundPixels = 1;
    std::size_t m_scanlines = 0;
    std::size_t m_blocksAcross = 1;
    bool m_isWhole = true; ///< every pixel has a position
    BoxIndex m_index;
    std::vector<Cap> m_caps;                 ///< [block]
    std::vector<char> m_isRegular;           ///< [block]
    std::vector<std::uint32_t> m_cellPixel;  ///< [cell of the table]: a pixel of the last footprints that reach it, or kNoPixel
    std::vector<std::uint32_t> m_cellBefore; ///< the same of an earlier pass over the cell; empty when there is none anywhere
};

} // namespace phidias::core

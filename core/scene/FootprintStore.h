#pragma once

#include "core/data/Swath.h"

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

/// Centres and corners of the pixels of a swath in 32 bytes a pixel, made for the question whether a footprint holds a place.
///
/// A centre is a unit vector of single precision (half a metre on the Earth); the corners are offsets from it in the gnomonic plane that
/// touches the sphere there, in which great circles are straight, in 32767ths of the largest of them. No place needs an angle function.
/// Footprints are bounded by great circles. Without corners they end at the mid-points between the four centres that meet at a corner; a
/// missing neighbour lies opposite to the other.
/// @thread const members: any
class FootprintStore {
public:
    using Vector = std::array<double, 3>;

    /// @param place         positions, scanline-major; read here only
    /// @param groundPixels  pixels a scanline; 1 = a list: without corners its pixels have no area
    /// @complexity O(pixels), with as many threads as there are
    FootprintStore(const SwathGeolocation& place, std::size_t groundPixels);

    [[nodiscard]] std::size_t size() const { return m_pixels.size(); }
    [[nodiscard]] bool hasCorners() const { return m_hasCorners; } ///< in the file

    /// Unit vector of a centre; NaN where there is none.
    [[nodiscard]] Vector center(std::size_t pixel) const {
        const auto& v = m_pixels[pixel].center;
        return {static_cast<double>(v[0]), static_cast<double>(v[1]), static_cast<double>(v[2])};
    }
    /// Whether a footprint holds a place. @param place  unit vector  @param shrink  of the offset from the centre: below 1 takes in what
    /// lies a little outside
    [[nodiscard]] bool holds(std::size_t pixel, const Vector& place, double shrink = 1.0) const;
    /// Greatest distance of a corner from the centre, tangent of the angle; 0 = no footprint.
    [[nodiscard]] double reach(std::size_t pixel) const { return 1.4143 * kSteps * static_cast<double>(m_pixels[pixel].scale); }
    /// Corners of a pixel; nothing where they are missing.
    [[nodiscard]] std::optional<Footprint> footprint(std::size_t pixel) const;
    /// The same as unit vectors.
    [[nodiscard]] std::optional<std::array<Vector, 4>> corners(std::size_t pixel) const;

private:
    static constexpr double kSteps = 32767.0;
    struct Pixel {
        std::array<float, 3> center{}; ///< NaN = no position
        float scale = 0.0F;            ///< of the offsets; 0 = no footprint
        std::array<std::int16_t, 4> a{};
        std::array<std::int16_t, 4> b{};
    };
    struct Frame; // the plane that touches the sphere at a centre
    static void pack(Pixel& pixel, const std::array<std::array<double, 2>, 4>& offsets);
    void packCorners(const SwathGeolocation& place, std::size_t pixel);
    void packMidPoints(std::size_t scanline, std::size_t groundPixel, std::size_t scanlines, std::size_t groundPixels);

    std::vector<Pixel> m_pixels;
    bool m_hasCorners = false;
};

} // namespace phidias::core

#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

namespace phidias::core {

/// Shores of the world in rectangular bins, as GSHHG's netCDF files keep them (Wessel and Smith 1996, doi:10.1029/96JB00104; Debian
/// packages gmt-gshhg-low, -high and -full). The compact form of the file stays in memory, about 6 bytes a point; bins are made when asked
/// for.
/// @thread const members: any
class ShoreBins {
public:
    /// Longitude (0..360) and latitude in degrees.
    using Place = std::pair<float, float>;

    /// What lies in one bin.
    struct Bin {
        double westDeg = 0.0;
        double southDeg = 0.0;
        /// Closed rings; by the odd-even rule over all of them their inside is land: islands in lakes are land, lakes are water. They run
        /// along the edges of the bin where land leaves it.
        std::vector<std::vector<Place>> landRings;
        /// The shores themselves, without the edges of the bin.
        std::vector<std::vector<Place>> shores;
        /// Of each shore: between land and water that is no sea, that of a lake or of an island in it.
        std::vector<bool> isInland;
    };

    /// @throws Error{Unreadable, Malformed}
    [[nodiscard]] static std::shared_ptr<const ShoreBins> read(const std::filesystem::path& path);

    [[nodiscard]] double binDeg() const { return m_binDeg; }
    [[nodiscard]] std::size_t columns() const { return m_columns; } ///< from 0 degrees east
    [[nodiscard]] std::size_t rows() const { return m_rows; }       ///< from the north pole
    /// @param toleranceDeg  points nearer than this to the one before are left out; ends of shores always stay
    [[nodiscard]] Bin bin(std::size_t column, std::size_t row, double toleranceDeg = 0.0) const;
    /// Whether the four corners of a bin, whose sides the file states, agree with the rings of land. Of no bin of a sound file it is false.
    [[nodiscard]] bool hasAgreeingCorners(std::size_t column, std::size_t row) const;

private:
    struct Segment {
        std::uint32_t firstPoint = 0;
        std::uint32_t points = 0;
        std::uint8_t entrySide = 4; ///< 0 south, 1 east, 2 north, 3 west, 4 = closed inside the bin
        std::uint8_t exitSide = 4;
        bool isInland = false;
    };
    struct Walk;

    [[nodiscard]] Walk walk(const Segment& segment) const;
    [[nodiscard]] Place place(std::size_t column, std::size_t row, std::uint16_t x, std::uint16_t y) const;
    [[nodiscard]] std::vector<Place> line(const Segment& segment, std::size_t column, std::size_t row, double toleranceDeg) const;

    double m_binDeg = 1.0;
    std::size_t m_columns = 0;
    std::size_t m_rows = 0;
    std::vector<std::uint32_t> m_firstSegment; ///< [bin + 1]
    std::vector<std::uint8_t> m_cornerIsLand;  ///< [bin], bit k = corner k: SW, SE, NE, NW
    std::vector<Segment> m_segments;
    std::vector<std::uint16_t> m_x; ///< shares of 65535 of a bin, from its west edge
    std::vector<std::uint16_t> m_y; ///< from its south edge
};

} // namespace phidias::core

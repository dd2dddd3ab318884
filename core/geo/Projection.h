#pragma once

#include <memory>
#include <span>
#include <string>

namespace phidias::core {

/// A map projection, by PROJ. EPSG:4326 stands for longitude and latitude as x and y in degrees, never swapped.
/// @thread any: each thread has its own PROJ context
class Projection {
public:
    /// @param text  "EPSG:n", a PROJ string ("+proj=robin"), or WKT
    /// @throws Error{InvalidRequest} when PROJ does not know it
    [[nodiscard]] static Projection parse(const std::string& text);

    /// Degrees (WGS 84) to projected coordinates; NaN where the projection is not defined.
    void forward(std::span<const double> longitudeDeg, std::span<const double> latitudeDeg, std::span<double> x, std::span<double> y) const;
    /// Projected coordinates to degrees; NaN outside the map.
    void inverse(std::span<const double> x, std::span<const double> y, std::span<double> longitudeDeg, std::span<double> latitudeDeg) const;

    [[nodiscard]] bool isGeographic() const { return m_isGeographic; }
    [[nodiscard]] const std::string& text() const { return m_text; }
    /// Longitude of the middle of the map; the seam lies opposite.
    [[nodiscard]] double centralMeridianDeg() const { return m_centralMeridianDeg; }
    /// Whether the meridian opposite to the central one is drawn on two edges of the map, as on cylindrical maps; not on those about a pole
    /// or another point.
    [[nodiscard]] bool hasSeam() const { return m_hasSeam; }

private:
    std::string m_text;
    std::string m_definition; ///< what PROJ is given
    bool m_isGeographic = true;
    double m_centralMeridianDeg = 0.0;
    bool m_hasSeam = true;
};

} // namespace phidias::core

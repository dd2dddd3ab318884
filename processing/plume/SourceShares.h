#pragma once

#include "core/geo/Geodesic.h"

#include <array>
#include <vector>

namespace phidias::processing::plume {

/// What a source of 1 kg s-1 puts over a place, up to a factor that is the same everywhere: a Gaussian across a straight plume.
///
/// exp(-y^2 / 2 s_y^2) exp(-x / (U tau)) / (sqrt(2 pi) s_y U), x downwind, y across; s_y = max(half a pixel, 0.104 km (x / km)^0.894)
/// [Briggs 1973, open country, neutral]; 0 upwind, with half a pixel of grace.
class UnitPlume {
public:
    /// @param directionDeg  in which it runs, clockwise from north  @param speedMS  > 0  @param lifetimeS  infinite = inert
    UnitPlume(const core::GeoPoint& source, double directionDeg, double speedMS, double lifetimeS);
    /// @param pixelKm  size of the pixel
    [[nodiscard]] double at(const core::GeoPoint& place, double pixelKm) const;
    /// Mean over a footprint: 5 x 5 places between its corners.
    [[nodiscard]] double over(const core::GeoPoint& centre, const std::array<core::GeoPoint, 4>& corners, double pixelKm) const;

private:
    [[nodiscard]] double inPlane(double eastKm, double northKm, double pixelKm) const;
    core::GeoPoint m_source;
    double m_east;
    double m_north;
    double m_speed;
    double m_lifetime;
};

/// Shares of sources in each pixel: the emissions Q >= 0 that fit sum_s Q_s G_s(i) to the enhancements best, then Q_s G_s(i) over their
/// sum.
///
/// min sum_i ((e_i - sum_s Q_s G_s,i) / sigma_i)^2, Q >= 0, by coordinate descent (convex; ends at 1e-10).
/// @param units  G, [pixel][source], >= 0  @param enhancements, errors  [pixel]
/// @returns [pixel][source], sum 1; where no source reaches a pixel the nearest in the mean of units, the first of equals
[[nodiscard]] std::vector<std::vector<double>> sourceShares(const std::vector<std::vector<double>>& units,
                                                            const std::vector<double>& enhancements, const std::vector<double>& errors);

} // namespace phidias::processing::plume

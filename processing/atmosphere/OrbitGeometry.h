#pragma once

#include "core/data/Swath.h"

#include <cstddef>
#include <vector>

namespace phidias::processing::atmosphere {

/// A polar-orbiting sounder on a circular, sun-synchronous orbit over a spherical Earth (6371 km).
///
/// Standard values: Sentinel-5P (824 km, inclination 98.7 degrees, 13:30 local time of the ascending node, swath of 108 degrees, a scanline
/// every 0.84 s).                                                                                       [Veefkind et al. 2012]
struct SounderOrbit {
    double altitudeKm = 824.0;
    double inclinationDeg = 98.7;
    double nodeLocalTimeHours = 13.5; ///< mean local solar time where the ground track crosses the equator northward
    double fieldOfViewDeg = 108.0;    ///< full angle across the track, 0..120
    double scanlineSeconds = 0.84;
    std::size_t scanlines = 4172;
    std::size_t groundPixels = 450;
    double equatorUtcHours = 13.5;     ///< when the ground track crosses the equator, hours of the day (may lie outside 0..24)
    double solarDeclinationDeg = 10.0; ///< the middle scanline passes the latitude of the sun about there
};

/// Places of all pixels of one orbit; the sun over them.
struct OrbitPixels {
    core::SwathGeolocation place;             ///< with corners, counter-clockwise from the south-west on the ascending part
    std::vector<float> solarZenithAngleDeg;   ///< [scanline][groundPixel]
    std::vector<float> viewingZenithAngleDeg; ///< [scanline][groundPixel]
    std::vector<double> utcSeconds;           ///< [scanline] since 00:00 of the day
};

/// Intersects the line of sight of each pixel and of its corners with the sphere.
///
/// u = 2 pi t / T, T = 2 pi sqrt(a^3 / mu); r = Rz(node - 2 pi t / 86400 s) (cos u, sin u cos i, sin u sin i); the line of sight is turned
/// about the flight direction by the angle of the pixel, row 0 to the left (west where the orbit ascends).
/// @throws core::Error{InvalidRequest} when a line of sight misses the Earth or a size is 0
/// @thread any; OpenMP inside, the same result for any number of threads
[[nodiscard]] OrbitPixels pixelsOfOrbit(const SounderOrbit& orbit);

} // namespace phidias::processing::atmosphere

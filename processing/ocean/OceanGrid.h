#pragma once

#include "core/util/Json.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace phidias::processing::ocean {

/// A time slice of a product.
struct TimeSlice {
    double centreUnixSeconds = 0.0;
    std::pair<double, double> boundsUnixSeconds{0.0, 0.0}; ///< as written into the product
    std::vector<std::pair<double, double>>
        windows;             ///< [from, to) in Unix seconds; observations in any of them belong to the slice; empty = all
    std::vector<int> months; ///< 1..12; empty = all
    std::string title;       ///< "1990-1999, months 1-3"

    [[nodiscard]] bool holds(double unixSeconds) const;
};

/// The output grid that a request asks for (parameter `grid`).
struct OceanGrid {
    std::vector<double> longitudesDeg; ///< rising; may go beyond 180
    std::vector<double> latitudesDeg;  ///< rising
    std::vector<double> depthsM;       ///< rising; empty = one level of all observations
    std::vector<TimeSlice> slices;     ///< empty = one slice of all observations
    double longitudeBandDeg = 0.0;     ///< of a grid on one meridian: width of the band whose observations belong to it
    double latitudeBandDeg = 0.0;      ///< the same for one parallel
    bool isCyclic = false;             ///< the longitudes go around the globe

    /// @param grid    {"longitude": [w, e, step], "latitude": [s, n, step], "depth": [levels], "time": {...}}, validated;
    ///                w = e or s = n: one meridian or parallel, step is then the width of its band
    /// @param cyclic  absent = by the longitudes
    /// @throws core::Error{InvalidRequest} when an interval is reversed, smaller than a step, or holds too many nodes
    [[nodiscard]] static OceanGrid of(const core::Json& grid, std::optional<bool> cyclic);

    /// Longitude moved by turns of 360 degrees into the grid's own range, so that the grid may lie across the antimeridian.
    [[nodiscard]] double wrapped(double longitudeDeg) const;
    /// Whether an observation lies in the horizontal range of the grid.
    [[nodiscard]] bool covers(double longitudeDeg, double latitudeDeg) const;
    /// Depth interval that belongs to a level: midway to its neighbours.
    [[nodiscard]] std::pair<double, double> levelBounds(std::size_t level) const;
    [[nodiscard]] std::size_t plane() const { return longitudesDeg.size() * latitudesDeg.size(); }
};

} // namespace phidias::processing::ocean

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace phidias::processing::ocean {

/// Rectilinear grid of an analysis, 1 to kMostDimensions dimensions; arrays are column-major: dimension 1 (longitude) varies fastest.
struct DivandGrid {
    std::vector<std::size_t> size;                   ///< cells along each dimension
    std::vector<std::uint8_t> isSea;                 ///< [cell]
    std::vector<std::vector<double>> inverseSpacing; ///< pm_i, [dimension][cell], 1/[unit of the lengths], > 0
    std::vector<std::vector<double>> coordinate;     ///< xi_i, [dimension][index], strictly monotonic
    std::vector<bool> isCyclic;                      ///< [dimension]; empty = none

    [[nodiscard]] std::size_t dimensions() const { return size.size(); }
    [[nodiscard]] std::size_t cells() const;
    /// Cells between two neighbours along a dimension.
    [[nodiscard]] std::size_t step(std::size_t dimension) const;
    [[nodiscard]] bool cyclic(std::size_t dimension) const { return dimension < isCyclic.size() && isCyclic[dimension]; }
    /// Calls visit(a, b) for each pair of neighbours along a dimension, both sea or not, in the order of the cells; b follows a, cyclic
    /// ones close the ring.
    void forEachFace(std::size_t dimension, const std::function<void(std::size_t, std::size_t)>& visit) const;
    /// Checks that all arrays agree and spacings are positive. @throws core::Error{InvalidRequest}
    void check() const;
};

/// Moves the outer grid lines of the not cyclic dimensions away, so that the edge of the domain acts like open sea.   [DIVAnd_bc_stretch]
///
/// With a = alphabc_i, L the unscaled length, e the end and q its neighbour:
///   xi[e] += (xi[e] - xi[q]) max(((2 a L[e] pm[q] - 1) pm[e] - pm[q]) / (pm[e] + pm[q]), 0),   pm[e] = 1 / max(2 a L[e] - 1/pm[q],
///   1/pm[q])
/// @param lengths  [dimension][cell], unscaled
/// @param alphabc  one a dimension; 0 = that dimension stays
[[nodiscard]] DivandGrid stretchedEdges(DivandGrid grid, const std::vector<std::vector<double>>& lengths, std::span<const double> alphabc);

/// Half the distance of the neighbours of each entry, one-sided at the ends.   [domain.jl]
/// @param coordinate  at least 2 entries, strictly monotonic
[[nodiscard]] std::vector<double> localResolution(std::span<const double> coordinate);

/// Inverse spacing in 1/m of a longitude-latitude grid on a sphere of 6371009 m: great-circle distance between the neighbours of each cell
/// (one-sided at the ends, never around the globe).   [DIVAnd_metric]
/// @param longitudesDeg, latitudesDeg  at least 2 each
/// @returns {pm, pn}, [cell], longitude fastest
[[nodiscard]] std::array<std::vector<double>, 2> sphericalMetric(std::span<const double> longitudesDeg,
                                                                 std::span<const double> latitudesDeg);

} // namespace phidias::processing::ocean

#pragma once

#include "core/process/Request.h"
#include "processing/ocean/DivandBackground.h"
#include "processing/ocean/OceanGrid.h"
#include "processing/ocean/SeaMask.h"

#include <memory>

namespace phidias::processing::ocean {

/// Correlation lengths by level of a product, before they are shortened over steep topography.
struct CorrelationLengths {
    std::vector<std::array<double, 2>> horizontalKm; ///< [level] along x and y; empty when `fieldKm` is given
    std::vector<double> fieldKm;                     ///< [node]
    std::vector<double> verticalM;                   ///< [level]; 0 = levels apart

    /// Typical horizontal length at a level: the mean of both or of the field.
    [[nodiscard]] double typicalKm(std::size_t level) const;
};

/// Lengths that the request states. Where it says "fit", entries are NaN until they have been fitted.
/// @throws core::Error for a field of lengths that cannot be read
[[nodiscard]] CorrelationLengths statedLengths(const core::Request& request, const OceanGrid& grid, const core::MemoryBudget& budget);

/// One analysis of a product: one level, or all levels coupled by a vertical length.
struct DivandProblem {
    std::size_t firstLevel = 0;
    std::size_t levels = 1;
    std::vector<std::size_t> dimensions; ///< 0 longitude, 1 latitude, 2 depth; an axis with one node is none
    DivandGrid grid;
    std::vector<std::vector<double>> lengths; ///< m, [dimension][cell]

    [[nodiscard]] bool hasSea() const;
};

/// Nodes, mask and metric of a product.
class DivandGeometry {
public:
    /// @throws core::Error as SeaMask and GriddedField; core::Error{EmptySelection} no sea in any level
    DivandGeometry(const core::Request& request, OceanGrid grid, const core::MemoryBudget& budget);

    [[nodiscard]] const OceanGrid& grid() const { return m_grid; }
    /// Whether levels are coupled; else each is analysed by itself.
    [[nodiscard]] static bool isVolume(const OceanGrid& grid, const CorrelationLengths& lengths);
    [[nodiscard]] std::size_t levels() const { return std::max<std::size_t>(1, m_grid.depthsM.size()); }
    /// First levels of the analyses that make a slice, and how many levels each has.
    [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> pieces(const CorrelationLengths& lengths) const;
    [[nodiscard]] DivandProblem problem(const CorrelationLengths& lengths, std::size_t firstLevel, std::size_t levels) const;
    [[nodiscard]] std::vector<std::size_t> dimensionsOf(std::size_t levels) const;
    /// Sea at the nodes of a level.
    [[nodiscard]] std::vector<std::uint8_t> isSea(std::size_t level) const;

private:
    OceanGrid m_grid;
    std::shared_ptr<const SeaMask> m_mask;
    double m_maskLevelM = 0.0;
    double m_topographyLengthM = 0.0;
    std::vector<std::vector<std::uint8_t>> m_extraMask; ///< [level][node]; empty = none
    std::array<std::vector<double>, 2> m_metric;        ///< pm, pn in 1/m, [node]
};

/// Settings of the background covariance in a request, for the dimensions of a problem.
[[nodiscard]] DivandNorm normOf(const core::Request& request, const std::vector<std::size_t>& dimensions);

} // namespace phidias::processing::ocean

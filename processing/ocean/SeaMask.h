#pragma once

#include "core/util/MemoryBudget.h"
#include "processing/ocean/OceanGrid.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace phidias::processing::ocean {

/// Share of sea at the nodes of a grid, level by level.
class SeaMask {
public:
    /// All sea.
    explicit SeaMask(const OceanGrid& grid) : m_nodes(grid.plane()) {}

    /// From a bathymetry: sea where the depth of the bottom is above a level.
    /// @param file      gridded bathymetry, m; its variable is the only one with a horizontal plane, or the one that says so
    /// @param positive  "auto", "up" (heights) or "down" (depths). auto: attribute `positive`, else the sign over known deep ocean, else
    /// the name
    /// @throws core::Error{Unreadable, Malformed, BudgetExceeded}; core::Error{InvalidRequest} when the sign cannot be told
    SeaMask(const OceanGrid& grid, const std::filesystem::path& file, const std::string& positive, const core::MemoryBudget& budget);

    /// Sea at each node, [latitude][longitude]: bathymetry > levelM as 0 or 1, interpolated linearly to the node, is above one half.
    /// [methods/DIVAND 16]
    [[nodiscard]] std::vector<std::uint8_t> level(double levelM) const;
    /// Depth of the bottom at the nodes in m, positive down; empty without a bathymetry.
    [[nodiscard]] const std::vector<double>& depthM() const { return m_depthM; }

private:
    struct Corner {
        std::array<double, 4> depthM{};
        std::array<double, 4> weight{};
    };
    std::size_t m_nodes = 0;
    std::vector<Corner> m_corners; ///< [node]
    std::vector<double> m_depthM;
};

} // namespace phidias::processing::ocean

#pragma once

#include "core/data/GridPlane.h"
#include "processing/ocean/OceanGrid.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace phidias::processing::ocean {

/// A variable of a gridded file as a function of place, near the grid of a product: background fields, currents, masks, lengths.
class GriddedField {
public:
    /// @param variable  name in the file; empty = the first with a horizontal plane
    /// @param unit      unit that values are wanted in; empty = the file's own
    /// @throws core::Error{InvalidRequest} not a grid, or units that do not convert; core::Error{UnknownVariable};
    /// core::Error{BudgetExceeded}
    GriddedField(const std::filesystem::path& path, const std::string& variable, const std::string& unit, const OceanGrid& grid,
                 const core::MemoryBudget& budget);

    /// Reads the planes of one time: of a climatology with 12 steps the month of the centre of the slice, with 4 steps its season, else
    /// the nearest time; a file without a time serves all.
    void load(const TimeSlice& slice);
    /// Linear between the nodes and between the levels; beside missing cells the value of the cell that holds the place; above the first
    /// and below the last level their value.
    /// @param depthM  positive down; NaN = the first level   @returns NaN outside the file or where it is missing
    [[nodiscard]] double at(double longitudeDeg, double latitudeDeg, double depthM) const;
    [[nodiscard]] const std::string& name() const;

private:
    [[nodiscard]] std::size_t timeIndex(const TimeSlice& slice) const;

    std::shared_ptr<const core::Grid> m_grid;
    std::size_t m_variable = 0;
    core::GridPlane::Window m_window;
    core::MemoryBudget m_budget;
    double m_factor = 1.0;
    double m_offset = 0.0;
    std::vector<double> m_depthsM; ///< [plane], rising; empty = no vertical axis
    bool m_isUpward = false;       ///< levels of the file from the bottom to the surface
    std::vector<core::GridPlane> m_planes;
};

} // namespace phidias::processing::ocean

#pragma once

#include "core/data/Grid.h"
#include "core/util/MemoryBudget.h"

#include <optional>

namespace phidias::core {

/// Values of one horizontal plane of a geographic grid (or of a window of it) in memory, looked up by longitude and latitude.
/// @thread const members: any
class GridPlane {
public:
    /// Window in degrees; west > east = over the antimeridian; absent = the whole plane.
    struct Window {
        double west = -180.0;
        double south = -90.0;
        double east = 180.0;
        double north = 90.0;
    };

    /// Reads the plane of a variable at indices of its time and vertical axes.
    /// @throws Error{Malformed} no horizontal plane, or its axes are not longitude and latitude; Error{BudgetExceeded}; Error{Unreadable}
    [[nodiscard]] static GridPlane load(const Grid& grid, std::size_t variable, std::size_t timeIndex, std::size_t verticalIndex,
                                        const std::optional<Window>& window, const MemoryBudget& budget);

    /// A plane whose values are known. @param longitudesDeg, latitudesDeg  rising; @param values  [latitude][longitude]
    [[nodiscard]] static GridPlane of(std::vector<double> longitudesDeg, std::vector<double> latitudesDeg, std::vector<double> values);

    /// Bilinear value; NaN outside the grid or where a corner that counts is missing.
    /// @param longitudeDeg  any range; the grid may be 0..360 or -180..180 and is closed around the globe when it covers it
    [[nodiscard]] double linear(double longitudeDeg, double latitudeDeg) const;
    /// Value of the cell that holds the place (cells end midway between coordinates); NaN outside or missing.
    [[nodiscard]] double nearest(double longitudeDeg, double latitudeDeg) const;
    /// Column and row of that cell in the loaded plane; nothing outside.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> cell(double longitudeDeg, double latitudeDeg) const;

    [[nodiscard]] const std::vector<double>& longitudesDeg() const { return m_x; } ///< rising, unwrapped
    [[nodiscard]] const std::vector<double>& latitudesDeg() const { return m_y; }  ///< rising
    /// [latitude][longitude]; NaN = missing.
    [[nodiscard]] const std::vector<double>& values() const { return m_values; }
    [[nodiscard]] std::vector<double>& values() { return m_values; }
    [[nodiscard]] bool isGlobal() const { return m_isCyclic; }

private:
    [[nodiscard]] double unwrapped(double longitudeDeg) const;
    std::vector<double> m_x;
    std::vector<double> m_y;
    std::vector<double> m_values;
    bool m_isCyclic = false;
};

} // namespace phidias::core

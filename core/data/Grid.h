#pragma once

#include "core/data/Extent.h"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace phidias::core {

enum class AxisRole { Time, Vertical, Y, X, Other };
enum class VerticalKind { None, Depth, Height, Pressure, Hybrid };

/// One named axis of a rectilinear grid.
struct Axis {
    std::string name{};
    AxisRole role = AxisRole::Other;
    /// In `unit`. Time axes: Unix seconds (UTC) when the calendar could be decoded, else as in the file. Vertical axes: as in the file,
    /// see Grid::verticalKind and positiveDown.
    std::vector<double> coordinates{};
    std::string unit{};
    std::vector<std::pair<double, double>> bounds{}; ///< empty when the file has none
    bool isClimatological = false;                 ///< time: months or seasons of no certain year
    bool isTimeDecoded = false;                    ///< time: coordinates are Unix seconds
    bool positiveDown = false;                     ///< vertical
    std::string longName{};
    std::string standardName{};
    std::vector<std::string> labels{};               ///< text of each coordinate where the number says too little ("January"); mostly empty
    /// Cells along an axis that is too long to keep its coordinates in memory; 0 everywhere else. Use size().
    std::size_t declaredLength = 0;

    [[nodiscard]] std::size_t size() const { return coordinates.empty() ? declaredLength : coordinates.size(); }
};

/// One variable of a grid; `axes` are indices into Grid::axes in the order of the file (slowest first).
struct GridVariable {
    std::string name{};
    std::string standardName{}; ///< CF standard name, empty when not given
    std::string longName{};
    std::string unit{};         ///< unit of the values as read (unpacked)
    std::vector<std::size_t> axes{};
    std::optional<double> fillValue{};
    std::optional<double> validMinimum{};
    std::optional<double> validMaximum{};
    std::map<std::string, std::string> attributes{}; ///< text of the other attributes
};

/// Start, count and stride along each axis of a variable.
struct Slab {
    std::size_t start = 0;
    std::size_t count = 1;
    std::size_t stride = 1;
};

/// Gives values of a grid by hyperslab. Implementations lock the netCDF library themselves and may be called from any thread.
class GridSource {
public:
    virtual ~GridSource() = default;
    /// @param variable  index into Grid::variables
    /// @param slabs     one an axis of the variable
    /// @param out       product of the counts; unpacked values in the variable's unit; NaN = missing, fill, or outside the valid range
    /// @throws Error{Malformed, Unreadable}
    virtual void read(std::size_t variable, std::span<const Slab> slabs, std::span<double> out) const = 0;
};

/// A rectilinear data set: the header is in memory, values come by hyperslab.
class Grid {
public:
    std::string path;   ///< file or address, for messages and provenance
    std::string format; ///< "cf-grid", "memory", ...
    std::vector<Axis> axes;
    std::vector<GridVariable> variables;
    std::string crs = "EPSG:4326"; ///< of the x and y axes: EPSG code or PROJ string / WKT
    VerticalKind verticalKind = VerticalKind::None;
    std::map<std::string, std::string> attributes; ///< global attributes as text
    std::vector<std::string> warnings;
    std::shared_ptr<const GridSource> source;

    /// Index of a variable by its exact name; nothing when there is none.
    [[nodiscard]] std::optional<std::size_t> findVariable(const std::string& name) const;
    /// Position of the axis with this role among the axes of a variable; nothing when it has none.
    [[nodiscard]] std::optional<std::size_t> axisOf(std::size_t variable, AxisRole role) const;
    /// Sizes of a variable along its axes.
    [[nodiscard]] std::vector<std::size_t> shape(std::size_t variable) const;
    /// Number of cells of a variable.
    [[nodiscard]] std::size_t size(std::size_t variable) const;
    /// Reads a hyperslab, row-major in the axis order of the variable; NaN = missing.
    [[nodiscard]] std::vector<double> read(std::size_t variable, std::span<const Slab> slabs) const;
    /// A y-x plane at given indices of the other axes (by role; axes not named are read at 0), always in the order [y][x],
    /// whatever the order in the file.
    [[nodiscard]] std::vector<double> readPlane(std::size_t variable, std::size_t timeIndex, std::size_t verticalIndex) const;
    /// Box of the coordinates in degrees (cell centres), -180..180 unless the data cross the antimeridian.
    [[nodiscard]] Extent extent() const;
};

/// A grid whose values are in memory, one vector a variable in the order of its axes.
class MemoryGridSource : public GridSource {
public:
    /// @param values  one vector a variable; @param shapes  the sizes along its axes (slowest first), so that a stride can be applied
    MemoryGridSource(std::vector<std::vector<double>> values, std::vector<std::vector<std::size_t>> shapes);
    void read(std::size_t variable, std::span<const Slab> slabs, std::span<double> out) const override;

private:
    std::vector<std::vector<double>> m_values;
    std::vector<std::vector<std::size_t>> m_shapes;
};

} // namespace phidias::core

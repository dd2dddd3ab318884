#pragma once

#include "core/data/GridPlane.h"
#include "core/scene/RasterTiles.h"

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace phidias::core {

/// How a direction is said: of winds where they come from, of all else where they go.
enum class VectorSense { Wind, Current, Other };

/// A horizontal vector by its components, in the unit of its layer; NaN = missing.
struct HorizontalVector {
    double eastward = 0.0;
    double northward = 0.0;

    [[nodiscard]] double speed() const;
    /// Direction in which it points, degrees clockwise from north, 0..360; NaN without a length.
    [[nodiscard]] double towardDeg() const;
    /// Direction from which it comes.
    [[nodiscard]] double fromDeg() const;
};

/// Vectors at single places, such as stations; all of equal length.
struct VectorStations {
    std::vector<double> longitudeDeg;
    std::vector<double> latitudeDeg;
    std::vector<HorizontalVector> vector;
};

/// The vectors of one layer in memory: a field that is known everywhere between its nodes, or single places. Immutable.
/// @thread any
class LayerVectors {
public:
    /// Two planes on the same coordinates.
    LayerVectors(GridPlane eastward, GridPlane northward, VectorSense sense);
    LayerVectors(VectorStations stations, VectorSense sense);
    /// Two bands of a georeferenced raster; values are read as they are asked for.
    LayerVectors(std::shared_ptr<const Raster> raster, std::shared_ptr<const RasterTiles> eastward,
                 std::shared_ptr<const RasterTiles> northward, VectorSense sense);

    /// Vector of a field at a place, bilinear in both components; nothing outside, where a neighbour is missing, and of stations.
    [[nodiscard]] std::optional<HorizontalVector> at(double longitudeDeg, double latitudeDeg) const;
    /// Vector of the cell that holds a place, as it is in the file; nothing outside, where it is missing, and of stations.
    [[nodiscard]] std::optional<HorizontalVector> ofCell(double longitudeDeg, double latitudeDeg) const;
    [[nodiscard]] bool isField() const { return m_field.index() != 0; }
    /// Empty of fields.
    [[nodiscard]] const VectorStations& stations() const { return m_stations; }
    [[nodiscard]] VectorSense sense() const { return m_sense; }
    /// Length that a reference arrow stands for: 1, 2 or 5 times a power of ten, the largest that is not above the 95th percentile of the
    /// lengths; 0 without a vector.
    [[nodiscard]] double referenceSpeed() const { return m_referenceSpeed; }
    /// The 95th percentile of the lengths.
    [[nodiscard]] double fastSpeed() const { return m_fastSpeed; }
    /// The same vectors in another unit. @param factor  length in that unit of one of the present
    [[nodiscard]] LayerVectors scaled(double factor) const;

private:
    struct Planes {
        GridPlane eastward;
        GridPlane northward;
    };
    struct Bands {
        std::shared_ptr<const Raster> raster;
        std::shared_ptr<const RasterTiles> eastward;
        std::shared_ptr<const RasterTiles> northward;
        /// Column and row, fractions of pixels from the corner; nothing outside.
        [[nodiscard]] std::optional<std::array<double, 2>> place(double longitudeDeg, double latitudeDeg) const;
        [[nodiscard]] HorizontalVector pixel(std::size_t column, std::size_t row) const;
        [[nodiscard]] HorizontalVector linear(const std::array<double, 2>& place) const;
    };
    void findReference(std::vector<double> speeds);
    [[nodiscard]] std::optional<HorizontalVector> known(const HorizontalVector& stored) const;

    std::variant<std::monostate, Planes, Bands> m_field;
    VectorStations m_stations;
    VectorSense m_sense;
    double m_factor = 1.0; ///< of what is stored
    double m_referenceSpeed = 0.0;
    double m_fastSpeed = 0.0;
};

/// Names of a variable, by which pairs are found.
struct VariableNames {
    std::string name;
    std::string standardName;
    std::string longName;
    std::string unit;
};

/// Two variables that are the components of one vector.
struct VectorPair {
    std::size_t eastward = 0;
    std::size_t northward = 0;
    VectorSense sense = VectorSense::Other;
};

/// Pairs of components among variables: by CF standard names (eastward_..., northward_...; x_wind, y_wind), by long names of that kind
/// (u-component of wind), and velocities by the usual names (u and v, u10 and v10, uo and vo, ugrd and vgrd, EWCT and NSCT, ...).
/// @returns each eastward component once, in the order of the variables
[[nodiscard]] std::vector<VectorPair> vectorPairs(std::span<const VariableNames> variables);
/// What a variable's names say about its sense.
[[nodiscard]] VectorSense vectorSense(const VariableNames& variable);

} // namespace phidias::core

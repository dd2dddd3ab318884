#pragma once

#include "core/data/Extent.h"
#include "core/util/Json.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace phidias::core {

/// One cell of a table: nothing, whole number, number, or text.
using TableValue = std::variant<std::monostate, std::int64_t, double, std::string>;

enum class ColumnType { Integer, Real, Text, Time };

struct Column {
    std::string name;
    ColumnType type = ColumnType::Text;
    std::string unit;
    std::vector<TableValue> values;
};

/// Columns with unit and type, all of equal length.
struct Table {
    std::vector<Column> columns;
    [[nodiscard]] std::size_t rows() const { return columns.empty() ? 0 : columns.front().values.size(); }
};

enum class GeometryType { None, Point, Line, Polygon };

/// Parts of one feature. Points: one part a point; lines: one part a line; polygons: rings, the first of a polygon is its shell
/// (isHole tells the others).
struct Geometry {
    struct Part {
        std::vector<std::pair<double, double>> points; ///< longitude, latitude in degrees (WGS 84)
        bool isHole = false;
    };
    GeometryType type = GeometryType::None;
    std::vector<Part> parts;
};

/// Vector features: geometry plus table, row by row.
class Features {
public:
    std::string path;
    std::string format;
    std::string layer;
    std::string sourceCrs; ///< CRS of the file (WKT); geometries are already in WGS 84
    std::vector<Geometry> geometries;
    Table table;
    Extent extent;
    std::vector<std::string> warnings;
};

} // namespace phidias::core

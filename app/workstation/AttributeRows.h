#pragma once

#include "core/data/Features.h"
#include "core/scene/LayerData.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace phidias::app {

/// The attributes of a layer by row, without a copy of its values: of features their table, of observations one row a cast.
/// @thread any
class AttributeRows {
public:
    struct Heading {
        std::string name;
        std::string unit;
        core::ColumnType type = core::ColumnType::Text;
        bool isOwn = false; ///< a name of ours, to be translated: "cast", "longitude", ...
    };

    /// @returns nothing for layers without attributes (grids, swaths, rasters)
    [[nodiscard]] static std::optional<AttributeRows> of(std::shared_ptr<const core::LayerData> data);

    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] const std::vector<Heading>& headings() const { return m_headings; }
    [[nodiscard]] core::TableValue value(std::size_t row, std::size_t column) const;
    /// What views call the row: number of the feature or of the cast.
    [[nodiscard]] std::uint32_t item(std::size_t row) const;
    /// West (any range), width, south, north of the row; nothing when it has no place.
    [[nodiscard]] std::optional<std::array<double, 4>> box(std::size_t row) const;

private:
    std::shared_ptr<const core::LayerData> m_data;
    std::vector<Heading> m_headings;
    std::size_t m_rows = 0;
};

/// What is kept of a table: rows in which a text occurs, or comparisons of columns with numbers or texts joined by "and", such as
/// `area >= 2.5 and crop = wheat`. Names of columns and texts are compared without case.
class AttributeFilter {
public:
    AttributeFilter() = default;
    /// @param text  what the user wrote; names of columns with blanks stand in double quotes
    AttributeFilter(const std::string& text, const AttributeRows& rows);

    [[nodiscard]] bool isEmpty() const { return m_text.empty() && m_conditions.empty(); }
    /// Whether the text was understood as comparisons.
    [[nodiscard]] bool isComparison() const { return !m_conditions.empty(); }
    [[nodiscard]] bool holds(const AttributeRows& rows, std::size_t row) const;

private:
    enum class Operator { Less, LessOrEqual, Equal, NotEqual, GreaterOrEqual, Greater };
    struct Condition {
        std::size_t column = 0;
        Operator comparison = Operator::Equal;
        std::optional<double> number;
        std::string text; ///< lower case
    };
    [[nodiscard]] static std::optional<Condition> parse(const std::string& text, const AttributeRows& rows);
    [[nodiscard]] static bool holds(const Condition& condition, const core::TableValue& value);

    std::string m_text; ///< lower case
    std::vector<Condition> m_conditions;
};

/// Order of a table.
struct AttributeOrder {
    std::optional<std::size_t> column; ///< nothing: as in the file
    bool isDescending = false;
    std::vector<std::uint32_t> only; ///< items to be shown, rising; empty with `isOnly` = none
    bool isOnly = false;
};

/// Numbers of the rows that a filter keeps, sorted; equal values stay in the order of the file, missing ones come last.
/// @returns nothing of value when stopped          @complexity O(rows log rows)
[[nodiscard]] std::vector<std::uint32_t> orderedRows(const AttributeRows& rows, const AttributeFilter& filter, const AttributeOrder& order,
                                                     std::stop_token stop);

/// The rows as CSV (RFC 4180), numbers in the C locale. @returns UTF-8
[[nodiscard]] std::string attributesAsCsv(const AttributeRows& rows, const std::vector<std::uint32_t>& which, char separator,
                                          std::stop_token stop);

} // namespace phidias::app

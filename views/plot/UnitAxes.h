#pragma once

#include <QString>
#include <QStringList>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace phidias::views {

/// Values and their spreads in another unit. @returns false when the units do not fit; nothing is changed then
[[nodiscard]] bool convertUnit(std::vector<double>& values, std::vector<double>& spreads, std::string& unit, const std::string& wanted);

/// The one or two value axes of a plot of curves: a curve goes to the first whose unit its own can be converted to.
class UnitAxes {
public:
    static constexpr std::size_t kMost = 2;

    /// Converts a curve to the unit of an axis, which may be a new one.
    /// @param asked  unit of the curve's style, tried first; empty = none
    /// @param most   axes that may be used
    /// @returns number of the axis; nothing when none fits
    [[nodiscard]] std::optional<std::size_t> place(std::vector<double>& values, std::vector<double>& spreads, std::string& unit,
                                                   const std::string& asked, const QString& title, std::size_t most = kMost);
    /// Gives an axis to one quantity alone.
    void reserve(std::size_t axis, const std::string& unit, const QString& title);
    [[nodiscard]] std::array<QString, kMost> units() const;
    /// Quantity of an axis when all its curves are of one.
    [[nodiscard]] std::array<QString, kMost> titles() const;

private:
    std::vector<std::string> m_units;
    std::array<QStringList, kMost> m_titles;
};

} // namespace phidias::views

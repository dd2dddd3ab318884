#pragma once

#include "core/data/Grid.h"
#include "core/data/GridPlane.h"

#include <functional>
#include <optional>
#include <string>

namespace phidias::core {

/// Whether words (names, titles) say that values are heights or depths of the ground.
[[nodiscard]] bool isOfTheGround(const std::string& words);

/// The variable of a bathymetry file: the one with a horizontal plane whose name says so, else the first with a plane.
/// @throws Error{Malformed} no variable has a horizontal plane
[[nodiscard]] std::size_t bathymetryVariable(const Grid& grid);

/// Whether values are heights (positive up), by their sign over ten abyssal plains, then by the words.
/// @param words  names and titles of the variable
/// @param at     value at longitude and latitude in degrees; NaN = outside or missing
/// @returns nothing when neither tells
[[nodiscard]] std::optional<bool> isHeight(const std::string& words, const std::function<double(double, double)>& at);
/// The same of a plane of a grid, whose attribute "positive" comes first.
[[nodiscard]] std::optional<bool> isHeight(const Grid& grid, std::size_t variable, const GridPlane& plane);

} // namespace phidias::core

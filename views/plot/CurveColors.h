#pragma once

#include <QColor>
#include <QPalette>
#include <cstddef>

namespace phidias::views {

/// Colours of curves that are told apart by more than colour (each has its label): the accent first, then hues of even weight that people
/// who see few colours can tell apart. [Wong 2011, Nature Methods 8, 441; darkened or lightened for the background]
[[nodiscard]] QColor curveColor(std::size_t curve, const QPalette& palette);
/// Of what is chosen: the warm colour of the workstation.
[[nodiscard]] QColor chosenColor(const QPalette& palette);

} // namespace phidias::views

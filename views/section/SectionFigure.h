#pragma once

#include "core/util/MemoryBudget.h"
#include "views/map/FigureSpec.h"

namespace phidias::views {

/// Draws a figure of view "section" with the code of the section dock: the first grid layer of the figure along its line, observation
/// layers of the same quantity beside it. PNG, SVG or PDF by the ending of `out`. Needs a QApplication; on failure no file is left.
/// @throws core::Error as loadSection() and savePlot(); core::Error{InvalidRequest} when no layer is a grid with levels
/// @thread GUI
void paintSectionFigure(const FigureSpec& spec, const std::filesystem::path& out, const core::MemoryBudget& budget);

} // namespace phidias::views

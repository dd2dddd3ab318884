#pragma once

#include "core/util/MemoryBudget.h"
#include "views/figure/FigureView.h"

#include <QString>

namespace phidias::app {

/// Makes the view of a figure by its kind: all views that figures know. @throws core::Error as the view's maker  @thread any
[[nodiscard]] std::unique_ptr<views::FigureView> makeFigureView(const views::FigureSpec& spec, const views::LayerLoader& loader,
                                                                const core::MemoryBudget& budget, std::stop_token stop);

/// `--figure SPEC.json --out FILE`: draws and says on standard error what was wrong.
/// @returns the exit status of the program
[[nodiscard]] int drawFigure(const QString& spec, const QString& out, const core::MemoryBudget& budget);

/// `--animate SPEC.json --out FILE|FOLDER`: a line "done/total" on standard output for each step. SIGINT and SIGTERM end it within a second
/// and leave nothing half-written.
/// @returns the exit status of the program
[[nodiscard]] int drawAnimation(const QString& spec, const QString& out, const core::MemoryBudget& budget);

} // namespace phidias::app

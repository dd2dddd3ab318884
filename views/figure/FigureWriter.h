#pragma once

#include "views/figure/FigurePage.h"

#include <filesystem>

namespace phidias::views {

/// Whether the ending of a file is one that figures are written as: .png, .svg, .pdf.
[[nodiscard]] bool isFigureFile(const std::filesystem::path& path);

/// Draws a figure into a new file; PNG, SVG or PDF by the ending of `out`. SVG and PDF hold lines and texts as such and pictures at the
/// resolution of the specification; PDF embeds its fonts. On failure no file is left; a file that was there stays until the new one is
/// whole.
/// @throws core::Error{InvalidRequest} another ending; core::Error{BudgetExceeded, Cancelled, WriteFailed}
/// @thread GUI when the view needs it, else any
void writeFigure(const FigureSpec& spec, FigureView& view, const std::filesystem::path& out, const core::MemoryBudget& budget,
                 std::stop_token stop);

/// Writes a picture as PNG. @throws as writeFigure()
void writePng(const QImage& image, const std::filesystem::path& out, std::stop_token stop);

} // namespace phidias::views

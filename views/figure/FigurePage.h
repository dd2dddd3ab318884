#pragma once

#include "views/figure/FigureView.h"

#include <QFont>
#include <QImage>

namespace phidias::views {

/// How a page is measured. Texts and margins are laid out in page units (1/96 inch on a page of usual size) so that they keep their size on
/// paper at every resolution, and grow with pages larger than about 1000 units.
struct PageScale {
    double pixelsPerUnit = 1.0;
    QSizeF units; ///< width and height of the page

    /// pixelsPerUnit = dpi / 96 * f with f = sqrt(width * height) / 980 units, at least 8/9 (no text under 8 pt).
    [[nodiscard]] static PageScale of(const FigureSpec& spec);
};

/// Colours of a page.
[[nodiscard]] QPalette pagePalette(bool isDark);
/// Font of a page, the same on every device: sized in page units and without hinting. @param points  1/72 inch
[[nodiscard]] QFont pageFont(double points, bool isStrong = false);

/// Time and depth of what is drawn: "2010-03-05 12:00 UTC · 50 m".
[[nodiscard]] QString subtitleOf(const std::vector<SceneLayer>& layers);
/// Sources and program: "Data: orbit.nc · coast: GSHHG, relief: ETOPO · Phidias 0.4.0".
[[nodiscard]] QString creditsOf(const FigureView& view);

/// Draws a whole page: title, subtitle, the view, colour legends, credits; without decorations the view alone over the whole page.
/// @param painter  in page units
/// @param pixelsPerUnit  resolution of pictures in it
/// @throws core::Error{Cancelled}
/// @thread GUI when the view needs it, else any
void paintPage(QCPPainter& painter, const FigureSpec& spec, FigureView& view, double pixelsPerUnit, std::stop_token stop);

/// The page as a picture. @param zoom  1 = the size of the specification; smaller for a preview, with the same layout
/// @throws core::Error{BudgetExceeded, Cancelled}
[[nodiscard]] QImage pageImage(const FigureSpec& spec, FigureView& view, double zoom, const core::MemoryBudget& budget,
                               std::stop_token stop);

} // namespace phidias::views

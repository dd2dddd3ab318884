#pragma once

#include "views/figure/FigureView.h"

class QCustomPlot;

namespace phidias::views {

/// A view that is a plot: the class that derives from it fills an empty plot with the code of its dock.
/// @thread GUI for drawing
class PlotFigure : public FigureView {
public:
    void paint(QCPPainter& painter, const FigureCanvas& canvas, std::stop_token stop) override;

protected:
    /// @param plot  empty, in the size, font and colours of the page
    virtual void draw(QCustomPlot& plot) = 0;
};

} // namespace phidias::views

#include "views/figure/PlotFigure.h"

#include "core/util/Error.h"
#include "views/figure/FigurePage.h"
#include "views/plot/CellMap.h"
#include "views/plot/CustomPlot.h"
#include "views/plot/PlotPanel.h"

namespace phidias::views {

void PlotFigure::paint(QCPPainter& painter, const FigureCanvas& canvas, std::stop_token stop) {
    if (stop.stop_requested()) {
        throw core::Error(core::ErrorCode::Cancelled, "core.cancelled");
    }
    const QSize size(qRound(canvas.rect.width()), qRound(canvas.rect.height()));
    QCustomPlot plot;
    plot.setPalette(canvas.palette);
    plot.setFont(pageFont(9.0));
    plot.resize(size);
    plot.setProperty(kPixelsPerUnitProperty, canvas.pixelsPerUnit);
    draw(plot);
    painter.save();
    painter.translate(canvas.rect.topLeft());
    // A plot is laid out in whole units; the rest of a unit is stretched away.
    painter.scale(canvas.rect.width() / size.width(), canvas.rect.height() / size.height());
    plot.toPainter(&painter, size.width(), size.height());
    painter.restore();
}

} // namespace phidias::views

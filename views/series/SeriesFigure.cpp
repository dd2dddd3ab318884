#include "views/series/SeriesFigure.h"

#include "core/util/Error.h"
#include "views/map/FigurePainter.h"
#include "views/plot/PlotPanel.h"
#include "views/scene/Text.h"
#include "views/series/SeriesPlot.h"

namespace phidias::views {

void paintSeriesFigure(const FigureSpec& spec, const std::array<double, 2>& at, const std::filesystem::path& out,
                       const core::MemoryBudget& budget) {
    SeriesRequest request;
    request.places = {{.longitudeDeg = at[0], .latitudeDeg = at[1], .label = {}}};
    for (std::size_t k = 0; k < spec.layers.size(); ++k) {
        request.layers.push_back(resolvedLayer(spec.layers[k], spec.depths[k], spec.times[k], budget));
        if (spec.depths[k] && !request.depthM) {
            request.depthM = spec.depths[k];
        }
    }
    core::DatasetCache cache(budget);
    const auto scene = loadSeries(request, cache, {});
    if (scene.curves.empty()) {
        throw core::Error(core::ErrorCode::InvalidRequest, "figure.series.nothing", {{"longitude", at[0]}, {"latitude", at[1]}},
                          "hint.figure.series.nothing");
    }
    QCustomPlot plot;
    QPalette palette;
    palette.setColor(QPalette::Text, spec.isDark ? QColor(0xe2, 0xe4, 0xe4) : QColor(0x22, 0x26, 0x28));
    palette.setColor(QPalette::Window, spec.isDark ? QColor(0x1e, 0x20, 0x22) : QColor(Qt::white));
    palette.setColor(QPalette::Base, palette.color(QPalette::Window));
    plot.setPalette(palette);
    plot.resize(spec.size[0], spec.size[1]);
    SeriesPlot painter(plot);
    painter.setDecorations(spec.hasDecorations);
    painter.show(scene);
    if (scene.curves.size() == 1 && spec.layers.front().style.low && spec.layers.front().style.high) {
        plot.yAxis->setRange(*spec.layers.front().style.low, *spec.layers.front().style.high);
    }
    if (spec.hasDecorations && !spec.title.empty()) {
        plot.plotLayout()->insertRow(0);
        auto* title = new QCPTextElement(&plot, toQt(spec.title));
        QFont font = plot.font();
        font.setPointSizeF(13.0);
        font.setWeight(QFont::DemiBold);
        title->setFont(font);
        title->setTextColor(palette.color(QPalette::Text));
        plot.plotLayout()->addElement(0, 0, title);
    }
    savePlot(plot, out, QSize(spec.size[0], spec.size[1]), toQt(spec.title));
}

} // namespace phidias::views

#include "views/series/SeriesFigure.h"

#include "core/util/Error.h"
#include "views/figure/PlotFigure.h"
#include "views/map/FigurePainter.h"
#include "views/series/SeriesPlot.h"

namespace phidias::views {

namespace {

class SeriesFigure : public PlotFigure {
public:
    SeriesFigure(SeriesScene scene, const FigureSpec& spec) : m_scene(std::move(scene)), m_hasDecorations(spec.hasDecorations) {
        const auto& style = spec.layers.front().style;
        if (m_scene.curves.size() == 1 && style.low && style.high) {
            m_range = {*style.low, *style.high};
        }
    }

private:
    void draw(QCustomPlot& plot) override {
        // It places its labels while the plot is drawn: it must live as long.
        m_painter = std::make_unique<SeriesPlot>(plot);
        m_painter->setDecorations(m_hasDecorations);
        m_painter->show(m_scene);
        if (m_range) {
            plot.yAxis->setRange((*m_range)[0], (*m_range)[1]);
        }
    }

    SeriesScene m_scene;
    std::unique_ptr<SeriesPlot> m_painter;
    std::optional<std::array<double, 2>> m_range;
    bool m_hasDecorations;
};

} // namespace

std::unique_ptr<FigureView> makeSeriesFigure(const FigureSpec& spec, const core::MemoryBudget& budget, std::stop_token stop) {
    if (!spec.at) {
        throw core::Error(core::ErrorCode::InvalidRequest, "figure.series.noPlace", {}, "hint.figure.series.noPlace");
    }
    const auto& at = *spec.at;
    SeriesRequest request;
    request.places = {{.longitudeDeg = at[0], .latitudeDeg = at[1], .label = {}}};
    for (std::size_t k = 0; k < spec.layers.size(); ++k) {
        const auto layer = resolvedLayer(spec.layers[k], spec.depths[k], spec.times[k], budget);
        if (layer.kind == core::LayerKind::Swath || layer.kind == core::LayerKind::Raster) {
            request.sampled.push_back({layer, core::LayerData::load(layer, budget, stop)});
            if (request.sampled.back().layer.title.empty()) {
                request.sampled.back().layer.title = request.sampled.back().data->title();
            }
        } else {
            request.layers.push_back(layer);
        }
        if (spec.depths[k] && !request.depthM) {
            request.depthM = spec.depths[k];
        }
    }
    core::DatasetCache cache(budget);
    auto scene = loadSeries(request, cache, std::move(stop));
    if (scene.curves.empty()) {
        throw core::Error(core::ErrorCode::InvalidRequest, "figure.series.nothing", {{"longitude", at[0]}, {"latitude", at[1]}},
                          "hint.figure.series.nothing");
    }
    return std::make_unique<SeriesFigure>(std::move(scene), spec);
}

} // namespace phidias::views

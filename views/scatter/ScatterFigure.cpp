#include "views/scatter/ScatterFigure.h"

#include "core/util/Error.h"
#include "views/figure/PlotFigure.h"
#include "views/scatter/ScatterPlot.h"

namespace phidias::views {

namespace {

constexpr double kRadiusDeg = 0.1; ///< as the dock starts with

class ScatterFigure : public PlotFigure {
public:
    ScatterFigure(ScatterScene scene, std::vector<SceneLayer> layers, bool hasDecorations)
        : m_scene(std::move(scene)), m_hasDecorations(hasDecorations) {
        m_layers = std::move(layers);
    }
    [[nodiscard]] bool hasColorLegend() const override { return false; }

private:
    void draw(QCustomPlot& plot) override {
        m_painter = std::make_unique<ScatterPlot>(plot);
        m_painter->show(m_scene, FitChoice::All);
        if (!m_hasDecorations) {
            m_painter->setDecorations(false);
        }
    }

    ScatterScene m_scene;
    std::unique_ptr<ScatterPlot> m_painter;
    bool m_hasDecorations;
};

} // namespace

std::unique_ptr<FigureView> makeScatterFigure(const FigureSpec& spec, const LayerLoader& loader, const core::MemoryBudget& budget,
                                              std::stop_token stop) {
    if (spec.xLayer == spec.yLayer || std::max(spec.xLayer, spec.yLayer) >= spec.layers.size()) {
        throw core::Error(core::ErrorCode::InvalidRequest, "figure.scatter.layers", {}, "hint.figure.scatter.layers");
    }
    const auto all = loadLayers(spec, loader, budget, stop);
    const auto titled = [&](std::size_t index) {
        SceneLayer entry = all[index];
        if (entry.layer.title.empty()) {
            entry.layer.title = entry.data->title();
        }
        return entry;
    };
    const std::vector<SceneLayer> layers{titled(spec.xLayer), titled(spec.yLayer)};
    auto scene = makeScatter(layers[0], layers[1], kRadiusDeg, std::move(stop));
    if (scene.pairs->x.empty()) {
        throw core::Error(core::ErrorCode::InvalidRequest, "figure.scatter.nothing", {}, "hint.figure.scatter.nothing");
    }
    return std::make_unique<ScatterFigure>(std::move(scene), layers, spec.hasDecorations);
}

} // namespace phidias::views

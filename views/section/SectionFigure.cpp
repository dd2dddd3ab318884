#include "views/section/SectionFigure.h"

#include "core/util/Error.h"
#include "views/figure/PlotFigure.h"
#include "views/map/FigurePainter.h"
#include "views/section/SectionWidget.h"

namespace phidias::views {

namespace {

constexpr double kCorridorKm = 50.0;

class SectionFigure : public PlotFigure {
public:
    SectionFigure(SceneLayer grid, SectionScene scene, bool hasDecorations) : m_scene(std::move(scene)), m_hasDecorations(hasDecorations) {
        m_layers = {std::move(grid)};
    }

private:
    void draw(QCustomPlot& plot) override {
        SectionPlot painter(plot);
        painter.show(m_scene);
        painter.hideLegend(); // the page has it
        if (!m_hasDecorations) {
            painter.setDecorations(false);
        }
    }

    SectionScene m_scene;
    bool m_hasDecorations;
};

} // namespace

std::unique_ptr<FigureView> makeSectionFigure(const FigureSpec& spec, const LayerLoader& loader, const core::MemoryBudget& budget,
                                              std::stop_token stop) {
    std::optional<core::Layer> grid;
    std::vector<core::Layer> observations;
    for (std::size_t k = 0; k < spec.layers.size(); ++k) {
        core::Layer layer = resolvedLayer(spec.layers[k], spec.depths[k], spec.times[k], budget);
        if (layer.kind == core::LayerKind::Observations) {
            observations.push_back(std::move(layer));
        } else if (layer.kind == core::LayerKind::Grid && !grid) {
            grid = std::move(layer);
        }
    }
    if (!grid) {
        throw core::Error(core::ErrorCode::InvalidRequest, "scene.section.noGrid", {}, "hint.scene.section.noLevels");
    }
    auto data = loader(*grid, stop);
    auto scene = loadSection(*grid, observations, spec.line, kCorridorKm, std::nullopt, data->scale(grid->style), budget, std::move(stop));
    return std::make_unique<SectionFigure>(SceneLayer{*grid, std::move(data)}, std::move(scene), spec.hasDecorations);
}

} // namespace phidias::views

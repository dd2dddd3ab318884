#include "views/section/SectionFigure.h"

#include "core/util/Error.h"
#include "views/figure/PlotFigure.h"
#include "views/map/FigurePainter.h"
#include "views/section/SectionPlot.h"

namespace phidias::views {

namespace {

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

std::size_t levelsOf(const core::Layer& layer, core::DatasetCache& cache, const std::stop_token& stop) {
    const auto grid = layer.kind == core::LayerKind::Grid ? cache.grid(layer.href, stop) : nullptr;
    const auto variable = grid ? grid->findVariable(layer.variable) : std::nullopt;
    const auto axis = variable ? grid->axisOf(*variable, core::AxisRole::Vertical) : std::nullopt;
    return axis ? grid->axes[grid->variables[*variable].axes[*axis]].size() : 0;
}

} // namespace

std::unique_ptr<FigureView> makeSectionFigure(const FigureSpec& spec, const LayerLoader& loader, const core::MemoryBudget& budget,
                                              std::stop_token stop) {
    core::DatasetCache cache(budget);
    SectionRequest wanted;
    wanted.setup = spec.section;
    wanted.line = spec.line;
    for (std::size_t k = 0; k < spec.layers.size(); ++k) {
        core::Layer layer = resolvedLayer(spec.layers[k], spec.depths[k], spec.times[k], budget);
        if (layer.kind == core::LayerKind::Observations) {
            wanted.cruiseFiles.push_back(layer.href);
            wanted.observations.push_back(std::move(layer));
        } else if (isGround(layer, levelsOf(layer, cache, stop))) {
            wanted.ground = wanted.ground ? wanted.ground : std::optional(std::move(layer));
        } else if (layer.kind == core::LayerKind::Grid && !wanted.field) {
            wanted.field = std::move(layer);
        }
    }
    std::vector<SceneLayer> read;
    for (const auto& layer : wanted.field ? std::vector{*wanted.field} : wanted.observations) {
        read.push_back({layer, loader(layer, stop)});
    }
    if (read.empty()) {
        throw core::Error(core::ErrorCode::InvalidRequest, "scene.section.noGrid", {}, "hint.scene.section.noLevels");
    }
    wanted.scale = read.front().data->scale(read.front().layer.style);
    wanted.extent = spec.extent.value_or(sectionExtent(read));
    auto scene = loadSection(wanted, cache, std::move(stop));
    return std::make_unique<SectionFigure>(std::move(read.front()), std::move(scene), spec.hasDecorations);
}

} // namespace phidias::views

#include "views/section/SectionFigure.h"

#include "core/util/Error.h"
#include "views/map/FigurePainter.h"
#include "views/scene/Text.h"
#include "views/section/SectionWidget.h"

namespace phidias::views {

void paintSectionFigure(const FigureSpec& spec, const std::filesystem::path& out, const core::MemoryBudget& budget) {
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
    const auto data = core::LayerData::load(*grid, budget, {});
    QCustomPlot plot;
    QPalette palette;
    palette.setColor(QPalette::Text, spec.isDark ? QColor(0xe2, 0xe4, 0xe4) : QColor(0x22, 0x26, 0x28));
    palette.setColor(QPalette::Window, spec.isDark ? QColor(0x1e, 0x20, 0x22) : QColor(Qt::white));
    palette.setColor(QPalette::Base, palette.color(QPalette::Window));
    plot.setPalette(palette);
    plot.resize(spec.size[0], spec.size[1]);
    SectionPlot painter(plot);
    painter.show(loadSection(*grid, observations, spec.line, 50.0, std::nullopt, data->scale(grid->style), budget, {}));
    painter.setDecorations(spec.hasDecorations);
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

#include "app/workstation/ResidualFigure.h"

#include "app/workstation/ResidualStudies.h"
#include "core/util/Error.h"
#include "views/figure/PlotFigure.h"
#include "views/spectrum/SpectrumPlot.h"

namespace phidias::app {

namespace {

constexpr double kPixelRadiusDeg = 0.25; ///< how far a pixel without footprint may be from the place

class ResidualFigure : public views::PlotFigure {
public:
    ResidualFigure(views::SpectrumCurves curves, std::vector<views::SceneLayer> layers, bool hasDecorations)
        : m_curves(std::move(curves)), m_hasDecorations(hasDecorations) {
        m_layers = std::move(layers);
    }
    [[nodiscard]] bool hasColorLegend() const override { return false; }

private:
    void draw(QCustomPlot& plot) override {
        // It places its labels while the plot is drawn: it must live as long.
        m_painter = std::make_unique<views::SpectrumPlot>(plot);
        m_painter->setDecorations(m_hasDecorations);
        m_painter->show(m_curves, m_curves.spectralUnit);
    }

    views::SpectrumCurves m_curves;
    std::unique_ptr<views::SpectrumPlot> m_painter;
    bool m_hasDecorations;
};

} // namespace

std::unique_ptr<views::FigureView> makeResidualFigure(const views::FigureSpec& spec, const views::LayerLoader& loader,
                                                      const core::MemoryBudget& budget, std::stop_token stop) {
    if (!spec.at && !spec.atPixel) {
        throw core::Error(core::ErrorCode::InvalidRequest, "figure.spectrum.noPlace", {}, "hint.figure.spectrum.noPlace");
    }
    if (spec.basis.empty()) {
        throw core::Error(core::ErrorCode::InvalidRequest, "figure.residual.noBasis", {}, "hint.figure.residual.noBasis");
    }
    auto layers = views::loadLayers(spec, loader, budget, stop);
    const ResidualStudies studies(
        std::make_shared<PreparedGranules>(),
        {.basis = std::make_shared<const processing::atmosphere::BasisFile>(processing::atmosphere::readBasis(spec.basis)),
         .path = spec.basis},
        {});
    views::ResidualRequest request{.layers = layers, .radiusDeg = kPixelRadiusDeg, .components = spec.components};
    request.place = views::SpectrumPlace{};
    if (spec.at) {
        request.place->longitudeDeg = (*spec.at)[0];
        request.place->latitudeDeg = (*spec.at)[1];
    }
    request.place->pixel = spec.atPixel;
    const auto scene = studies.scene(request, stop);
    if (scene.href.empty()) {
        throw core::Error(core::ErrorCode::InvalidRequest, "figure.spectrum.noSpectra", {{"path", layers.front().layer.href}},
                          "hint.figure.spectrum.noSpectra");
    }
    if (scene.parts.empty() || scene.parts.front().measured.empty()) {
        throw core::Error(core::ErrorCode::InvalidRequest, "figure.spectrum.nothing",
                          {{"longitude", request.place->longitudeDeg}, {"latitude", request.place->latitudeDeg}},
                          "hint.figure.spectrum.nothing");
    }
    auto curves =
        views::curvesOf(scene, views::ResidualUnit::Sigma, gasLines(scene.channelPositions.front(), scene.channelPositions.back()), {});
    return std::make_unique<ResidualFigure>(std::move(curves), std::move(layers), spec.hasDecorations);
}

} // namespace phidias::app

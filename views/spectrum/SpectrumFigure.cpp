#include "views/spectrum/SpectrumFigure.h"

#include "core/util/Error.h"
#include "views/figure/PlotFigure.h"
#include "views/spectrum/SpectrumPlot.h"

namespace phidias::views {

namespace {

constexpr double kPixelRadiusDeg = 0.25; ///< how far a pixel without footprint may be from the place

class SpectrumFigure : public PlotFigure {
public:
    SpectrumFigure(SpectrumCurves curves, std::vector<SceneLayer> layers, bool hasDecorations)
        : m_curves(std::move(curves)), m_hasDecorations(hasDecorations) {
        m_layers = std::move(layers);
    }
    [[nodiscard]] bool hasColorLegend() const override { return false; }

private:
    void draw(QCustomPlot& plot) override {
        // It places its labels while the plot is drawn: it must live as long.
        m_painter = std::make_unique<SpectrumPlot>(plot);
        m_painter->setDecorations(m_hasDecorations);
        m_painter->show(m_curves, m_curves.spectralUnit);
        m_painter->mark({}); // what the map shows is no part of the figure
    }

    SpectrumCurves m_curves;
    std::unique_ptr<SpectrumPlot> m_painter;
    bool m_hasDecorations;
};

} // namespace

std::unique_ptr<FigureView> makeSpectrumFigure(const FigureSpec& spec, const LayerLoader& loader, const core::MemoryBudget& budget,
                                               std::stop_token stop) {
    if (!spec.at && !spec.atPixel) {
        throw core::Error(core::ErrorCode::InvalidRequest, "figure.spectrum.noPlace", {}, "hint.figure.spectrum.noPlace");
    }
    auto layers = loadLayers(spec, loader, budget, stop);
    SpectrumRequest request{.layers = layers, .places = {}, .radiusDeg = kPixelRadiusDeg};
    SpectrumPlace place;
    if (spec.at) {
        place.longitudeDeg = (*spec.at)[0];
        place.latitudeDeg = (*spec.at)[1];
    }
    place.pixel = spec.atPixel;
    request.places.push_back(place);
    core::DatasetCache cache(budget);
    auto curves = loadSpectra(request, cache, std::move(stop));
    if (!curves) {
        throw core::Error(core::ErrorCode::InvalidRequest, "figure.spectrum.noSpectra", {{"path", layers.front().layer.href}},
                          "hint.figure.spectrum.noSpectra");
    }
    if (curves->curves.empty()) {
        throw core::Error(core::ErrorCode::InvalidRequest, "figure.spectrum.nothing",
                          {{"longitude", place.longitudeDeg}, {"latitude", place.latitudeDeg}}, "hint.figure.spectrum.nothing");
    }
    return std::make_unique<SpectrumFigure>(std::move(*curves), std::move(layers), spec.hasDecorations);
}

} // namespace phidias::views

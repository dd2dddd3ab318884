#include "views/globe/GlobeFigure.h"

#include "core/util/Error.h"
#include "views/globe/GlobeOverlay.h"
#include "views/globe/GlobePicture.h"
#include "views/globe/GlobeUprightLoader.h"
#include "views/globe/VtkSurface.h"
#include "views/plot/CustomPlot.h"

#include <QCoreApplication>

namespace phidias::views {

namespace {

constexpr int kSmoothSamples = 2; ///< along each side of a pixel, with decorations

/// Clear where the line of sight of a pixel, or of a part of it, passes the globe by, unless something stands there.
QImage withClearSky(const QImage& image, const GlobeCamera& camera, QRgb sky) {
    const auto isBeside = [&camera](double column, double row) {
        return !camera.placeAt({column, row}) || !camera.placeAt({column + 1.0, row}) || !camera.placeAt({column, row + 1.0}) ||
               !camera.placeAt({column + 1.0, row + 1.0});
    };
    QImage cut = image.convertToFormat(QImage::Format_ARGB32);
    for (int row = 0; row < cut.height(); ++row) {
        auto* pixels = reinterpret_cast<QRgb*>(cut.scanLine(row));
        for (int column = 0; column < cut.width(); ++column) {
            pixels[column] = pixels[column] == sky && isBeside(column, row) ? qRgba(0, 0, 0, 0) : pixels[column];
        }
    }
    return cut;
}

class GlobeFigure : public FigureView {
public:
    GlobeFigure(const FigureSpec& spec, std::vector<SceneLayer> layers, const core::MemoryBudget& budget, const std::stop_token& stop)
        : m_spec(spec) {
        m_layers = std::move(layers);
        m_scene.layers = m_layers;
        m_scene.colors = MapColors::forTheme(spec.isDark);
        m_scene.base = spec.hasBaseMap ? loadBaseMap() : nullptr;
        m_scene.hasGraticule = spec.hasDecorations;
        m_scene.exaggeration = spec.camera.value_or(FigureCamera()).exaggeration;
        standUp(budget, stop);
    }

    void paint(QCPPainter& painter, const FigureCanvas& canvas, std::stop_token stop) override {
        const double ratio = canvas.pixelsPerUnit;
        const QRect pixels(QPoint(qRound(canvas.rect.left() * ratio), qRound(canvas.rect.top() * ratio)),
                           QSize(qRound(canvas.rect.width() * ratio), qRound(canvas.rect.height() * ratio)));
        const GlobeCamera camera(view(pixels.size()), pixels.size());
        m_scene.pixelRatio = ratio;
        QImage image = renderGlobe(m_scene, camera.view(), pixels.size(), m_spec.hasDecorations ? kSmoothSamples : 1, stop);
        if (!m_spec.hasDecorations) {
            image = withClearSky(image, camera, m_scene.colors.outside.rgb());
        }
        // The picture keeps its own pixels, whatever the page is scaled by.
        painter.save();
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter.scale(1.0 / ratio, 1.0 / ratio);
        painter.drawImage(QRectF(pixels), image);
        painter.restore();
        if (m_spec.hasDecorations) {
            decorate(painter, canvas, camera);
        }
    }

    [[nodiscard]] bool needsGuiThread() const override { return !VtkSurface::canUseThread(); }
    /// The picture and the same with transparency; a tile of the finer one is small beside them.
    [[nodiscard]] std::uint64_t bytesPerPixel() const override { return 4 + 4; }
    [[nodiscard]] QStringList otherSources() const override {
        return m_scene.base ? QStringList{QCoreApplication::translate("FigurePage", "coast: GSHHG, relief: ETOPO")} : QStringList();
    }

private:
    void standUp(const core::MemoryBudget& budget, const std::stop_token& stop) {
        const auto grid = std::find_if(m_layers.rbegin(), m_layers.rend(), canBeCurtain);
        if (m_spec.line.size() > 1 && grid != m_layers.rend()) {
            if (auto curtain = loadCurtain(*grid, m_spec.line, budget, stop)) {
                m_scene.curtains.push_back(std::move(curtain));
            }
        }
        for (const auto& entry : m_layers) {
            if (m_spec.hasProfiles && canBeSticks(entry)) {
                if (auto sticks = loadSticks(entry.layer, entry.data->scale(entry.layer.style), budget, stop)) {
                    m_scene.sticks.push_back(std::move(sticks));
                }
            }
        }
    }

    [[nodiscard]] core::GlobeView view(QSize size) const {
        if (m_spec.camera) {
            const auto& camera = *m_spec.camera;
            return {.longitudeDeg = camera.longitudeDeg,
                    .latitudeDeg = camera.latitudeDeg,
                    .heightKm = camera.heightKm,
                    .headingDeg = camera.headingDeg,
                    .tiltDeg = camera.tiltDeg,
                    .exaggeration = camera.exaggeration};
        }
        return m_spec.extent ? viewOfExtent(*m_spec.extent, size) : viewOfLayers(m_layers, size, 0.0);
    }

    void decorate(QCPPainter& painter, const FigureCanvas& canvas, const GlobeCamera& camera) const {
        const double ratio = canvas.pixelsPerUnit;
        paintGlobeFrame(painter, canvas.rect, camera, ratio, m_scene.colors);
        painter.save();
        painter.setClipRect(canvas.rect);
        painter.translate(canvas.rect.topLeft());
        paintGlobeLine(painter, camera, ratio, m_spec.line, canvas.palette);
        painter.restore();
        QColor frame = canvas.palette.color(QPalette::WindowText);
        frame.setAlphaF(0.35F);
        painter.setPen(QPen(frame, 1.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(canvas.rect.adjusted(-0.5, -0.5, 0.5, 0.5));
    }

    FigureSpec m_spec;
    GlobeScene m_scene;
};

} // namespace

std::unique_ptr<FigureView> makeGlobeFigure(const FigureSpec& spec, const LayerLoader& loader, const core::MemoryBudget& budget,
                                            std::stop_token stop) {
    return std::make_unique<GlobeFigure>(spec, loadLayers(spec, loader, budget, stop), budget, stop);
}

} // namespace phidias::views

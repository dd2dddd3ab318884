#include "core/util/Error.h"
#include "views/figure/FigureView.h"
#include "views/map/MapDecoration.h"
#include "views/map/MapRenderer.h"
#include "views/map/PictureBands.h"
#include "views/plot/CustomPlot.h"

#include <QCoreApplication>
#include <cmath>

namespace phidias::views {

namespace {

class MapFigure : public FigureView {
public:
    MapFigure(const FigureSpec& spec, std::vector<SceneLayer> layers)
        : m_spec(spec), m_projection(core::Projection::parse(spec.projection)) {
        m_layers = std::move(layers);
        m_scene.layers = m_layers;
        m_scene.colors = MapColors::forTheme(spec.isDark);
        m_scene.hasBackground = spec.hasBaseMap || spec.hasDecorations;
        m_scene.base = spec.hasBaseMap ? loadBaseMap() : nullptr;
    }

    void paint(QCPPainter& painter, const FigureCanvas& canvas, std::stop_token stop) override {
        const double ratio = canvas.pixelsPerUnit;
        const QRect pixels(QPoint(qRound(canvas.rect.left() * ratio), qRound(canvas.rect.top() * ratio)),
                           QSize(qRound(canvas.rect.width() * ratio), qRound(canvas.rect.height() * ratio)));
        const auto transform = MapTransform::fitted(m_projection, m_spec.extent.value_or(layersExtent()), pixels.size());
        m_scene.pixelRatio = ratio;
        const QImage image = renderMap(m_scene, transform, stop);
        if (image.isNull()) {
            throw core::Error(core::ErrorCode::Cancelled, "core.cancelled");
        }
        // The picture keeps its own pixels, whatever the page is scaled by.
        painter.save();
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        if (painter.modes().testFlag(QCPPainter::pmVectorized)) {
            painter.scale(1.0 / ratio, 1.0 / ratio);
            painter.drawImage(QRectF(pixels), image);
        } else {
            painter.resetTransform();
            drawPicture(painter, pixels.topLeft(), image, stop);
        }
        painter.restore();
        if (stop.stop_requested()) {
            throw core::Error(core::ErrorCode::Cancelled, "core.cancelled");
        }
        if (m_spec.hasDecorations) {
            paintGraticule(painter, canvas.rect, transform, ratio, m_scene.colors);
            paintScaleBar(painter, canvas.rect, transform, ratio, m_scene.colors);
            QColor frame = canvas.palette.color(QPalette::WindowText);
            frame.setAlphaF(0.35F);
            painter.setPen(QPen(frame, 1.0));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(canvas.rect.adjusted(-0.5, -0.5, 0.5, 0.5));
        }
    }

    [[nodiscard]] bool needsGuiThread() const override { return false; }
    /// The picture, that of the layer being drawn, and longitude and latitude of each pixel.
    [[nodiscard]] std::uint64_t bytesPerPixel() const override { return 4 + 4 + 8; }
    [[nodiscard]] QStringList otherSources() const override {
        return m_scene.base ? QStringList{QCoreApplication::translate("FigurePage", "coast: GSHHG, relief: ETOPO")} : QStringList();
    }

private:
    [[nodiscard]] std::array<double, 4> layersExtent() const {
        for (const auto& entry : m_layers) {
            const auto& box = entry.data->extent();
            if (!std::isnan(box.west) && !std::isnan(box.south)) {
                return {box.west, box.south, box.east, box.north > box.south ? box.north : box.south + 1.0};
            }
        }
        return {-180.0, -90.0, 180.0, 90.0};
    }

    FigureSpec m_spec;
    core::Projection m_projection;
    MapScene m_scene;
};

} // namespace

std::unique_ptr<FigureView> makeMapFigure(const FigureSpec& spec, const LayerLoader& loader, const core::MemoryBudget& budget,
                                          std::stop_token stop) {
    return std::make_unique<MapFigure>(spec, loadLayers(spec, loader, budget, std::move(stop)));
}

} // namespace phidias::views

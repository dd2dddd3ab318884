#include "views/map/MapRenderer.h"

#include "views/map/ArrowPainter.h"
#include "views/map/CellPainter.h"
#include "views/map/FeaturePainter.h"
#include "views/map/LandPainter.h"
#include "views/map/ParallelRows.h"
#include "views/map/PictureBands.h"
#include "views/map/PointPainter.h"
#include "views/map/SelectionPainter.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::views {

namespace {

constexpr std::size_t kDraftPoints = 20000;

/// All of a layer that its picture depends on besides its values and the place.
std::string styleKey(const MapScene& scene, const SceneLayer& entry) {
    core::Layer layer = entry.layer;
    // What counts only when pictures are laid over each other, or nowhere in the picture.
    layer.style.opacity = 1.0;
    layer.style.isMultiplied = false;
    layer.title.clear();
    layer.group.clear();
    layer.id.clear();
    layer.isVisible = true;
    std::string key = core::toJson(layer).dump();
    key += scene.isDraft ? " draft " : " full ";
    key += std::to_string(scene.pixelRatio);
    if (const auto* raster = std::get_if<core::LayerRaster>(&entry.data->content())) {
        key += " " + std::to_string(raster->tiles->revision()) + (scene.isInteractive ? "i" : "");
    }
    return key;
}

struct Stopped {}; ///< leaves the painter when its picture is not wanted any more

class Painter {
public:
    Painter(const MapScene& scene, const MapTransform& transform, std::stop_token stop)
        : m_scene(scene), m_transform(transform), m_stop(std::move(stop)) {}

    QImage paint() {
        paintBackground();
        const auto* const covering = lastCovering();
        for (const auto& entry : m_scene.layers) {
            if (m_stop.stop_requested()) {
                return {};
            }
            if (isSeen(entry)) {
                paintOver(pictureOf(entry), entry.layer.style);
            }
            if (&entry == covering) {
                paintOver(shores(), {});
            }
        }
        if (!m_scene.selection.empty() && !m_stop.stop_requested()) {
            paintSelection(m_image, m_scene, m_transform, degrees(), m_stop);
        }
        return m_stop.stop_requested() ? QImage() : m_image;
    }

private:
    [[nodiscard]] int width() const { return m_transform.size.width(); }
    [[nodiscard]] int height() const { return m_transform.size.height(); }
    /// Pixels a point. The first impression has a quarter of the pixels along each side: what is drawn on it is as large as it will be.
    [[nodiscard]] double ratio() const { return m_scene.pixelRatio * (m_scene.isDraft ? 0.25 : 1.0); }

    /// Made when something needs them: pictures that are kept need none.
    const PixelDegrees& degrees() {
        if (m_degrees.longitudeDeg.empty()) {
            m_degrees = pixelDegrees(m_transform, m_stop);
            if (m_stop.stop_requested()) {
                throw Stopped();
            }
        }
        return m_degrees;
    }

    [[nodiscard]] static bool isSeen(const SceneLayer& entry) {
        return entry.layer.isVisible && entry.data && entry.layer.style.opacity > 0.0;
    }

    /// The uppermost layer that may hide the shores; they are drawn once more over it.
    [[nodiscard]] const SceneLayer* lastCovering() const {
        const SceneLayer* last = nullptr;
        for (const auto& entry : m_scene.layers) {
            if (isSeen(entry) && (std::holds_alternative<core::GridPlane>(entry.data->content()) ||
                                  std::holds_alternative<core::LayerPixels>(entry.data->content()) ||
                                  std::holds_alternative<core::LayerRaster>(entry.data->content()))) {
                last = &entry;
            }
        }
        return m_scene.hasBackground && m_scene.base ? last : nullptr;
    }

    /// A picture that is known, or made and kept. @param style  all that it depends on besides the data and the place
    template <typename Make> QImage kept(const std::weak_ptr<const void>& data, const std::string& style, const Make& make) {
        const LayerImages::Key key{.data = data, .style = style, .transform = m_transform};
        if (m_scene.images) {
            if (QImage known = m_scene.images->find(key); !known.isNull()) {
                return known;
            }
        }
        QImage picture = emptyPicture(m_transform.size, QImage::Format_ARGB32_Premultiplied, m_stop);
        if (m_stop.stop_requested()) {
            throw Stopped();
        }
        make(picture);
        if (m_scene.images && !m_stop.stop_requested()) {
            m_scene.images->put(key, picture);
        }
        return picture;
    }

    QImage pictureOf(const SceneLayer& entry) {
        return kept(entry.data, m_scene.images ? styleKey(m_scene, entry) : std::string(),
                    [&](QImage& picture) { paintLayer(picture, entry); });
    }

    /// What the pictures of the base map depend on.
    [[nodiscard]] std::string baseKey(const char* what) const {
        const auto& colors = m_scene.colors;
        std::string key = what + std::to_string(m_scene.pixelRatio);
        for (const QColor& color : {colors.land, colors.shallow, colors.deep, colors.outside, colors.coast}) {
            key += " " + std::to_string(color.rgba());
        }
        return key;
    }

    QImage shores() {
        return kept(m_scene.base, baseKey("shores "),
                    [this](QImage& picture) { paintShores(picture, m_scene.base->shores, m_transform, m_scene.colors, ratio(), m_stop); });
    }

    void paintOver(const QImage& picture, const core::LayerStyle& style) {
        QPainter painter(&m_image);
        painter.setOpacity(std::min(1.0, style.opacity));
        painter.setCompositionMode(style.isMultiplied ? QPainter::CompositionMode_Multiply : QPainter::CompositionMode_SourceOver);
        drawPicture(painter, {}, picture, m_stop);
    }

    void paintBackground() {
        if (m_scene.hasBackground && m_scene.base) {
            m_image = kept(m_scene.base, baseKey("background "), [this](QImage& picture) { paintBackground(picture); });
            return;
        }
        m_image = emptyPicture(m_transform.size, QImage::Format_ARGB32_Premultiplied, m_stop);
        if (m_scene.hasBackground) {
            paintBackground(m_image);
        }
    }

    void paintBackground(QImage& picture) {
        const auto& colors = m_scene.colors;
        const auto* relief = m_scene.base && m_scene.base->relief ? &*m_scene.base->relief : nullptr;
        const auto& places = degrees();
        uchar* const bits = picture.bits();
        const qsizetype bytesPerLine = picture.bytesPerLine();
        parallelRows(height(), m_stop, [&](int first, int end) {
            for (int row = first; row < end; ++row) {
                paintBackgroundRow(reinterpret_cast<QRgb*>(bits + row * bytesPerLine), row, places, relief, colors);
            }
        });
        if (m_scene.base) {
            paintLand(picture, m_scene.base->shores, m_transform, colors, ratio(), m_stop);
        }
    }

    void paintBackgroundRow(QRgb* line, int row, const PixelDegrees& places, const core::GridPlane* relief, const MapColors& colors) const {
        // The cells of the relief are far larger than those of the shores: where these are there, they alone say what is land.
        const bool hasShores = m_scene.base && !m_scene.base->shores.isEmpty();
        for (int column = 0; column < width(); ++column) {
            const auto at = static_cast<std::size_t>(row) * static_cast<std::size_t>(width()) + static_cast<std::size_t>(column);
            if (std::isnan(places.longitudeDeg[at])) {
                line[column] = colors.outside.rgb();
                continue;
            }
            const double elevation = relief != nullptr ? relief->linear(static_cast<double>(places.longitudeDeg[at]),
                                                                        static_cast<double>(places.latitudeDeg[at]))
                                                       : -1000.0;
            if (std::isnan(elevation)) {
                line[column] = colors.shallow.rgb();
            } else if (elevation >= 0.0 && !hasShores) {
                line[column] = colors.land.rgb();
            } else {
                const double share = std::sqrt(std::clamp(-elevation / 6000.0, 0.0, 1.0));
                const auto mix = [share](int a, int b) { return static_cast<int>(std::lround(a + share * (b - a))); };
                line[column] = qRgb(mix(colors.shallow.red(), colors.deep.red()), mix(colors.shallow.green(), colors.deep.green()),
                                    mix(colors.shallow.blue(), colors.deep.blue()));
            }
        }
    }

    void paintLayer(QImage& picture, const SceneLayer& entry) {
        const auto* vectors = entry.data->vectors();
        if (vectors == nullptr || entry.layer.style.isFilled) {
            paintContent(picture, entry);
        }
        if (vectors != nullptr) {
            const double spacing = entry.layer.style.arrowSpacingPx * ratio();
            const auto scale = entry.data->scale(entry.layer.style);
            paintArrows(picture, arrowsOf(*vectors, m_transform, spacing, m_stop), *vectors, entry.layer.style.isFilled ? nullptr : &scale,
                        m_scene.colors.text, spacing, ratio());
        }
    }

    void paintContent(QImage& picture, const SceneLayer& entry) {
        const auto& content = entry.data->content();
        const auto& style = entry.layer.style;
        const auto scale = entry.data->scale(style);
        if (const auto* plane = std::get_if<core::GridPlane>(&content)) {
            paintGrid(picture, *plane, scale, degrees(), m_stop);
        } else if (const auto* points = std::get_if<core::LayerPoints>(&content)) {
            paintPoints(picture, points->longitudeDeg, points->latitudeDeg, points->value, scale, style);
        } else if (const auto* pixels = std::get_if<core::LayerPixels>(&content)) {
            if (pixels->locator->hasFootprints()) {
                paintSwath(picture, *pixels, scale, m_transform, degrees(), m_stop);
            } else {
                const std::vector<double> longitude(pixels->place.longitudeDeg.begin(), pixels->place.longitudeDeg.end());
                const std::vector<double> latitude(pixels->place.latitudeDeg.begin(), pixels->place.latitudeDeg.end());
                paintPoints(picture, longitude, latitude, pixels->value, scale, style);
            }
        } else if (const auto* raster = std::get_if<core::LayerRaster>(&content)) {
            paintRaster(picture, *raster, scale, m_transform, degrees(), m_scene.isDraft, m_scene.isInteractive, m_stop);
        } else if (entry.data->shapes() != nullptr) {
            paintFeatures(picture, entry, scale, m_transform, ratio(), m_stop);
        }
    }

    template <typename Value>
    void paintPoints(QImage& picture, std::span<const double> longitude, std::span<const double> latitude, const std::vector<Value>& values,
                     const core::ColorScale& scale, const core::LayerStyle& style) {
        const double radius = 0.5 * style.pointSizePx * ratio();
        const double rim = 0.7 * ratio();
        const auto color = [&](std::size_t k) { return scale.color(static_cast<double>(values[k])); };
        const auto discs = discsOf(longitude, latitude, color, m_transform, radius + rim + 1.0,
                                   m_scene.isDraft ? kDraftPoints : std::numeric_limits<std::size_t>::max());
        paintDiscs(picture, discs, radius, rim, m_stop);
    }

    const MapScene& m_scene;
    const MapTransform& m_transform;
    std::stop_token m_stop;
    QImage m_image;
    PixelDegrees m_degrees;
};

} // namespace

QImage renderMap(const MapScene& scene, const MapTransform& transform, std::stop_token stop) {
    if (transform.size.isEmpty()) {
        return {};
    }
    try {
        return Painter(scene, transform, std::move(stop)).paint();
    } catch (const Stopped&) {
        return {};
    }
}

} // namespace phidias::views

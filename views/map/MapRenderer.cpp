#include "views/map/MapRenderer.h"

#include "views/map/LandPainter.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::views {

namespace {

using core::ColorScale;

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr int kLattice = 8; ///< pixels between exact places

/// Colour over another with the opacity of the layer; both opaque or transparent RGB.
void blend(QRgb& under, std::uint32_t color, double opacity) {
    if ((color >> 24U) == 0U) {
        return;
    }
    if (opacity >= 1.0) {
        under = color;
        return;
    }
    const auto mix = [opacity](int below, int above) { return static_cast<int>(std::lround(below + opacity * (above - below))); };
    const int alpha = static_cast<int>(std::lround(255.0 * (1.0 - (1.0 - opacity) * (1.0 - qAlpha(under) / 255.0))));
    under = qAlpha(under) == 0
                ? qRgba(qRed(color), qGreen(color), qBlue(color), static_cast<int>(std::lround(255.0 * opacity)))
                : qRgba(mix(qRed(under), qRed(color)), mix(qGreen(under), qGreen(color)), mix(qBlue(under), qBlue(color)), alpha);
}

class Painter {
public:
    Painter(const MapScene& scene, const MapTransform& transform, std::stop_token stop)
        : m_scene(scene), m_transform(transform), m_stop(std::move(stop)), m_image(transform.size, QImage::Format_ARGB32) {}

    QImage paint() {
        m_degrees = pixelDegrees(m_transform, m_stop);
        paintBackground();
        for (const auto& entry : m_scene.layers) {
            if (m_stop.stop_requested()) {
                return {};
            }
            if (entry.layer.isVisible && entry.data && entry.layer.style.opacity > 0.0) {
                paintLayer(entry);
            }
        }
        return m_stop.stop_requested() ? QImage() : m_image;
    }

private:
    [[nodiscard]] int width() const { return m_transform.size.width(); }
    [[nodiscard]] int height() const { return m_transform.size.height(); }

    void paintBackground() {
        if (!m_scene.hasBackground) {
            m_image.fill(Qt::transparent);
            return;
        }
        const auto& colors = m_scene.colors;
        const auto* relief = m_scene.base && m_scene.base->relief ? &*m_scene.base->relief : nullptr;
        // The cells of the relief are far larger than those of the shores: where these are there, they alone say what is land.
        const bool hasShores = m_scene.base && !m_scene.base->shores.isEmpty();
        for (int row = 0; row < height(); ++row) {
            auto* line = reinterpret_cast<QRgb*>(m_image.scanLine(row));
            for (int column = 0; column < width(); ++column) {
                const auto at = static_cast<std::size_t>(row) * static_cast<std::size_t>(width()) + static_cast<std::size_t>(column);
                if (std::isnan(m_degrees.longitudeDeg[at])) {
                    line[column] = colors.outside.rgb();
                    continue;
                }
                const double height = relief != nullptr ? relief->linear(static_cast<double>(m_degrees.longitudeDeg[at]),
                                                                         static_cast<double>(m_degrees.latitudeDeg[at]))
                                                        : -1000.0;
                if (std::isnan(height)) {
                    line[column] = colors.shallow.rgb();
                } else if (height >= 0.0 && !hasShores) {
                    line[column] = colors.land.rgb();
                } else {
                    const double share = std::sqrt(std::clamp(-height / 6000.0, 0.0, 1.0));
                    const auto mix = [share](int a, int b) { return static_cast<int>(std::lround(a + share * (b - a))); };
                    line[column] = qRgb(mix(colors.shallow.red(), colors.deep.red()), mix(colors.shallow.green(), colors.deep.green()),
                                        mix(colors.shallow.blue(), colors.deep.blue()));
                }
            }
            if (m_stop.stop_requested()) {
                return;
            }
        }
        if (m_scene.base) {
            paintLand(m_image, m_scene.base->shores, m_transform, colors, m_scene.pixelRatio, m_stop);
        }
    }

    /// A polyline in degrees, cut where it jumps over the seam.
    void drawLine(QPainter& painter, const std::vector<std::pair<float, float>>& line) {
        std::vector<double> longitudes;
        std::vector<double> latitudes;
        for (const auto& [longitude, latitude] : line) {
            longitudes.push_back(static_cast<double>(longitude));
            latitudes.push_back(static_cast<double>(latitude));
        }
        std::vector<double> x(line.size());
        std::vector<double> y(line.size());
        m_transform.projection.forward(longitudes, latitudes, x, y);
        const int copies = m_transform.projection.isGeographic() ? 2 : 0;
        for (int copy = -copies; copy <= copies; ++copy) {
            QPolygonF piece;
            const auto flush = [&] {
                if (piece.size() > 1 && piece.boundingRect().adjusted(-2, -2, 2, 2).intersects(QRectF(0, 0, width(), height()))) {
                    painter.drawPolyline(piece);
                }
                piece.clear();
            };
            for (std::size_t k = 0; k < x.size(); ++k) {
                const bool isBroken = !std::isfinite(x[k]) || (k > 0 && isSeamJump(longitudes[k - 1], longitudes[k], x[k - 1], x[k]));
                if (isBroken) {
                    flush();
                }
                if (std::isfinite(x[k])) {
                    piece.append(m_transform.toPixel(x[k] + 360.0 * copy, y[k]));
                }
            }
            flush();
        }
    }

    /// Neighbours on the sphere that are far apart on the map lie on both sides of the seam.
    [[nodiscard]] bool isSeamJump(double longitude1, double longitude2, double x1, double x2) const {
        if (m_transform.projection.isGeographic()) {
            return std::abs(longitude2 - longitude1) > 180.0;
        }
        return std::abs(x2 - x1) > 5e6 && std::abs(std::remainder(longitude2 - longitude1, 360.0)) < 20.0;
    }

    void paintLayer(const SceneLayer& entry) {
        const auto& content = entry.data->content();
        const auto scale = entry.data->scale(entry.layer.style);
        if (const auto* plane = std::get_if<core::GridPlane>(&content)) {
            paintGrid(*plane, scale, entry.layer.style.opacity);
        } else if (const auto* points = std::get_if<core::LayerPoints>(&content)) {
            paintPoints(*points, scale, entry.layer.style);
        } else if (const auto* pixels = std::get_if<core::LayerPixels>(&content)) {
            paintPixels(*pixels, scale, entry.layer.style);
        } else if (const auto* features = std::get_if<std::shared_ptr<const core::Features>>(&content)) {
            paintFeatures(**features, entry.layer.style);
        } else if (const auto* raster = std::get_if<core::LayerRaster>(&content)) {
            paintRaster(*raster, scale, entry.layer.style.opacity);
        }
    }

    void paintGrid(const core::GridPlane& plane, const ColorScale& scale, double opacity) {
        const auto& values = plane.values();
        const std::size_t across = plane.longitudesDeg().size();
        for (int row = 0; row < height(); ++row) {
            if (m_stop.stop_requested()) {
                return;
            }
            auto* line = reinterpret_cast<QRgb*>(m_image.scanLine(row));
            for (int column = 0; column < width(); ++column) {
                const auto at = static_cast<std::size_t>(row) * static_cast<std::size_t>(width()) + static_cast<std::size_t>(column);
                if (std::isnan(m_degrees.longitudeDeg[at])) {
                    continue;
                }
                if (const auto cell =
                        plane.cell(static_cast<double>(m_degrees.longitudeDeg[at]), static_cast<double>(m_degrees.latitudeDeg[at]))) {
                    blend(line[column], scale.color(values[cell->second * across + cell->first]), opacity);
                }
            }
        }
    }

    void paintRaster(const core::LayerRaster& layer, const ColorScale& scale, double opacity) {
        const auto& raster = *layer.raster;
        if (!raster.geoTransform) {
            return;
        }
        const auto& g = *raster.geoTransform;
        const double determinant = g[1] * g[5] - g[2] * g[4];
        const auto projection = core::Projection::parse(raster.crs.empty() ? "EPSG:4326" : raster.crs);
        std::vector<double> longitudes(static_cast<std::size_t>(width()));
        std::vector<double> latitudes(longitudes.size());
        std::vector<double> x(longitudes.size());
        std::vector<double> y(longitudes.size());
        for (int row = 0; row < height(); ++row) {
            if (m_stop.stop_requested()) {
                return;
            }
            const std::size_t base = static_cast<std::size_t>(row) * static_cast<std::size_t>(width());
            for (std::size_t column = 0; column < longitudes.size(); ++column) {
                longitudes[column] = std::isnan(m_degrees.longitudeDeg[base + column])
                                         ? 1e9
                                         : std::remainder(static_cast<double>(m_degrees.longitudeDeg[base + column]), 360.0);
                latitudes[column] =
                    std::isnan(m_degrees.latitudeDeg[base + column]) ? 1e9 : static_cast<double>(m_degrees.latitudeDeg[base + column]);
            }
            projection.forward(longitudes, latitudes, x, y);
            auto* line = reinterpret_cast<QRgb*>(m_image.scanLine(row));
            for (std::size_t column = 0; column < longitudes.size(); ++column) {
                const double dx = x[column] - g[0];
                const double dy = y[column] - g[3];
                const double u = (dx * g[5] - dy * g[2]) / determinant / static_cast<double>(raster.width);
                const double v = (dy * g[1] - dx * g[4]) / determinant / static_cast<double>(raster.height);
                if (u >= 0.0 && u < 1.0 && v >= 0.0 && v < 1.0) {
                    const auto pixel = static_cast<std::size_t>(v * static_cast<double>(layer.height)) * layer.width +
                                       static_cast<std::size_t>(u * static_cast<double>(layer.width));
                    blend(line[column], scale.color(static_cast<double>(layer.overview[pixel])), opacity);
                }
            }
        }
    }

    void paintPoints(const core::LayerPoints& points, const ColorScale& scale, const core::LayerStyle& style) {
        std::vector<double> x(points.longitudeDeg.size());
        std::vector<double> y(points.longitudeDeg.size());
        m_transform.projection.forward(points.longitudeDeg, points.latitudeDeg, x, y);
        QPainter painter(&m_image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setOpacity(style.opacity);
        const double radius = 0.5 * style.pointSizePx * m_scene.pixelRatio;
        const QPen outline(QColor(0, 0, 0, 150), 0.7 * m_scene.pixelRatio);
        const QRectF frame(-radius, -radius, width() + 2.0 * radius, height() + 2.0 * radius);
        painter.setPen(outline);
        const int copies = m_transform.projection.isGeographic() ? 2 : 0;
        for (std::size_t k = 0; k < x.size(); ++k) {
            if (k % 4096 == 0 && m_stop.stop_requested()) {
                return;
            }
            for (int copy = -copies; std::isfinite(x[k]) && copy <= copies; ++copy) {
                const QPointF place = m_transform.toPixel(x[k] + 360.0 * copy, y[k]);
                if (frame.contains(place)) {
                    painter.setBrush(QColor::fromRgba(scale.color(points.value[k])));
                    painter.drawEllipse(place, radius, radius);
                }
            }
        }
    }

    void paintPixels(const core::LayerPixels& pixels, const ColorScale& scale, const core::LayerStyle& style) {
        const bool hasCorners = !pixels.place.cornerLongitudeDeg.empty();
        const std::size_t each = hasCorners ? 4 : 1;
        std::vector<double> longitudes;
        std::vector<double> latitudes;
        longitudes.reserve(pixels.value.size() * each);
        latitudes.reserve(pixels.value.size() * each);
        for (std::size_t k = 0; k < pixels.value.size(); ++k) {
            for (std::size_t corner = 0; corner < each; ++corner) {
                longitudes.push_back(
                    static_cast<double>(hasCorners ? pixels.place.cornerLongitudeDeg[k][corner] : pixels.place.longitudeDeg[k]));
                latitudes.push_back(
                    static_cast<double>(hasCorners ? pixels.place.cornerLatitudeDeg[k][corner] : pixels.place.latitudeDeg[k]));
            }
        }
        const bool isGeographic = m_transform.projection.isGeographic();
        if (isGeographic) {
            // Corners next to each other, whatever side of the antimeridian they were stored on.
            for (std::size_t k = 0; k < longitudes.size(); k += each) {
                for (std::size_t corner = 1; corner < each; ++corner) {
                    longitudes[k + corner] = longitudes[k] + std::remainder(longitudes[k + corner] - longitudes[k], 360.0);
                }
            }
        }
        std::vector<double> x(longitudes.size());
        std::vector<double> y(longitudes.size());
        m_transform.projection.forward(longitudes, latitudes, x, y);
        const int copies = isGeographic ? 2 : 0;
        for (std::size_t k = 0; k < pixels.value.size(); ++k) {
            if (k % 4096 == 0 && m_stop.stop_requested()) {
                return;
            }
            const std::uint32_t color = scale.color(static_cast<double>(pixels.value[k]));
            if (color == 0U) {
                continue;
            }
            for (int copy = -copies; copy <= copies; ++copy) {
                std::array<QPointF, 4> corners;
                bool isDrawn = true;
                for (std::size_t corner = 0; corner < 4; ++corner) {
                    const std::size_t at = k * each + (hasCorners ? corner : 0);
                    isDrawn = isDrawn && std::isfinite(x[at]) && !(corner > 0 && !isGeographic && std::abs(x[at] - x[k * each]) > 5e6);
                    corners[corner] = isDrawn ? m_transform.toPixel(x[at] + 360.0 * copy, y[at]) : QPointF();
                }
                if (!isDrawn) {
                    continue;
                }
                if (!hasCorners) {
                    const double half = 0.5 * style.pointSizePx * m_scene.pixelRatio;
                    corners = {corners[0] + QPointF(-half, -half), corners[0] + QPointF(half, -half), corners[0] + QPointF(half, half),
                               corners[0] + QPointF(-half, half)};
                }
                fillQuad(corners, color, style.opacity);
            }
        }
    }

    /// Fills the pixels whose centres lie inside a convex quadrilateral; one that holds none still marks the pixel it is in.
    void fillQuad(const std::array<QPointF, 4>& corners, std::uint32_t color, double opacity) {
        double top = corners[0].y();
        double bottom = top;
        double left = corners[0].x();
        double right = left;
        for (const auto& corner : corners) {
            top = std::min(top, corner.y());
            bottom = std::max(bottom, corner.y());
            left = std::min(left, corner.x());
            right = std::max(right, corner.x());
        }
        if (right < 0.0 || left >= width() || bottom < 0.0 || top >= height()) {
            return;
        }
        bool isMarked = false;
        const int firstRow = std::max(0, static_cast<int>(std::ceil(top - 0.5)));
        const int lastRow = std::min(height() - 1, static_cast<int>(std::floor(bottom - 0.5)));
        for (int row = firstRow; row <= lastRow; ++row) {
            const double y = row + 0.5;
            double from = std::numeric_limits<double>::infinity();
            double to = -from;
            for (std::size_t k = 0, before = 3; k < 4; before = k++) {
                const auto& a = corners[before];
                const auto& b = corners[k];
                if ((a.y() <= y) != (b.y() <= y)) {
                    const double x = a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x());
                    from = std::min(from, x);
                    to = std::max(to, x);
                }
            }
            auto* line = reinterpret_cast<QRgb*>(m_image.scanLine(row));
            const int first = std::max(0, static_cast<int>(std::ceil(std::max(from, -1.0) - 0.5)));
            const int last = std::min(width() - 1, static_cast<int>(std::ceil(std::min(to, static_cast<double>(width()) + 1.0) - 0.5)) - 1);
            for (int column = first; column <= last; ++column) {
                blend(line[column], color, opacity);
                isMarked = true;
            }
        }
        const int column = static_cast<int>(0.5 * (left + right));
        const int row = static_cast<int>(0.5 * (top + bottom));
        if (!isMarked && column >= 0 && column < width() && row >= 0 && row < height()) {
            blend(reinterpret_cast<QRgb*>(m_image.scanLine(row))[column], color, opacity);
        }
    }

    void paintFeatures(const core::Features& features, const core::LayerStyle& style) {
        QPainter painter(&m_image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setOpacity(style.opacity);
        const QColor line(0xb4, 0x54, 0x1a);
        painter.setPen(QPen(line, 1.4 * m_scene.pixelRatio));
        for (const auto& geometry : features.geometries) {
            if (m_stop.stop_requested()) {
                return;
            }
            for (const auto& part : geometry.parts) {
                std::vector<std::pair<float, float>> points;
                for (const auto& [longitude, latitude] : part.points) {
                    points.emplace_back(static_cast<float>(longitude), static_cast<float>(latitude));
                }
                if (geometry.type == core::GeometryType::Point) {
                    for (const auto& [longitude, latitude] : part.points) {
                        if (const auto place = m_transform.fromDegrees(longitude, latitude)) {
                            painter.drawEllipse(*place, 0.5 * style.pointSizePx * m_scene.pixelRatio,
                                                0.5 * style.pointSizePx * m_scene.pixelRatio);
                        }
                    }
                } else {
                    drawLine(painter, points);
                }
            }
        }
    }

    const MapScene& m_scene;
    const MapTransform& m_transform;
    std::stop_token m_stop;
    QImage m_image;
    PixelDegrees m_degrees;
};

} // namespace

PixelDegrees pixelDegrees(const MapTransform& transform, std::stop_token stop) {
    const auto width = static_cast<std::size_t>(transform.size.width());
    const auto height = static_cast<std::size_t>(transform.size.height());
    PixelDegrees degrees{std::vector<float>(width * height, kNan), std::vector<float>(width * height, kNan)};
    if (transform.projection.isGeographic()) {
        for (std::size_t row = 0; row < height; ++row) {
            const double latitude = transform.y(static_cast<double>(row) + 0.5);
            if (std::abs(latitude) > 90.0) {
                continue;
            }
            for (std::size_t column = 0; column < width; ++column) {
                degrees.longitudeDeg[row * width + column] = static_cast<float>(transform.x(static_cast<double>(column) + 0.5));
                degrees.latitudeDeg[row * width + column] = static_cast<float>(latitude);
            }
        }
        return degrees;
    }
    const std::size_t nx = (width + kLattice - 1) / kLattice + 1;
    const std::size_t ny = (height + kLattice - 1) / kLattice + 1;
    std::vector<double> x(nx * ny);
    std::vector<double> y(nx * ny);
    for (std::size_t j = 0; j < ny; ++j) {
        for (std::size_t i = 0; i < nx; ++i) {
            x[j * nx + i] = transform.x(static_cast<double>(i * kLattice) + 0.5);
            y[j * nx + i] = transform.y(static_cast<double>(j * kLattice) + 0.5);
        }
    }
    std::vector<double> longitude(nx * ny);
    std::vector<double> latitude(nx * ny);
    transform.projection.inverse(x, y, longitude, latitude);
    std::vector<double> px, py, pl, pb;
    for (std::size_t j = 0; j + 1 < ny && !stop.stop_requested(); ++j) {
        for (std::size_t i = 0; i + 1 < nx; ++i) {
            const std::array<std::size_t, 4> corners{j * nx + i, j * nx + i + 1, (j + 1) * nx + i, (j + 1) * nx + i + 1};
            bool isSmooth = true;
            for (const std::size_t corner : corners) {
                isSmooth = isSmooth && std::isfinite(longitude[corner]) && std::abs(longitude[corner] - longitude[corners[0]]) < 20.0 &&
                           std::abs(latitude[corner]) < 85.0;
            }
            const std::size_t columns = std::min<std::size_t>(kLattice, width - i * kLattice);
            const std::size_t rows = std::min<std::size_t>(kLattice, height - j * kLattice);
            if (isSmooth) {
                // The curvature of the lattice cell bounds the error of the interpolation: exact places where it could show.
                const double bend = std::abs(longitude[corners[0]] - longitude[corners[1]] - longitude[corners[2]] + longitude[corners[3]]);
                const double reach =
                    std::abs(longitude[corners[1]] - longitude[corners[0]]) + std::abs(longitude[corners[2]] - longitude[corners[0]]);
                isSmooth = bend < 0.1 * reach + 1e-9;
            }
            if (isSmooth) {
                for (std::size_t r = 0; r < rows; ++r) {
                    const double v = static_cast<double>(r) / kLattice;
                    for (std::size_t c = 0; c < columns; ++c) {
                        const double u = static_cast<double>(c) / kLattice;
                        const auto mix = [&](const std::vector<double>& a) {
                            return (1.0 - v) * ((1.0 - u) * a[corners[0]] + u * a[corners[1]]) +
                                   v * ((1.0 - u) * a[corners[2]] + u * a[corners[3]]);
                        };
                        const std::size_t at = (j * kLattice + r) * width + i * kLattice + c;
                        degrees.longitudeDeg[at] = static_cast<float>(mix(longitude));
                        degrees.latitudeDeg[at] = static_cast<float>(mix(latitude));
                    }
                }
                continue;
            }
            // The edge of the map, the seam, a pole, or a cell wholly outside whose middle may still be inside.
            px.clear();
            py.clear();
            for (std::size_t r = 0; r < rows; ++r) {
                for (std::size_t c = 0; c < columns; ++c) {
                    px.push_back(transform.x(static_cast<double>(i * kLattice + c) + 0.5));
                    py.push_back(transform.y(static_cast<double>(j * kLattice + r) + 0.5));
                }
            }
            pl.resize(px.size());
            pb.resize(px.size());
            transform.projection.inverse(px, py, pl, pb);
            for (std::size_t r = 0; r < rows; ++r) {
                for (std::size_t c = 0; c < columns; ++c) {
                    const std::size_t at = (j * kLattice + r) * width + i * kLattice + c;
                    degrees.longitudeDeg[at] = static_cast<float>(pl[r * columns + c]);
                    degrees.latitudeDeg[at] = static_cast<float>(pb[r * columns + c]);
                }
            }
        }
    }
    return degrees;
}

QImage renderMap(const MapScene& scene, const MapTransform& transform, std::stop_token stop) {
    if (transform.size.isEmpty()) {
        return {};
    }
    return Painter(scene, transform, std::move(stop)).paint();
}

} // namespace phidias::views

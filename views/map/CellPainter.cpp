#include "views/map/CellPainter.h"

#include "views/map/ParallelRows.h"

#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr std::uint32_t kNone = core::PixelLocator::kNoPixel;

std::size_t firstOf(int row, int width) {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(width);
}

/// Rows of a picture that several threads write: taken once, because asking an image for its rows may copy it.
class Rows {
public:
    explicit Rows(QImage& image) : m_bits(image.bits()), m_bytesPerLine(image.bytesPerLine()) {}
    [[nodiscard]] QRgb* operator[](int row) const { return reinterpret_cast<QRgb*>(m_bits + row * m_bytesPerLine); }

private:
    uchar* m_bits;
    qsizetype m_bytesPerLine;
};

/// Marks the pixels that hold the centre of a small footprint none of whose pixels is marked.
void markSmall(QImage& image, const core::LayerPixels& pixels, const core::ColorScale& scale, const MapTransform& transform,
               const std::stop_token& stop) {
    const auto count = pixels.value.size();
    const auto probe = count == 0 ? std::nullopt : pixels.locator->footprint(static_cast<std::uint32_t>(count / 2));
    if (probe) {
        const auto [south, north] = std::minmax_element(probe->latitudeDeg.begin(), probe->latitudeDeg.end());
        if (*north - *south > 3.0 * transform.degreesPerPixel()) {
            return; // large enough to be found from the picture
        }
    }
    std::vector<double> longitude(pixels.place.longitudeDeg.begin(), pixels.place.longitudeDeg.end());
    std::vector<double> latitude(pixels.place.latitudeDeg.begin(), pixels.place.latitudeDeg.end());
    std::vector<double> x(count);
    std::vector<double> y(count);
    transform.projection.forward(longitude, latitude, x, y);
    const double turnPx = 360.0 / transform.unitsPerPixel;
    for (std::size_t k = 0; k < count; ++k) {
        const std::uint32_t color = scale.color(static_cast<double>(pixels.value[k]));
        if (color == 0U || !std::isfinite(x[k]) || (k % 4096 == 0 && stop.stop_requested())) {
            continue;
        }
        QPointF at = transform.toPixel(x[k], y[k]);
        if (transform.projection.isGeographic()) {
            at.rx() -= turnPx * std::floor(at.x() / turnPx);
        }
        do {
            const double row = std::floor(at.y());
            const double column = std::floor(at.x());
            if (row >= 0.0 && row < image.height() && column >= 0.0 && column < image.width()) {
                QRgb& pixel = reinterpret_cast<QRgb*>(image.scanLine(static_cast<int>(row)))[static_cast<int>(column)];
                pixel = pixel == 0U ? color : pixel;
            }
            at.rx() += turnPx;
        } while (transform.projection.isGeographic() && at.x() < image.width());
    }
}

} // namespace

void visitCells(const core::GridPlane& plane, QSize size, const PixelDegrees& degrees, const std::stop_token& stop,
                const std::function<void(int row, std::span<const std::uint32_t> items)>& visit) {
    const auto across = static_cast<std::uint32_t>(plane.longitudesDeg().size());
    parallelRows(size.height(), stop, [&](int first, int end) {
        std::vector<std::uint32_t> items(static_cast<std::size_t>(size.width()));
        for (int row = first; row < end && !stop.stop_requested(); ++row) {
            const std::size_t base = firstOf(row, size.width());
            for (std::size_t column = 0; column < items.size(); ++column) {
                items[column] = kNone;
                if (std::isnan(degrees.longitudeDeg[base + column])) {
                    continue;
                }
                if (const auto cell = plane.cell(static_cast<double>(degrees.longitudeDeg[base + column]),
                                                 static_cast<double>(degrees.latitudeDeg[base + column]))) {
                    items[column] = static_cast<std::uint32_t>(cell->second) * across + static_cast<std::uint32_t>(cell->first);
                }
            }
            visit(row, items);
        }
    });
}

void visitCells(const core::LayerPixels& pixels, QSize size, const PixelDegrees& degrees, const std::stop_token& stop,
                const std::function<void(int row, std::span<const std::uint32_t> items)>& visit) {
    parallelRows(size.height(), stop, [&](int first, int end) {
        std::vector<std::uint32_t> items(static_cast<std::size_t>(size.width()));
        for (int row = first; row < end && !stop.stop_requested(); ++row) {
            // Each row starts anew, so that what is found does not depend on the bands.
            core::PixelLocator::Hint hint;
            const std::size_t base = firstOf(row, size.width());
            for (std::size_t column = 0; column < items.size(); ++column) {
                const float longitude = degrees.longitudeDeg[base + column];
                items[column] = std::isnan(longitude) ? kNone
                                                      : pixels.locator->find(static_cast<double>(longitude),
                                                                             static_cast<double>(degrees.latitudeDeg[base + column]), hint);
            }
            visit(row, items);
        }
    });
}

void paintGrid(QImage& image, const core::GridPlane& plane, const core::ColorScale& scale, const PixelDegrees& degrees,
               const std::stop_token& stop) {
    const Rows rows(image);
    visitCells(plane, image.size(), degrees, stop, [&](int row, std::span<const std::uint32_t> items) {
        for (std::size_t column = 0; column < items.size(); ++column) {
            if (items[column] != kNone) {
                rows[row][column] = scale.color(plane.values()[items[column]]);
            }
        }
    });
}

void paintSwath(QImage& image, const core::LayerPixels& pixels, const core::ColorScale& scale, const MapTransform& transform,
                const PixelDegrees& degrees, const std::stop_token& stop) {
    const Rows rows(image);
    visitCells(pixels, image.size(), degrees, stop, [&](int row, std::span<const std::uint32_t> items) {
        for (std::size_t column = 0; column < items.size(); ++column) {
            if (items[column] != kNone) {
                rows[row][column] = scale.color(static_cast<double>(pixels.value[items[column]]));
            }
        }
    });
    if (pixels.isPointList && !stop.stop_requested()) {
        markSmall(image, pixels, scale, transform, stop);
    }
}

namespace {

/// Column and row of the raster file for every pixel of a picture.
PicturePlaces rasterPlaces(const core::Raster& raster, const MapTransform& transform, const PixelDegrees& degrees,
                           const std::stop_token& stop) {
    const auto& g = *raster.geoTransform;
    const double determinant = g[1] * g[5] - g[2] * g[4];
    const bool isGeographic = raster.crs.empty();
    const auto projection = core::Projection::parse(raster.crs.empty() ? "EPSG:4326" : raster.crs);
    const double middle = g[0] + 0.5 * (static_cast<double>(raster.width) * g[1] + static_cast<double>(raster.height) * g[2]);
    const auto toRaster = [&](std::span<double> x, std::span<double> y) {
        for (std::size_t k = 0; k < x.size(); ++k) {
            const double dx = x[k] - g[0];
            const double dy = y[k] - g[3];
            x[k] = (dx * g[5] - dy * g[2]) / determinant;
            y[k] = (dy * g[1] - dx * g[4]) / determinant;
        }
    };
    if (isGeographic) {
        PicturePlaces places{degrees.longitudeDeg, degrees.latitudeDeg};
        for (std::size_t k = 0; k < places.a.size() && !((k & 0xFFFFU) == 0 && stop.stop_requested()); ++k) {
            const double longitude = middle + std::remainder(static_cast<double>(places.a[k]) - middle, 360.0);
            std::array<double, 1> x{longitude};
            std::array<double, 1> y{static_cast<double>(places.b[k])};
            toRaster(x, y);
            places.a[k] = static_cast<float>(x[0]);
            places.b[k] = static_cast<float>(y[0]);
        }
        return places;
    }
    return picturePlaces(
        transform.size,
        [&](std::span<const double> column, std::span<const double> row, std::span<double> a, std::span<double> b) {
            std::vector<double> x(column.size());
            std::vector<double> y(column.size());
            std::vector<double> longitude(column.size());
            std::vector<double> latitude(column.size());
            for (std::size_t k = 0; k < x.size(); ++k) {
                x[k] = transform.x(column[k]);
                y[k] = transform.y(row[k]);
            }
            transform.projection.inverse(x, y, longitude, latitude);
            for (double& each : longitude) {
                each = std::remainder(each, 360.0);
            }
            projection.forward(longitude, latitude, a, b);
            toRaster(a, b);
        },
        false, stop);
}

/// Reduction of the raster at which its pixels are about as large as those of the picture: the median of what neighbours differ by.
int levelOf(const PicturePlaces& places, QSize size, const core::LayerRaster& layer) {
    std::vector<double> steps;
    for (int row = 8; row < size.height(); row += 16) {
        for (int column = 8; column + 1 < size.width(); column += 16) {
            const std::size_t at = firstOf(row, size.width()) + static_cast<std::size_t>(column);
            const auto a = static_cast<double>(places.a[at]);
            const auto b = static_cast<double>(places.b[at]);
            const double step = std::hypot(static_cast<double>(places.a[at + 1]) - a, static_cast<double>(places.b[at + 1]) - b);
            if (std::isfinite(step) && a >= 0.0 && b >= 0.0 && a < static_cast<double>(layer.raster->width) &&
                b < static_cast<double>(layer.raster->height)) {
                steps.push_back(step);
            }
        }
    }
    if (steps.empty()) {
        return 0;
    }
    std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2), steps.end());
    return std::clamp(static_cast<int>(std::floor(std::log2(std::max(1.0, steps[steps.size() / 2])) + 0.1)), 0, 20);
}

} // namespace

void paintRaster(QImage& image, const core::LayerRaster& layer, const core::ColorScale& scale, const MapTransform& transform,
                 const PixelDegrees& degrees, bool isFromMemory, bool isInteractive, const std::stop_token& stop) {
    const auto& raster = *layer.raster;
    if (!raster.geoTransform) {
        return;
    }
    const auto places = rasterPlaces(raster, transform, degrees, stop);
    if (stop.stop_requested()) {
        return;
    }
    const auto overview = layer.tiles->overview();
    const int level = levelOf(places, image.size(), layer);
    const double reduction = static_cast<double>(raster.width) / static_cast<double>(overview->width);
    const bool isOverview = isFromMemory || (isInteractive && !layer.tiles->isCheap(level)) ||
                            (!overview->isSparse && reduction <= static_cast<double>(1 << level) * 1.001);
    const Rows rows(image);
    parallelRows(image.height(), stop, [&](int first, int end) {
        std::shared_ptr<const core::RasterTiles::Tile> tile;
        std::size_t tileColumn = 0;
        std::size_t tileRow = 0;
        std::size_t tileWidth = 0;
        for (int row = first; row < end && !stop.stop_requested(); ++row) {
            const std::size_t base = firstOf(row, image.width());
            for (int column = 0; column < image.width(); ++column) {
                const auto u = static_cast<double>(places.a[base + static_cast<std::size_t>(column)]);
                const auto v = static_cast<double>(places.b[base + static_cast<std::size_t>(column)]);
                if (!(u >= 0.0 && v >= 0.0 && u < static_cast<double>(raster.width) && v < static_cast<double>(raster.height))) {
                    continue;
                }
                if (isOverview) {
                    const auto x = static_cast<std::size_t>(u / static_cast<double>(raster.width) * static_cast<double>(overview->width));
                    const auto y = static_cast<std::size_t>(v / static_cast<double>(raster.height) * static_cast<double>(overview->height));
                    rows[row][column] = scale.color(static_cast<double>(overview->values[y * overview->width + x]));
                    continue;
                }
                const std::size_t x = static_cast<std::size_t>(u) >> static_cast<unsigned>(level);
                const std::size_t y = static_cast<std::size_t>(v) >> static_cast<unsigned>(level);
                constexpr std::size_t kTile = core::RasterTiles::kTile;
                if (!tile || x / kTile != tileColumn || y / kTile != tileRow) {
                    tileColumn = x / kTile;
                    tileRow = y / kTile;
                    tile = layer.tiles->tile(level, tileColumn, tileRow);
                    tileWidth = std::min(kTile, layer.tiles->width(level) - tileColumn * kTile);
                }
                rows[row][column] = scale.color(static_cast<double>((*tile)[y % kTile * tileWidth + x % kTile]));
            }
        }
    });
}

} // namespace phidias::views

#include "views/map/SelectionPainter.h"

#include "views/map/CellPainter.h"
#include "views/map/LinePainter.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr QRgb kMark = 0xff1c1c1cU; ///< told from every colour of a map by its light rim
constexpr QRgb kRim = 0xffffffffU;

using Items = std::vector<std::uint32_t>;

void ringPoints(QImage& image, const core::LayerPoints& points, const Items& items, const core::LayerStyle& style,
                const MapTransform& transform, double pixelRatio) {
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = (0.5 * style.pointSizePx + 2.5) * pixelRatio;
    for (const auto& [color, width] : {std::pair{kRim, 3.4}, std::pair{kMark, 1.5}}) {
        painter.setPen(QPen(QColor::fromRgb(color), width * pixelRatio));
        for (const std::uint32_t item : items) {
            // Casts rise from point to point.
            const auto found = std::lower_bound(points.cast.begin(), points.cast.end(), item);
            if (found == points.cast.end() || *found != item) {
                continue;
            }
            const auto at = static_cast<std::size_t>(found - points.cast.begin());
            if (const auto place = transform.fromDegrees(points.longitudeDeg[at], points.latitudeDeg[at])) {
                painter.drawEllipse(*place, radius, radius);
            }
        }
    }
}

/// Outline of all selected cells: pixels of the picture in a selected cell next to one that is not.
template <typename Cells>
void outlineCells(QImage& image, const Cells& cells, const Items& items, const PixelDegrees& degrees, const std::stop_token& stop) {
    const int width = image.width();
    const int height = image.height();
    std::vector<char> isChosen(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0);
    visitCells(cells, image.size(), degrees, stop, [&](int row, std::span<const std::uint32_t> found) {
        for (std::size_t column = 0; column < found.size(); ++column) {
            isChosen[static_cast<std::size_t>(row) * found.size() + column] =
                found[column] != core::PixelLocator::kNoPixel && std::binary_search(items.begin(), items.end(), found[column]) ? 1 : 0;
        }
    });
    const auto isIn = [&](int column, int row) {
        return column >= 0 && column < width && row >= 0 && row < height &&
               isChosen[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(column)] != 0;
    };
    for (int row = 0; row < height && !stop.stop_requested(); ++row) {
        auto* const line = reinterpret_cast<QRgb*>(image.scanLine(row));
        for (int column = 0; column < width; ++column) {
            const bool isInside = isIn(column, row);
            const bool isEdge = isIn(column - 1, row) != isInside || isIn(column + 1, row) != isInside ||
                                isIn(column, row - 1) != isInside || isIn(column, row + 1) != isInside;
            if (isEdge) {
                line[column] = isInside ? kMark : kRim;
            }
        }
    }
}

void outlineFeatures(QImage& image, const core::Features& features, const Items& items, const core::LayerStyle& style,
                     const MapTransform& transform, double pixelRatio) {
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& [color, width] : {std::pair{kRim, 4.2}, std::pair{kMark, 2.0}}) {
        painter.setPen(QPen(QColor::fromRgb(color), width * pixelRatio));
        for (const std::uint32_t item : items) {
            if (item >= features.geometries.size()) {
                continue;
            }
            const auto& geometry = features.geometries[item];
            for (const auto& part : geometry.parts) {
                if (geometry.type != core::GeometryType::Point) {
                    paintPolyline(painter, part.points, transform);
                    continue;
                }
                for (const auto& [longitude, latitude] : part.points) {
                    if (const auto place = transform.fromDegrees(longitude, latitude)) {
                        const double radius = (0.5 * style.pointSizePx + 2.5) * pixelRatio;
                        painter.drawEllipse(*place, radius, radius);
                    }
                }
            }
        }
    }
}

} // namespace

void paintSelection(QImage& image, const MapScene& scene, const MapTransform& transform, const PixelDegrees& degrees,
                    const std::stop_token& stop) {
    for (const auto& entry : scene.layers) {
        const auto chosen = scene.selection.find(entry.layer.href);
        if (chosen == scene.selection.end() || !entry.data || !entry.layer.isVisible || stop.stop_requested()) {
            continue;
        }
        const auto& content = entry.data->content();
        if (const auto* points = std::get_if<core::LayerPoints>(&content)) {
            ringPoints(image, *points, chosen->second, entry.layer.style, transform, scene.pixelRatio);
        } else if (const auto* pixels = std::get_if<core::LayerPixels>(&content)) {
            outlineCells(image, *pixels, chosen->second, degrees, stop);
        } else if (const auto* plane = std::get_if<core::GridPlane>(&content)) {
            outlineCells(image, *plane, chosen->second, degrees, stop);
        } else if (const auto* features = std::get_if<std::shared_ptr<const core::Features>>(&content)) {
            outlineFeatures(image, **features, chosen->second, entry.layer.style, transform, scene.pixelRatio);
        }
    }
}

} // namespace phidias::views

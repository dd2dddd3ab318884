#include "views/map/MapTransform.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace phidias::views {

MapTransform MapTransform::fitted(const core::Projection& projection, const std::array<double, 4>& extent, QSize size) {
    MapTransform transform;
    transform.projection = projection;
    transform.size = size;
    const double east = extent[2] < extent[0] ? extent[2] + 360.0 : extent[2];
    constexpr int kSteps = 32;
    std::vector<double> longitudes;
    std::vector<double> latitudes;
    for (int i = 0; i <= kSteps; ++i) {
        for (int j = 0; j <= kSteps; ++j) {
            longitudes.push_back(extent[0] + (east - extent[0]) * i / kSteps);
            latitudes.push_back(extent[1] + (extent[3] - extent[1]) * j / kSteps);
        }
    }
    std::vector<double> x(longitudes.size());
    std::vector<double> y(longitudes.size());
    projection.forward(longitudes, latitudes, x, y);
    double west = std::numeric_limits<double>::infinity();
    double right = -west;
    double south = west;
    double north = -west;
    for (std::size_t k = 0; k < x.size(); ++k) {
        if (std::isfinite(x[k]) && std::abs(x[k]) < 1e9 && std::abs(y[k]) < 1e9) {
            west = std::min(west, x[k]);
            right = std::max(right, x[k]);
            south = std::min(south, y[k]);
            north = std::max(north, y[k]);
        }
    }
    if (!(right > west) || !(north > south)) {
        west = south = -1.0;
        right = north = 1.0;
    }
    transform.centerX = 0.5 * (west + right);
    transform.centerY = 0.5 * (south + north);
    transform.unitsPerPixel = std::max((right - west) / std::max(1, size.width()), (north - south) / std::max(1, size.height()));
    return transform;
}

std::optional<std::array<double, 2>> MapTransform::toDegrees(const QPointF& pixel) const {
    const double px = x(pixel.x());
    const double py = y(pixel.y());
    double longitude = 0.0;
    double latitude = 0.0;
    projection.inverse({&px, 1}, {&py, 1}, {&longitude, 1}, {&latitude, 1});
    if (!std::isfinite(longitude) || !std::isfinite(latitude)) {
        return std::nullopt;
    }
    return std::array{longitude, latitude};
}

std::optional<QPointF> MapTransform::fromDegrees(double longitudeDeg, double latitudeDeg) const {
    double longitude = longitudeDeg;
    if (projection.isGeographic()) {
        longitude += 360.0 * std::round((centerX - longitude) / 360.0);
    }
    double px = 0.0;
    double py = 0.0;
    projection.forward({&longitude, 1}, {&latitudeDeg, 1}, {&px, 1}, {&py, 1});
    return std::isfinite(px) && std::isfinite(py) ? std::optional(toPixel(px, py)) : std::nullopt;
}

double MapTransform::degreesPerPixel() const {
    return projection.isGeographic() ? unitsPerPixel : unitsPerPixel / 111195.0;
}

std::array<double, 4> MapTransform::extent() const {
    std::array<double, 4> box{std::numeric_limits<double>::infinity(), 90.0, -std::numeric_limits<double>::infinity(), -90.0};
    const double middle = toDegrees({0.5 * size.width(), 0.5 * size.height()}).value_or(std::array{0.0, 0.0})[0];
    for (int i = 0; i <= 16; ++i) {
        for (int j = 0; j <= 16; ++j) {
            if (const auto place = toDegrees({size.width() * i / 16.0, size.height() * j / 16.0})) {
                const double longitude = projection.isGeographic() ? (*place)[0] : middle + std::remainder((*place)[0] - middle, 360.0);
                box[0] = std::min(box[0], longitude);
                box[2] = std::max(box[2], longitude);
                box[1] = std::min(box[1], (*place)[1]);
                box[3] = std::max(box[3], (*place)[1]);
            }
        }
    }
    if (!(box[2] > box[0]) || box[2] - box[0] >= 360.0) {
        return {-180.0, std::min(box[1], box[3]), 180.0, std::max(box[1], box[3])};
    }
    box[0] = std::remainder(box[0], 360.0);
    box[2] = std::remainder(box[2], 360.0);
    return box;
}

} // namespace phidias::views

#include "views/map/MapPath.h"

#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr double kMetresPerDegree = 111195.0;

/// Places with further ones on both sides of the seam wherever the line crosses it; `breaks` are the first places after a crossing.
struct SeamedLine {
    std::vector<core::GeoPoint> places;
    std::vector<std::size_t> breaks;
};

SeamedLine cutAtSeam(std::span<const core::GeoPoint> places, double centralMeridianDeg) {
    // As near to the seam as doubles tell it from the other side.
    constexpr double kBesideDeg = 1e-9;
    SeamedLine line;
    line.places.reserve(places.size() + 4);
    for (std::size_t k = 0; k < places.size(); ++k) {
        const double east = std::remainder(places[k][0] - centralMeridianDeg, 360.0);
        if (k > 0) {
            const double before = std::remainder(places[k - 1][0] - centralMeridianDeg, 360.0);
            const double step = std::remainder(east - before, 360.0);
            const double beyond = before + step; // beyond +-180 when the seam lies between
            if (std::abs(beyond) > 180.0 && step != 0.0) {
                const double edge = std::copysign(180.0, beyond);
                const double latitude = places[k - 1][1] + (edge - before) / step * (places[k][1] - places[k - 1][1]);
                line.places.push_back({centralMeridianDeg + edge - std::copysign(kBesideDeg, edge), latitude});
                line.breaks.push_back(line.places.size());
                line.places.push_back({centralMeridianDeg - edge + std::copysign(kBesideDeg, edge), latitude});
            }
        }
        line.places.push_back(places[k]);
    }
    return line;
}

} // namespace

std::vector<QPointF> projectedPixels(const MapTransform& transform, std::span<const core::GeoPoint> places) {
    std::vector<double> longitudes(places.size());
    std::vector<double> latitudes(places.size());
    for (std::size_t k = 0; k < places.size(); ++k) {
        longitudes[k] = places[k][0];
        latitudes[k] = places[k][1];
        if (transform.projection.isGeographic()) {
            const double near = k == 0 ? transform.centerX : longitudes[k - 1];
            longitudes[k] = near + std::remainder(longitudes[k] - near, 360.0);
        }
    }
    std::vector<double> x(places.size());
    std::vector<double> y(places.size());
    transform.projection.forward(longitudes, latitudes, x, y);
    std::vector<QPointF> pixels(places.size());
    for (std::size_t k = 0; k < places.size(); ++k) {
        pixels[k] = transform.toPixel(x[k], y[k]);
    }
    return pixels;
}

std::vector<QPolygonF> projectedPieces(const MapTransform& transform, std::span<const core::GeoPoint> places) {
    const auto& projection = transform.projection;
    const bool isCut = projection.hasSeam() && !projection.isGeographic();
    SeamedLine line = isCut ? cutAtSeam(places, projection.centralMeridianDeg()) : SeamedLine{{places.begin(), places.end()}, {}};
    const auto pixels = projectedPixels(transform, line.places);
    std::vector<QPolygonF> pieces;
    QPolygonF piece;
    const auto flush = [&] {
        if (piece.size() > 1) {
            pieces.push_back(piece);
        }
        piece.clear();
    };
    auto nextBreak = line.breaks.begin();
    // On maps without a seam a line that comes near the point opposite to the centre is torn as well.
    constexpr double kMostStretched = 40.0;
    for (std::size_t k = 0; k < pixels.size(); ++k) {
        if (nextBreak != line.breaks.end() && *nextBreak == k) {
            flush();
            ++nextBreak;
        }
        if (!std::isfinite(pixels[k].x()) || !std::isfinite(pixels[k].y())) {
            flush();
            continue;
        }
        if (!piece.isEmpty() && !projection.hasSeam()) {
            const double degrees =
                std::hypot(std::remainder(line.places[k][0] - line.places[k - 1][0], 360.0), line.places[k][1] - line.places[k - 1][1]);
            const double metres = std::hypot(pixels[k].x() - piece.last().x(), pixels[k].y() - piece.last().y()) * transform.unitsPerPixel;
            if (metres > kMostStretched * std::max(degrees, 0.01) * kMetresPerDegree) {
                flush();
            }
        }
        piece.append(pixels[k]);
    }
    flush();
    return pieces;
}

std::vector<core::GeoPoint> densified(std::span<const core::GeoPoint> corners, double degreesApart) {
    std::vector<core::GeoPoint> places;
    for (std::size_t k = 0; k < corners.size(); ++k) {
        if (k > 0) {
            const auto leg = core::geodesic(corners[k - 1], corners[k]);
            const double steps = std::ceil(leg.lengthM / (degreesApart * kMetresPerDegree));
            for (double step = 1.0; step < steps; step += 1.0) {
                places.push_back(core::geodesicPlace(corners[k - 1], leg.azimuthDeg, leg.lengthM * step / steps));
            }
        }
        places.push_back(corners[k]);
    }
    return places;
}

} // namespace phidias::views

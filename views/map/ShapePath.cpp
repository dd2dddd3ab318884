#include "views/map/ShapePath.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace phidias::views {

namespace {

using core::LonLat;

bool isFinite(const QPointF& pixel) {
    return std::isfinite(pixel.x()) && std::isfinite(pixel.y());
}

/// The part of a closed polygon with depth >= 0 (Sutherland and Hodgman 1974).
template <typename Points, typename Depth, typename Mix> Points clipped(const Points& ring, const Depth& depth, const Mix& mix) {
    Points kept;
    const auto count = ring.size();
    for (decltype(ring.size()) k = 0; k < count; ++k) {
        const auto& before = ring[k == 0 ? count - 1 : k - 1];
        const double a = depth(before);
        const double b = depth(ring[k]);
        if ((a < 0.0) != (b < 0.0)) {
            kept.push_back(mix(before, ring[k], a / (a - b)));
        }
        if (b >= 0.0) {
            kept.push_back(ring[k]);
        }
    }
    return kept;
}

} // namespace

GeoReach reachOf(const MapTransform& transform, double marginShare) {
    const auto extent = transform.extent();
    const double width = (extent[2] <= extent[0] ? extent[2] + 360.0 : extent[2]) - extent[0];
    const double margin = marginShare * (width + extent[3] - extent[1]) + 1e-6;
    GeoReach reach{extent[0] - margin, width + 2.0 * margin, extent[1] - margin, extent[3] + margin};
    // Near a pole a box on the map turns around it.
    constexpr double kPolarDeg = 80.0;
    const bool isBent = !transform.projection.isGeographic() && !transform.projection.hasSeam();
    if (isBent && (reach.south < -kPolarDeg || reach.north > kPolarDeg)) {
        reach.width = 360.0;
        reach.south = reach.south < -kPolarDeg ? -90.0 : reach.south;
        reach.north = reach.north > kPolarDeg ? 90.0 : reach.north;
    }
    if (reach.width >= 360.0) {
        reach.west = -180.0;
        reach.width = 360.0;
    }
    reach.south = std::max(-90.0, reach.south);
    reach.north = std::min(90.0, reach.north);
    return reach;
}

double leastDegreesPerPixel(const MapTransform& transform) {
    double least = std::numeric_limits<double>::infinity();
    for (const double across : {0.1, 0.5, 0.9}) {
        for (const double along : {0.1, 0.5, 0.9}) {
            const QPointF pixel(across * transform.size.width(), along * transform.size.height());
            const auto at = transform.toDegrees(pixel);
            for (const QPointF step : {QPointF(1.0, 0.0), QPointF(0.0, 1.0)}) {
                const auto beside = transform.toDegrees(pixel + step);
                if (at && beside) {
                    const double east =
                        std::remainder((*beside)[0] - (*at)[0], 360.0) * std::cos((*at)[1] * 3.14159265358979323846 / 180.0);
                    const double distance = std::hypot(east, (*beside)[1] - (*at)[1]);
                    least = distance > 0.0 ? std::min(least, distance) : least;
                }
            }
        }
    }
    return std::isfinite(least) ? least : transform.degreesPerPixel();
}

ShapePath::ShapePath(const MapTransform& transform, std::optional<double> longestDeg)
    : m_transform(transform), m_frame(-72.0, -72.0, transform.size.width() + 144.0, transform.size.height() + 144.0),
      m_reach(reachOf(transform)),
      m_mostDeg(transform.projection.isGeographic() ? 360.0
                                                    : longestDeg.value_or(std::clamp(24.0 * transform.degreesPerPixel(), 0.01, 1.0))) {}

std::vector<double> ShapePath::turnsOf(double west, double east) const {
    if (!m_transform.projection.isGeographic()) {
        return {0.0};
    }
    std::vector<double> turns;
    const double first = std::ceil((m_transform.x(m_frame.left()) - east) / 360.0);
    const double last = std::floor((m_transform.x(m_frame.right()) - west) / 360.0);
    for (double turn = first; turn <= last; turn += 1.0) {
        turns.push_back(360.0 * turn);
    }
    return turns;
}

bool ShapePath::crossesSeam(double west, double east) const {
    if (m_transform.projection.isGeographic() || !m_transform.projection.hasSeam()) {
        return false;
    }
    const double seam = m_transform.projection.centralMeridianDeg() + 180.0;
    return std::floor((east - seam) / 360.0) != std::floor((west - seam) / 360.0) || std::remainder(west - seam, 360.0) == 0.0;
}

ShapePath::Places ShapePath::dense(const Places& line, bool isRing) const {
    Places places;
    places.reserve(line.size() + 16);
    const std::size_t count = line.empty() ? 0 : line.size() + (isRing ? 1 : 0);
    for (std::size_t k = 0; k < count; ++k) {
        LonLat next = line[k % line.size()];
        if (k > 0) {
            const LonLat before = places.back();
            // A ring around a pole closes after a whole turn.
            next.first += k == line.size() ? 360.0 * std::round((before.first - next.first) / 360.0) : 0.0;
            const double longest = std::max(std::abs(next.first - before.first), std::abs(next.second - before.second));
            const double steps = std::min(10000.0, std::ceil(longest / m_mostDeg));
            for (double step = 1.0; step < steps; step += 1.0) {
                const double share = step / steps;
                places.emplace_back(before.first + (next.first - before.first) * share,
                                    before.second + (next.second - before.second) * share);
            }
        }
        if (!isRing || k < line.size()) {
            places.push_back(next);
        }
    }
    return places;
}

ShapePath::Places ShapePath::insideReach(const Places& ring) const {
    if (m_reach.width > 180.0) {
        return ring;
    }
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    double south = least;
    double north = most;
    for (const auto& [longitude, latitude] : ring) {
        least = std::min(least, longitude);
        most = std::max(most, longitude);
        south = std::min(south, latitude);
        north = std::max(north, latitude);
    }
    const double west = m_reach.west + 360.0 * std::round((0.5 * (least + most) - m_reach.west - 0.5 * m_reach.width) / 360.0);
    const double east = west + m_reach.width;
    // A ring that reaches around the globe may be seen twice.
    if ((least >= west && most <= east && south >= m_reach.south && north <= m_reach.north) || most - least > 180.0) {
        return ring;
    }
    const auto mix = [](const LonLat& a, const LonLat& b, double share) {
        return LonLat(a.first + share * (b.first - a.first), a.second + share * (b.second - a.second));
    };
    auto kept = clipped(
        ring, [west](const LonLat& place) { return place.first - west; }, mix);
    kept = clipped(
        kept, [east](const LonLat& place) { return east - place.first; }, mix);
    kept = clipped(
        kept, [this](const LonLat& place) { return place.second - m_reach.south; }, mix);
    return clipped(
        kept, [this](const LonLat& place) { return m_reach.north - place.second; }, mix);
}

void ShapePath::addRing(std::span<const LonLat> ring, std::vector<QPolygonF>& polygons) const {
    const Places kept = insideReach({ring.begin(), ring.end()});
    if (kept.size() < 3) {
        return;
    }
    const auto [west, east] = std::minmax_element(kept.begin(), kept.end(), [](auto& a, auto& b) { return a.first < b.first; });
    const bool isAroundPole = std::abs(kept.back().first - kept.front().first) > 180.0;
    const bool isFlat = m_transform.projection.isGeographic() || m_transform.projection.hasSeam();
    if (crossesSeam(west->first, east->first) || (isAroundPole && isFlat)) {
        const double middle = m_transform.projection.centralMeridianDeg();
        for (auto piece : core::cutRing(kept, middle)) {
            for (auto& [longitude, latitude] : piece) {
                // On the seam itself the projection may choose either edge: a hair inside tells it which.
                longitude = middle + (longitude - middle) * (1.0 - 1e-9);
            }
            for (const double turn : turnsOf(middle - 180.0, middle + 180.0)) {
                addPixels(dense(piece, true), turn, polygons);
            }
        }
        return;
    }
    for (const double turn : turnsOf(west->first, east->first)) {
        addPixels(dense(kept, true), turn, polygons);
    }
}

void ShapePath::addPixels(const Places& ring, double turnDeg, std::vector<QPolygonF>& polygons) const {
    QPolygonF polygon;
    const auto pixels = pixelsOf(ring, turnDeg);
    for (std::size_t k = 0; k < pixels.size(); ++k) {
        const std::size_t before = k == 0 ? pixels.size() - 1 : k - 1;
        const bool isOn = isFinite(pixels[k]);
        if (isOn != isFinite(pixels[before])) {
            polygon.append(horizon(isOn ? ring[k] : ring[before], isOn ? ring[before] : ring[k]));
        }
        if (isOn) {
            polygon.append(pixels[k]);
        }
    }
    polygon = insideFrame(std::move(polygon));
    if (polygon.size() > 2) {
        polygons.push_back(std::move(polygon));
    }
}

void ShapePath::addLine(std::span<const LonLat> line, bool isClosed, std::vector<QPolygonF>& pieces) const {
    if (line.size() < 2) {
        return;
    }
    Places places(line.begin(), line.end());
    if (isClosed) {
        LonLat first = places.front();
        first.first += 360.0 * std::round((places.back().first - first.first) / 360.0);
        places.push_back(first);
    }
    const auto [west, east] = std::minmax_element(places.begin(), places.end(), [](auto& a, auto& b) { return a.first < b.first; });
    if (crossesSeam(west->first, east->first)) {
        const double middle = m_transform.projection.centralMeridianDeg();
        for (auto piece : core::cutLine(places, middle)) {
            for (auto& [longitude, latitude] : piece) {
                longitude = middle + (longitude - middle) * (1.0 - 1e-9);
            }
            addPieces(dense(piece, false), 0.0, pieces);
        }
        return;
    }
    const auto fine = dense(places, false);
    for (const double turn : turnsOf(west->first, east->first)) {
        addPieces(fine, turn, pieces);
    }
}

void ShapePath::addPieces(const Places& line, double turnDeg, std::vector<QPolygonF>& pieces) const {
    const auto pixels = pixelsOf(line, turnDeg);
    QPolygonF piece;
    const auto flush = [&] {
        if (piece.size() > 1) {
            pieces.push_back(piece);
        }
        piece.clear();
    };
    const auto isSeen = [this](const QPointF& a, const QPointF& b) {
        return std::max(a.x(), b.x()) >= m_frame.left() && std::min(a.x(), b.x()) <= m_frame.right() &&
               std::max(a.y(), b.y()) >= m_frame.top() && std::min(a.y(), b.y()) <= m_frame.bottom();
    };
    for (std::size_t k = 0; k < pixels.size(); ++k) {
        const bool isOn = isFinite(pixels[k]);
        if (k > 0 && isOn != isFinite(pixels[k - 1])) {
            piece.append(horizon(isOn ? line[k] : line[k - 1], isOn ? line[k - 1] : line[k]));
        }
        if (!isOn || (!piece.isEmpty() && !isSeen(piece.last(), pixels[k]))) {
            flush();
        }
        if (isOn) {
            piece.append(pixels[k]);
        }
    }
    flush();
}

std::vector<QPointF> ShapePath::pixelsOf(const Places& places, double turnDeg) const {
    std::vector<double> x(places.size());
    std::vector<double> y(places.size());
    for (std::size_t k = 0; k < places.size(); ++k) {
        x[k] = places[k].first + turnDeg;
        y[k] = places[k].second;
    }
    m_transform.projection.forward(x, y, x, y);
    std::vector<QPointF> pixels(places.size());
    for (std::size_t k = 0; k < places.size(); ++k) {
        pixels[k] = m_transform.toPixel(x[k], y[k]);
    }
    return pixels;
}

QPointF ShapePath::horizon(LonLat shown, LonLat hidden) const {
    constexpr int kHalvings = 16;
    hidden.first += 360.0 * std::round((shown.first - hidden.first) / 360.0);
    for (int k = 0; k < kHalvings; ++k) {
        const LonLat middle(0.5 * (shown.first + hidden.first), 0.5 * (shown.second + hidden.second));
        (isFinite(pixelsOf({middle}, 0.0).front()) ? shown : hidden) = middle;
    }
    return pixelsOf({shown}, 0.0).front();
}

QPolygonF ShapePath::insideFrame(QPolygonF polygon) const {
    if (m_frame.contains(polygon.boundingRect())) {
        return polygon;
    }
    const auto mix = [](const QPointF& a, const QPointF& b, double share) { return a + (b - a) * share; };
    polygon = clipped(
        polygon, [this](const QPointF& point) { return point.x() - m_frame.left(); }, mix);
    polygon = clipped(
        polygon, [this](const QPointF& point) { return m_frame.right() - point.x(); }, mix);
    polygon = clipped(
        polygon, [this](const QPointF& point) { return point.y() - m_frame.top(); }, mix);
    return clipped(
        polygon, [this](const QPointF& point) { return m_frame.bottom() - point.y(); }, mix);
}

} // namespace phidias::views

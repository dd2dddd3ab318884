#include "views/map/MapSelection.h"

#include "views/map/MapPath.h"

#include <QLineF>
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace phidias::views {

namespace {

/// Degrees that an outline may reach, a little more than it does.
struct Reach {
    double west = -180.0;
    double width = 360.0;
    double south = -90.0;
    double north = 90.0;

    [[nodiscard]] bool holds(double longitude, double latitude) const {
        return latitude >= south && latitude <= north && (width >= 360.0 || std::fmod(longitude - west + 720.0, 360.0) <= width);
    }
};

Reach reachOf(const MapTransform& transform, const QRectF& box) {
    MapTransform part = transform;
    part.centerX = transform.x(box.center().x());
    part.centerY = transform.y(box.center().y());
    part.size = QSize(static_cast<int>(std::ceil(box.width())) + 8, static_cast<int>(std::ceil(box.height())) + 8);
    const auto extent = part.extent();
    const double width = (extent[2] < extent[0] ? extent[2] + 360.0 : extent[2]) - extent[0];
    const double margin = 0.1 * (width + extent[3] - extent[1]) + 0.01;
    Reach reach{extent[0] - margin, width + 2.0 * margin, extent[1] - margin, extent[3] + margin};
    // Near a pole a box on the map turns around it.
    constexpr double kPolarDeg = 80.0;
    if (reach.south < -kPolarDeg || reach.north > kPolarDeg) {
        reach.west = -180.0;
        reach.width = 360.0;
        reach.south = reach.south < -kPolarDeg ? -90.0 : reach.south;
        reach.north = reach.north > kPolarDeg ? 90.0 : reach.north;
    }
    return reach;
}

class Finder {
public:
    Finder(const MapTransform& transform, const QPolygonF& outline, std::stop_token stop)
        : m_transform(transform), m_outline(outline), m_box(outline.boundingRect()), m_reach(reachOf(transform, m_box)),
          m_stop(std::move(stop)) {}

    /// Numbers of the places inside. @param longitude, latitude  of place k, NaN = none
    template <typename Longitude, typename Latitude>
    std::vector<std::uint32_t> placesInside(std::size_t count, Longitude longitude, Latitude latitude) {
        constexpr std::size_t kBatch = 1 << 15;
        std::vector<std::uint32_t> inside;
        std::vector<core::GeoPoint> places;
        std::vector<std::uint32_t> numbers;
        const auto flush = [&] {
            const auto pixels = pixelsOf(places);
            for (std::size_t k = 0; k < pixels.size(); ++k) {
                if (holds(pixels[k])) {
                    inside.push_back(numbers[k]);
                }
            }
            places.clear();
            numbers.clear();
        };
        for (std::size_t k = 0; k < count; ++k) {
            if (k % kBatch == 0 && m_stop.stop_requested()) {
                return {};
            }
            const double east = longitude(k);
            const double north = latitude(k);
            if (m_reach.holds(east, north)) {
                places.push_back({east, north});
                numbers.push_back(static_cast<std::uint32_t>(k));
            }
            if (places.size() == kBatch) {
                flush();
            }
        }
        flush();
        return inside;
    }

    std::vector<std::uint32_t> featuresInside(const core::Features& features, const core::FeatureShapes& shapes) {
        std::vector<std::uint32_t> inside;
        for (const std::uint32_t k : shapes.inBox(m_reach.west, m_reach.width, m_reach.south, m_reach.north)) {
            if (m_stop.stop_requested()) {
                break;
            }
            const auto& geometry = features.geometries[k];
            bool isInside = false;
            int crossings = 0;
            for (const auto& part : geometry.parts) {
                isInside = isInside || touches(geometry.type, part, crossings);
            }
            // The outline may lie wholly inside a polygon.
            if (isInside || (geometry.type == core::GeometryType::Polygon && crossings % 2 == 1)) {
                inside.push_back(k);
            }
        }
        return inside;
    }

private:
    /// Each place on its own, on the copy of a geographic map that is nearest to the outline.
    [[nodiscard]] std::vector<QPointF> pixelsOf(const std::vector<core::GeoPoint>& places) const {
        std::vector<double> longitudes(places.size());
        std::vector<double> latitudes(places.size());
        const double middle = m_transform.x(m_box.center().x());
        for (std::size_t k = 0; k < places.size(); ++k) {
            longitudes[k] = m_transform.projection.isGeographic() ? middle + std::remainder(places[k][0] - middle, 360.0) : places[k][0];
            latitudes[k] = places[k][1];
        }
        std::vector<double> x(places.size());
        std::vector<double> y(places.size());
        m_transform.projection.forward(longitudes, latitudes, x, y);
        std::vector<QPointF> pixels(places.size());
        for (std::size_t k = 0; k < places.size(); ++k) {
            pixels[k] = m_transform.toPixel(x[k], y[k]);
        }
        return pixels;
    }

    [[nodiscard]] bool holds(const QPointF& pixel) const {
        return std::isfinite(pixel.x()) && m_box.contains(pixel) && m_outline.containsPoint(pixel, Qt::OddEvenFill);
    }

    bool touches(core::GeometryType type, const core::Geometry::Part& part, int& crossings) const {
        std::vector<core::GeoPoint> places;
        bool isNear = false;
        double south = 90.0;
        double north = -90.0;
        for (const auto& [longitude, latitude] : part.points) {
            places.push_back({longitude, latitude});
            isNear = isNear || m_reach.holds(longitude, latitude);
            south = std::min(south, latitude);
            north = std::max(north, latitude);
        }
        const bool isArea = type == core::GeometryType::Polygon;
        if (!isNear && (type == core::GeometryType::Point || south > m_reach.north || north < m_reach.south)) {
            return false;
        }
        const auto pixels = pixelsOf(places);
        for (std::size_t k = 0; k < pixels.size(); ++k) {
            if (holds(pixels[k])) {
                return true;
            }
            if (type == core::GeometryType::Point || (k == 0 && !isArea)) {
                continue;
            }
            const QLineF side(pixels[k == 0 ? pixels.size() - 1 : k - 1], pixels[k]);
            if (!std::isfinite(side.x1()) || !std::isfinite(side.x2()) || side.length() > 0.5 * m_transform.size.width() + m_box.width()) {
                continue;
            }
            const QPointF probe = m_outline.front();
            if (isArea && (side.y1() > probe.y()) != (side.y2() > probe.y()) &&
                probe.x() < side.x1() + (probe.y() - side.y1()) / side.dy() * side.dx()) {
                ++crossings;
            }
            if (QRectF(side.p1(), side.p2()).normalized().adjusted(-1, -1, 1, 1).intersects(m_box) && crosses(side)) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool crosses(const QLineF& side) const {
        for (qsizetype k = 0; k < m_outline.size(); ++k) {
            QPointF at;
            if (side.intersects(QLineF(m_outline[k], m_outline[(k + 1) % m_outline.size()]), &at) == QLineF::BoundedIntersection) {
                return true;
            }
        }
        return false;
    }

    const MapTransform& m_transform;
    const QPolygonF& m_outline;
    QRectF m_box;
    Reach m_reach;
    std::stop_token m_stop;
};

} // namespace

Selection::Items itemsInside(const std::vector<SceneLayer>& layers, const MapTransform& transform, const QPolygonF& outline,
                             std::stop_token stop) {
    Selection::Items items;
    if (outline.size() < 3) {
        return items;
    }
    Finder finder(transform, outline, stop);
    for (const auto& entry : layers) {
        if (!entry.layer.isVisible || !entry.data) {
            continue;
        }
        std::vector<std::uint32_t> found;
        if (const auto* points = std::get_if<core::LayerPoints>(&entry.data->content())) {
            found = finder.placesInside(
                points->longitudeDeg.size(), [&](std::size_t k) { return points->longitudeDeg[k]; },
                [&](std::size_t k) { return points->latitudeDeg[k]; });
            for (auto& item : found) {
                item = points->cast[item];
            }
        } else if (const auto* pixels = std::get_if<core::LayerPixels>(&entry.data->content())) {
            found = finder.placesInside(
                pixels->value.size(),
                [&](std::size_t k) {
                    return std::isfinite(pixels->value[k]) ? static_cast<double>(pixels->place.longitudeDeg[k])
                                                           : std::numeric_limits<double>::quiet_NaN();
                },
                [&](std::size_t k) {
                    return std::isfinite(pixels->value[k]) ? static_cast<double>(pixels->place.latitudeDeg[k])
                                                           : std::numeric_limits<double>::quiet_NaN();
                });
        } else if (const auto* features = std::get_if<std::shared_ptr<const core::Features>>(&entry.data->content())) {
            found = finder.featuresInside(**features, *entry.data->shapes());
        }
        if (!found.empty()) {
            auto& list = items[entry.layer.href];
            list.insert(list.end(), found.begin(), found.end());
        }
    }
    if (stop.stop_requested()) {
        return {};
    }
    for (auto& [href, list] : items) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }
    return items;
}

} // namespace phidias::views

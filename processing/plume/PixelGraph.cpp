#include "processing/plume/PixelGraph.h"

#include "processing/atmosphere/FootprintGraph.h"
#include "processing/plume/LocalPlane.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace phidias::processing::plume {

namespace {

constexpr double kKmPerDegree = 6371.0 * std::numbers::pi / 180.0;
constexpr double kTouchKm = 0.5;
constexpr double kNearest = 1.6;
constexpr double kGapKm = 60.0; ///< neighbours by number that lie further apart do not touch

std::array<double, 3> unitOf(const core::GeoPoint& place) {
    const double longitude = place[0] * std::numbers::pi / 180.0;
    const double latitude = place[1] * std::numbers::pi / 180.0;
    return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude), std::sin(latitude)};
}

} // namespace

PixelFinder::PixelFinder(std::span<const core::GeoPoint> centres, double cellKm)
    : m_cellDeg(std::max(0.01, cellKm / kKmPerDegree)), m_units(centres.size()) {
    m_bands.resize(static_cast<std::size_t>(bandOf(90.0)) + 1);
    for (std::size_t pixel = 0; pixel < centres.size(); ++pixel) {
        if (std::isfinite(centres[pixel][0]) && std::isfinite(centres[pixel][1])) {
            m_units[pixel] = unitOf(centres[pixel]);
            m_bands[static_cast<std::size_t>(bandOf(centres[pixel][1]))].emplace_back(std::fmod(centres[pixel][0] + 720.0, 360.0), pixel);
        }
    }
    for (auto& band : m_bands) {
        std::sort(band.begin(), band.end());
    }
}

std::int64_t PixelFinder::bandOf(double latitudeDeg) const {
    return static_cast<std::int64_t>(std::clamp((latitudeDeg + 90.0) / m_cellDeg, 0.0, 180.0 / m_cellDeg));
}

std::vector<std::size_t> PixelFinder::within(const core::GeoPoint& place, double radiusKm) const {
    std::vector<std::size_t> result;
    const double reachDeg = radiusKm / kKmPerDegree;
    const auto last = std::min<std::int64_t>(bandOf(place[1] + reachDeg), static_cast<std::int64_t>(m_bands.size()) - 1);
    const double middle = std::fmod(place[0] + 720.0, 360.0);
    // The circle's longitudes: asin(sin r / cos latitude); all of them when a pole is inside.
    const double ratio = std::sin(std::min(reachDeg, 90.0) * std::numbers::pi / 180.0) / std::cos(place[1] * std::numbers::pi / 180.0);
    const bool isAroundPole = std::abs(place[1]) + reachDeg >= 90.0 || ratio >= 1.0;
    const double halfDeg = isAroundPole ? 180.0 : std::asin(ratio) * 180.0 / std::numbers::pi + 1e-9;
    const auto unit = unitOf(place);
    const double half = std::sin(0.5 * std::min(reachDeg, 180.0) * std::numbers::pi / 180.0);
    const double longest = 4.0 * half * half; // square of the chord
    const auto take = [&](const std::vector<std::pair<double, std::size_t>>& band, double low, double high) {
        for (auto at = std::lower_bound(band.begin(), band.end(), std::pair(low, std::size_t{0})); at != band.end() && at->first <= high;
             ++at) {
            const auto& other = m_units[at->second];
            const double x = unit[0] - other[0];
            const double y = unit[1] - other[1];
            const double z = unit[2] - other[2];
            if (x * x + y * y + z * z <= longest) {
                result.push_back(at->second);
            }
        }
    };
    for (std::int64_t number = bandOf(place[1] - reachDeg); number <= last; ++number) {
        const auto& band = m_bands[static_cast<std::size_t>(number)];
        if (isAroundPole) {
            take(band, 0.0, 360.0);
            continue;
        }
        take(band, std::max(0.0, middle - halfDeg), std::min(360.0, middle + halfDeg));
        if (middle - halfDeg < 0.0) {
            take(band, middle - halfDeg + 360.0, 360.0);
        }
        if (middle + halfDeg > 360.0) {
            take(band, 0.0, middle + halfDeg - 360.0);
        }
    }
    std::sort(result.begin(), result.end());
    return result;
}

PixelGraph::PixelGraph(const PlumeScene& scene) {
    m_first.push_back(0);
    scene.isPointList ? joinList(scene) : joinSwath(scene);
}

void PixelGraph::joinSwath(const PlumeScene& scene) {
    m_neighbours.reserve(scene.size() * 8);
    for (std::size_t pixel = 0; pixel < scene.size(); ++pixel) {
        const std::size_t line = pixel / scene.groundPixels;
        const std::size_t row = pixel % scene.groundPixels;
        for (std::size_t other = line == 0 ? 0 : line - 1; other <= std::min(line + 1, scene.scanlines - 1); ++other) {
            for (std::size_t side = row == 0 ? 0 : row - 1; side <= std::min(row + 1, scene.groundPixels - 1); ++side) {
                const std::size_t neighbour = other * scene.groundPixels + side;
                if (neighbour != pixel && distanceKm(scene.centres[pixel], scene.centres[neighbour]) < kGapKm) {
                    m_neighbours.push_back(static_cast<std::uint32_t>(neighbour));
                }
            }
        }
        m_first.push_back(m_neighbours.size());
    }
}

void PixelGraph::joinList(const PlumeScene& scene) {
    double reachKm = 0.0;
    for (std::size_t pixel = 0; pixel < scene.size() && scene.hasCorners; ++pixel) {
        for (const auto& corner : scene.corners[pixel]) {
            const double distance = distanceKm(scene.centres[pixel], corner);
            reachKm = std::isfinite(distance) ? std::max(reachKm, 2.0 * distance + kTouchKm) : reachKm;
        }
    }
    const PixelFinder finder(scene.centres, std::max(10.0, reachKm));
    for (std::size_t pixel = 0; pixel < scene.size(); ++pixel) {
        auto near = finder.within(scene.centres[pixel], scene.hasCorners ? reachKm : 20.0);
        std::erase(near, pixel);
        if (scene.hasCorners) {
            std::erase_if(near, [&](std::size_t other) {
                return !atmosphere::doFootprintsTouch(scene.centres[pixel], scene.corners[pixel], scene.corners[other], kTouchKm);
            });
        } else if (!near.empty()) {
            double nearest = 1e9;
            for (const std::size_t other : near) {
                nearest = std::min(nearest, distanceKm(scene.centres[pixel], scene.centres[other]));
            }
            std::erase_if(near,
                          [&](std::size_t other) { return distanceKm(scene.centres[pixel], scene.centres[other]) > kNearest * nearest; });
        }
        for (const std::size_t other : near) {
            m_neighbours.push_back(static_cast<std::uint32_t>(other));
        }
        m_first.push_back(m_neighbours.size());
    }
}

} // namespace phidias::processing::plume

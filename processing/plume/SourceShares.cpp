#include "processing/plume/SourceShares.h"

#include "processing/plume/LocalPlane.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace phidias::processing::plume {

UnitPlume::UnitPlume(const core::GeoPoint& source, double directionDeg, double speedMS, double lifetimeS)
    : m_source(source), m_east(std::sin(directionDeg * std::numbers::pi / 180.0)),
      m_north(std::cos(directionDeg * std::numbers::pi / 180.0)), m_speed(speedMS), m_lifetime(lifetimeS) {}

double UnitPlume::inPlane(double eastKm, double northKm, double pixelKm) const {
    const double along = eastKm * m_east + northKm * m_north;
    const double across = eastKm * m_north - northKm * m_east;
    if (along < -0.5 * pixelKm) {
        return 0.0;
    }
    const double x = std::max(along, 0.0);
    const double width = std::max(0.5 * pixelKm, 0.104 * std::pow(x, 0.894));
    const double decay = std::isfinite(m_lifetime) ? std::exp(-x * 1000.0 / (m_speed * m_lifetime)) : 1.0;
    return std::exp(-0.5 * across * across / (width * width)) * decay / (std::sqrt(2.0 * std::numbers::pi) * width * 1000.0 * m_speed);
}

double UnitPlume::at(const core::GeoPoint& place, double pixelKm) const {
    const auto point = LocalPlane(m_source).of(place);
    return inPlane(point[0], point[1], pixelKm);
}

double UnitPlume::over(const core::GeoPoint& centre, const std::array<core::GeoPoint, 4>& corners, double pixelKm) const {
    const LocalPlane plane(m_source);
    std::array<PlanePoint, 4> points{};
    for (std::size_t corner = 0; corner < 4; ++corner) {
        points.at(corner) = plane.of(corners.at(corner));
        if (!std::isfinite(points.at(corner)[0])) {
            return at(centre, pixelKm);
        }
    }
    constexpr int kPlaces = 5;
    double sum = 0.0;
    for (int row = 0; row < kPlaces; ++row) {
        for (int column = 0; column < kPlaces; ++column) {
            const double u = (row + 0.5) / kPlaces;
            const double v = (column + 0.5) / kPlaces;
            PlanePoint point{};
            for (std::size_t axis = 0; axis < 2; ++axis) {
                point.at(axis) = (1.0 - u) * ((1.0 - v) * points[0].at(axis) + v * points[1].at(axis)) +
                                 u * ((1.0 - v) * points[3].at(axis) + v * points[2].at(axis));
            }
            sum += inPlane(point[0], point[1], pixelKm);
        }
    }
    return sum / (kPlaces * kPlaces);
}

std::vector<std::vector<double>> sourceShares(const std::vector<std::vector<double>>& units, const std::vector<double>& enhancements,
                                              const std::vector<double>& errors) {
    const std::size_t sources = units.empty() ? 0 : units.front().size();
    std::vector<double> normal(sources * sources, 0.0);
    std::vector<double> right(sources, 0.0);
    for (std::size_t pixel = 0; pixel < units.size(); ++pixel) {
        const double weight = 1.0 / (errors[pixel] * errors[pixel]);
        for (std::size_t a = 0; a < sources; ++a) {
            right[a] += weight * units[pixel][a] * enhancements[pixel];
            for (std::size_t b = 0; b < sources; ++b) {
                normal[a * sources + b] += weight * units[pixel][a] * units[pixel][b];
            }
        }
    }
    std::vector<double> rates(sources, 0.0);
    for (int round = 0; round < 10000; ++round) {
        double change = 0.0;
        for (std::size_t a = 0; a < sources; ++a) {
            double left = right[a];
            for (std::size_t b = 0; b < sources; ++b) {
                left -= a == b ? 0.0 : normal[a * sources + b] * rates[b];
            }
            const double next = normal[a * sources + a] > 0.0 ? std::max(0.0, left / normal[a * sources + a]) : 0.0;
            change = std::max(change, std::abs(next - rates[a]) / std::max(next, 1e-300));
            rates[a] = next;
        }
        if (change < 1e-10) {
            break;
        }
    }
    std::vector<std::vector<double>> shares(units.size(), std::vector<double>(sources, 0.0));
    for (std::size_t pixel = 0; pixel < units.size(); ++pixel) {
        double sum = 0.0;
        for (std::size_t source = 0; source < sources; ++source) {
            shares[pixel][source] = rates[source] * units[pixel][source];
            sum += shares[pixel][source];
        }
        if (sum > 0.0) {
            for (double& share : shares[pixel]) {
                share /= sum;
            }
        } else if (sources > 0) {
            shares[pixel][static_cast<std::size_t>(std::max_element(units[pixel].begin(), units[pixel].end()) - units[pixel].begin())] =
                1.0;
        }
    }
    return shares;
}

} // namespace phidias::processing::plume

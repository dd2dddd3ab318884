#pragma once

#include "core/scene/LayerData.h"
#include "processing/atmosphere/OrbitGeometry.h"

#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>

namespace phidias::tests {

/// A swath whose values are a function of scanline and pixel, on the places of a synthetic orbit.
class OrbitSource : public core::SwathSource {
public:
    using Value = std::function<float(std::size_t scanline, std::size_t groundPixel, double longitudeDeg)>;
    OrbitSource(const processing::atmosphere::SounderOrbit& orbit, bool hasCorners, Value value)
        : m_orbit(orbit), m_place(processing::atmosphere::pixelsOfOrbit(orbit).place), m_value(std::move(value)) {
        if (!hasCorners) {
            m_place.cornerLongitudeDeg.clear();
            m_place.cornerLatitudeDeg.clear();
        }
    }
    [[nodiscard]] core::SwathGeolocation geolocation() const override { return m_place; }
    [[nodiscard]] std::vector<float> read(std::size_t, std::size_t) const override {
        std::vector<float> values;
        for (std::size_t at = 0; at < m_place.longitudeDeg.size(); ++at) {
            values.push_back(m_value(at / m_orbit.groundPixels, at % m_orbit.groundPixels, static_cast<double>(m_place.longitudeDeg[at])));
        }
        return values;
    }
    [[nodiscard]] std::vector<float> quality() const override { return {}; }
    [[nodiscard]] std::vector<double> scanlineTimes() const override { return {}; }

private:
    processing::atmosphere::SounderOrbit m_orbit;
    core::SwathGeolocation m_place;
    Value m_value;
};

/// The orbit of Sentinel-5P in coarse pixels: 139 scanlines of 30, about 170 km by 90 km, 207 degrees of the orbit, over both poles.
/// @param equatorUtcHours  13.5: the track crosses the equator northward at 0 degrees; 1.5: at the antimeridian
inline processing::atmosphere::SounderOrbit coarseOrbit(double equatorUtcHours) {
    return {.scanlineSeconds = 25.2, .scanlines = 139, .groundPixels = 30, .equatorUtcHours = equatorUtcHours};
}

inline core::Layer orbitLayer(const std::string& id) {
    core::Layer layer;
    layer.id = id;
    layer.href = "/" + id + ".nc";
    layer.variable = "value";
    layer.kind = core::LayerKind::Swath;
    return layer;
}

inline std::shared_ptr<const core::LayerData> orbitData(const core::Layer& layer, const processing::atmosphere::SounderOrbit& orbit,
                                                        bool hasCorners, OrbitSource::Value value) {
    auto swath = std::make_shared<core::Swath>();
    swath->path = layer.href;
    swath->format = "test";
    swath->scanlines = orbit.scanlines;
    swath->groundPixels = orbit.groundPixels;
    swath->variables = {{.name = "value", .unit = "1"}};
    swath->source = std::make_shared<OrbitSource>(orbit, hasCorners, std::move(value));
    return core::LayerData::of(std::shared_ptr<const core::Swath>(swath), layer, core::MemoryBudget::standard());
}

/// The pixels of a swath at a place, found by asking every one: on the inner side of the great circles through its corners.
/// An independent answer for what pictures and the pixel locator say.
class FootprintOracle {
public:
    explicit FootprintOracle(const core::SwathGeolocation& place) {
        for (std::size_t at = 0; at < place.longitudeDeg.size(); ++at) {
            std::array<Vector, 4> ring;
            for (std::size_t k = 0; k < 4; ++k) {
                ring[k] =
                    vectorOf(static_cast<double>(place.cornerLongitudeDeg[at][k]), static_cast<double>(place.cornerLatitudeDeg[at][k]));
            }
            m_rings.push_back(ring);
        }
    }
    /// @param marginDeg  > 0: only places that lie this far inside; < 0: also those that lie this far outside
    [[nodiscard]] std::vector<std::uint32_t> at(double longitudeDeg, double latitudeDeg, double marginDeg) const {
        const Vector p = vectorOf(longitudeDeg, latitudeDeg);
        const double margin = std::sin(marginDeg * kRadians);
        std::vector<std::uint32_t> found;
        for (std::uint32_t pixel = 0; pixel < m_rings.size(); ++pixel) {
            const auto& ring = m_rings[pixel];
            if (dot(ring[0], p) > 0.9 && isInside(ring, p, margin)) {
                found.push_back(pixel);
            }
        }
        return found;
    }

private:
    using Vector = std::array<double, 3>;
    static constexpr double kRadians = std::numbers::pi / 180.0;
    [[nodiscard]] static Vector vectorOf(double longitudeDeg, double latitudeDeg) {
        const double c = std::cos(latitudeDeg * kRadians);
        return {c * std::cos(longitudeDeg * kRadians), c * std::sin(longitudeDeg * kRadians), std::sin(latitudeDeg * kRadians)};
    }
    [[nodiscard]] static double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }
    /// Distance in sines of each side's great circle; either direction of the ring.
    [[nodiscard]] static bool isInside(const std::array<Vector, 4>& ring, const Vector& p, double margin) {
        double least = std::numeric_limits<double>::infinity();
        double most = -least;
        for (std::size_t k = 0; k < 4; ++k) {
            const Vector& a = ring[k];
            const Vector& b = ring[(k + 1) % 4];
            Vector normal{a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
            const double length = std::sqrt(dot(normal, normal));
            const double side = dot(normal, p) / length;
            least = std::min(least, side);
            most = std::max(most, side);
        }
        return least > margin || most < -margin;
    }
    std::vector<std::array<Vector, 4>> m_rings;
};

} // namespace phidias::tests

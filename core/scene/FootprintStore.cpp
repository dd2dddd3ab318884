#include "core/scene/FootprintStore.h"

#include "core/geo/BoxIndex.h"
#include "core/util/StopPoint.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace phidias::core {

namespace {

using Vector = FootprintStore::Vector;

constexpr double kDegree = std::numbers::pi / 180.0;
constexpr double kLeastCosine = 0.1; ///< corners and places farther away have no part in a footprint

double dot(const Vector& v, const Vector& w) {
    return v[0] * w[0] + v[1] * w[1] + v[2] * w[2];
}

/// Sine and cosine; by the first terms of their series for small angles, exact to 1e-13.
std::array<double, 2> sineAndCosine(double angle) {
    if (std::abs(angle) > 0.15) {
        return {std::sin(angle), std::cos(angle)};
    }
    const double s = angle * angle;
    return {angle * (1.0 - s / 6.0 * (1.0 - s / 20.0 * (1.0 - s / 42.0))),
            1.0 - s / 2.0 * (1.0 - s / 12.0 * (1.0 - s / 30.0 * (1.0 - s / 56.0)))};
}

} // namespace

/// Plane that touches the sphere: orthonormal vectors from the normal alone, without a root.    [Duff et al. 2017, JCGT 6(1)]
struct FootprintStore::Frame {
    Vector up;
    Vector a;
    Vector b;

    explicit Frame(const std::array<float, 3>& center)
        : up{static_cast<double>(center[0]), static_cast<double>(center[1]), static_cast<double>(center[2])} {
        const double sign = up[2] < 0.0 ? -1.0 : 1.0;
        const double k = -1.0 / (sign + up[2]);
        const double m = up[0] * up[1] * k;
        a = {1.0 + sign * up[0] * up[0] * k, sign * m, -sign * up[0]};
        b = {m, sign + up[1] * up[1] * k, -up[1]};
    }
};

FootprintStore::FootprintStore(const SwathGeolocation& place, std::size_t groundPixels)
    : m_pixels(place.longitudeDeg.size()),
      m_hasCorners(!place.cornerLongitudeDeg.empty() && place.cornerLongitudeDeg.size() == place.longitudeDeg.size()) {
    const std::size_t scanlines = m_pixels.size() / std::max<std::size_t>(1, groundPixels);
    const std::stop_token stop = currentStop();
#pragma omp parallel for schedule(static)
    for (std::size_t pixel = 0; pixel < m_pixels.size(); ++pixel) {
        if (!stop.stop_requested()) {
            packCorners(place, pixel);
        }
    }
    stopPoint();
    if (m_hasCorners || groundPixels < 2) {
        return;
    }
#pragma omp parallel for schedule(static)
    for (std::size_t scanline = 0; scanline < scanlines; ++scanline) {
        for (std::size_t groundPixel = 0; groundPixel < groundPixels && !stop.stop_requested(); ++groundPixel) {
            packMidPoints(scanline, groundPixel, scanlines, groundPixels);
        }
    }
    stopPoint();
}

void FootprintStore::pack(Pixel& pixel, const std::array<std::array<double, 2>, 4>& offsets) {
    double largest = 0.0;
    for (const auto& offset : offsets) {
        largest = std::max({largest, std::abs(offset[0]), std::abs(offset[1])});
    }
    pixel.scale = static_cast<float>(largest / kSteps);
    const double perStep = pixel.scale > 0.0F ? 1.0 / static_cast<double>(pixel.scale) : 0.0;
    const auto stepsOf = [perStep](double offset) {
        return static_cast<std::int16_t>(std::clamp(offset * perStep + (offset < 0.0 ? -0.5 : 0.5), -kSteps, kSteps));
    };
    for (std::size_t k = 0; k < 4; ++k) {
        pixel.a[k] = stepsOf(offsets[k][0]);
        pixel.b[k] = stepsOf(offsets[k][1]);
    }
}

void FootprintStore::packCorners(const SwathGeolocation& place, std::size_t at) {
    Pixel& pixel = m_pixels[at];
    const auto longitude = static_cast<double>(place.longitudeDeg[at]);
    const auto latitude = static_cast<double>(place.latitudeDeg[at]);
    if (!std::isfinite(longitude) || !std::isfinite(latitude)) {
        pixel.center.fill(std::numeric_limits<float>::quiet_NaN());
        return;
    }
    const double sinLambda = std::sin(longitude * kDegree), cosLambda = std::cos(longitude * kDegree);
    const double sinPhi = std::sin(latitude * kDegree), cosPhi = std::cos(latitude * kDegree);
    const Vector up{cosPhi * cosLambda, cosPhi * sinLambda, sinPhi};
    pixel.center = {static_cast<float>(up[0]), static_cast<float>(up[1]), static_cast<float>(up[2])};
    if (!m_hasCorners) {
        return;
    }
    const Vector east{-sinLambda, cosLambda, 0.0};
    const Vector north{-sinPhi * cosLambda, -sinPhi * sinLambda, cosPhi};
    const Frame frame(pixel.center);
    // The frame in the directions east, north and up.
    const Vector a{dot(frame.a, east), dot(frame.a, north), dot(frame.a, up)};
    const Vector b{dot(frame.b, east), dot(frame.b, north), dot(frame.b, up)};
    const Vector c{dot(frame.up, east), dot(frame.up, north), dot(frame.up, up)};
    std::array<std::array<double, 2>, 4> offsets{};
    for (std::size_t k = 0; k < 4; ++k) {
        const auto [sinD, cosD] = sineAndCosine((static_cast<double>(place.cornerLatitudeDeg[at][k]) - latitude) * kDegree);
        const auto [sinL, cosL] = sineAndCosine(turnedDeg(static_cast<double>(place.cornerLongitudeDeg[at][k]) - longitude) * kDegree);
        const double sine = sinPhi * cosD + cosPhi * sinD;
        const double cosine = cosPhi * cosD - sinPhi * sinD;
        const Vector corner{cosine * sinL, sine * cosPhi - cosine * sinPhi * cosL, sine * sinPhi + cosine * cosPhi * cosL};
        const double above = dot(corner, c);
        if (!(above > kLeastCosine)) { // also where it is missing
            return;
        }
        offsets[k] = {dot(corner, a) / above, dot(corner, b) / above};
    }
    pack(pixel, offsets);
}

void FootprintStore::packMidPoints(std::size_t scanline, std::size_t groundPixel, std::size_t scanlines, std::size_t groundPixels) {
    Pixel& pixel = m_pixels[scanline * groundPixels + groundPixel];
    if (std::isnan(pixel.center[0])) {
        return;
    }
    const Frame frame(pixel.center);
    std::array<std::array<double, 2>, 9> around{};
    std::array<bool, 9> isThere{};
    for (std::size_t k = 0; k < 9; ++k) {
        const std::size_t line = scanline + k / 3 - 1; // wraps below 0: then it is not smaller than the count
        const std::size_t column = groundPixel + k % 3 - 1;
        if (line < scanlines && column < groundPixels) {
            const Vector v = center(line * groundPixels + column);
            const double above = dot(v, frame.up);
            isThere[k] = above > kLeastCosine;
            around[k] = {dot(v, frame.a) / above, dot(v, frame.b) / above};
        }
    }
    for (const std::size_t k : {1U, 3U, 5U, 7U}) {
        if (!isThere[k] && isThere[8 - k]) {
            around[k] = {-around[8 - k][0], -around[8 - k][1]};
            isThere[k] = true;
        }
    }
    constexpr std::array<std::array<std::size_t, 3>, 4> kCorners{{{1, 3, 0}, {1, 5, 2}, {7, 5, 8}, {7, 3, 6}}};
    std::array<std::array<double, 2>, 4> offsets{};
    for (std::size_t k = 0; k < 4; ++k) {
        const auto& [line, column, diagonal] = kCorners[k];
        if (!isThere[line] || !isThere[column]) {
            return;
        }
        for (std::size_t d = 0; d < 2; ++d) {
            const double beside = around[line][d] + around[column][d];
            offsets[k][d] = 0.25 * (beside + (isThere[diagonal] ? around[diagonal][d] : beside));
        }
    }
    pack(pixel, offsets);
}

bool FootprintStore::holds(std::size_t at, const Vector& place, double shrink) const {
    const Pixel& pixel = m_pixels[at];
    if (!(pixel.scale > 0.0F)) {
        return false;
    }
    const Frame frame(pixel.center);
    const double above = dot(place, frame.up);
    if (!(above > kLeastCosine)) {
        return false;
    }
    const double perStep = shrink / (above * static_cast<double>(pixel.scale));
    const double x = dot(place, frame.a) * perStep;
    const double y = dot(place, frame.b) * perStep;
    if (!(std::abs(x) <= kSteps && std::abs(y) <= kSteps)) {
        return false;
    }
    bool isIn = false;
    for (std::size_t k = 0, before = 3; k < 4; before = k++) {
        const double x1 = static_cast<double>(pixel.a[k]) - x, y1 = static_cast<double>(pixel.b[k]) - y;
        const double x0 = static_cast<double>(pixel.a[before]) - x, y0 = static_cast<double>(pixel.b[before]) - y;
        if ((y1 > 0.0) != (y0 > 0.0)) {
            // The edge meets the ray to the right where x1 - y1 (x0 - x1) / (y0 - y1) > 0.
            isIn = isIn != ((x1 * (y0 - y1) - y1 * (x0 - x1) > 0.0) == (y0 > y1));
        }
    }
    return isIn;
}

std::optional<std::array<Vector, 4>> FootprintStore::corners(std::size_t at) const {
    const Pixel& pixel = m_pixels[at];
    if (!(pixel.scale > 0.0F)) {
        return std::nullopt;
    }
    const Frame frame(pixel.center);
    std::array<Vector, 4> found{};
    for (std::size_t k = 0; k < 4; ++k) {
        const double a = static_cast<double>(pixel.a[k]) * static_cast<double>(pixel.scale);
        const double b = static_cast<double>(pixel.b[k]) * static_cast<double>(pixel.scale);
        const double norm = std::sqrt(1.0 + a * a + b * b);
        for (std::size_t d = 0; d < 3; ++d) {
            found[k][d] = (frame.up[d] + a * frame.a[d] + b * frame.b[d]) / norm;
        }
    }
    return found;
}

std::optional<Footprint> FootprintStore::footprint(std::size_t pixel) const {
    const auto vectors = corners(pixel);
    if (!vectors) {
        return std::nullopt;
    }
    Footprint found;
    for (std::size_t k = 0; k < 4; ++k) {
        const Vector& v = (*vectors)[k];
        const double longitude = std::atan2(v[1], v[0]) / kDegree;
        found.longitudeDeg[k] = k == 0 ? longitude : found.longitudeDeg[0] + turnedDeg(longitude - found.longitudeDeg[0]);
        found.latitudeDeg[k] = std::atan2(v[2], std::hypot(v[0], v[1])) / kDegree;
    }
    return found;
}

} // namespace phidias::core

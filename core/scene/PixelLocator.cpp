#include "core/scene/PixelLocator.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace phidias::core {

namespace {

constexpr std::size_t kBlock = 16;
constexpr double kDegree = std::numbers::pi / 180.0;
constexpr double kPolarDeg = 80.0;   ///< from here on places are compared on the sphere
constexpr double kLargeDeg = 2.0;    ///< wider footprints are compared on the sphere
constexpr float kPoleBoxDeg = 85.0F; ///< boxes that reach so far go around the pole

constexpr std::size_t kCellColumns = 1440; ///< of the table: a quarter of a degree
constexpr std::size_t kCellRows = 720;

std::size_t rowOfCell(double latitudeDeg) {
    return static_cast<std::size_t>(std::clamp(std::floor((latitudeDeg + 90.0) * 4.0), 0.0, static_cast<double>(kCellRows - 1)));
}

std::size_t columnOfCell(double longitudeDeg) {
    const double turns = (longitudeDeg + 180.0) / 360.0;
    const double column = std::floor((turns - std::floor(turns)) * static_cast<double>(kCellColumns));
    return std::min(static_cast<std::size_t>(column), kCellColumns - 1);
}

std::size_t blocksOf(std::size_t count) {
    return (count + kBlock - 1) / kBlock;
}

} // namespace

/// Plane about the place p: degrees from p where that is precise enough, else the gnomonic projection, in which great circles are straight.
struct PixelLocator::Frame {
    double longitudeDeg;
    double latitudeDeg;
    double cosine;
    double sine;
    bool isPolar;
    std::array<double, 3> vector;

    Frame(double longitude, double latitude)
        : longitudeDeg(longitude - 360.0 * std::floor((longitude + 180.0) / 360.0)), latitudeDeg(latitude),
          cosine(std::cos(latitude * kDegree)), sine(std::sin(latitude * kDegree)),
          isPolar(std::abs(latitude) > kPolarDeg), vector{cosine * std::cos(longitude * kDegree), cosine * std::sin(longitude * kDegree),
                                                          sine} {}

    /// {x, y} of another place; false on the far half of the sphere.
    bool onSphere(double longitude, double latitude, double& x, double& y) const {
        const double dLambda = (longitude - longitudeDeg) * kDegree;
        const double phi = latitude * kDegree;
        const double cosPhi = std::cos(phi);
        const double sinPhi = std::sin(phi);
        const double cosLambda = std::cos(dLambda);
        const double c = sine * sinPhi + cosine * cosPhi * cosLambda;
        x = cosPhi * std::sin(dLambda) / c;
        y = (cosine * sinPhi - sine * cosPhi * cosLambda) / c;
        return c > 1e-3;
    }
    bool inPlane(double longitude, double latitude, double& x, double& y) const {
        if (isPolar) {
            return onSphere(longitude, latitude, x, y);
        }
        x = turnedDeg(longitude - longitudeDeg) * cosine;
        y = latitude - latitudeDeg;
        return true;
    }
};

PixelLocator::PixelLocator(const SwathGeolocation& place, std::size_t groundPixels, bool isPointList)
    : m_longitude(place.longitudeDeg), m_latitude(place.latitudeDeg), m_cornerLongitude(place.cornerLongitudeDeg),
      m_cornerLatitude(place.cornerLatitudeDeg), m_groundPixels(isPointList ? 1 : std::max<std::size_t>(1, groundPixels)),
      m_scanlines(place.longitudeDeg.size() / m_groundPixels),
      m_hasCorners(!place.cornerLongitudeDeg.empty() && place.cornerLongitudeDeg.size() == place.longitudeDeg.size()) {
    const bool isList = m_groundPixels == 1;
    m_blocksAcross = isList ? 1 : blocksOf(m_groundPixels);
    const std::size_t down = isList ? m_scanlines : blocksOf(m_scanlines);
    std::vector<GeoBox> boxes(down * m_blocksAcross);
    m_isRegular.assign(isList ? 0 : boxes.size(), 1);
    m_caps.resize(m_isRegular.size());
#pragma omp parallel for schedule(static)
    for (std::size_t block = 0; block < boxes.size(); ++block) {
        bool isRegular = true;
        boxes[block] =
            isList ? boxOf(block, 0, isRegular) : boxOf(block / m_blocksAcross * kBlock, block % m_blocksAcross * kBlock, isRegular);
        if (!isList) {
            m_isRegular[block] = isRegular ? 1 : 0;
            m_caps[block] = isRegular ? capOf(block / m_blocksAcross * kBlock, block % m_blocksAcross * kBlock) : Cap{};
        }
    }
    m_index = BoxIndex(boxes);
    if (!isList) {
        fillCells();
    }
}

/// Box of a block (of one pixel, for lists), from corners or, with a margin of a pixel, from centres.
GeoBox PixelLocator::boxOf(std::size_t firstScanline, std::size_t firstPixel, bool& isRegular) const {
    const bool isList = m_groundPixels == 1;
    const std::size_t lines = isList ? 1 : std::min(kBlock, m_scanlines - firstScanline);
    const std::size_t across = isList ? 1 : std::min(kBlock, m_groundPixels - firstPixel);
    float origin = std::numeric_limits<float>::quiet_NaN();
    float west = 0.0F;
    float east = 0.0F;
    float south = 91.0F;
    float north = -91.0F;
    bool isAny = false;
    const auto take = [&](float longitude, float latitude) {
        if (!std::isfinite(longitude) || !std::isfinite(latitude)) {
            isRegular = false;
            return;
        }
        origin = isAny ? origin : longitude;
        isAny = true;
        float turned = longitude - origin;
        turned = turned > 180.0F ? turned - 360.0F : turned < -180.0F ? turned + 360.0F : turned;
        west = std::min(west, turned);
        east = std::max(east, turned);
        south = std::min(south, latitude);
        north = std::max(north, latitude);
    };
    for (std::size_t line = 0; line < lines; ++line) {
        for (std::size_t pixel = 0; pixel < across; ++pixel) {
            const std::size_t at = (firstScanline + line) * m_groundPixels + firstPixel + pixel;
            take(m_longitude[at], m_latitude[at]);
            for (std::size_t corner = 0; m_hasCorners && corner < 4; ++corner) {
                take(m_cornerLongitude[at][corner], m_cornerLatitude[at][corner]);
            }
        }
    }
    if (!isAny) {
        return {.west = 0.0F, .width = -1.0F, .south = 0.0F, .north = 0.0F};
    }
    const float width = east - west;
    // Great circles bulge towards the pole, by at most about (dLambda / 4)^2 radians.
    const float bulge = 0.0011F * width * width;
    const float reach = m_hasCorners ? 0.02F : isList ? 0.0F : std::max({0.1F, north - south, width * 0.5F}) * 0.6F;
    isRegular = isRegular && m_scanlines > 1 && width < 30.0F && north - south < 30.0F;
    GeoBox box{.west = origin + west,
               .width = width,
               .south = std::max(-90.0F, south - bulge - reach),
               .north = std::min(90.0F, north + bulge + reach)};
    const float steepest = std::max(std::abs(box.south), std::abs(box.north));
    if (steepest > kPoleBoxDeg || width > 170.0F) {
        box.width = 360.0F;
        box.north = box.north > kPoleBoxDeg ? 90.0F : box.north;
        box.south = box.south < -kPoleBoxDeg ? -90.0F : box.south;
    } else {
        const float margin = reach / std::cos(steepest * static_cast<float>(kDegree));
        box.west -= margin;
        box.width = std::min(360.0F, width + 2.0F * margin);
    }
    return box;
}

/// Circle around a block: its edge and the reach of the pixels there.
PixelLocator::Cap PixelLocator::capOf(std::size_t firstScanline, std::size_t firstPixel) const {
    const std::size_t lines = std::min(kBlock, m_scanlines - firstScanline);
    const std::size_t across = std::min(kBlock, m_groundPixels - firstPixel);
    const auto vectorOf = [](float longitude, float latitude) {
        const double phi = static_cast<double>(latitude) * kDegree;
        const double lambda = static_cast<double>(longitude) * kDegree;
        return std::array{std::cos(phi) * std::cos(lambda), std::cos(phi) * std::sin(lambda), std::sin(phi)};
    };
    const std::size_t middle = (firstScanline + lines / 2) * m_groundPixels + firstPixel + across / 2;
    const auto center = vectorOf(m_longitude[middle], m_latitude[middle]);
    double lowest = 1.0;
    std::array<double, 3> before = center;
    double step = 1.0;
    const auto take = [&](std::size_t line, std::size_t pixel) {
        const std::size_t at = (firstScanline + line) * m_groundPixels + firstPixel + pixel;
        const auto v = vectorOf(m_longitude[at], m_latitude[at]);
        lowest = std::min(lowest, v[0] * center[0] + v[1] * center[1] + v[2] * center[2]);
        if (m_hasCorners) {
            const auto corner = vectorOf(m_cornerLongitude[at][0], m_cornerLatitude[at][0]);
            step = std::min(step, v[0] * corner[0] + v[1] * corner[1] + v[2] * corner[2]);
        } else {
            step = pixel + 1 < across ? step : std::min(step, v[0] * before[0] + v[1] * before[1] + v[2] * before[2]);
        }
        before = v;
    };
    for (std::size_t line = 0; line < lines; ++line) {
        const bool isWhole = line == 0 || line + 1 == lines;
        for (std::size_t pixel = 0; pixel < across; pixel += isWhole ? 1 : std::max<std::size_t>(1, across - 1)) {
            take(line, pixel);
        }
    }
    const auto angle = [](double cosine) { return std::acos(std::clamp(cosine, -1.0, 1.0)); };
    const double radius = angle(lowest) + 2.0 * angle(step) + 1e-3;
    return {.x = static_cast<float>(center[0]),
            .y = static_cast<float>(center[1]),
            .z = static_cast<float>(center[2]),
            .cosine = static_cast<float>(radius < 1.5 ? std::cos(radius) : -2.0)};
}

/// Box of a footprint in the table of cells; of the centres around it where the file has no corners. A width below 0: no position.
GeoBox PixelLocator::boxOfPixel(std::size_t scanline, std::size_t groundPixel) const {
    const std::size_t at = scanline * m_groundPixels + groundPixel;
    const float origin = m_longitude[at];
    float west = 0.0F;
    float east = 0.0F;
    float south = m_latitude[at];
    float north = south;
    bool isKnown = std::isfinite(origin) && std::isfinite(south);
    const auto take = [&](float longitude, float latitude) {
        float turned = longitude - origin;
        turned = turned > 180.0F ? turned - 360.0F : turned < -180.0F ? turned + 360.0F : turned;
        west = std::min(west, turned);
        east = std::max(east, turned);
        south = std::min(south, latitude);
        north = std::max(north, latitude);
    };
    if (m_hasCorners) {
        for (std::size_t corner = 0; corner < 4; ++corner) {
            isKnown = isKnown && std::isfinite(m_cornerLongitude[at][corner]) && std::isfinite(m_cornerLatitude[at][corner]);
            take(m_cornerLongitude[at][corner], m_cornerLatitude[at][corner]);
        }
    } else {
        for (std::size_t k = 0; k < 9; ++k) {
            const std::size_t line = std::clamp<std::size_t>(scanline + k / 3, 1, m_scanlines) - 1;
            const std::size_t column = std::clamp<std::size_t>(groundPixel + k % 3, 1, m_groundPixels) - 1;
            const std::size_t other = line * m_groundPixels + column;
            if (std::isfinite(m_longitude[other]) && std::isfinite(m_latitude[other])) {
                take(m_longitude[other], m_latitude[other]);
            }
        }
        // At the edge of the swath a footprint reaches as far out as its neighbour lies inside.
        const float across = east - west;
        const float along = north - south;
        west -= across;
        east += across;
        south -= along;
        north += along;
    }
    if (!isKnown) {
        return {.west = 0.0F, .width = -1.0F, .south = 0.0F, .north = 0.0F};
    }
    const float width = east - west;
    const float margin = 0.0011F * width * width + 1e-3F; // great circles bulge towards the pole
    GeoBox box{.west = origin + west - 1e-3F, .width = width + 2e-3F, .south = south - margin, .north = north + margin};
    if (width > 90.0F) {
        box.width = 360.0F;
        box.north = north > kPoleBoxDeg ? 90.0F : box.north;
        box.south = south < -kPoleBoxDeg ? -90.0F : box.south;
    }
    return box;
}

void PixelLocator::fillCells() {
    m_cellPixel.assign(kCellColumns * kCellRows, kNoPixel);
    m_isOverlapped.assign(m_cellPixel.size(), 0);
    // Footprints of one pass that reach the same cell are at most as many scanlines apart as a cell and a footprint are long.
    const std::size_t middle = m_scanlines / 2 * m_groundPixels + m_groundPixels / 2;
    const double step = m_scanlines > 2
                            ? std::hypot(static_cast<double>(m_latitude[middle + m_groundPixels] - m_latitude[middle]),
                                         turnedDeg(static_cast<double>(m_longitude[middle + m_groundPixels] - m_longitude[middle])) *
                                             std::cos(static_cast<double>(m_latitude[middle]) * kDegree))
                            : 1.0;
    const std::size_t farScanlines =
        2 + static_cast<std::size_t>(std::isfinite(step) ? std::min(100.0, 0.6 / std::max(step, 1e-3)) : 100.0);
    for (std::size_t scanline = 0; scanline < m_scanlines; ++scanline) {
        for (std::size_t groundPixel = 0; groundPixel < m_groundPixels; ++groundPixel) {
            const GeoBox box = boxOfPixel(scanline, groundPixel);
            if (box.width < 0.0F) {
                m_isWhole = false;
                continue;
            }
            const std::size_t firstRow = rowOfCell(static_cast<double>(box.south));
            const std::size_t lastRow = rowOfCell(static_cast<double>(box.north));
            const std::size_t firstColumn = columnOfCell(static_cast<double>(box.west));
            const std::size_t columns =
                box.width >= 359.0F
                    ? kCellColumns
                    : (columnOfCell(static_cast<double>(box.west) + static_cast<double>(box.width)) + kCellColumns - firstColumn) %
                              kCellColumns +
                          1;
            for (std::size_t row = firstRow; row <= lastRow; ++row) {
                for (std::size_t k = 0; k < columns; ++k) {
                    const std::size_t cell = row * kCellColumns + (firstColumn + k) % kCellColumns;
                    const std::uint32_t before = m_cellPixel[cell];
                    if (before != kNoPixel && before / m_groundPixels + farScanlines < scanline) {
                        m_isOverlapped[cell] = 1;
                    }
                    m_cellPixel[cell] = static_cast<std::uint32_t>(scanline * m_groundPixels + groundPixel);
                }
            }
        }
    }
}

std::optional<Footprint> PixelLocator::footprint(std::uint32_t pixel) const {
    Footprint corners;
    const auto longitude = static_cast<double>(m_longitude[pixel]);
    if (m_hasCorners) {
        for (std::size_t k = 0; k < 4; ++k) {
            corners.longitudeDeg[k] = static_cast<double>(m_cornerLongitude[pixel][k]);
            corners.latitudeDeg[k] = static_cast<double>(m_cornerLatitude[pixel][k]);
            if (!std::isfinite(corners.longitudeDeg[k]) || !std::isfinite(corners.latitudeDeg[k])) {
                return std::nullopt;
            }
            if (k > 0) {
                corners.longitudeDeg[k] = corners.longitudeDeg[0] + turnedDeg(corners.longitudeDeg[k] - corners.longitudeDeg[0]);
            }
        }
        return corners;
    }
    if (m_groundPixels == 1 || !std::isfinite(longitude)) {
        return std::nullopt;
    }
    // Mid-points of the four centres that meet at a corner, in the plane about this centre; a missing neighbour lies opposite to the other.
    const Frame frame(longitude, static_cast<double>(m_latitude[pixel]));
    const std::size_t scanline = pixel / m_groundPixels;
    const std::size_t groundPixel = pixel % m_groundPixels;
    std::array<std::array<double, 2>, 9> around{};
    std::array<bool, 9> isThere{};
    for (std::size_t k = 0; k < 9; ++k) {
        const std::size_t line = scanline + k / 3 - 1; // wraps below 0: then it is not smaller than the count
        const std::size_t column = groundPixel + k % 3 - 1;
        if (line < m_scanlines && column < m_groundPixels) {
            const std::size_t at = line * m_groundPixels + column;
            isThere[k] =
                std::isfinite(m_longitude[at]) && std::isfinite(m_latitude[at]) &&
                frame.inPlane(static_cast<double>(m_longitude[at]), static_cast<double>(m_latitude[at]), around[k][0], around[k][1]);
        }
    }
    const std::array<std::size_t, 4> sides{1, 3, 5, 7};
    for (const std::size_t k : sides) {
        if (!isThere[k] && isThere[8 - k]) {
            around[k] = {-around[8 - k][0], -around[8 - k][1]};
            isThere[k] = true;
        }
    }
    constexpr std::array<std::array<std::size_t, 3>, 4> kCorners{{{1, 3, 0}, {1, 5, 2}, {7, 5, 8}, {7, 3, 6}}};
    for (std::size_t k = 0; k < 4; ++k) {
        const auto& [line, column, diagonal] = kCorners[k];
        if (!isThere[line] || !isThere[column]) {
            return std::nullopt;
        }
        std::array<double, 2> sum{};
        for (std::size_t d = 0; d < 2; ++d) {
            const double beside = around[line][d] + around[column][d];
            sum[d] = 0.25 * (beside + (isThere[diagonal] ? around[diagonal][d] : beside));
        }
        if (frame.isPolar) { // back from the gnomonic plane
            const double rho = std::hypot(sum[0], sum[1]);
            const double c = std::atan(rho);
            const double scale = rho > 0.0 ? std::sin(c) / rho : 1.0;
            corners.latitudeDeg[k] = std::asin(std::clamp(std::cos(c) * frame.sine + sum[1] * scale * frame.cosine, -1.0, 1.0)) / kDegree;
            corners.longitudeDeg[k] =
                longitude + std::atan2(sum[0] * scale, std::cos(c) * frame.cosine - sum[1] * scale * frame.sine) / kDegree;
        } else {
            corners.longitudeDeg[k] = longitude + sum[0] / frame.cosine;
            corners.latitudeDeg[k] = frame.latitudeDeg + sum[1];
        }
    }
    return corners;
}

/// Whether a place lies outside the box of a footprint, widened by what its edges bulge: tells most of them without an angle function.
///
/// An edge of length d, in radians, leaves its parallel by at most d^2 tan(latitude) / 8.
bool PixelLocator::isBeside(const Frame& frame, const std::array<std::array<double, 2>, 4>& corners) {
    constexpr double kSteepestDeg = 89.0;
    constexpr double kBulge = 0.13; ///< degrees for a degree squared: pi / 180 tan(89 degrees) / 8
    double west = 0.0;
    double east = 0.0;
    double south = corners[0][1];
    double north = south;
    for (std::size_t k = 1; k < 4; ++k) {
        const double turned = turnedDeg(corners[k][0] - corners[0][0]);
        west = std::min(west, turned);
        east = std::max(east, turned);
        south = std::min(south, corners[k][1]);
        north = std::max(north, corners[k][1]);
    }
    if (!(std::max(-south, north) < kSteepestDeg) || east - west > 60.0) {
        return false;
    }
    const double across = (east - west) * std::max(0.02, 1.5 * frame.cosine);
    const double margin = kBulge * (across * across + (north - south) * (north - south)) + 1e-6;
    if (frame.latitudeDeg < south - margin || frame.latitudeDeg > north + margin) {
        return true;
    }
    const double turned = turnedDeg(frame.longitudeDeg - corners[0][0]);
    return turned < west - 1.0 || turned > east + 1.0;
}

bool PixelLocator::holds(const Frame& frame, std::uint32_t pixel) const {
    std::array<double, 4> x{};
    std::array<double, 4> y{};
    Footprint made;
    const auto corner = [&](std::size_t k) -> std::array<double, 2> {
        return m_hasCorners ? std::array{static_cast<double>(m_cornerLongitude[pixel][k]), static_cast<double>(m_cornerLatitude[pixel][k])}
                            : std::array{made.longitudeDeg[k], made.latitudeDeg[k]};
    };
    if (!m_hasCorners) {
        const auto found = footprint(pixel);
        if (!found) {
            return false;
        }
        made = *found;
    }
    bool isOnSphere = frame.isPolar;
    if (isOnSphere && isBeside(frame, {corner(0), corner(1), corner(2), corner(3)})) {
        return false;
    }
    if (!isOnSphere) {
        double low = 360.0;
        double high = -360.0;
        for (std::size_t k = 0; k < 4; ++k) {
            const auto [longitude, latitude] = corner(k);
            x[k] = turnedDeg(longitude - frame.longitudeDeg);
            y[k] = latitude - frame.latitudeDeg;
            low = std::min(low, x[k]);
            high = std::max(high, x[k]);
            if (!std::isfinite(x[k]) || !std::isfinite(y[k])) {
                return false;
            }
        }
        isOnSphere = high - low > kLargeDeg;
        if (isOnSphere ? isBeside(frame, {corner(0), corner(1), corner(2), corner(3)}) : high < 0.0 || low > 0.0) {
            return false;
        }
    }
    for (std::size_t k = 0; isOnSphere && k < 4; ++k) {
        const auto [longitude, latitude] = corner(k);
        if (!std::isfinite(longitude) || !std::isfinite(latitude) || !frame.onSphere(longitude, latitude, x[k], y[k])) {
            return false;
        }
    }
    bool isIn = false;
    for (std::size_t k = 0, before = 3; k < 4; before = k++) {
        if ((y[k] > 0.0) != (y[before] > 0.0) && 0.0 < x[k] - y[k] / (y[before] - y[k]) * (x[before] - x[k])) {
            isIn = !isIn;
        }
    }
    return isIn;
}

std::uint32_t PixelLocator::walk(const Frame& frame, std::size_t scanline, std::size_t groundPixel) const {
    const auto at = [&](std::size_t line, std::size_t column, double& x, double& y) {
        const std::size_t pixel = line * m_groundPixels + column;
        return std::isfinite(m_longitude[pixel]) && std::isfinite(m_latitude[pixel]) &&
               frame.inPlane(static_cast<double>(m_longitude[pixel]), static_cast<double>(m_latitude[pixel]), x, y);
    };
    const auto moved = [](std::size_t from, double by, std::size_t count) {
        return static_cast<std::size_t>(std::clamp(static_cast<double>(from) + by, 0.0, static_cast<double>(count - 1)));
    };
    for (int step = 0; step < 12; ++step) {
        const std::size_t line2 = scanline + 1 < m_scanlines ? scanline + 1 : scanline - 1;
        const std::size_t column2 = groundPixel + 1 < m_groundPixels ? groundPixel + 1 : groundPixel - 1;
        double x = 0.0, y = 0.0, xs = 0.0, ys = 0.0, xg = 0.0, yg = 0.0;
        if (m_scanlines < 2 || !at(scanline, groundPixel, x, y) || !at(line2, groundPixel, xs, ys) || !at(scanline, column2, xg, yg)) {
            return kNoPixel;
        }
        const double signS = line2 > scanline ? 1.0 : -1.0;
        const double signG = column2 > groundPixel ? 1.0 : -1.0;
        const double a = (xs - x) * signS, b = (xg - x) * signG, c = (ys - y) * signS, d = (yg - y) * signG;
        const double determinant = a * d - b * c;
        const double byLine = std::round((-x * d + y * b) / determinant);
        const double byColumn = std::round((-y * a + x * c) / determinant);
        if (!std::isfinite(byLine) || !std::isfinite(byColumn)) {
            return kNoPixel;
        }
        const std::size_t line = moved(scanline, byLine, m_scanlines);
        const std::size_t column = moved(groundPixel, byColumn, m_groundPixels);
        if (line == scanline && column == groundPixel) {
            break;
        }
        scanline = line;
        groundPixel = column;
    }
    const auto middle = static_cast<std::uint32_t>(scanline * m_groundPixels + groundPixel);
    if (holds(frame, middle)) {
        return middle;
    }
    // The footprint need not be centred on its neighbours' lattice: one of them may hold the place.
    for (std::size_t k = 0; k < 9; ++k) {
        const std::size_t line = scanline + k / 3 - 1;
        const std::size_t column = groundPixel + k % 3 - 1;
        if (k != 4 && line < m_scanlines && column < m_groundPixels) {
            const auto pixel = static_cast<std::uint32_t>(line * m_groundPixels + column);
            if (holds(frame, pixel)) {
                return pixel;
            }
        }
    }
    return kNoPixel;
}

std::uint32_t PixelLocator::searchBlock(const Frame& frame, std::uint32_t block, bool isEvery) const {
    const Cap& cap = m_caps[block];
    if (static_cast<double>(cap.x) * frame.vector[0] + static_cast<double>(cap.y) * frame.vector[1] +
            static_cast<double>(cap.z) * frame.vector[2] <
        static_cast<double>(cap.cosine)) {
        return kNoPixel;
    }
    const std::size_t firstLine = block / m_blocksAcross * kBlock;
    const std::size_t firstColumn = block % m_blocksAcross * kBlock;
    const std::size_t lines = std::min(kBlock, m_scanlines - firstLine);
    const std::size_t columns = std::min(kBlock, m_groundPixels - firstColumn);
    const std::uint32_t found = walk(frame, firstLine + lines / 2, firstColumn + columns / 2);
    if (found != kNoPixel || m_isRegular[block] != 0 || !isEvery) {
        return found;
    }
    for (std::size_t line = firstLine + lines; line-- > firstLine;) {
        for (std::size_t column = firstColumn; column < firstColumn + columns; ++column) {
            const auto pixel = static_cast<std::uint32_t>(line * m_groundPixels + column);
            if (holds(frame, pixel)) {
                return pixel;
            }
        }
    }
    return kNoPixel;
}

std::uint32_t PixelLocator::find(double longitudeDeg, double latitudeDeg, Hint& hint) const {
    if (!hasFootprints() || m_scanlines == 0 || !std::isfinite(longitudeDeg) || !(std::abs(latitudeDeg) <= 90.0)) {
        return kNoPixel;
    }
    const std::size_t cell = rowOfCell(latitudeDeg) * kCellColumns + columnOfCell(longitudeDeg);
    if (m_groundPixels > 1 && m_cellPixel[cell] == kNoPixel) {
        return kNoPixel;
    }
    const Frame frame(longitudeDeg, latitudeDeg);
    std::uint32_t found = kNoPixel;
    if (m_groundPixels > 1 && m_isOverlapped[cell] == 0) {
        if (hint.pixel != kNoPixel && holds(frame, hint.pixel)) {
            return hint.pixel;
        }
        found = walk(frame, m_cellPixel[cell] / m_groundPixels, m_cellPixel[cell] % m_groundPixels);
        if (found != kNoPixel) {
            hint.pixel = found;
            return found;
        }
    }
    const auto bucket = m_index.bucketAt(longitudeDeg, latitudeDeg);
    // Where every pixel has a position and one pass only comes near, the walks alone decide.
    const bool isEvery = !m_isWhole || m_groundPixels == 1 || m_isOverlapped[cell] != 0;
    const auto candidates = bucket < 0 ? std::span<const std::uint32_t>() : m_index.bucket(static_cast<std::size_t>(bucket));
    for (std::size_t k = candidates.size(); k-- > 0;) {
        if (m_groundPixels == 1) {
            found = holds(frame, candidates[k]) ? candidates[k] : kNoPixel;
        } else {
            const std::uint32_t other = searchBlock(frame, candidates[k], isEvery);
            found = other != kNoPixel && (found == kNoPixel || other > found) ? other : found;
        }
        if (found != kNoPixel && (m_groundPixels == 1 || m_isOverlapped[cell] == 0)) {
            break;
        }
    }
    hint.pixel = found != kNoPixel ? found : hint.pixel;
    return found;
}

std::optional<std::uint32_t> PixelLocator::find(double longitudeDeg, double latitudeDeg) const {
    Hint hint;
    const std::uint32_t found = find(longitudeDeg, latitudeDeg, hint);
    return found == kNoPixel ? std::nullopt : std::optional(found);
}

std::optional<std::uint32_t> PixelLocator::nearest(double longitudeDeg, double latitudeDeg, double radiusDeg) const {
    const Frame frame(longitudeDeg, latitudeDeg);
    const double across =
        std::min(180.0, radiusDeg / std::max(0.02, std::cos(std::min(89.0, std::abs(latitudeDeg) + radiusDeg) * kDegree)));
    double best = std::sin(0.5 * std::min(180.0, radiusDeg) * kDegree);
    best *= best;
    std::optional<std::uint32_t> found;
    const auto consider = [&](std::uint32_t pixel) {
        const double dLatitude = (static_cast<double>(m_latitude[pixel]) - latitudeDeg) * kDegree;
        const double dLongitude = (static_cast<double>(m_longitude[pixel]) - longitudeDeg) * kDegree;
        const double a = std::sin(0.5 * dLatitude);
        const double b = std::sin(0.5 * dLongitude);
        const double haversine = a * a + frame.cosine * std::cos(static_cast<double>(m_latitude[pixel]) * kDegree) * b * b;
        if (haversine < best || (haversine == best && (!found || pixel < *found))) {
            best = haversine;
            found = pixel;
        }
    };
    m_index.around(longitudeDeg, latitudeDeg, across, radiusDeg, [&](std::uint32_t item) {
        if (m_groundPixels == 1) {
            consider(item);
        }
    });
    return found;
}

} // namespace phidias::core

#include "core/scene/PixelLocator.h"

#include "core/util/StopPoint.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace phidias::core {

namespace {

constexpr std::size_t kBlock = 16;
constexpr std::size_t kRun = 8; ///< pixels of a scanline that go into the table together
constexpr double kDegree = std::numbers::pi / 180.0;
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

FootprintStore::Vector unitVector(double longitudeDeg, double latitudeDeg) {
    const double phi = latitudeDeg * kDegree;
    const double lambda = longitudeDeg * kDegree;
    const double cosine = std::cos(phi);
    return {cosine * std::cos(lambda), cosine * std::sin(lambda), std::sin(phi)};
}

double dot(const FootprintStore::Vector& v, const FootprintStore::Vector& w) {
    return v[0] * w[0] + v[1] * w[1] + v[2] * w[2];
}

std::size_t blocksOf(std::size_t count) {
    return (count + kBlock - 1) / kBlock;
}

} // namespace

PixelLocator::PixelLocator(const SwathGeolocation& place, std::size_t groundPixels, bool isPointList)
    : m_footprints(place, isPointList ? 1 : groundPixels), m_longitude(place.longitudeDeg), m_latitude(place.latitudeDeg),
      m_groundPixels(isPointList ? 1 : std::max<std::size_t>(1, groundPixels)), m_scanlines(place.longitudeDeg.size() / m_groundPixels) {
    const bool isList = m_groundPixels == 1;
    m_blocksAcross = isList ? 1 : blocksOf(m_groundPixels);
    const std::size_t down = isList ? m_scanlines : blocksOf(m_scanlines);
    std::vector<GeoBox> boxes(down * m_blocksAcross);
    m_isRegular.assign(isList ? 0 : boxes.size(), 1);
    m_caps.resize(m_isRegular.size());
    const std::stop_token stop = currentStop();
#pragma omp parallel for schedule(static)
    for (std::size_t block = 0; block < boxes.size(); ++block) {
        if (stop.stop_requested()) {
            continue;
        }
        bool isRegular = true;
        boxes[block] = isList ? boxOf(place, block, 0, isRegular)
                              : boxOf(place, block / m_blocksAcross * kBlock, block % m_blocksAcross * kBlock, isRegular);
        if (!isList) {
            m_isRegular[block] = isRegular ? 1 : 0;
            m_caps[block] = isRegular ? capOf(block / m_blocksAcross * kBlock, block % m_blocksAcross * kBlock) : Cap{};
        }
    }
    stopPoint();
    m_index = BoxIndex(boxes);
    if (!isList) {
        fillCells(place);
    }
}

/// Box of a block (of one pixel, for lists), from corners or, with a margin of a pixel, from centres.
GeoBox PixelLocator::boxOf(const SwathGeolocation& place, std::size_t firstScanline, std::size_t firstPixel, bool& isRegular) const {
    const bool isList = m_groundPixels == 1;
    const std::size_t lines = isList ? 1 : std::min(kBlock, m_scanlines - firstScanline);
    const std::size_t across = isList ? 1 : std::min(kBlock, m_groundPixels - firstPixel);
    float origin = std::numeric_limits<float>::quiet_NaN();
    float west = 0.0F;
    float east = 0.0F;
    float south = 91.0F;
    float north = -91.0F;
    float reachDeg = 0.0F;
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
            reachDeg = std::max(reachDeg, static_cast<float>(m_footprints.reach(at) / kDegree));
            for (std::size_t corner = 0; m_footprints.hasCorners() && corner < 4; ++corner) {
                take(place.cornerLongitudeDeg[at][corner], place.cornerLatitudeDeg[at][corner]);
            }
        }
    }
    if (!isAny) {
        return {.west = 0.0F, .width = -1.0F, .south = 0.0F, .north = 0.0F};
    }
    const float width = east - west;
    // Great circles bulge towards the pole, by at most about (dLambda / 4)^2 radians, and by no more than what a corner is away.
    const float bulge = std::min(0.0011F * width * width, reachDeg);
    const float reach = m_footprints.hasCorners() ? 0.02F : reachDeg;
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
    const auto center = m_footprints.center((firstScanline + lines / 2) * m_groundPixels + firstPixel + across / 2);
    double lowest = 1.0;
    double reach = 0.0;
    for (std::size_t line = 0; line < lines; ++line) {
        const bool isWhole = line == 0 || line + 1 == lines;
        for (std::size_t pixel = 0; pixel < across; pixel += isWhole ? 1 : std::max<std::size_t>(1, across - 1)) {
            const std::size_t at = (firstScanline + line) * m_groundPixels + firstPixel + pixel;
            lowest = std::min(lowest, dot(m_footprints.center(at), center));
            reach = std::max(reach, m_footprints.reach(at));
        }
    }
    const double radius = std::acos(std::clamp(lowest, -1.0, 1.0)) + 1.5 * std::atan(reach) + 1e-3;
    return {.x = static_cast<float>(center[0]),
            .y = static_cast<float>(center[1]),
            .z = static_cast<float>(center[2]),
            .cosine = static_cast<float>(radius < 1.5 ? std::cos(radius) : -2.0)};
}

/// Box of neighbouring footprints of a scanline in the table of cells; of the centres around them where the file has no corners. A width
/// below 0: no position.
GeoBox PixelLocator::boxOfRun(const SwathGeolocation& place, std::size_t scanline, std::size_t firstPixel, bool& isWhole) const {
    const std::size_t endPixel = std::min(firstPixel + kRun, m_groundPixels);
    const bool hasCorners = m_footprints.hasCorners();
    float reachDeg = 0.0F;
    float origin = 0.0F;
    float west = 0.0F;
    float east = 0.0F;
    float south = 91.0F;
    float north = -91.0F;
    const auto take = [&](float longitude, float latitude) {
        float turned = longitude - origin;
        turned = turned > 180.0F ? turned - 360.0F : turned < -180.0F ? turned + 360.0F : turned;
        west = std::min(west, turned);
        east = std::max(east, turned);
        south = std::min(south, latitude);
        north = std::max(north, latitude);
    };
    for (std::size_t groundPixel = firstPixel; groundPixel < endPixel; ++groundPixel) {
        const std::size_t at = scanline * m_groundPixels + groundPixel;
        if (!(m_footprints.reach(at) > 0.0)) {
            isWhole = false;
            continue;
        }
        origin = north < south ? m_longitude[at] : origin;
        reachDeg = std::max(reachDeg, static_cast<float>(m_footprints.reach(at) / kDegree));
        take(m_longitude[at], m_latitude[at]);
        for (std::size_t corner = 0; hasCorners && corner < 4; ++corner) {
            take(place.cornerLongitudeDeg[at][corner], place.cornerLatitudeDeg[at][corner]);
        }
        for (std::size_t k = 0; !hasCorners && k < 9; ++k) {
            const std::size_t line = std::clamp<std::size_t>(scanline + k / 3, 1, m_scanlines) - 1;
            const std::size_t column = std::clamp<std::size_t>(groundPixel + k % 3, 1, m_groundPixels) - 1;
            const std::size_t other = line * m_groundPixels + column;
            if (std::isfinite(m_longitude[other]) && std::isfinite(m_latitude[other])) {
                take(m_longitude[other], m_latitude[other]);
            }
        }
    }
    if (north < south) {
        return {.west = 0.0F, .width = -1.0F, .south = 0.0F, .north = 0.0F};
    }
    if (!hasCorners) {
        // At the edge of the swath a footprint reaches as far out as its neighbour lies inside.
        const float across = east - west;
        const float along = north - south;
        west -= across;
        east += across;
        south -= along;
        north += along;
    }
    const float width = east - west;
    // Great circles bulge towards the pole, by no more than what a corner is away.
    const float margin = std::min(0.0011F * width * width, reachDeg) + 1e-3F;
    GeoBox box{.west = origin + west - 1e-3F, .width = width + 2e-3F, .south = south - margin, .north = north + margin};
    if (width > 90.0F) {
        box.width = 360.0F;
        box.north = north > kPoleBoxDeg ? 90.0F : box.north;
        box.south = south < -kPoleBoxDeg ? -90.0F : box.south;
    }
    return box;
}

void PixelLocator::fillCells(const SwathGeolocation& place) {
    m_cellPixel.assign(kCellColumns * kCellRows, kNoPixel);
    const std::size_t runs = (m_groundPixels + kRun - 1) / kRun;
    std::vector<GeoBox> boxes(m_scanlines * runs);
    std::vector<char> isWhole(m_scanlines, 1);
    const std::stop_token stop = currentStop();
#pragma omp parallel for schedule(static)
    for (std::size_t scanline = 0; scanline < m_scanlines; ++scanline) {
        bool isWholeLine = true;
        for (std::size_t run = 0; run < runs && !stop.stop_requested(); ++run) {
            boxes[scanline * runs + run] = boxOfRun(place, scanline, run * kRun, isWholeLine);
        }
        isWhole[scanline] = isWholeLine ? 1 : 0;
    }
    stopPoint();
    m_isWhole = std::all_of(isWhole.begin(), isWhole.end(), [](char each) { return each != 0; });
    // Footprints of one pass that reach the same cell are at most as many scanlines apart as a cell and a footprint are long.
    const std::size_t middle = m_scanlines / 2 * m_groundPixels + m_groundPixels / 2;
    const double step =
        m_scanlines > 2 ? std::acos(std::min(1.0, dot(m_footprints.center(middle), m_footprints.center(middle + m_groundPixels)))) / kDegree
                        : 1.0;
    const std::size_t farScanlines =
        2 + static_cast<std::size_t>(std::isfinite(step) ? std::min(100.0, 0.6 / std::max(step, 1e-3)) : 100.0);
    for (std::size_t number = 0; number < boxes.size(); ++number) {
        stopPointAt(number);
        const GeoBox& box = boxes[number];
        if (box.width < 0.0F) {
            continue;
        }
        const std::size_t scanline = number / runs;
        const std::size_t groundPixel = std::min(number % runs * kRun + kRun / 2, m_groundPixels - 1);
        const auto pixel = static_cast<std::uint32_t>(scanline * m_groundPixels + groundPixel);
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
            for (std::size_t k = 0, column = firstColumn; k < columns; ++k, column = column + 1 == kCellColumns ? 0 : column + 1) {
                const std::size_t cell = row * kCellColumns + column;
                const std::uint32_t before = m_cellPixel[cell];
                if (before != kNoPixel && before / m_groundPixels + farScanlines < scanline) {
                    m_cellBefore.resize(m_cellPixel.size(), kNoPixel);
                    m_cellBefore[cell] = before;
                }
                m_cellPixel[cell] = pixel;
            }
        }
    }
}

PixelLocator::Walk PixelLocator::walk(const Vector& place, std::uint32_t start) const {
    constexpr int kMostSteps = 12;
    constexpr double kFar = 1e7;
    if (m_scanlines < 2) {
        return {};
    }
    std::size_t scanline = start / m_groundPixels;
    std::size_t groundPixel = start % m_groundPixels;
    const auto minus = [](const Vector& v, const Vector& w) { return Vector{v[0] - w[0], v[1] - w[1], v[2] - w[2]}; };
    const auto rounded = [](double value) { return static_cast<std::ptrdiff_t>(value + (value < 0.0 ? -0.5 : 0.5)); };
    const auto limited = [](std::ptrdiff_t value, std::size_t count) {
        return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(value, 0, static_cast<std::ptrdiff_t>(count) - 1));
    };
    for (int step = 0; step < kMostSteps; ++step) {
        const std::size_t at = scanline * m_groundPixels + groundPixel;
        const bool isLastLine = scanline + 1 == m_scanlines;
        const bool isLastPixel = groundPixel + 1 == m_groundPixels;
        const Vector center = m_footprints.center(at);
        const Vector along = minus(m_footprints.center(isLastLine ? at - m_groundPixels : at + m_groundPixels), center);
        const Vector across = minus(m_footprints.center(isLastPixel ? at - 1 : at + 1), center);
        const Vector off = minus(place, center);
        // The steps s along and g across for which |off - s along - g across| is least.
        const double ss = dot(along, along), sg = dot(along, across), gg = dot(across, across);
        const double s = dot(along, off), g = dot(across, off);
        const double determinant = ss * gg - sg * sg;
        const double byLine = (isLastLine ? -1.0 : 1.0) * (s * gg - g * sg) / determinant;
        const double byPixel = (isLastPixel ? -1.0 : 1.0) * (g * ss - s * sg) / determinant;
        if (!(std::abs(byLine) < kFar && std::abs(byPixel) < kFar)) {
            return {};
        }
        const std::ptrdiff_t line = static_cast<std::ptrdiff_t>(scanline) + rounded(byLine);
        const std::ptrdiff_t pixel = static_cast<std::ptrdiff_t>(groundPixel) + rounded(byPixel);
        const std::size_t nextLine = limited(line, m_scanlines);
        const std::size_t nextPixel = limited(pixel, m_groundPixels);
        if (nextLine == scanline && nextPixel == groundPixel) {
            const bool isBeside = std::max(std::abs(line - static_cast<std::ptrdiff_t>(nextLine)),
                                           std::abs(pixel - static_cast<std::ptrdiff_t>(nextPixel))) > 1;
            return {.pixel = isBeside ? kNoPixel : heldAround(place, scanline, groundPixel), .isSure = true};
        }
        scanline = nextLine;
        groundPixel = nextPixel;
    }
    return {.pixel = heldAround(place, scanline, groundPixel), .isSure = false};
}

/// The pixel if it holds the place, else one of its neighbours: footprints need not be centred on the lattice. What falls between two
/// footprints whose edges are the same but for the rounding belongs to one of them.
std::uint32_t PixelLocator::heldAround(const Vector& place, std::size_t scanline, std::size_t groundPixel) const {
    constexpr double kRounding = 0.999;
    const std::size_t middle = scanline * m_groundPixels + groundPixel;
    if (m_footprints.holds(middle, place)) {
        return static_cast<std::uint32_t>(middle);
    }
    for (const double shrink : {1.0, kRounding}) {
        for (std::size_t k = 9; k-- > 0;) {
            const std::size_t line = scanline + k / 3 - 1; // wraps below 0: then it is not smaller than the count
            const std::size_t column = groundPixel + k % 3 - 1;
            if (line < m_scanlines && column < m_groundPixels && m_footprints.holds(line * m_groundPixels + column, place, shrink)) {
                return static_cast<std::uint32_t>(line * m_groundPixels + column);
            }
        }
    }
    return kNoPixel;
}

std::uint32_t PixelLocator::searchBlock(const Vector& place, std::uint32_t block) const {
    const Cap& cap = m_caps[block];
    if (static_cast<double>(cap.x) * place[0] + static_cast<double>(cap.y) * place[1] + static_cast<double>(cap.z) * place[2] <
        static_cast<double>(cap.cosine)) {
        return kNoPixel;
    }
    const std::size_t firstLine = block / m_blocksAcross * kBlock;
    const std::size_t firstColumn = block % m_blocksAcross * kBlock;
    const std::size_t lines = std::min(kBlock, m_scanlines - firstLine);
    const std::size_t columns = std::min(kBlock, m_groundPixels - firstColumn);
    const auto middle = static_cast<std::uint32_t>((firstLine + lines / 2) * m_groundPixels + firstColumn + columns / 2);
    const std::uint32_t found = walk(place, middle).pixel;
    if (found != kNoPixel || m_isRegular[block] != 0) {
        return found;
    }
    for (std::size_t line = firstLine + lines; line-- > firstLine;) {
        for (std::size_t column = firstColumn; column < firstColumn + columns; ++column) {
            if (m_footprints.holds(line * m_groundPixels + column, place)) {
                return static_cast<std::uint32_t>(line * m_groundPixels + column);
            }
        }
    }
    return kNoPixel;
}

/// By the boxes of all blocks, or of all footprints of a list: the last that holds the place.
std::uint32_t PixelLocator::searchAll(double longitudeDeg, double latitudeDeg, const Vector& place) const {
    const auto bucket = m_index.bucketAt(longitudeDeg, latitudeDeg);
    const auto candidates = bucket < 0 ? std::span<const std::uint32_t>() : m_index.bucket(static_cast<std::size_t>(bucket));
    std::uint32_t found = kNoPixel;
    for (std::size_t k = candidates.size(); k-- > 0;) {
        if (m_groundPixels == 1) {
            if (m_footprints.holds(candidates[k], place)) {
                return candidates[k];
            }
            continue;
        }
        const std::uint32_t other = searchBlock(place, candidates[k]);
        found = other != kNoPixel && (found == kNoPixel || other > found) ? other : found;
    }
    return found;
}

std::uint32_t PixelLocator::find(double longitudeDeg, double latitudeDeg, Hint& hint) const {
    constexpr double kNear = 0.99999; ///< cosine of a quarter of a degree
    if (!hasFootprints() || m_scanlines == 0 || !std::isfinite(longitudeDeg) || !(std::abs(latitudeDeg) <= 90.0)) {
        return kNoPixel;
    }
    if (m_groundPixels == 1) {
        return searchAll(longitudeDeg, latitudeDeg, unitVector(longitudeDeg, latitudeDeg));
    }
    const std::size_t cell = rowOfCell(latitudeDeg) * kCellColumns + columnOfCell(longitudeDeg);
    if (m_cellPixel[cell] == kNoPixel) {
        return kNoPixel;
    }
    const Vector place = unitVector(longitudeDeg, latitudeDeg);
    const std::uint32_t before = m_cellBefore.empty() ? kNoPixel : m_cellBefore[cell];
    const bool isNearHint = before == kNoPixel && hint.pixel != kNoPixel && dot(place, m_footprints.center(hint.pixel)) > kNear;
    Walk found = walk(place, isNearHint ? hint.pixel : m_cellPixel[cell]);
    if (found.pixel == kNoPixel && before != kNoPixel) {
        const bool isSure = found.isSure;
        found = walk(place, before);
        found.isSure = found.isSure && isSure;
    }
    if (found.pixel == kNoPixel && !(found.isSure && m_isWhole)) {
        found.pixel = searchAll(longitudeDeg, latitudeDeg, place);
    }
    hint.pixel = found.pixel != kNoPixel ? found.pixel : hint.pixel;
    return found.pixel;
}

std::optional<std::uint32_t> PixelLocator::find(double longitudeDeg, double latitudeDeg) const {
    Hint hint;
    const std::uint32_t found = find(longitudeDeg, latitudeDeg, hint);
    return found == kNoPixel ? std::nullopt : std::optional(found);
}

std::optional<std::uint32_t> PixelLocator::nearest(double longitudeDeg, double latitudeDeg, double radiusDeg) const {
    const double cosine = std::cos(latitudeDeg * kDegree);
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
        const double haversine = a * a + cosine * std::cos(static_cast<double>(m_latitude[pixel]) * kDegree) * b * b;
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

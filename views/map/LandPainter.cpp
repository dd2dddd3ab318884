#include "views/map/LandPainter.h"

#include "core/geo/Geodesic.h"

#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

namespace phidias::views {

namespace {

constexpr double kKmPerDegree = 111.195;
constexpr double kBlockDeg = 10.0;

using Places = std::vector<core::GeoPoint>;

/// Blocks of the globe that may be seen, and places on the map for them.
class LandPainter {
public:
    LandPainter(QImage& image, const core::ShoreBins& bins, const MapTransform& transform, const MapColors& colors, double pixelRatio)
        : m_painter(&image), m_bins(bins), m_transform(transform), m_colors(colors), m_pixelRatio(pixelRatio),
          m_frame(-8.0, -8.0, transform.size.width() + 16.0, transform.size.height() + 16.0),
          m_degreesPerPixel(transform.degreesPerPixel()) {}

    void paint(bool isFilled, const std::stop_token& stop) {
        std::vector<std::array<std::size_t, 2>> seen;
        for (const auto& [column, row] : cellsSeen(kBlockDeg, 0.0, 360.0, -90.0, 90.0)) {
            const double west = static_cast<double>(column) * kBlockDeg;
            const double north = 90.0 - static_cast<double>(row) * kBlockDeg;
            if (m_bins.binDeg() >= kBlockDeg) {
                const auto binColumn = static_cast<std::size_t>(west / m_bins.binDeg());
                const auto binRow = static_cast<std::size_t>((90.0 - north) / m_bins.binDeg());
                if (std::find(seen.begin(), seen.end(), std::array{binColumn, binRow}) == seen.end()) {
                    seen.push_back({binColumn, binRow});
                }
            } else {
                const auto inside = cellsSeen(m_bins.binDeg(), west, west + kBlockDeg, north - kBlockDeg, north);
                seen.insert(seen.end(), inside.begin(), inside.end());
            }
        }
        // All fills first: a fill would cover half of the neighbour's line.
        std::vector<core::ShoreBins::Bin> drawn;
        constexpr double kTolerancePx = 0.35;
        for (const auto& [column, row] : seen) {
            if (stop.stop_requested()) {
                return;
            }
            drawn.push_back(m_bins.bin(column, row, kTolerancePx * m_degreesPerPixel));
            if (isFilled) {
                onEachTurn(drawn.back(), [&] { fill(drawn.back()); });
            }
        }
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(QPen(m_colors.coast, 0.8 * m_pixelRatio));
        for (const auto& bin : drawn) {
            if (stop.stop_requested()) {
                return;
            }
            onEachTurn(bin, [&] { stroke(bin); });
        }
    }

private:
    /// Columns (from 0 degrees east) and rows (from the north) of the cells of a box that may touch the picture.
    std::vector<std::array<std::size_t, 2>> cellsSeen(double cellDeg, double west, double east, double south, double north) const {
        constexpr std::size_t kProbes = 4;
        const auto columns = static_cast<std::size_t>(std::lround((east - west) / cellDeg));
        const auto rows = static_cast<std::size_t>(std::lround((north - south) / cellDeg));
        std::vector<double> longitudes;
        std::vector<double> latitudes;
        for (std::size_t row = 0; row < rows; ++row) {
            for (std::size_t column = 0; column < columns; ++column) {
                for (std::size_t j = 0; j <= kProbes; ++j) {
                    for (std::size_t i = 0; i <= kProbes; ++i) {
                        longitudes.push_back(west + (static_cast<double>(column) + static_cast<double>(i) / kProbes) * cellDeg);
                        latitudes.push_back(north - (static_cast<double>(row) + static_cast<double>(j) / kProbes) * cellDeg);
                    }
                }
            }
        }
        std::vector<double> x(longitudes.size());
        std::vector<double> y(longitudes.size());
        m_transform.projection.forward(longitudes, latitudes, x, y);
        std::vector<std::array<std::size_t, 2>> seen;
        constexpr std::size_t kEach = (kProbes + 1) * (kProbes + 1);
        const auto firstColumn = static_cast<std::size_t>(std::lround(west / cellDeg));
        const auto firstRow = static_cast<std::size_t>(std::lround((90.0 - north) / cellDeg));
        for (std::size_t cell = 0; cell < columns * rows; ++cell) {
            if (isSeen({x.data() + cell * kEach, kEach}, {y.data() + cell * kEach, kEach})) {
                seen.push_back({firstColumn + cell % columns, firstRow + cell / columns});
            }
        }
        return seen;
    }

    [[nodiscard]] bool isSeen(std::span<const double> x, std::span<const double> y) const {
        double left = std::numeric_limits<double>::infinity();
        double right = -left;
        double top = left;
        double bottom = -left;
        for (std::size_t k = 0; k < x.size(); ++k) {
            if (std::isfinite(x[k]) && std::isfinite(y[k])) {
                const QPointF pixel = m_transform.toPixel(x[k], y[k]);
                left = std::min(left, pixel.x());
                right = std::max(right, pixel.x());
                top = std::min(top, pixel.y());
                bottom = std::max(bottom, pixel.y());
            }
        }
        if (!(right >= left)) {
            return false;
        }
        // Between the probes an edge may bulge.
        const double margin = 0.25 * std::max(right - left, bottom - top) + 1.0;
        if (bottom + margin < m_frame.top() || top - margin > m_frame.bottom()) {
            return false;
        }
        if (m_transform.projection.isGeographic()) {
            const double turn = 360.0 / m_transform.unitsPerPixel;
            return std::floor((m_frame.right() - left) / turn) >= std::ceil((m_frame.left() - right) / turn);
        }
        return right + margin >= m_frame.left() && left - margin <= m_frame.right();
    }

    /// Draws a bin on each turn of a geographic map on which it is seen; other maps have one.
    template <typename Draw> void onEachTurn(const core::ShoreBins::Bin& bin, const Draw& draw) {
        m_turnDeg = 0.0;
        if (!m_transform.projection.isGeographic()) {
            draw();
            return;
        }
        const double first = std::ceil((m_transform.x(m_frame.left()) - bin.westDeg - m_bins.binDeg()) / 360.0);
        const double last = std::floor((m_transform.x(m_frame.right()) - bin.westDeg) / 360.0);
        for (double turn = first; turn <= last; turn += 1.0) {
            m_turnDeg = 360.0 * turn;
            draw();
        }
    }

    /// Places of a ring or line with more of them where a straight side in degrees would be a bow of more than a fraction of a pixel.
    [[nodiscard]] Places dense(const Places& line, bool isRing) const {
        Places places;
        places.reserve(line.size() + 16);
        const double mostDeg = m_transform.projection.isGeographic() ? 360.0 : std::clamp(24.0 * m_degreesPerPixel, 0.05, 1.0);
        const std::size_t count = line.empty() ? 0 : line.size() + (isRing ? 1 : 0);
        for (std::size_t k = 0; k < count; ++k) {
            const core::GeoPoint next = line[k % line.size()];
            if (k > 0) {
                const core::GeoPoint before = places.back();
                const double steps = std::ceil(std::max(std::abs(next[0] - before[0]), std::abs(next[1] - before[1])) / mostDeg);
                for (double step = 1.0; step < steps; step += 1.0) {
                    places.push_back({before[0] + (next[0] - before[0]) * step / steps, before[1] + (next[1] - before[1]) * step / steps});
                }
            }
            if (!isRing || k < line.size()) {
                places.push_back(next);
            }
        }
        return places;
    }

    static Places placesOf(const std::vector<core::ShoreBins::Place>& line) {
        Places places;
        places.reserve(line.size());
        for (const auto& [longitude, latitude] : line) {
            places.push_back({static_cast<double>(longitude), static_cast<double>(latitude)});
        }
        return places;
    }

    /// The part of a ring on one side of a meridian (Sutherland and Hodgman 1974). @param side  1 keeps the east, -1 the west
    static Places clipped(const Places& ring, double meridianDeg, double side) {
        constexpr double kBesideDeg = 1e-9;
        Places kept;
        for (std::size_t k = 0, before = ring.size() - 1; k < ring.size(); before = k++) {
            const double a = side * (ring[before][0] - meridianDeg);
            const double b = side * (ring[k][0] - meridianDeg);
            if ((a < 0.0) != (b < 0.0)) {
                kept.push_back({meridianDeg + side * kBesideDeg, ring[before][1] + a / (a - b) * (ring[k][1] - ring[before][1])});
            }
            if (b >= 0.0) {
                kept.push_back(
                    {std::abs(ring[k][0] - meridianDeg) < kBesideDeg ? meridianDeg + side * kBesideDeg : ring[k][0], ring[k][1]});
            }
        }
        return kept;
    }

    /// Meridian 0..360 on which the map is cut; nothing when it has none or does not need it.
    [[nodiscard]] std::optional<double> seamDeg() const {
        if (m_transform.projection.isGeographic() || !m_transform.projection.hasSeam()) {
            return std::nullopt;
        }
        const double seam = std::fmod(m_transform.projection.centralMeridianDeg() + 540.0, 360.0);
        return seam;
    }

    void fill(const core::ShoreBins::Bin& bin) {
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        const auto seam = seamDeg();
        const double east = bin.westDeg + m_bins.binDeg();
        for (const auto& line : bin.landRings) {
            const auto ring = placesOf(line);
            // A seam on the edge of a bin (0 = 360) keeps the whole ring just beside it.
            for (const double at : {seam.value_or(-1.0), seam.value_or(-1.0) + 360.0}) {
                if (seam && at >= bin.westDeg && at <= east) {
                    // Made dense after the cut: the seam is a curve on most maps.
                    addRing(path, dense(clipped(ring, at, 1.0), true));
                    addRing(path, dense(clipped(ring, at, -1.0), true));
                }
            }
            const bool isCut = seam && ((*seam >= bin.westDeg && *seam <= east) || (*seam + 360.0 >= bin.westDeg && *seam + 360.0 <= east));
            if (!isCut) {
                addRing(path, dense(ring, true));
            }
        }
        if (path.isEmpty()) {
            return;
        }
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_painter.fillPath(path, m_colors.land);
    }

    void addRing(QPainterPath& path, const Places& ring) const {
        if (ring.size() < 3) {
            return;
        }
        QPolygonF polygon;
        const auto pixels = pixelsOf(ring);
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
            path.addPolygon(polygon);
            path.closeSubpath();
        }
    }

    void stroke(const core::ShoreBins::Bin& bin) {
        const auto seam = seamDeg();
        for (std::size_t shore = 0; shore < bin.shores.size(); ++shore) {
            const auto places = dense(placesOf(bin.shores[shore]), false);
            const auto pixels = pixelsOf(places);
            if (bin.isInland[shore] && isSpeck(pixels)) {
                continue;
            }
            QPolygonF piece;
            for (std::size_t k = 0; k < pixels.size(); ++k) {
                const bool isOn = isFinite(pixels[k]);
                if (k > 0 && isOn != isFinite(pixels[k - 1])) {
                    piece.append(horizon(isOn ? places[k] : places[k - 1], isOn ? places[k - 1] : places[k]));
                }
                // Lines of neighbouring points are short: the one that crosses the seam is left out.
                const bool isSeam = seam && k > 0 &&
                                    std::abs(std::remainder(places[k][0] - m_transform.projection.centralMeridianDeg(), 360.0) -
                                             std::remainder(places[k - 1][0] - m_transform.projection.centralMeridianDeg(), 360.0)) > 180.0;
                if (!isOn || isSeam || (!piece.isEmpty() && !isNearFrame(piece.last(), pixels[k]))) {
                    draw(piece);
                    piece.clear();
                }
                if (isOn) {
                    piece.append(pixels[k]);
                }
            }
            draw(piece);
        }
    }

    void draw(const QPolygonF& piece) {
        if (piece.size() > 1) {
            m_painter.drawPolyline(piece);
        }
    }

    /// A polygon without what lies far outside the picture, where QPainter's coordinates end (Sutherland and Hodgman 1974).
    [[nodiscard]] QPolygonF insideFrame(QPolygonF polygon) const {
        constexpr double kMarginPx = 64.0;
        const QRectF frame = m_frame.adjusted(-kMarginPx, -kMarginPx, kMarginPx, kMarginPx);
        if (frame.contains(polygon.boundingRect())) {
            return polygon;
        }
        const auto cut = [&](auto depth) {
            QPolygonF kept;
            for (qsizetype k = 0; k < polygon.size(); ++k) {
                const QPointF& before = polygon[k == 0 ? polygon.size() - 1 : k - 1];
                const double a = depth(before);
                const double b = depth(polygon[k]);
                if ((a < 0.0) != (b < 0.0)) {
                    kept.append(before + (polygon[k] - before) * (a / (a - b)));
                }
                if (b >= 0.0) {
                    kept.append(polygon[k]);
                }
            }
            polygon = std::move(kept);
        };
        cut([&](const QPointF& point) { return point.x() - frame.left(); });
        cut([&](const QPointF& point) { return frame.right() - point.x(); });
        cut([&](const QPointF& point) { return point.y() - frame.top(); });
        cut([&](const QPointF& point) { return frame.bottom() - point.y(); });
        return polygon;
    }

    /// Lakes of a few pixels would cover the land with dots.
    [[nodiscard]] bool isSpeck(const std::vector<QPointF>& pixels) const {
        constexpr double kSpeckPx = 7.0;
        const auto [left, right] = std::minmax_element(pixels.begin(), pixels.end(), [](auto& a, auto& b) { return a.x() < b.x(); });
        const auto [top, bottom] = std::minmax_element(pixels.begin(), pixels.end(), [](auto& a, auto& b) { return a.y() < b.y(); });
        return std::max(right->x() - left->x(), bottom->y() - top->y()) < kSpeckPx * m_pixelRatio;
    }

    /// Whether a line between two pixels may be seen.
    [[nodiscard]] bool isNearFrame(const QPointF& a, const QPointF& b) const {
        return std::max(a.x(), b.x()) >= m_frame.left() && std::min(a.x(), b.x()) <= m_frame.right() &&
               std::max(a.y(), b.y()) >= m_frame.top() && std::min(a.y(), b.y()) <= m_frame.bottom();
    }

    [[nodiscard]] static bool isFinite(const QPointF& pixel) { return std::isfinite(pixel.x()) && std::isfinite(pixel.y()); }

    [[nodiscard]] std::vector<QPointF> pixelsOf(const Places& places) const {
        std::vector<double> longitudes(places.size());
        std::vector<double> latitudes(places.size());
        for (std::size_t k = 0; k < places.size(); ++k) {
            longitudes[k] = places[k][0] + m_turnDeg;
            latitudes[k] = places[k][1];
        }
        m_transform.projection.forward(longitudes, latitudes, longitudes, latitudes);
        std::vector<QPointF> pixels(places.size());
        for (std::size_t k = 0; k < places.size(); ++k) {
            pixels[k] = m_transform.toPixel(longitudes[k], latitudes[k]);
        }
        return pixels;
    }

    /// The last place that the map shows on the way from one that it shows to one that it does not.
    [[nodiscard]] QPointF horizon(core::GeoPoint shown, core::GeoPoint hidden) const {
        constexpr int kHalvings = 16;
        for (int k = 0; k < kHalvings; ++k) {
            const core::GeoPoint middle{0.5 * (shown[0] + hidden[0]), 0.5 * (shown[1] + hidden[1])};
            (isFinite(pixelsOf({middle}).front()) ? shown : hidden) = middle;
        }
        return pixelsOf({shown}).front();
    }

    QPainter m_painter;
    const core::ShoreBins& m_bins;
    const MapTransform& m_transform;
    const MapColors& m_colors;
    double m_pixelRatio;
    QRectF m_frame;
    double m_degreesPerPixel;
    double m_turnDeg = 0.0; ///< added to longitudes while a turn of a geographic map is drawn
};

} // namespace

void paintLand(QImage& image, const ShoreAtlas& shores, const MapTransform& transform, const MapColors& colors, double pixelRatio,
               const std::stop_token& stop) {
    if (const auto bins = shores.at(transform.degreesPerPixel() * kKmPerDegree)) {
        LandPainter(image, *bins, transform, colors, pixelRatio).paint(true, stop);
    }
}

void paintShores(QImage& image, const ShoreAtlas& shores, const MapTransform& transform, const MapColors& colors, double pixelRatio,
                 const std::stop_token& stop) {
    if (const auto bins = shores.at(transform.degreesPerPixel() * kKmPerDegree)) {
        LandPainter(image, *bins, transform, colors, pixelRatio).paint(false, stop);
    }
}

} // namespace phidias::views

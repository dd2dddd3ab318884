#include "views/map/PointPainter.h"

#include "views/map/ParallelRows.h"

#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr int kSteps = 4; ///< places within a pixel
constexpr double kRimAlpha = 150.0 / 255.0;

/// Weights of one disc, 0..256: of the colour of the disc, and of what lies below it with and without that colour.
struct Stamp {
    int size = 0;
    std::vector<std::uint16_t> fill;
    std::vector<std::uint16_t> below;
    std::vector<std::uint16_t> belowRim;
};

/// Share of a pixel at a distance from the centre that lies within a radius: the edge crosses it over one pixel.
double covered(double distance, double radius) {
    return std::clamp(radius - distance + 0.5, 0.0, 1.0);
}

std::vector<Stamp> stampsOf(double radius, double rim) {
    const int reach = static_cast<int>(std::ceil(radius + 0.5 * rim + 1.0));
    std::vector<Stamp> stamps;
    for (int sy = 0; sy < kSteps; ++sy) {
        for (int sx = 0; sx < kSteps; ++sx) {
            Stamp stamp{.size = 2 * reach + 1, .fill = {}, .below = {}, .belowRim = {}};
            for (int row = -reach; row <= reach; ++row) {
                for (int column = -reach; column <= reach; ++column) {
                    const double distance = std::hypot(column + 0.5 - (sx + 0.5) / kSteps, row + 0.5 - (sy + 0.5) / kSteps);
                    const double disc = covered(distance, radius);
                    const double ring = kRimAlpha * (covered(distance, radius + 0.5 * rim) - covered(distance, radius - 0.5 * rim));
                    const auto weight = [](double share) { return static_cast<std::uint16_t>(std::lround(256.0 * share)); };
                    stamp.fill.push_back(weight(disc * (1.0 - ring)));
                    stamp.below.push_back(weight((1.0 - disc) * (1.0 - ring)));
                    stamp.belowRim.push_back(weight(1.0 - ring));
                }
            }
            stamps.push_back(std::move(stamp));
        }
    }
    return stamps;
}

/// below * share + color * weight, channel by channel, for opaque colours; alpha goes the same way from 255.
inline QRgb mixed(QRgb below, std::uint32_t share, std::uint32_t color, std::uint32_t weight, std::uint32_t alpha) {
    const auto channel = [&](unsigned shift) {
        return ((((below >> shift) & 0xffU) * share + ((color >> shift) & 0xffU) * weight + 128U) >> 8U) << shift;
    };
    const std::uint32_t opacity = (((below >> 24U) * share + 255U * alpha + 128U) >> 8U) << 24U;
    return opacity | channel(16U) | channel(8U) | channel(0U);
}

} // namespace

Discs discsOf(std::span<const double> longitudeDeg, std::span<const double> latitudeDeg,
              const std::function<std::uint32_t(std::size_t)>& color, const MapTransform& transform, double reachPx, std::size_t most) {
    const std::size_t step = std::max<std::size_t>(1, longitudeDeg.size() / std::max<std::size_t>(1, most));
    std::vector<double> longitude;
    std::vector<double> latitude;
    if (step > 1) {
        for (std::size_t k = 0; k < longitudeDeg.size(); k += step) {
            longitude.push_back(longitudeDeg[k]);
            latitude.push_back(latitudeDeg[k]);
        }
        longitudeDeg = longitude;
        latitudeDeg = latitude;
    }
    std::vector<double> x(longitudeDeg.size());
    std::vector<double> y(longitudeDeg.size());
    transform.projection.forward(longitudeDeg, latitudeDeg, x, y);
    const bool isGeographic = transform.projection.isGeographic();
    const double turnPx = 360.0 / transform.unitsPerPixel;
    const double right = transform.size.width() + reachPx;
    const double bottom = transform.size.height() + reachPx;
    Discs discs;
    for (std::size_t k = 0; k < x.size(); ++k) {
        if (!std::isfinite(x[k])) {
            continue;
        }
        QPointF at = transform.toPixel(x[k], y[k]);
        if (at.y() < -reachPx || at.y() > bottom) {
            continue;
        }
        if (isGeographic) {
            at.rx() -= turnPx * std::floor((at.x() + reachPx) / turnPx); // the first copy that is not left of the picture
        }
        while (at.x() >= -reachPx && at.x() <= right) {
            discs.x.push_back(static_cast<float>(at.x()));
            discs.y.push_back(static_cast<float>(at.y()));
            discs.color.push_back(color(k * step));
            if (!isGeographic) {
                break;
            }
            at.rx() += turnPx;
        }
    }
    return discs;
}

void paintDiscs(QImage& image, const Discs& discs, double radiusPx, double rimPx, const std::stop_token& stop) {
    const auto stamps = stampsOf(std::clamp(radiusPx, 0.3, 200.0), rimPx);
    const int size = stamps.front().size;
    const int reach = size / 2;
    uchar* const bits = image.bits();
    const qsizetype bytesPerLine = image.bytesPerLine();
    const int width = image.width();
    parallelRows(image.height(), stop, [&](int first, int end) {
        const float top = static_cast<float>(first - reach - 1);
        const float bottom = static_cast<float>(end + reach + 1);
        for (std::size_t k = 0; k < discs.x.size(); ++k) {
            if (discs.y[k] < top || discs.y[k] > bottom) {
                continue;
            }
            if (k % 4096 == 0 && stop.stop_requested()) {
                return;
            }
            const int column = static_cast<int>(std::floor(discs.x[k]));
            const int row = static_cast<int>(std::floor(discs.y[k]));
            const int sx = std::min(kSteps - 1, static_cast<int>((discs.x[k] - static_cast<float>(column)) * kSteps));
            const int sy = std::min(kSteps - 1, static_cast<int>((discs.y[k] - static_cast<float>(row)) * kSteps));
            const Stamp& stamp = stamps[static_cast<std::size_t>(sy * kSteps + sx)];
            const std::uint32_t color = discs.color[k];
            const bool isHollow = (color >> 24U) == 0U;
            for (int r = std::max(first, row - reach); r < std::min(end, row + reach + 1); ++r) {
                auto* const line = reinterpret_cast<QRgb*>(bits + r * bytesPerLine);
                const auto base = static_cast<std::size_t>((r - row + reach) * size);
                for (int c = std::max(0, column - reach); c < std::min(width, column + reach + 1); ++c) {
                    const std::size_t at = base + static_cast<std::size_t>(c - column + reach);
                    const std::uint32_t below = isHollow ? stamp.belowRim[at] : stamp.below[at];
                    if (below != 256U) {
                        line[c] = mixed(line[c], below, color, isHollow ? 0U : stamp.fill[at], 256U - below);
                    }
                }
            }
        }
    });
}

} // namespace phidias::views

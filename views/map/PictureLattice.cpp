#include "views/map/PictureLattice.h"

#include "views/map/PictureBands.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace phidias::views {

namespace {

constexpr int kSpacing = 16;
constexpr double kTolerancePx = 0.2;
constexpr double kDegree = std::numbers::pi / 180.0;
constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

using Pair = std::array<double, 2>;
using Vector = std::array<double, 3>;

Vector vectorOf(const Pair& degrees) {
    const double cosine = std::cos(degrees[1] * kDegree);
    return {cosine * std::cos(degrees[0] * kDegree), cosine * std::sin(degrees[0] * kDegree), std::sin(degrees[1] * kDegree)};
}

Pair degreesOf(const Vector& v) {
    return {std::atan2(v[1], v[0]) / kDegree, std::atan2(v[2], std::hypot(v[0], v[1])) / kDegree};
}

template <typename T> T mix(const std::array<T, 4>& corners, double u, double v) {
    T value{};
    for (std::size_t d = 0; d < value.size(); ++d) {
        value[d] = (1.0 - v) * ((1.0 - u) * corners[0][d] + u * corners[1][d]) + v * ((1.0 - u) * corners[2][d] + u * corners[3][d]);
    }
    return value;
}

template <typename T> double distance(const T& a, const T& b) {
    double sum = 0.0;
    for (std::size_t d = 0; d < a.size(); ++d) {
        sum += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return std::sqrt(sum);
}

Vector normalised(Vector v) {
    const double norm = std::sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    for (double& component : v) {
        component /= norm;
    }
    return v;
}

/// A square of the picture: four corners, then the middle, the middle of the upper and of the left edge.
struct Cell {
    int column;
    int row;
};
constexpr std::array<Pair, 7> kProbes{{{0.0, 0.0}, {1.0, 0.0}, {0.0, 1.0}, {1.0, 1.0}, {0.5, 0.5}, {0.5, 0.0}, {0.0, 0.5}}};

class Filler {
public:
    Filler(QSize size, const ExactPlaces& exact, bool isDegrees, const std::stop_token& stop)
        : m_size(size), m_exact(exact), m_isDegrees(isDegrees) {
        const auto count = static_cast<std::size_t>(size.width()) * static_cast<std::size_t>(size.height());
        places.a = pixelNumbers(count, kNan, stop);
        places.b = pixelNumbers(count, kNan, stop);
    }

    /// Fills what is smooth; @returns the cells, of half the size, that are not
    std::vector<Cell> fill(std::span<const Cell> cells, int span) {
        std::vector<double> x, y;
        x.reserve(cells.size() * kProbes.size());
        y.reserve(cells.size() * kProbes.size());
        for (const auto& cell : cells) {
            for (const auto& probe : kProbes) {
                x.push_back(cell.column + 0.5 + probe[0] * span);
                y.push_back(cell.row + 0.5 + probe[1] * span);
            }
        }
        std::vector<double> a(x.size()), b(x.size());
        m_exact(x, y, a, b);
        std::vector<Cell> left;
        for (std::size_t k = 0; k < cells.size(); ++k) {
            std::array<Pair, 7> found{};
            bool isWhole = true;
            bool isAny = false;
            for (std::size_t probe = 0; probe < 7; ++probe) {
                found[probe] = {a[k * 7 + probe], b[k * 7 + probe]};
                const bool isThere = std::isfinite(found[probe][0]) && std::isfinite(found[probe][1]);
                isWhole = isWhole && isThere;
                isAny = isAny || isThere;
            }
            if (isWhole && (fillStraight(cells[k], span, found) || (m_isDegrees && fillOnSphere(cells[k], span, found)))) {
                continue;
            }
            if (!isAny && span <= kSpacing / 2) {
                continue; // outside; larger squares may still hold a corner of the map
            }
            const int half = span / 2;
            for (const auto& [dx, dy] : {std::pair{0, 0}, {half, 0}, {0, half}, {half, half}}) {
                if (cells[k].column + dx < m_size.width() && cells[k].row + dy < m_size.height()) {
                    left.push_back({cells[k].column + dx, cells[k].row + dy});
                }
            }
        }
        return left;
    }

    /// Every pixel of the cells by itself.
    void fillExactly(std::span<const Cell> cells, int span) {
        std::vector<double> x, y;
        const auto visit = [&](auto&& call) {
            for (const auto& cell : cells) {
                for (int row = cell.row; row < std::min(cell.row + span, m_size.height()); ++row) {
                    for (int column = cell.column; column < std::min(cell.column + span, m_size.width()); ++column) {
                        call(column, row);
                    }
                }
            }
        };
        visit([&](int column, int row) {
            x.push_back(column + 0.5);
            y.push_back(row + 0.5);
        });
        std::vector<double> a(x.size()), b(x.size());
        m_exact(x, y, a, b);
        std::size_t k = 0;
        visit([&](int column, int row) {
            put(column, row, {a[k], b[k]});
            ++k;
        });
    }

    PicturePlaces places;

private:
    void put(int column, int row, const Pair& value) {
        const auto at = static_cast<std::size_t>(row) * static_cast<std::size_t>(m_size.width()) + static_cast<std::size_t>(column);
        places.a[at] = static_cast<float>(value[0]);
        places.b[at] = static_cast<float>(value[1]);
    }

    template <typename Value> void fillCell(const Cell& cell, int span, Value&& value) {
        const int columns = std::min(span, m_size.width() - cell.column);
        const int rows = std::min(span, m_size.height() - cell.row);
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column) {
                put(cell.column + column, cell.row + row, value(static_cast<double>(column) / span, static_cast<double>(row) / span));
            }
        }
    }

    bool fillStraight(const Cell& cell, int span, std::array<Pair, 7> found) {
        double shrink = 1.0;
        if (m_isDegrees) {
            double steepest = 0.0;
            for (auto& place : found) {
                place[0] = found[0][0] + std::remainder(place[0] - found[0][0], 360.0);
                steepest = std::max(steepest, std::abs(place[1]));
            }
            if (steepest > 80.0) {
                return false;
            }
            shrink = std::cos(found[4][1] * kDegree);
        }
        const std::array<Pair, 4> corners{found[0], found[1], found[2], found[3]};
        const double pixel = std::min({distance(found[0], found[1]), distance(found[0], found[2]), distance(found[3], found[1])}) / span;
        for (std::size_t probe = 4; probe < 7; ++probe) {
            Pair off = mix(corners, kProbes[probe][0], kProbes[probe][1]);
            off = {(off[0] - found[probe][0]) * shrink, off[1] - found[probe][1]};
            if (!(std::hypot(off[0], off[1]) <= kTolerancePx * pixel * shrink)) {
                return false;
            }
        }
        fillCell(cell, span, [&corners](double u, double v) { return mix(corners, u, v); });
        return true;
    }

    bool fillOnSphere(const Cell& cell, int span, const std::array<Pair, 7>& found) {
        std::array<Vector, 7> vectors{};
        std::transform(found.begin(), found.end(), vectors.begin(), vectorOf);
        const std::array<Vector, 4> corners{vectors[0], vectors[1], vectors[2], vectors[3]};
        const double pixel =
            std::min({distance(vectors[0], vectors[1]), distance(vectors[0], vectors[2]), distance(vectors[3], vectors[1])}) / span;
        for (std::size_t probe = 4; probe < 7; ++probe) {
            if (!(distance(normalised(mix(corners, kProbes[probe][0], kProbes[probe][1])), vectors[probe]) <= kTolerancePx * pixel)) {
                return false;
            }
        }
        fillCell(cell, span, [&corners](double u, double v) { return degreesOf(mix(corners, u, v)); });
        return true;
    }

    QSize m_size;
    const ExactPlaces& m_exact;
    bool m_isDegrees;
};

} // namespace

PicturePlaces picturePlaces(QSize size, const ExactPlaces& exact, bool isDegrees, std::stop_token stop) {
    static constexpr std::size_t kAtOnce = 4096; // cells: some ten milliseconds of projecting
    Filler filler(size, exact, isDegrees, stop);
    const auto byParts = [&stop](const std::vector<Cell>& all, auto&& work) {
        for (std::size_t first = 0; first < all.size() && !stop.stop_requested(); first += kAtOnce) {
            work(std::span(all).subspan(first, std::min(kAtOnce, all.size() - first)));
        }
    };
    std::vector<Cell> cells;
    for (int row = 0; row < size.height(); row += kSpacing) {
        for (int column = 0; column < size.width(); column += kSpacing) {
            cells.push_back({column, row});
        }
    }
    int span = kSpacing;
    for (; span > 2 && !cells.empty() && !stop.stop_requested(); span /= 2) {
        std::vector<Cell> left;
        byParts(cells, [&](std::span<const Cell> part) {
            const auto smaller = filler.fill(part, span);
            left.insert(left.end(), smaller.begin(), smaller.end());
        });
        cells = std::move(left);
    }
    byParts(cells, [&](std::span<const Cell> part) { filler.fillExactly(part, span); });
    return std::move(filler.places);
}

PixelDegrees pixelDegrees(const MapTransform& transform, std::stop_token stop) {
    if (!transform.projection.isGeographic()) {
        auto places = picturePlaces(
            transform.size,
            [&transform](std::span<const double> column, std::span<const double> row, std::span<double> longitude,
                         std::span<double> latitude) {
                std::vector<double> x(column.size());
                std::vector<double> y(column.size());
                for (std::size_t k = 0; k < x.size(); ++k) {
                    x[k] = transform.x(column[k]);
                    y[k] = transform.y(row[k]);
                }
                transform.projection.inverse(x, y, longitude, latitude);
            },
            true, std::move(stop));
        return {std::move(places.a), std::move(places.b)};
    }
    const auto width = static_cast<std::size_t>(transform.size.width());
    const auto height = static_cast<std::size_t>(transform.size.height());
    PixelDegrees degrees{pixelNumbers(width * height, kNan, stop), pixelNumbers(width * height, kNan, stop)};
    for (std::size_t row = 0; row < height && !stop.stop_requested(); ++row) {
        const double latitude = transform.y(static_cast<double>(row) + 0.5);
        if (std::abs(latitude) > 90.0) {
            continue;
        }
        for (std::size_t column = 0; column < width; ++column) {
            degrees.longitudeDeg[row * width + column] = static_cast<float>(transform.x(static_cast<double>(column) + 0.5));
            degrees.latitudeDeg[row * width + column] = static_cast<float>(latitude);
        }
    }
    return degrees;
}

} // namespace phidias::views

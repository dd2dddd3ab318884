#include "processing/ocean/DivandGrid.h"

#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace phidias::processing::ocean {

namespace {

constexpr double kMetricEarthRadiusM = 6371009.0;

double greatCircleM(double lon1, double lat1, double lon2, double lat2) {
    constexpr double kRadians = std::numbers::pi / 180.0;
    const double cosine = std::sin(lat1 * kRadians) * std::sin(lat2 * kRadians) +
                          std::cos(lat1 * kRadians) * std::cos(lat2 * kRadians) * std::cos((lon2 - lon1) * kRadians);
    return std::acos(std::clamp(cosine, -1.0, 1.0)) * kMetricEarthRadiusM;
}

} // namespace

std::size_t DivandGrid::cells() const {
    std::size_t product = 1;
    for (const std::size_t count : size) {
        product *= count;
    }
    return product;
}

std::size_t DivandGrid::step(std::size_t dimension) const {
    std::size_t product = 1;
    for (std::size_t d = 0; d < dimension; ++d) {
        product *= size[d];
    }
    return product;
}

void DivandGrid::forEachFace(std::size_t dimension, const std::function<void(std::size_t, std::size_t)>& visit) const {
    const std::size_t count = size[dimension];
    const std::size_t stride = step(dimension);
    const std::size_t outer = cells() / (count * stride);
    const std::size_t faces = cyclic(dimension) ? count : count - 1;
    for (std::size_t block = 0; block < outer; ++block) {
        for (std::size_t k = 0; k < faces; ++k) {
            for (std::size_t inner = 0; inner < stride; ++inner) {
                const std::size_t base = block * count * stride + inner;
                visit(base + k * stride, base + (k + 1) % count * stride);
            }
        }
    }
}

void DivandGrid::check() const {
    const auto fail = [](const char* what) {
        throw core::Error(core::ErrorCode::InvalidRequest, "ocean.divand.gridShape", {{"what", std::string(what)}});
    };
    const std::size_t n = cells();
    if (size.empty() || n == 0 || isSea.size() != n || inverseSpacing.size() != size.size() || coordinate.size() != size.size()) {
        fail("mask, spacings and coordinates do not have the same shape");
    }
    for (std::size_t d = 0; d < size.size(); ++d) {
        if (inverseSpacing[d].size() != n || coordinate[d].size() != size[d]) {
            fail("a spacing or coordinate does not have the shape of the mask");
        }
        for (std::size_t cell = 0; cell < n; ++cell) {
            if (isSea[cell] != 0 && !(inverseSpacing[d][cell] > 0.0 && std::isfinite(inverseSpacing[d][cell]))) {
                fail("an inverse spacing is not a positive number");
            }
        }
        for (std::size_t k = 1; k < size[d]; ++k) {
            const bool isRising = coordinate[d][1] > coordinate[d][0];
            if (!(isRising ? coordinate[d][k] > coordinate[d][k - 1] : coordinate[d][k] < coordinate[d][k - 1])) {
                fail("a coordinate neither rises nor falls all the way");
            }
        }
    }
}

DivandGrid stretchedEdges(DivandGrid grid, const std::vector<std::vector<double>>& lengths, std::span<const double> alphabc) {
    for (std::size_t d = 0; d < grid.dimensions(); ++d) {
        const double a = alphabc[d];
        if (grid.cyclic(d) || grid.size[d] < 2 || a == 0.0) {
            continue;
        }
        auto& pm = grid.inverseSpacing[d];
        auto& xi = grid.coordinate[d];
        const auto& length = lengths[d];
        const std::size_t stride = grid.step(d);
        const std::size_t count = grid.size[d];
        const std::array<std::pair<std::size_t, std::size_t>, 2> ends{{{0, 1}, {count - 1, count - 2}}};
        const auto original = xi;
        for (const auto& [end, inner] : ends) {
            // Coordinates are separable: the first line along this dimension stands for all of them.
            const std::size_t e = end * stride;
            const std::size_t q = inner * stride;
            const double factor = ((2.0 * a * length[e] * pm[q] - 1.0) * pm[e] - pm[q]) / (pm[e] + pm[q]);
            xi[end] += (original[end] - original[inner]) * std::max(factor, 0.0);
        }
        for (const auto& [end, inner] : ends) {
            for (std::size_t block = 0; block < grid.cells() / (count * stride); ++block) {
                for (std::size_t k = 0; k < stride; ++k) {
                    const std::size_t base = block * count * stride + k;
                    const double spacing = 1.0 / pm[base + inner * stride];
                    pm[base + end * stride] = 1.0 / std::max(2.0 * a * length[base + end * stride] - spacing, spacing);
                }
            }
        }
    }
    return grid;
}

std::vector<double> localResolution(std::span<const double> coordinate) {
    const std::size_t n = coordinate.size();
    std::vector<double> resolution(n);
    for (std::size_t k = 0; k < n; ++k) {
        const std::size_t low = k == 0 ? 0 : k - 1;
        const std::size_t high = std::min(k + 1, n - 1);
        resolution[k] = std::abs(coordinate[high] - coordinate[low]) / static_cast<double>(high - low);
    }
    return resolution;
}

std::array<std::vector<double>, 2> sphericalMetric(std::span<const double> longitudesDeg, std::span<const double> latitudesDeg) {
    const std::size_t nx = longitudesDeg.size();
    const std::size_t ny = latitudesDeg.size();
    std::array<std::vector<double>, 2> metric{std::vector<double>(nx * ny), std::vector<double>(nx * ny)};
    for (std::size_t y = 0; y < ny; ++y) {
        const std::size_t south = y == 0 ? 0 : y - 1;
        const std::size_t north = std::min(y + 1, ny - 1);
        for (std::size_t x = 0; x < nx; ++x) {
            const std::size_t west = x == 0 ? 0 : x - 1;
            const std::size_t east = std::min(x + 1, nx - 1);
            const double dx =
                greatCircleM(longitudesDeg[west], latitudesDeg[y], longitudesDeg[east], latitudesDeg[y]) / static_cast<double>(east - west);
            const double dy = greatCircleM(longitudesDeg[x], latitudesDeg[south], longitudesDeg[x], latitudesDeg[north]) /
                              static_cast<double>(north - south);
            metric[0][y * nx + x] = 1.0 / dx;
            metric[1][y * nx + x] = 1.0 / dy;
        }
    }
    return metric;
}

} // namespace phidias::processing::ocean

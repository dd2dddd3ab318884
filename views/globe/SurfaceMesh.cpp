#include "views/globe/SurfaceMesh.h"

#include "core/geo/Projection.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <unordered_map>

namespace phidias::views {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kRadians = std::numbers::pi / 180.0;
constexpr Vector3 kNowhere{kNan, kNan, kNan};
constexpr double kBendCells = 0.2; ///< largest error of a patch, cells
constexpr double kLargestPatchDeg = 2.0;
constexpr std::size_t kRasterStep = 8; ///< pixels between exact places of a raster
constexpr std::size_t kBlock = 8;      ///< pixels along each side of a block of footprints

Vector3 sum(const Vector3& a, const Vector3& b, double factor = 1.0) {
    return {a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2]};
}

double length(const Vector3& a) {
    return std::sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]);
}

Vector3 onSphere(const Vector3& a) {
    const double size = length(a);
    return size > 1e-12 ? Vector3{a[0] / size, a[1] / size, a[2] / size} : kNowhere;
}

/// The diagonals' cross product points away from the Earth's centre.
bool isOutward(const std::array<Vector3, 4>& ring) {
    const Vector3 a = sum(ring[2], ring[0], -1.0);
    const Vector3 b = sum(ring[3], ring[1], -1.0);
    const Vector3 normal{a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    return normal[0] * ring[0][0] + normal[1] * ring[0][1] + normal[2] * ring[0][2] >= 0.0;
}

/// Makes the patches of one window.
class Mesher {
public:
    Mesher(const CellLattice& lattice, SurfaceMesh& mesh) : m_lattice(lattice), m_mesh(mesh) {}

    void run() {
        for (std::size_t row = m_mesh.firstRow; row < m_mesh.firstRow + m_mesh.rows; row += m_lattice.patchRows) {
            for (std::size_t column = m_mesh.firstColumn; column < m_mesh.firstColumn + m_mesh.columns; column += m_lattice.patchColumns) {
                patch(column, row, std::min(column + m_lattice.patchColumns, m_mesh.firstColumn + m_mesh.columns),
                      std::min(row + m_lattice.patchRows, m_mesh.firstRow + m_mesh.rows));
            }
        }
    }

private:
    void patch(std::size_t west, std::size_t south, std::size_t east, std::size_t north) {
        const bool isCell = east - west == 1 && north - south == 1;
        if (isCell ? isWhole(west, south) : isSmooth(west, south, east, north)) {
            std::array<std::pair<std::size_t, std::size_t>, 4> ring{{{west, south}, {east, south}, {east, north}, {west, north}}};
            if (!isOutward(
                    {m_lattice.node(west, south), m_lattice.node(east, south), m_lattice.node(east, north), m_lattice.node(west, north)})) {
                std::swap(ring[1], ring[3]);
            }
            for (const auto& [column, row] : ring) {
                m_mesh.quads.push_back(shared(column, row));
            }
            return;
        }
        if (isCell) {
            footprint(west, south);
            return;
        }
        const std::size_t column = east - west > 1 ? west + (east - west) / 2 : east;
        const std::size_t row = north - south > 1 ? south + (north - south) / 2 : north;
        patch(west, south, column, row);
        if (column < east) {
            patch(column, south, east, row);
        }
        if (row < north) {
            patch(west, row, column, north);
        }
        if (column < east && row < north) {
            patch(column, row, east, north);
        }
    }

    [[nodiscard]] bool isSmooth(std::size_t west, std::size_t south, std::size_t east, std::size_t north) const {
        const Vector3 a = m_lattice.node(west, south);
        const Vector3 b = m_lattice.node(east, south);
        const Vector3 c = m_lattice.node(east, north);
        const Vector3 d = m_lattice.node(west, north);
        const double columns = static_cast<double>(east - west);
        const double rows = static_cast<double>(north - south);
        const double across = std::max(length(sum(b, a, -1.0)), length(sum(c, d, -1.0)));
        const double along = std::max(length(sum(d, a, -1.0)), length(sum(c, b, -1.0)));
        // Cells may be slivers, as at the poles of a grid: their short side does not ask for a precision of its own.
        const double wide = std::max(across / columns, along / rows);
        const double allowed = kBendCells * std::max(std::min(across / columns, along / rows), 0.05 * wide);
        if (!(std::max(across, along) < 1.1 * kLargestPatchDeg * kRadians)) { // also when a corner is missing
            return false;
        }
        const std::size_t column = west + (east - west) / 2;
        const std::size_t row = south + (north - south) / 2;
        for (const auto& [i, j] :
             {std::pair{column, row}, std::pair{column, south}, std::pair{column, north}, std::pair{west, row}, std::pair{east, row}}) {
            const double u = static_cast<double>(i - west) / columns;
            const double v = static_cast<double>(j - south) / rows;
            Vector3 predicted{};
            for (std::size_t k = 0; k < 3; ++k) {
                predicted[k] = (1.0 - v) * ((1.0 - u) * a[k] + u * b[k]) + v * ((1.0 - u) * d[k] + u * c[k]);
            }
            if (!(length(sum(onSphere(predicted), m_lattice.node(i, j), -1.0)) <= allowed)) {
                return false;
            }
        }
        return true;
    }

    /// A cell whose corners are there and no farther apart than those of cells beside it.
    [[nodiscard]] bool isWhole(std::size_t column, std::size_t row) const {
        const std::array<Vector3, 4> corners{m_lattice.node(column, row), m_lattice.node(column + 1, row),
                                             m_lattice.node(column + 1, row + 1), m_lattice.node(column, row + 1)};
        for (std::size_t k = 0; k < 4; ++k) {
            if (!(length(sum(corners[k], corners[(k + 1) % 4], -1.0)) < 0.3)) {
                return false;
            }
        }
        return !m_lattice.footprint;
    }

    void footprint(std::size_t column, std::size_t row) {
        if (!m_lattice.footprint) {
            return;
        }
        const auto corners = outward(m_lattice.footprint(column, row));
        for (const auto& corner : corners) {
            if (!std::isfinite(corner[0])) {
                return;
            }
        }
        for (const auto& corner : corners) {
            m_mesh.quads.push_back(add(corner, static_cast<double>(column) + 0.5, static_cast<double>(row) + 0.5));
        }
    }

    std::uint32_t add(const Vector3& place, double column, double row) {
        const auto index = static_cast<std::uint32_t>(m_mesh.places.size() / 3);
        for (const double part : place) {
            m_mesh.places.push_back(static_cast<float>(part));
        }
        m_mesh.shares.push_back(
            static_cast<float>((column - static_cast<double>(m_mesh.firstColumn)) / static_cast<double>(m_mesh.columns)));
        m_mesh.shares.push_back(static_cast<float>((row - static_cast<double>(m_mesh.firstRow)) / static_cast<double>(m_mesh.rows)));
        return index;
    }

    std::uint32_t shared(std::size_t column, std::size_t row) {
        const auto [found, isNew] = m_nodes.try_emplace(row * (m_lattice.columns + 1) + column, 0U);
        if (isNew) {
            found->second = add(m_lattice.node(column, row), static_cast<double>(column), static_cast<double>(row));
        }
        return found->second;
    }

    const CellLattice& m_lattice;
    SurfaceMesh& m_mesh;
    std::unordered_map<std::size_t, std::uint32_t> m_nodes;
};

/// Edges of cells that end midway between coordinates.
std::vector<double> edgesOf(const std::vector<double>& coordinates) {
    std::vector<double> edges;
    for (std::size_t k = 0; k + 1 < coordinates.size(); ++k) {
        edges.push_back(0.5 * (coordinates[k] + coordinates[k + 1]));
    }
    const double first = coordinates.size() > 1 ? coordinates[1] - coordinates[0] : 1.0;
    const double last = coordinates.size() > 1 ? coordinates.back() - coordinates[coordinates.size() - 2] : 1.0;
    edges.insert(edges.begin(), coordinates.front() - 0.5 * first);
    edges.push_back(coordinates.back() + 0.5 * last);
    return edges;
}

/// Cuts every cell into equal parts of at most two degrees. @returns the number of parts
std::size_t divide(std::vector<double>& edges) {
    double largest = 0.0;
    for (std::size_t k = 0; k + 1 < edges.size(); ++k) {
        largest = std::max(largest, edges[k + 1] - edges[k]);
    }
    const auto parts = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(largest / kLargestPatchDeg - 1e-9)));
    std::vector<double> divided;
    for (std::size_t k = 0; parts > 1 && k + 1 < edges.size(); ++k) {
        for (std::size_t part = 0; part < parts; ++part) {
            divided.push_back(edges[k] + (edges[k + 1] - edges[k]) * static_cast<double>(part) / static_cast<double>(parts));
        }
    }
    if (parts > 1) {
        divided.push_back(edges.back());
        edges = std::move(divided);
    }
    return parts;
}

std::size_t cellsPerPatch(const std::vector<double>& edges) {
    const double cell = std::abs(edges.back() - edges.front()) / static_cast<double>(edges.size() - 1);
    return std::clamp<std::size_t>(static_cast<std::size_t>(kLargestPatchDeg / std::max(cell, 1e-6)), 1, 256);
}

/// Centres of a swath, continued by one pixel over its edges.
Vector3 centerOf(const core::LayerPixels& pixels, std::ptrdiff_t scanline, std::ptrdiff_t groundPixel) {
    const auto across = static_cast<std::ptrdiff_t>(pixels.groundPixels);
    const auto along = static_cast<std::ptrdiff_t>(pixels.value.size() / pixels.groundPixels);
    const std::ptrdiff_t row = std::clamp<std::ptrdiff_t>(scanline, 0, along - 1);
    const std::ptrdiff_t column = std::clamp<std::ptrdiff_t>(groundPixel, 0, across - 1);
    if (row != scanline || column != groundPixel) {
        const Vector3 edge = centerOf(pixels, row, column);
        const Vector3 inner = centerOf(pixels, std::clamp<std::ptrdiff_t>(2 * row - scanline, 0, along - 1),
                                       std::clamp<std::ptrdiff_t>(2 * column - groundPixel, 0, across - 1));
        return sum(sum(edge, edge), inner, -1.0);
    }
    const auto at = static_cast<std::size_t>(row * across + column);
    return unitVector(static_cast<double>(pixels.place.longitudeDeg[at]), static_cast<double>(pixels.place.latitudeDeg[at]));
}

std::array<Vector3, 4> cornersOf(const core::LayerPixels& pixels, std::size_t pixel) {
    constexpr Vector3 kNone{kNan, kNan, kNan};
    return pixels.locator->footprints().corners(pixel).value_or(std::array{kNone, kNone, kNone, kNone});
}

} // namespace

std::array<Vector3, 4> outward(const std::array<Vector3, 4>& corners) {
    return isOutward(corners) ? corners : std::array<Vector3, 4>{corners[0], corners[3], corners[2], corners[1]};
}

std::vector<SurfaceMesh> surfaceMeshes(const CellLattice& lattice, std::size_t mostCells) {
    std::vector<SurfaceMesh> meshes;
    for (std::size_t row = 0; row < lattice.rows; row += mostCells) {
        for (std::size_t column = 0; column < lattice.columns; column += mostCells) {
            SurfaceMesh mesh;
            mesh.firstColumn = column;
            mesh.firstRow = row;
            mesh.columns = std::min(mostCells, lattice.columns - column);
            mesh.rows = std::min(mostCells, lattice.rows - row);
            Mesher(lattice, mesh).run();
            if (!mesh.quads.empty()) {
                meshes.push_back(std::move(mesh));
            }
        }
    }
    return meshes;
}

CellLattice latticeOf(const core::GridPlane& plane) {
    auto longitudes = edgesOf(plane.longitudesDeg());
    auto latitudes = edgesOf(plane.latitudesDeg());
    for (double& latitude : latitudes) {
        latitude = std::clamp(latitude, -90.0, 90.0);
    }
    CellLattice lattice;
    lattice.columnsPerCell = divide(longitudes);
    lattice.rowsPerCell = divide(latitudes);
    lattice.columns = longitudes.size() - 1;
    lattice.rows = latitudes.size() - 1;
    lattice.patchColumns = cellsPerPatch(longitudes);
    lattice.patchRows = cellsPerPatch(latitudes);
    lattice.node = [longitudes = std::move(longitudes), latitudes = std::move(latitudes)](std::size_t column, std::size_t row) {
        return unitVector(longitudes[column], latitudes[row]);
    };
    return lattice;
}

CellLattice latticeOf(const core::LayerPixels& pixels) {
    CellLattice lattice;
    lattice.columns = pixels.groundPixels;
    lattice.rows = pixels.value.size() / pixels.groundPixels;
    lattice.node = [&pixels](std::size_t column, std::size_t row) {
        Vector3 middle{};
        for (const std::ptrdiff_t down : {-1, 0}) {
            for (const std::ptrdiff_t left : {-1, 0}) {
                const Vector3 center =
                    centerOf(pixels, static_cast<std::ptrdiff_t>(row) + down, static_cast<std::ptrdiff_t>(column) + left);
                middle = std::isfinite(center[0]) ? sum(middle, center) : middle;
            }
        }
        return onSphere(middle);
    };
    if (pixels.locator->footprints().hasCorners()) {
        lattice.footprint = [&pixels](std::size_t column, std::size_t row) {
            return cornersOf(pixels, row * pixels.groundPixels + column);
        };
    }
    return lattice;
}

CellLattice latticeOf(const core::LayerRaster& raster) {
    CellLattice lattice;
    lattice.columns = raster.width;
    lattice.rows = raster.height;
    lattice.patchColumns = 8 * kRasterStep;
    lattice.patchRows = 8 * kRasterStep;
    const auto& g = *raster.raster->geoTransform;
    const auto projection = core::Projection::parse(raster.raster->crs.empty() ? "EPSG:4326" : raster.raster->crs);
    const std::size_t across = (raster.width + kRasterStep - 1) / kRasterStep + 1;
    const std::size_t along = (raster.height + kRasterStep - 1) / kRasterStep + 1;
    std::vector<double> x(across * along);
    std::vector<double> y(across * along);
    for (std::size_t row = 0; row < along; ++row) {
        for (std::size_t column = 0; column < across; ++column) {
            const double u =
                static_cast<double>(column * kRasterStep) * static_cast<double>(raster.raster->width) / static_cast<double>(raster.width);
            const double v =
                static_cast<double>(row * kRasterStep) * static_cast<double>(raster.raster->height) / static_cast<double>(raster.height);
            x[row * across + column] = g[0] + u * g[1] + v * g[2];
            y[row * across + column] = g[3] + u * g[4] + v * g[5];
        }
    }
    std::vector<double> longitudes(x.size());
    std::vector<double> latitudes(x.size());
    projection.inverse(x, y, longitudes, latitudes);
    std::vector<Vector3> nodes(x.size());
    for (std::size_t k = 0; k < nodes.size(); ++k) {
        nodes[k] = unitVector(longitudes[k], latitudes[k]);
    }
    lattice.node = [nodes = std::move(nodes), across](std::size_t column, std::size_t row) {
        const std::size_t i = column / kRasterStep;
        const std::size_t j = row / kRasterStep;
        const double u = static_cast<double>(column % kRasterStep) / kRasterStep;
        const double v = static_cast<double>(row % kRasterStep) / kRasterStep;
        Vector3 place{};
        for (const auto& [k, weight] : {std::pair{j * across + i, (1.0 - u) * (1.0 - v)}, std::pair{j * across + i + 1, u * (1.0 - v)},
                                        std::pair{(j + 1) * across + i, (1.0 - u) * v}, std::pair{(j + 1) * across + i + 1, u * v}}) {
            place = weight > 0.0 ? sum(place, nodes[k], weight) : place;
        }
        return onSphere(place);
    };
    return lattice;
}

std::vector<unsigned char> windowColors(const SurfaceMesh& mesh, const std::function<std::uint32_t(std::size_t, std::size_t)>& color) {
    std::vector<unsigned char> bytes(4 * mesh.columns * mesh.rows);
    auto* out = bytes.data();
    for (std::size_t row = mesh.firstRow; row < mesh.firstRow + mesh.rows; ++row) {
        for (std::size_t column = mesh.firstColumn; column < mesh.firstColumn + mesh.columns; ++column) {
            const std::uint32_t argb = color(column, row);
            *out++ = static_cast<unsigned char>((argb >> 16U) & 255U);
            *out++ = static_cast<unsigned char>((argb >> 8U) & 255U);
            *out++ = static_cast<unsigned char>(argb & 255U);
            *out++ = static_cast<unsigned char>((argb >> 24U) & 255U);
        }
    }
    return bytes;
}

FootprintIndex::FootprintIndex(std::shared_ptr<const core::LayerData> data) : m_data(std::move(data)) {
    const auto& pixels = std::get<core::LayerPixels>(m_data->content());
    if (!pixels.locator->footprints().hasCorners() || pixels.groundPixels == 0) {
        return;
    }
    const std::size_t along = pixels.value.size() / pixels.groundPixels;
    for (std::size_t row = 0; row < along; row += kBlock) {
        for (std::size_t column = 0; column < pixels.groundPixels; column += kBlock) {
            Vector3 middle{};
            std::vector<Vector3> ends;
            for (const std::size_t down : {std::size_t{0}, std::min(kBlock, along - row) - 1}) {
                for (const std::size_t right : {std::size_t{0}, std::min(kBlock, pixels.groundPixels - column) - 1}) {
                    const Vector3 end =
                        centerOf(pixels, static_cast<std::ptrdiff_t>(row + down), static_cast<std::ptrdiff_t>(column + right));
                    if (std::isfinite(end[0])) {
                        ends.push_back(end);
                        middle = sum(middle, end);
                    }
                }
            }
            middle = onSphere(middle);
            if (ends.empty() || !std::isfinite(middle[0])) {
                continue;
            }
            double reach = 0.0;
            for (const auto& end : ends) {
                reach = std::max(reach, length(sum(end, middle, -1.0)));
            }
            m_blocks.push_back({{static_cast<float>(middle[0]), static_cast<float>(middle[1]), static_cast<float>(middle[2])},
                                static_cast<float>(1.2 * reach / kRadians + 0.1),
                                static_cast<std::uint32_t>(row),
                                static_cast<std::uint32_t>(column)});
        }
    }
}

std::optional<Footprints> FootprintIndex::inside(const Vector3& middle, double radiusDeg, std::size_t most) const {
    const auto& pixels = std::get<core::LayerPixels>(m_data->content());
    std::vector<const Block*> blocks;
    for (const auto& block : m_blocks) {
        const double cosine = static_cast<double>(block.middle[0]) * middle[0] + static_cast<double>(block.middle[1]) * middle[1] +
                              static_cast<double>(block.middle[2]) * middle[2];
        const double apartDeg = std::acos(std::clamp(cosine, -1.0, 1.0)) / kRadians;
        if (apartDeg < radiusDeg + static_cast<double>(block.radiusDeg)) {
            blocks.push_back(&block);
            if (blocks.size() * kBlock * kBlock > most) {
                return std::nullopt;
            }
        }
    }
    if (m_blocks.empty()) {
        return std::nullopt;
    }
    Footprints found;
    const std::size_t along = pixels.value.size() / pixels.groundPixels;
    for (const auto* block : blocks) {
        for (std::size_t row = block->firstScanline; row < std::min<std::size_t>(block->firstScanline + kBlock, along); ++row) {
            for (std::size_t column = block->firstGroundPixel;
                 column < std::min<std::size_t>(block->firstGroundPixel + kBlock, pixels.groundPixels); ++column) {
                const std::size_t pixel = row * pixels.groundPixels + column;
                const auto corners = outward(cornersOf(pixels, pixel));
                if (std::all_of(corners.begin(), corners.end(), [](const Vector3& corner) { return std::isfinite(corner[0]); })) {
                    found.pixels.push_back(static_cast<std::uint32_t>(pixel));
                    for (const auto& corner : corners) {
                        for (const double part : corner) {
                            found.places.push_back(static_cast<float>(part));
                        }
                    }
                }
            }
        }
    }
    return found;
}

} // namespace phidias::views

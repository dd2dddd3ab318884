#include "views/globe/GlobeMarks.h"

#include "views/globe/GlobeLines.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::views {

namespace {

constexpr std::size_t kMostSides = 200000; ///< of cells; more are no outline any more
constexpr double kMarkRadius = 1.00015;    ///< above all layers
const QColor kRim(255, 255, 255);          ///< as on the map
const QColor kMark(0x1c, 0x1c, 0x1c);
const QColor kFeature(0xb4, 0x54, 0x1a);

Vector3 minus(const Vector3& a, const Vector3& b) {
    return {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
}

double dot(const Vector3& a, const Vector3& b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/// Cells of a lattice by their column and row in the data, and their sides.
class Cells {
public:
    explicit Cells(const CellLattice& lattice)
        : m_lattice(lattice), m_columns(lattice.columns / lattice.columnsPerCell), m_rows(lattice.rows / lattice.rowsPerCell) {
        const Vector3 gap = minus(node(0, m_rows / 2), node(m_columns, m_rows / 2));
        m_isRound = !lattice.footprint && dot(gap, gap) < 1e-12;
    }
    [[nodiscard]] std::size_t columns() const { return m_columns; }
    [[nodiscard]] std::size_t count() const { return m_columns * m_rows; }

    /// The neighbour to the left, right, below or above (side 0..3); nothing beyond the edge.
    [[nodiscard]] std::optional<std::size_t> beside(std::size_t cell, std::size_t side) const {
        const std::size_t column = cell % m_columns;
        const std::size_t row = cell / m_columns;
        if (side < 2) {
            const bool isAtEdge = side == 0 ? column == 0 : column + 1 == m_columns;
            if (isAtEdge && !m_isRound) {
                return std::nullopt;
            }
            return row * m_columns + (column + (side == 0 ? m_columns - 1 : 1)) % m_columns;
        }
        const bool isAtEdge = side == 2 ? row == 0 : row + 1 == m_rows;
        return isAtEdge ? std::nullopt : std::optional(side == 2 ? cell - m_columns : cell + m_columns);
    }

    /// Places along a side, from corner to corner; empty without.
    [[nodiscard]] std::vector<Vector3> places(std::size_t cell, std::size_t side) const {
        const std::size_t column = cell % m_columns;
        const std::size_t row = cell / m_columns;
        std::vector<Vector3> line;
        if (m_lattice.footprint) {
            line = sideOfFootprint(m_lattice.footprint(column, row), cell, side);
        } else if (side < 2) {
            const std::size_t at = (column + side) * m_lattice.columnsPerCell;
            for (std::size_t k = 0; k <= m_lattice.rowsPerCell; ++k) {
                line.push_back(m_lattice.node(at, row * m_lattice.rowsPerCell + k));
            }
        } else {
            const std::size_t at = (row + side - 2) * m_lattice.rowsPerCell;
            for (std::size_t k = 0; k <= m_lattice.columnsPerCell; ++k) {
                line.push_back(m_lattice.node(column * m_lattice.columnsPerCell + k, at));
            }
        }
        const bool isKnown = std::all_of(line.begin(), line.end(), [](const Vector3& place) { return std::isfinite(place[0]); });
        return isKnown ? line : std::vector<Vector3>();
    }

private:
    [[nodiscard]] Vector3 node(std::size_t column, std::size_t row) const {
        return m_lattice.node(column * m_lattice.columnsPerCell, row * m_lattice.rowsPerCell);
    }

    /// Middle of a footprint, times four.
    [[nodiscard]] Vector3 middle(std::size_t cell) const {
        Vector3 sum{};
        for (const auto& corner : m_lattice.footprint(cell % m_columns, cell / m_columns)) {
            sum = {sum[0] + corner[0], sum[1] + corner[1], sum[2] + corner[2]};
        }
        return sum;
    }

    /// The side of the ring that looks to the neighbour, or away from the one opposite.
    [[nodiscard]] std::vector<Vector3> sideOfFootprint(const std::array<Vector3, 4>& ring, std::size_t cell, std::size_t side) const {
        const auto next = beside(cell, side);
        const auto opposite = beside(cell, side ^ 1U);
        if (!next && !opposite) {
            return {};
        }
        const Vector3 here = middle(cell);
        const Vector3 way = next ? minus(middle(*next), here) : minus(here, middle(*opposite));
        std::size_t best = 0;
        double most = -std::numeric_limits<double>::infinity();
        for (std::size_t k = 0; k < 4; ++k) {
            const Vector3& a = ring[k];
            const Vector3& b = ring[(k + 1) % 4];
            const double reach = dot(way, minus({2.0 * (a[0] + b[0]), 2.0 * (a[1] + b[1]), 2.0 * (a[2] + b[2])}, here));
            best = reach > most ? k : best;
            most = std::max(most, reach);
        }
        return {ring[best], ring[(best + 1) % 4]};
    }

    const CellLattice& m_lattice;
    std::size_t m_columns;
    std::size_t m_rows;
    bool m_isRound = false;
};

/// What is to be drawn, layer by layer.
struct Marks {
    std::vector<float> lines;
    std::vector<std::size_t> lengths;
    std::vector<float> points;
    std::vector<std::uint32_t> colors; ///< of the points, 0xAARRGGBB

    void addPoint(const Vector3& place, std::uint32_t color) {
        if (std::isfinite(place[0])) {
            appendPlace(points, place, kMarkRadius);
            colors.push_back(color);
        }
    }
    void addLine(const std::vector<Vector3>& line) {
        for (const auto& place : line) {
            appendPlace(lines, place, kMarkRadius);
        }
        lengths.push_back(line.size());
    }
};

void addRing(Marks& marks, const core::LayerPixels& pixels, std::uint32_t item) {
    if (const auto corners = pixels.locator->footprints().corners(item)) {
        marks.addLine({(*corners)[0], (*corners)[1], (*corners)[2], (*corners)[3], (*corners)[0]});
    }
}

void addPixels(Marks& marks, const core::LayerPixels& pixels, const std::vector<std::uint32_t>& items, const core::ColorScale& scale) {
    const bool isList = pixels.isPointList || pixels.groundPixels < 2;
    if (!isList) {
        for (const auto& line : outlineOf(latticeOf(pixels), items)) {
            marks.addLine(line);
        }
        return;
    }
    for (const std::uint32_t item : items) {
        if (item >= pixels.value.size()) {
            continue;
        }
        if (pixels.locator->footprints().hasCorners()) {
            addRing(marks, pixels, item);
            continue;
        }
        marks.addPoint(
            unitVector(static_cast<double>(pixels.place.longitudeDeg[item]), static_cast<double>(pixels.place.latitudeDeg[item])),
            scale.color(static_cast<double>(pixels.value[item])));
    }
}

void addFeatures(Marks& marks, const core::Features& features, const std::vector<std::uint32_t>& items) {
    for (const std::uint32_t item : items) {
        if (item >= features.geometries.size()) {
            continue;
        }
        const auto& geometry = features.geometries[item];
        for (const auto& part : geometry.parts) {
            if (geometry.type == core::GeometryType::Point) {
                for (const auto& [longitude, latitude] : part.points) {
                    marks.addPoint(unitVector(longitude, latitude), kFeature.rgb());
                }
            } else if (const std::size_t nodes = appendArcs(marks.lines, part, kMarkRadius); nodes > 0) {
                marks.lengths.push_back(nodes);
            }
        }
    }
}

Marks marksOf(const SceneLayer& entry, const std::vector<std::uint32_t>& items) {
    const auto& data = *entry.data;
    const auto scale = data.scale(entry.layer.style);
    Marks marks;
    const auto& content = data.content();
    if (const auto* points = std::get_if<core::LayerPoints>(&content)) {
        for (std::size_t k = 0; k < points->cast.size(); ++k) {
            if (std::binary_search(items.begin(), items.end(), points->cast[k])) {
                marks.addPoint(unitVector(points->longitudeDeg[k], points->latitudeDeg[k]), scale.color(points->value[k]));
            }
        }
    } else if (const auto* plane = std::get_if<core::GridPlane>(&content)) {
        for (const auto& line : outlineOf(latticeOf(*plane), items)) {
            marks.addLine(line);
        }
    } else if (const auto* pixels = std::get_if<core::LayerPixels>(&content)) {
        addPixels(marks, *pixels, items, scale);
    } else if (const auto* features = std::get_if<std::shared_ptr<const core::Features>>(&content)) {
        addFeatures(marks, **features, items);
    }
    return marks;
}

std::vector<unsigned char> colorsOf(const std::vector<std::uint32_t>& colors) {
    std::vector<unsigned char> rgba;
    rgba.reserve(4 * colors.size());
    for (const std::uint32_t color : colors) {
        for (const std::uint32_t shift : {16U, 8U, 0U, 24U}) {
            rgba.push_back(static_cast<unsigned char>((color >> shift) & 255U));
        }
    }
    return rgba;
}

} // namespace

std::vector<std::vector<Vector3>> outlineOf(const CellLattice& lattice, const std::vector<std::uint32_t>& items) {
    std::vector<std::vector<Vector3>> lines;
    const Cells cells(lattice);
    for (const std::uint32_t item : items) {
        if (item >= cells.count() || lines.size() > kMostSides) {
            continue;
        }
        for (std::size_t side = 0; side < 4; ++side) {
            const auto next = cells.beside(item, side);
            if (next && std::binary_search(items.begin(), items.end(), static_cast<std::uint32_t>(*next))) {
                continue;
            }
            if (auto line = cells.places(item, side); !line.empty()) {
                lines.push_back(std::move(line));
            }
        }
    }
    return lines;
}

void GlobeMarks::update(const GlobeScene& scene) {
    std::vector<std::shared_ptr<const core::LayerData>> layers;
    std::vector<core::LayerStyle> styles;
    for (const auto& entry : scene.layers) {
        if (entry.layer.isVisible && entry.data && scene.selection.contains(entry.layer.href)) {
            layers.push_back(entry.data);
            styles.push_back(entry.layer.style);
        }
    }
    if (layers == m_layers && styles == m_styles && scene.selection == m_items) {
        return;
    }
    m_layers = std::move(layers);
    m_styles = std::move(styles);
    m_items = scene.selection;
    m_props.clear();
    for (const auto& entry : scene.layers) {
        if (!entry.layer.isVisible || !entry.data || !m_items.contains(entry.layer.href)) {
            continue;
        }
        const Marks marks = marksOf(entry, m_items.at(entry.layer.href));
        if (!marks.lengths.empty()) {
            m_props.push_back(linesProp(marks.lines, marks.lengths, kRim, 3.4));
            m_props.push_back(linesProp(marks.lines, marks.lengths, kMark, 1.6));
        }
        if (!marks.points.empty()) {
            // Discs one over the other leave a light and a dark ring around the point.
            const std::size_t count = marks.points.size() / 3;
            const double size = entry.layer.style.pointSizePx;
            m_props.push_back(pointsProp(marks.points, colorsOf(std::vector<std::uint32_t>(count, kRim.rgb())), size + 8.4));
            m_props.push_back(pointsProp(marks.points, colorsOf(std::vector<std::uint32_t>(count, kMark.rgb())), size + 6.5));
            m_props.push_back(pointsProp(marks.points, colorsOf(std::vector<std::uint32_t>(count, kRim.rgb())), size + 3.5));
            m_props.push_back(pointsProp(marks.points, colorsOf(marks.colors), size));
        }
    }
    for (const auto& prop : m_props) {
        setDrawing(*prop, Drawing::Above);
    }
}

std::vector<vtkActor*> GlobeMarks::props() const {
    std::vector<vtkActor*> props;
    for (const auto& prop : m_props) {
        props.push_back(prop.get());
    }
    return props;
}

} // namespace phidias::views

#include "views/globe/GlobeLayer.h"

#include "core/util/Error.h"
#include "views/globe/GlobeFeatures.h"
#include "views/globe/GlobeLines.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace phidias::views {

namespace {

constexpr std::size_t kTextureCells = 8192;
constexpr std::size_t kListedFootprints = 200000; ///< longer lists are drawn as points
constexpr double kLift = 1.0001;                  ///< lines and points stand above the surface

/// Everything of a style that the colours depend on.
core::LayerStyle colorPart(core::LayerStyle style) {
    style.pointSizePx = 0.0;
    style.arrowSpacingPx = 0.0;
    if (!style.isMultiplied) {
        style.opacity = 1.0;
    }
    return style;
}

/// Shuffled once, the same each time, so that the first items are a fair sample of all.
std::vector<std::uint32_t> shuffled(std::size_t count) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::uint64_t state = 88172645463325252ULL; // xorshift64 [Marsaglia 2003]
    for (std::size_t k = count; k > 1; --k) {
        state ^= state << 13U;
        state ^= state >> 7U;
        state ^= state << 17U;
        std::swap(order[k - 1], order[state % k]);
    }
    return order;
}

} // namespace

void GlobeLayer::update(const SceneLayer& entry, bool isSoftware) {
    const bool isOther = entry.data != m_entry.data;
    const bool hasOtherColors = isOther || colorPart(entry.layer.style) != colorPart(m_entry.layer.style);
    const bool hasOtherMarks = entry.layer.style.pointSizePx != m_entry.layer.style.pointSizePx;
    m_entry = entry;
    m_isSoftware = isSoftware;
    if (!m_entry.data) {
        m_surfaces.clear();
        m_marks.clear();
        m_close.reset();
        return;
    }
    const bool isFeatures = std::holds_alternative<std::shared_ptr<const core::Features>>(m_entry.data->content());
    if (isOther || (isFeatures && (hasOtherMarks || hasOtherColors))) {
        m_scale = m_entry.data->scale(m_entry.layer.style);
        makeShape();
        color();
    } else if (hasOtherColors || hasOtherMarks) {
        m_scale = m_entry.data->scale(m_entry.layer.style);
        color();
    }
    applyStyle();
}

void GlobeLayer::makeShape() {
    m_surfaces.clear();
    m_marks.clear();
    m_places.clear();
    m_order.clear();
    m_index.reset();
    m_close.reset();
    m_isFootprintList = false;
    m_areas = {};
    const auto& content = m_entry.data->content();
    if (const auto* plane = std::get_if<core::GridPlane>(&content)) {
        m_columns = plane->longitudesDeg().size();
        makeSurfaces(latticeOf(*plane));
    } else if (const auto* pixels = std::get_if<core::LayerPixels>(&content)) {
        if (pixels->isPointList || pixels->groundPixels < 2 || pixels->value.size() < 2 * pixels->groundPixels) {
            makeFootprints(*pixels);
        } else {
            m_columns = pixels->groundPixels;
            makeSurfaces(latticeOf(*pixels));
            m_index.emplace(m_entry.data);
        }
    } else if (const auto* raster = std::get_if<core::LayerRaster>(&content)) {
        if (raster->raster->geoTransform && !raster->overview.empty()) {
            m_columns = raster->width;
            makeSurfaces(latticeOf(*raster));
        }
    } else if (const auto* points = std::get_if<core::LayerPoints>(&content)) {
        makePoints(*points);
    } else {
        makeFeatures();
    }
}

void GlobeLayer::makeSurfaces(const CellLattice& lattice) {
    m_columnsPerCell = lattice.columnsPerCell;
    m_rowsPerCell = lattice.rowsPerCell;
    for (auto& mesh : surfaceMeshes(lattice, kTextureCells)) {
        m_surfaces.push_back({.mesh = std::move(mesh), .prop = nullptr});
    }
}

void GlobeLayer::makeFootprints(const core::LayerPixels& pixels) {
    const core::FootprintStore& footprints = pixels.locator->footprints();
    m_isFootprintList = footprints.hasCorners() && pixels.value.size() <= kListedFootprints;
    for (const std::uint32_t pixel : shuffled(pixels.value.size())) {
        const Vector3 center =
            unitVector(static_cast<double>(pixels.place.longitudeDeg[pixel]), static_cast<double>(pixels.place.latitudeDeg[pixel]));
        std::array<Vector3, 4> ring{center, center, center, center};
        if (m_isFootprintList) {
            const auto corners = footprints.corners(pixel);
            if (!corners) {
                continue;
            }
            ring = *corners;
        } else if (!std::isfinite(center[0])) {
            continue;
        }
        ring = outward(ring);
        for (std::size_t k = 0; k < (m_isFootprintList ? 4U : 1U); ++k) {
            appendPlace(m_places, ring[k], m_isFootprintList ? 1.0 : kLift);
        }
        m_order.push_back(pixel);
    }
}

void GlobeLayer::makePoints(const core::LayerPoints& points) {
    for (const std::uint32_t point : shuffled(points.value.size())) {
        const Vector3 place = unitVector(points.longitudeDeg[point], points.latitudeDeg[point]);
        if (std::isfinite(place[0]) && std::isfinite(points.value[point])) {
            appendPlace(m_places, place, kLift);
            m_order.push_back(point);
        }
    }
}

void GlobeLayer::makeFeatures() {
    m_marks = featureProps(m_entry);
    if (auto areas = areasOf(m_entry)) {
        m_areas = std::move(areas->picture);
        m_columns = areas->lattice.columns;
        makeSurfaces(areas->lattice);
    }
}

std::uint32_t GlobeLayer::colorOf(std::size_t item) const {
    const auto& content = m_entry.data->content();
    double value = 0.0;
    if (const auto* plane = std::get_if<core::GridPlane>(&content)) {
        value = plane->values()[item];
    } else if (const auto* pixels = std::get_if<core::LayerPixels>(&content)) {
        value = static_cast<double>(pixels->value[item]);
    } else if (const auto* raster = std::get_if<core::LayerRaster>(&content)) {
        value = static_cast<double>(raster->overview[item]);
    } else if (const auto* points = std::get_if<core::LayerPoints>(&content)) {
        value = points->value[item];
    }
    const auto areaPixel = [this, at = static_cast<int>(item)] {
        return m_areas.pixel(at % m_areas.width(), m_areas.height() - 1 - at / m_areas.width());
    };
    std::uint32_t color = m_areas.isNull() ? m_scale->color(value) : areaPixel();
    if (m_entry.layer.style.isMultiplied) {
        const auto times = [&](std::uint32_t shift) {
            return static_cast<std::uint32_t>(std::lround(m_entry.layer.style.opacity * static_cast<double>((color >> shift) & 255U)))
                   << shift;
        };
        color = (color & 0xff000000U) | times(16U) | times(8U) | times(0U);
    }
    return color;
}

std::vector<unsigned char> GlobeLayer::colorsOf(const std::vector<std::uint32_t>& items) const {
    std::vector<unsigned char> rgba;
    rgba.reserve(4 * items.size());
    for (const std::uint32_t item : items) {
        const std::uint32_t color = colorOf(item);
        for (const std::uint32_t shift : {16U, 8U, 0U, 24U}) {
            rgba.push_back(static_cast<unsigned char>((color >> shift) & 255U));
        }
    }
    return rgba;
}

void GlobeLayer::colorSurfaces() {
    const std::size_t columns = m_columns;
    for (auto& [mesh, prop] : m_surfaces) {
        const auto rgba = windowColors(
            mesh, [&](std::size_t column, std::size_t row) { return colorOf(row / m_rowsPerCell * columns + column / m_columnsPerCell); });
        if (prop) {
            recolor(*prop, mesh, rgba);
        } else {
            prop = surfaceProp(mesh, rgba, false);
        }
    }
}

void GlobeLayer::color() {
    colorSurfaces();
    if (m_close) {
        m_close->prop = cellsProp(m_close->places, colorsOf(m_close->pixels));
    }
    if (m_order.empty()) {
        return;
    }
    m_marks.clear();
    const auto rgba = colorsOf(m_order);
    if (m_isFootprintList) {
        m_marks.push_back(cellsProp(m_places, rgba));
        return;
    }
    const double size = m_entry.layer.style.pointSizePx;
    const std::size_t few = std::min(m_order.size(), GlobePipeline::kMovingPoints);
    // A dark rim tells neighbours of the same colour apart, as on the map.
    const auto add = [&](std::size_t count) {
        std::vector<unsigned char> rim(4 * count);
        for (std::size_t k = 0; k < count; ++k) {
            rim[4 * k + 3] = rgba[4 * k + 3] == 0 ? 0 : 150;
        }
        const std::span<const float> places(m_places.data(), 3 * count);
        m_marks.push_back(pointsProp(places, rim, size + 1.4));
        m_marks.push_back(pointsProp(places, std::span(rgba.data(), 4 * count), size));
    };
    add(m_order.size());
    if (m_isSoftware && few < m_order.size()) {
        add(few);
    }
}

void GlobeLayer::applyStyle() {
    const auto& style = m_entry.layer.style;
    const Drawing surfaces = style.isMultiplied ? Drawing::Multiplied : Drawing::Layered;
    for (auto& surface : m_surfaces) {
        setOpacity(*surface.prop, style.opacity);
        setDrawing(*surface.prop, surfaces);
    }
    if (m_close) {
        setOpacity(*m_close->prop, style.opacity);
        setDrawing(*m_close->prop, surfaces);
    }
    for (auto& mark : m_marks) {
        setOpacity(*mark, style.opacity);
        setDrawing(*mark, m_isFootprintList ? surfaces : Drawing::Above);
    }
}

void GlobeLayer::prepare(const GlobeCamera& camera, GlobeDetail detail, bool isShown) {
    // Vectors without a surface are arrows only.
    const bool isSurface = m_entry.data && (m_entry.data->vectors() == nullptr || m_entry.layer.style.isFilled);
    const bool isVisible = isShown && isSurface && m_entry.layer.style.opacity > 0.0;
    const double reach = camera.reachDeg();
    const auto covers = [&](const Close& close) {
        const auto& a = close.middle;
        const auto& b = camera.middle();
        return std::acos(std::clamp(a[0] * b[0] + a[1] * b[1] + a[2] * b[2], -1.0, 1.0)) * 180.0 / 3.14159265358979 + reach <=
               close.radiusDeg;
    };
    if (m_close && !covers(*m_close)) {
        m_close.reset();
    }
    if (isVisible && m_index && !m_close && detail == GlobeDetail::Still && reach < 40.0) {
        // Somewhat more than is in view, so that a small step needs no new footprints.
        if (auto found = m_index->inside(camera.middle(), 1.3 * reach, GlobePipeline::kExactFootprints)) {
            m_close.emplace(Close{.middle = camera.middle(),
                                  .radiusDeg = 1.3 * reach,
                                  .pixels = std::move(found->pixels),
                                  .places = std::move(found->places),
                                  .prop = nullptr});
            m_close->prop = cellsProp(m_close->places, colorsOf(m_close->pixels));
            applyStyle();
        }
    }
    for (auto& surface : m_surfaces) {
        setVisible(*surface.prop, isVisible && !m_close);
    }
    if (m_close) {
        setVisible(*m_close->prop, isVisible);
    }
    const bool hasSample = m_marks.size() == 4;
    for (std::size_t k = 0; k < m_marks.size(); ++k) {
        const bool isOfSample = k >= 2;
        setVisible(*m_marks[k], isVisible && (!hasSample || isOfSample == (detail == GlobeDetail::Moving)));
    }
}

std::vector<vtkActor*> GlobeLayer::props() const {
    std::vector<vtkActor*> props;
    for (const auto& surface : m_surfaces) {
        props.push_back(surface.prop.get());
    }
    if (m_close) {
        props.push_back(m_close->prop.get());
    }
    for (const auto& mark : m_marks) {
        props.push_back(mark.get());
    }
    return props;
}

} // namespace phidias::views

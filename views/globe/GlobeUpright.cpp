#include "views/globe/GlobeUpright.h"

#include "views/globe/GlobeLines.h"

#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr double kStickWidth = 3.0; ///< points

void append(std::vector<unsigned char>& rgba, std::uint32_t color) {
    for (const std::uint32_t shift : {16U, 8U, 0U, 24U}) {
        rgba.push_back(static_cast<unsigned char>((color >> shift) & 255U));
    }
}

/// Depth that a vertical coordinate is drawn at, m positive down.
double depthOf(const core::Section& section, double coordinate) {
    return section.isDownward ? coordinate : -coordinate;
}

/// One quadrilateral for each value; a column reaches to midway to its neighbours.
GlobeProp curtainProp(const GlobeCurtain& curtain, double deepestM, double exaggeration) {
    const auto& section = curtain.section;
    const std::size_t columns = section.places.distanceKm.size();
    std::vector<Vector3> places;
    for (std::size_t column = 0; column < columns; ++column) {
        places.push_back(unitVector(section.places.longitudeDeg[column], section.places.latitudeDeg[column]));
    }
    const auto edge = [&](std::size_t column) {
        const Vector3& a = places[column == 0 ? 0 : column - 1];
        const Vector3& b = places[std::min(column, columns - 1)];
        Vector3 middle{a[0] + b[0], a[1] + b[1], a[2] + b[2]};
        const double length = std::sqrt(middle[0] * middle[0] + middle[1] * middle[1] + middle[2] * middle[2]);
        for (double& part : middle) {
            part /= length;
        }
        return middle;
    };
    std::vector<float> corners;
    std::vector<unsigned char> rgba;
    for (std::size_t level = 0; level < section.vertical.size(); ++level) {
        const auto& [first, second] = section.verticalBounds[level];
        const double top = uprightRadius(depthOf(section, first), deepestM, exaggeration);
        const double bottom = uprightRadius(depthOf(section, second), deepestM, exaggeration);
        for (std::size_t column = 0; column < columns; ++column) {
            const std::uint32_t color = curtain.scale.color(section.values[level * columns + column]);
            if ((color >> 24U) == 0U) {
                continue;
            }
            const Vector3 from = edge(column);
            const Vector3 to = edge(column + 1);
            appendPlace(corners, from, top);
            appendPlace(corners, to, top);
            appendPlace(corners, to, bottom);
            appendPlace(corners, from, bottom);
            append(rgba, color);
        }
    }
    return rgba.empty() ? nullptr : cellsProp(corners, rgba);
}

GlobeProp sticksProp(const GlobeSticks& sticks, double deepestM, double exaggeration) {
    std::vector<float> places;
    std::vector<unsigned char> rgba;
    std::vector<std::size_t> lengths;
    const std::size_t count = sticks.value.size();
    for (std::size_t k = 0; k < count; ++k) {
        const bool isFirst = k == 0 || sticks.cast[k] != sticks.cast[k - 1];
        if (isFirst) {
            lengths.push_back(0);
        }
        // Each sample colours half the way to its neighbours.
        const Vector3 place = unitVector(sticks.longitudeDeg[k], sticks.latitudeDeg[k]);
        const bool isLast = k + 1 == count || sticks.cast[k + 1] != sticks.cast[k];
        const double above = isFirst ? sticks.depthM[k] : 0.5 * (sticks.depthM[k - 1] + sticks.depthM[k]);
        const double below = isLast ? sticks.depthM[k] : 0.5 * (sticks.depthM[k + 1] + sticks.depthM[k]);
        for (const double depth : {above, below}) {
            appendPlace(places, place, uprightRadius(depth, deepestM, exaggeration));
            append(rgba, sticks.scale.color(sticks.value[k]));
            ++lengths.back();
        }
    }
    return lengths.empty() ? nullptr : coloredLinesProp(places, lengths, rgba, kStickWidth);
}

} // namespace

double deepestOf(const GlobeScene& scene) {
    double deepest = 0.0;
    for (const auto& curtain : scene.curtains) {
        for (const auto& [first, second] : curtain->section.verticalBounds) {
            deepest = std::max({deepest, depthOf(curtain->section, first), depthOf(curtain->section, second)});
        }
    }
    for (const auto& sticks : scene.sticks) {
        for (const double depth : sticks->depthM) {
            deepest = std::max(deepest, depth);
        }
    }
    return deepest;
}

double uprightRadius(double depthM, double deepestM, double exaggeration) {
    constexpr double kJustAbove = 2e-4;
    return 1.0 + kJustAbove + (deepestM - depthM) * exaggeration / (1000.0 * GlobeCamera::kEarthRadiusKm);
}

void GlobeUpright::update(const GlobeScene& scene) {
    if (scene.curtains == m_curtains && scene.sticks == m_sticks && scene.exaggeration == m_exaggeration) {
        return;
    }
    m_curtains = scene.curtains;
    m_sticks = scene.sticks;
    m_exaggeration = scene.exaggeration;
    m_props.clear();
    const double deepest = deepestOf(scene);
    for (const auto& curtain : m_curtains) {
        m_props.push_back(curtainProp(*curtain, deepest, m_exaggeration));
    }
    for (const auto& sticks : m_sticks) {
        m_props.push_back(sticksProp(*sticks, deepest, m_exaggeration));
    }
    std::erase(m_props, nullptr);
    for (const auto& prop : m_props) {
        setDrawing(*prop, Drawing::Solid);
    }
}

std::vector<vtkActor*> GlobeUpright::props() const {
    std::vector<vtkActor*> props;
    for (const auto& prop : m_props) {
        props.push_back(prop.get());
    }
    return props;
}

} // namespace phidias::views

#include "views/section/SectionAxes.h"

#include "core/data/Quantity.h"
#include "core/geo/Seawater.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace phidias::views {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// A coordinate at each place, longitudes without a jump.
std::vector<double> coordinates(const core::LinePlaces& places, core::SectionAxis axis) {
    switch (axis) {
    case core::SectionAxis::Longitude: {
        std::vector<double> unwrapped;
        for (const double longitude : places.longitudeDeg) {
            const double before = unwrapped.empty() ? longitude : unwrapped.back();
            unwrapped.push_back(before + std::remainder(longitude - before, 360.0));
        }
        return unwrapped;
    }
    case core::SectionAxis::Latitude:
        return places.latitudeDeg;
    case core::SectionAxis::Time:
        return places.timeUnixSeconds;
    case core::SectionAxis::Distance:
        break;
    }
    return places.distanceKm;
}

bool isSeaPressure(const core::Section& section) {
    const auto toDbar =
        section.verticalKind == core::VerticalKind::Pressure ? core::conversion(section.verticalUnit, "dbar") : std::nullopt;
    return toDbar && toDbar->factor > 0.5; // hPa and Pa are pressures of the air
}

bool isDepth(const core::Section& section) {
    return section.isDownward && section.verticalKind != core::VerticalKind::Pressure &&
           core::conversion(section.verticalUnit, "m").has_value();
}

double between(const std::vector<double>& values, double index) {
    const auto low = static_cast<std::size_t>(std::clamp(std::floor(index), 0.0, static_cast<double>(values.size() - 1)));
    const std::size_t high = std::min(low + 1, values.size() - 1);
    return values[low] + (index - static_cast<double>(low)) * (values[high] - values[low]);
}

} // namespace

bool SectionAxes::isAvailable(const core::LinePlaces& places, core::SectionAxis axis) {
    const auto values = coordinates(places, axis);
    if (values.size() < 2) {
        return false;
    }
    const double span = std::abs(values.back() - values.front());
    const bool isFalling = values.back() < values.front();
    const bool mayStand = axis == core::SectionAxis::Time || axis == core::SectionAxis::Distance;
    for (std::size_t k = 1; k < values.size(); ++k) {
        const double step = isFalling ? values[k - 1] - values[k] : values[k] - values[k - 1];
        if (!(mayStand ? step >= 0.0 : step > 1e-7 * span)) {
            return false;
        }
    }
    return span > 0.0;
}

bool SectionAxes::hasPressure(const core::Section& section) {
    return isDepth(section) || isSeaPressure(section);
}

SectionAxes::SectionAxes(const SectionScene& scene) : m_scene(scene) {
    const auto& section = scene.section;
    const auto& places = section.places;
    if (isAvailable(places, scene.setup.axis)) {
        m_axis = scene.setup.axis;
    }
    m_x = coordinates(places, m_axis);
    m_isTurned = m_x.back() < m_x.front();
    if (m_isTurned) {
        std::reverse(m_x.begin(), m_x.end());
    }
    m_levelsArePressures = isSeaPressure(section);
    m_isNative = !hasPressure(section);
    m_isPressure = !m_isNative && scene.setup.vertical == core::SectionVertical::Pressure;
    m_latitudeDeg = std::accumulate(places.latitudeDeg.begin(), places.latitudeDeg.end(), 0.0) /
                    static_cast<double>(std::max<std::size_t>(1, places.latitudeDeg.size()));
    for (const double level : section.vertical) {
        m_levels.push_back(yOfLevel(level));
    }
}

QPointF SectionAxes::at(double sourceColumn, double level) const {
    const double column = m_isTurned ? static_cast<double>(m_x.size() - 1) - sourceColumn : sourceColumn;
    return {between(m_x, column), between(m_levels, level)};
}

double SectionAxes::xOfDistance(double distanceKm) const {
    const auto& distances = m_scene.section.places.distanceKm;
    const auto above = std::upper_bound(distances.begin(), distances.end(), distanceKm);
    const auto next = std::clamp<std::size_t>(static_cast<std::size_t>(above - distances.begin()), 1, distances.size() - 1);
    const double leg = distances[next] - distances[next - 1];
    const double share = leg > 0.0 ? std::clamp((distanceKm - distances[next - 1]) / leg, 0.0, 1.0) : 0.0;
    const double column = static_cast<double>(next - 1) + share;
    return between(m_x, m_isTurned ? static_cast<double>(m_x.size() - 1) - column : column);
}

double SectionAxes::xOfSample(std::size_t sample) const {
    const double time = m_scene.observations.timeUnixSeconds[sample];
    if (m_axis == core::SectionAxis::Time && std::isfinite(time)) {
        return time;
    }
    return xOfDistance(m_scene.observations.distanceKm[sample]);
}

std::vector<QPointF> SectionAxes::samplePlaces() const {
    std::vector<QPointF> places;
    places.reserve(m_scene.observations.value.size());
    for (std::size_t k = 0; k < m_scene.observations.value.size(); ++k) {
        places.emplace_back(xOfSample(k), yOfDepth(m_scene.observations.depthM[k]));
    }
    return places;
}

double SectionAxes::yOfLevel(double vertical) const {
    if (m_isNative) {
        return vertical;
    }
    if (m_levelsArePressures) {
        const double pressureDbar = (*core::conversion(m_scene.section.verticalUnit, "dbar"))(vertical);
        return m_isPressure ? pressureDbar : -core::heightFromPressureM(pressureDbar, m_latitudeDeg);
    }
    return yOfDepth((*core::conversion(m_scene.section.verticalUnit, "m"))(vertical));
}

double SectionAxes::yOfDepth(double depthM) const {
    if (m_isPressure) {
        return core::pressureFromDepthDbar(std::clamp(depthM, -5.0, 11500.0), m_latitudeDeg);
    }
    return m_isNative && !m_scene.section.isDownward ? -depthM : depthM;
}

double SectionAxes::depthOf(double y) const {
    if (m_isNative) {
        return kNan;
    }
    return m_isPressure ? -core::heightFromPressureM(std::clamp(y, -5.0, 12000.0), m_latitudeDeg) : y;
}

std::size_t SectionAxes::columnAt(double x) const {
    const auto above = static_cast<std::size_t>(std::lower_bound(m_x.begin(), m_x.end(), x) - m_x.begin());
    std::size_t column = std::min(above, m_x.size() - 1);
    if (column > 0 && x - m_x[column - 1] < m_x[column] - x) {
        --column;
    }
    return sourceColumn(column);
}

} // namespace phidias::views

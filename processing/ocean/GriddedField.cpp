#include "processing/ocean/GriddedField.h"

#include "core/data/Quantity.h"
#include "core/io/OpenDataset.h"
#include "core/util/Error.h"
#include "core/util/Time.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::processing::ocean {

namespace {

using core::AxisRole;
using core::Error;
using core::ErrorCode;

std::size_t variableOf(const core::Grid& grid, const std::string& asked) {
    if (!asked.empty()) {
        const auto found = grid.findVariable(asked);
        if (!found || !grid.axisOf(*found, AxisRole::X) || !grid.axisOf(*found, AxisRole::Y)) {
            std::string there;
            for (const auto& variable : grid.variables) {
                there += (there.empty() ? "" : ", ") + variable.name;
            }
            throw Error(ErrorCode::UnknownVariable, "ocean.field.variable", {{"path", grid.path}, {"asked", asked}, {"there", there}});
        }
        return *found;
    }
    for (std::size_t variable = 0; variable < grid.variables.size(); ++variable) {
        if (grid.axisOf(variable, AxisRole::X) && grid.axisOf(variable, AxisRole::Y)) {
            return variable;
        }
    }
    throw Error(ErrorCode::Malformed, "data.grid.noPlane",
                {{"path", grid.path}, {"variable", grid.variables.empty() ? std::string("-") : grid.variables.front().name}});
}

} // namespace

GriddedField::GriddedField(const std::filesystem::path& path, const std::string& variable, const std::string& unit, const OceanGrid& grid,
                           const core::MemoryBudget& budget)
    : m_budget(budget) {
    const core::Dataset dataset = core::openDataset(path.string(), {.budget = budget, .stop = {}, .csvColumns = {}});
    const auto* opened = std::get_if<std::shared_ptr<const core::Grid>>(&dataset);
    if (opened == nullptr) {
        throw Error(ErrorCode::InvalidRequest, "ocean.field.notAGrid", {{"path", path.string()}});
    }
    m_grid = *opened;
    m_variable = variableOf(*m_grid, variable);
    const std::string& own = m_grid->variables[m_variable].unit;
    if (!unit.empty() && !own.empty()) {
        const auto conversion = core::conversion(own, unit);
        if (!conversion) {
            throw Error(ErrorCode::InvalidRequest, "ocean.field.unit",
                        {{"path", path.string()}, {"variable", name()}, {"unit", own}, {"wanted", unit}});
        }
        m_offset = (*conversion)(0.0);
        m_factor = (*conversion)(1.0) - m_offset;
    }
    m_window = {.west = grid.longitudesDeg.front() - grid.longitudeBandDeg,
                .south = std::max(-90.0, grid.latitudesDeg.front() - grid.latitudeBandDeg),
                .east = grid.longitudesDeg.back() + grid.longitudeBandDeg,
                .north = std::min(90.0, grid.latitudesDeg.back() + grid.latitudeBandDeg)};
    if (grid.isCyclic) {
        m_window.east = grid.longitudesDeg.front() + 360.0; // places between the last and the first node
    }
    if (const auto place = m_grid->axisOf(m_variable, AxisRole::Vertical)) {
        const auto& axis = m_grid->axes[m_grid->variables[m_variable].axes[*place]];
        const auto toMetres = core::conversion(axis.unit.empty() ? "m" : axis.unit, "m");
        if (!toMetres || axis.coordinates.empty()) {
            throw Error(ErrorCode::InvalidRequest, "ocean.field.vertical", {{"path", path.string()}, {"unit", axis.unit}});
        }
        const bool isDown = axis.positiveDown || m_grid->verticalKind == core::VerticalKind::Depth;
        for (const double coordinate : axis.coordinates) {
            m_depthsM.push_back((isDown ? 1.0 : -1.0) * (*toMetres)(coordinate));
        }
        m_isUpward = m_depthsM.size() > 1 && m_depthsM.front() > m_depthsM.back();
        if (m_isUpward) {
            std::reverse(m_depthsM.begin(), m_depthsM.end());
        }
    }
}

const std::string& GriddedField::name() const {
    return m_grid->variables[m_variable].name;
}

std::size_t GriddedField::timeIndex(const TimeSlice& slice) const {
    const auto place = m_grid->axisOf(m_variable, AxisRole::Time);
    if (!place) {
        return 0;
    }
    const auto& axis = m_grid->axes[m_grid->variables[m_variable].axes[*place]];
    const std::size_t count = axis.size();
    const auto month =
        static_cast<std::size_t>(core::civilFromDays(static_cast<long>(std::floor(slice.centreUnixSeconds / 86400.0))).month - 1);
    if (count == 12 && (axis.isClimatological || !axis.isTimeDecoded)) {
        return month;
    }
    if (count == 4 && (axis.isClimatological || !axis.isTimeDecoded)) {
        return month / 3;
    }
    std::size_t nearest = 0;
    for (std::size_t k = 1; axis.isTimeDecoded && k < axis.coordinates.size(); ++k) {
        if (std::abs(axis.coordinates[k] - slice.centreUnixSeconds) < std::abs(axis.coordinates[nearest] - slice.centreUnixSeconds)) {
            nearest = k;
        }
    }
    return nearest;
}

void GriddedField::load(const TimeSlice& slice) {
    const std::size_t time = timeIndex(slice);
    m_planes.clear();
    const std::size_t levels = std::max<std::size_t>(1, m_depthsM.size());
    for (std::size_t level = 0; level < levels; ++level) {
        m_planes.push_back(core::GridPlane::load(*m_grid, m_variable, time, level, m_window, m_budget));
    }
    if (m_isUpward) {
        std::reverse(m_planes.begin(), m_planes.end());
    }
}

double GriddedField::at(double longitudeDeg, double latitudeDeg, double depthM) const {
    const auto value = [&](std::size_t plane) {
        const double between = m_planes[plane].linear(longitudeDeg, latitudeDeg);
        // Beside the file's own coast one corner is missing: the cell that holds the place speaks for it.
        return m_factor * (std::isfinite(between) ? between : m_planes[plane].nearest(longitudeDeg, latitudeDeg)) + m_offset;
    };
    if (m_planes.size() == 1 || !std::isfinite(depthM) || depthM <= m_depthsM.front()) {
        return value(0);
    }
    if (depthM >= m_depthsM.back()) {
        return value(m_planes.size() - 1);
    }
    const auto below = static_cast<std::size_t>(std::upper_bound(m_depthsM.begin(), m_depthsM.end(), depthM) - m_depthsM.begin());
    const double share = (depthM - m_depthsM[below - 1]) / (m_depthsM[below] - m_depthsM[below - 1]);
    const double high = value(below - 1);
    const double low = value(below);
    // Near the bottom the level below is missing: the level above goes on.
    return !std::isfinite(low)    ? high
           : !std::isfinite(high) ? std::numeric_limits<double>::quiet_NaN()
                                  : (1.0 - share) * high + share * low;
}

} // namespace phidias::processing::ocean

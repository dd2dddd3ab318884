#include "views/plot/UnitAxes.h"

#include "core/data/Quantity.h"
#include "views/scene/Text.h"

#include <algorithm>
#include <cmath>

namespace phidias::views {

bool convertUnit(std::vector<double>& values, std::vector<double>& spreads, std::string& unit, const std::string& wanted) {
    if (unit == wanted) {
        return true;
    }
    const auto conversion = unit.empty() || wanted.empty() ? std::nullopt : core::conversion(unit, wanted);
    if (!conversion) {
        return false;
    }
    for (double& value : values) {
        value = (*conversion)(value);
    }
    for (double& spread : spreads) {
        spread *= std::abs(conversion->factor);
    }
    unit = wanted;
    return true;
}

std::optional<std::size_t> UnitAxes::place(std::vector<double>& values, std::vector<double>& spreads, std::string& unit,
                                           const std::string& asked, const QString& title, std::size_t most) {
    if (!asked.empty()) {
        static_cast<void>(convertUnit(values, spreads, unit, asked));
    }
    std::size_t axis = 0;
    const std::size_t used = std::min(m_units.size(), most);
    while (axis < used && !m_titles.at(axis).isEmpty() && !convertUnit(values, spreads, unit, m_units[axis])) {
        ++axis;
    }
    if (axis == most) {
        return std::nullopt;
    }
    if (m_titles.at(axis).isEmpty()) {
        m_units.resize(std::max(m_units.size(), axis + 1));
        m_units[axis] = unit;
    }
    m_titles.at(axis) += title;
    return axis;
}

void UnitAxes::reserve(std::size_t axis, const std::string& unit, const QString& title) {
    m_units.resize(std::max(m_units.size(), axis + 1));
    m_units[axis] = unit;
    m_titles.at(axis) += title;
}

std::array<QString, UnitAxes::kMost> UnitAxes::units() const {
    std::array<QString, kMost> units;
    for (std::size_t axis = 0; axis < std::min(kMost, m_units.size()); ++axis) {
        units.at(axis) = toQt(m_units[axis]);
    }
    return units;
}

std::array<QString, UnitAxes::kMost> UnitAxes::titles() const {
    std::array<QString, kMost> said;
    for (std::size_t axis = 0; axis < kMost; ++axis) {
        QStringList titles = m_titles.at(axis);
        titles.removeDuplicates();
        said.at(axis) = titles.size() == 1 ? titles.front() : QString();
    }
    return said;
}

} // namespace phidias::views

#include "core/data/Grid.h"

#include "core/data/LongitudeBox.h"
#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace phidias::core {

namespace {

std::size_t saturatingProduct(std::span<const std::size_t> values) {
    std::size_t product = 1;
    for (const std::size_t value : values) {
        if (__builtin_mul_overflow(product, value, &product)) {
            return std::numeric_limits<std::size_t>::max();
        }
    }
    return product;
}

std::pair<double, double> finiteRange(std::span<const double> values) {
    double least = std::numeric_limits<double>::quiet_NaN();
    double most = least;
    for (const double value : values) {
        if (std::isfinite(value)) {
            least = std::isnan(least) ? value : std::min(least, value);
            most = std::isnan(most) ? value : std::max(most, value);
        }
    }
    return {least, most};
}

bool isGeographic(const std::string& crs) {
    return crs == "EPSG:4326";
}

} // namespace

std::optional<std::size_t> Grid::findVariable(const std::string& name) const {
    const auto found = std::find_if(variables.begin(), variables.end(), [&name](const auto& variable) { return variable.name == name; });
    return found == variables.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - variables.begin()));
}

std::optional<std::size_t> Grid::axisOf(std::size_t variable, AxisRole role) const {
    const auto& own = variables.at(variable).axes;
    const auto found = std::find_if(own.begin(), own.end(), [this, role](std::size_t axis) { return axes[axis].role == role; });
    return found == own.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - own.begin()));
}

std::vector<std::size_t> Grid::shape(std::size_t variable) const {
    std::vector<std::size_t> shape;
    for (const std::size_t axis : variables.at(variable).axes) {
        shape.push_back(axes[axis].size());
    }
    return shape;
}

std::size_t Grid::size(std::size_t variable) const {
    return saturatingProduct(shape(variable));
}

std::vector<double> Grid::read(std::size_t variable, std::span<const Slab> slabs) const {
    std::size_t count = 1;
    for (const auto& slab : slabs) {
        count *= slab.count;
    }
    std::vector<double> values(count);
    source->read(variable, slabs, values);
    return values;
}

std::vector<double> Grid::readPlane(std::size_t variable, std::size_t timeIndex, std::size_t verticalIndex) const {
    const auto y = axisOf(variable, AxisRole::Y);
    const auto x = axisOf(variable, AxisRole::X);
    if (!y || !x) {
        throw Error(ErrorCode::InvalidRequest, "data.grid.noPlane", {{"path", path}, {"variable", variables.at(variable).name}});
    }
    const auto sizes = shape(variable);
    std::vector<Slab> slabs(sizes.size());
    slabs[*y].count = sizes[*y];
    slabs[*x].count = sizes[*x];
    if (const auto time = axisOf(variable, AxisRole::Time)) {
        slabs[*time].start = timeIndex;
    }
    if (const auto vertical = axisOf(variable, AxisRole::Vertical)) {
        slabs[*vertical].start = verticalIndex;
    }
    auto values = read(variable, slabs);
    if (*y < *x) {
        return values;
    }
    std::vector<double> turned(values.size());
    for (std::size_t row = 0; row < sizes[*y]; ++row) {
        for (std::size_t column = 0; column < sizes[*x]; ++column) {
            turned[row * sizes[*x] + column] = values[column * sizes[*y] + row];
        }
    }
    return turned;
}

Extent Grid::extent() const {
    Extent extent;
    for (const auto& axis : axes) {
        const auto [least, most] = finiteRange(axis.coordinates);
        if (axis.role == AxisRole::X && isGeographic(crs) && std::isnan(extent.west)) {
            std::tie(extent.west, extent.east) = longitudeBox(axis.coordinates);
        } else if (axis.role == AxisRole::Y && isGeographic(crs) && std::isnan(extent.south)) {
            extent.south = least;
            extent.north = most;
        } else if (axis.role == AxisRole::Time && axis.isTimeDecoded && !axis.isClimatological && std::isnan(extent.startUnixSeconds)) {
            extent.startUnixSeconds = least;
            extent.endUnixSeconds = most;
        } else if (axis.role == AxisRole::Vertical && verticalKind == VerticalKind::Depth && std::isnan(extent.depthMinM)) {
            const bool isKilometres = axis.unit == "km";
            const double toMetres = isKilometres ? 1000.0 : 1.0;
            extent.depthMinM = (axis.positiveDown ? least : -most) * toMetres;
            extent.depthMaxM = (axis.positiveDown ? most : -least) * toMetres;
        }
    }
    return extent;
}

MemoryGridSource::MemoryGridSource(std::vector<std::vector<double>> values, std::vector<std::vector<std::size_t>> shapes)
    : m_values(std::move(values)), m_shapes(std::move(shapes)) {
    bool fits = m_values.size() == m_shapes.size();
    for (std::size_t variable = 0; fits && variable < m_values.size(); ++variable) {
        fits = m_values[variable].size() == saturatingProduct(m_shapes[variable]);
    }
    if (!fits) {
        throw Error(ErrorCode::Defect, "core.defect", {{"what", std::string("MemoryGridSource: values and shapes do not agree")}},
                    "hint.reportDefect");
    }
}

void MemoryGridSource::read(std::size_t variable, std::span<const Slab> slabs, std::span<double> out) const {
    const auto& values = m_values.at(variable);
    const auto& shape = m_shapes.at(variable);
    std::size_t wanted = 1;
    bool fits = slabs.size() == shape.size();
    for (std::size_t d = 0; fits && d < slabs.size(); ++d) {
        wanted *= slabs[d].count;
        fits = slabs[d].stride > 0 && (slabs[d].count == 0 || slabs[d].start + (slabs[d].count - 1) * slabs[d].stride < shape[d]);
    }
    if (!fits || wanted != out.size()) {
        throw Error(ErrorCode::Defect, "core.defect", {{"what", std::string("MemoryGridSource: slab outside the grid")}},
                    "hint.reportDefect");
    }
    std::vector<std::size_t> index(slabs.size(), 0);
    for (double& value : out) {
        std::size_t at = 0;
        for (std::size_t d = 0; d < shape.size(); ++d) {
            at = at * shape[d] + slabs[d].start + index[d] * slabs[d].stride;
        }
        value = values[at];
        for (std::size_t d = slabs.size(); d-- > 0;) {
            if (++index[d] < slabs[d].count) {
                break;
            }
            index[d] = 0;
        }
    }
}

} // namespace phidias::core

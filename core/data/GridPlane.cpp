#include "core/data/GridPlane.h"

#include "core/util/Error.h"
#include "core/util/StopPoint.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// Indices [first, last] of a monotonic axis that hold [low, high] with one cell to spare on both sides.
std::pair<std::size_t, std::size_t> indexRange(const std::vector<double>& axis, double low, double high) {
    const bool isRising = axis.size() < 2 || axis.back() >= axis.front();
    std::size_t first = axis.size();
    std::size_t last = 0;
    for (std::size_t k = 0; k < axis.size(); ++k) {
        if (axis[k] >= low && axis[k] <= high) {
            first = std::min(first, k);
            last = std::max(last, k);
        }
    }
    if (first > last) {
        // Nothing lies inside: the neighbours on both sides.
        const auto above = std::find_if(axis.begin(), axis.end(), [&](double value) { return isRising ? value > high : value < low; });
        first = above == axis.begin() ? 0 : static_cast<std::size_t>(above - axis.begin()) - 1;
        last = std::min(first + 1, axis.size() - 1);
    }
    return {first == 0 ? 0 : first - 1, std::min(last + 1, axis.size() - 1)};
}

/// Index of the entry nearest to x; nothing when x is more than half a step outside.
std::optional<std::size_t> nearestIndex(const std::vector<double>& rising, double x) {
    const auto above = std::lower_bound(rising.begin(), rising.end(), x);
    const auto at = static_cast<std::size_t>(above - rising.begin());
    if (at == 0 || at == rising.size()) {
        const std::size_t end = at == 0 ? 0 : rising.size() - 1;
        const double half = rising.size() < 2 ? 0.5 : 0.5 * std::abs(at == 0 ? rising[1] - rising[0] : rising[end] - rising[end - 1]);
        return std::abs(x - rising[end]) <= half * (1.0 + 1e-9) ? std::optional(end) : std::nullopt;
    }
    return x - rising[at - 1] < rising[at] - x ? at - 1 : at;
}

} // namespace

GridPlane GridPlane::load(const Grid& grid, std::size_t variable, std::size_t timeIndex, std::size_t verticalIndex,
                          const std::optional<Window>& window, const MemoryBudget& budget) {
    const auto x = grid.axisOf(variable, AxisRole::X);
    const auto y = grid.axisOf(variable, AxisRole::Y);
    const auto& entry = grid.variables[variable];
    if (!x || !y || grid.crs != "EPSG:4326") {
        throw Error(ErrorCode::Malformed, "data.grid.noPlane", {{"path", grid.path}, {"variable", entry.name}});
    }
    std::vector<double> longitudes = grid.axes[entry.axes[*x]].coordinates;
    const double wholeSpan = std::abs(longitudes.back() - longitudes.front());
    if (longitudes.size() > 2 && std::abs(wholeSpan - 360.0) < 0.01 * wholeSpan / static_cast<double>(longitudes.size() - 1)) {
        longitudes.pop_back(); // the first column again
    }
    const auto& latitudes = grid.axes[entry.axes[*y]].coordinates;
    GridPlane plane;
    const double step =
        longitudes.size() > 1 ? std::abs(longitudes.back() - longitudes.front()) / static_cast<double>(longitudes.size() - 1) : 0.0;
    plane.m_isCyclic = longitudes.size() > 2 && std::abs(std::abs(longitudes.back() - longitudes.front()) + step - 360.0) < 0.01 * step;
    std::pair<std::size_t, std::size_t> columns{0, longitudes.size() - 1};
    std::pair<std::size_t, std::size_t> rows{0, latitudes.size() - 1};
    if (window) {
        rows = indexRange(latitudes, window->south, window->north);
        double west = window->west;
        const double east = window->east < window->west ? window->east + 360.0 : window->east;
        const double lowest = std::min(longitudes.front(), longitudes.back());
        const double highest = std::max(longitudes.front(), longitudes.back());
        west += 360.0 * std::ceil((lowest - step - west) / 360.0);
        // A window across the ends of a global grid reads the full rows.
        if (!plane.m_isCyclic || west + (east - window->west) <= highest) {
            columns = indexRange(longitudes, west, west + (east - window->west));
            plane.m_isCyclic = plane.m_isCyclic && columns.second - columns.first + 1 == longitudes.size();
        }
    }
    const std::size_t nx = columns.second - columns.first + 1;
    const std::size_t ny = rows.second - rows.first + 1;
    budget.require(nx * ny * 2 * sizeof(double), grid.path + ": " + entry.name);
    std::vector<Slab> slabs(entry.axes.size());
    for (std::size_t d = 0; d < slabs.size(); ++d) {
        const auto& axis = grid.axes[entry.axes[d]];
        const std::size_t index = axis.role == AxisRole::Time ? timeIndex : axis.role == AxisRole::Vertical ? verticalIndex : 0;
        slabs[d] = {.start = std::min(index, axis.size() - 1), .count = 1, .stride = 1};
    }
    slabs[*x] = {.start = columns.first, .count = nx, .stride = 1};
    slabs[*y] = {.start = rows.first, .count = ny, .stride = 1};
    const auto stored = grid.read(variable, slabs);
    const bool isRowMajor = *y < *x;
    const bool isWestward = longitudes.size() > 1 && longitudes.back() < longitudes.front();
    const bool isSouthward = latitudes.size() > 1 && latitudes.back() < latitudes.front();
    plane.m_values.resize(nx * ny);
    for (std::size_t row = 0; row < ny; ++row) {
        stopPoint();
        for (std::size_t column = 0; column < nx; ++column) {
            const std::size_t toRow = isSouthward ? ny - 1 - row : row;
            const std::size_t toColumn = isWestward ? nx - 1 - column : column;
            plane.m_values[toRow * nx + toColumn] = stored[isRowMajor ? row * nx + column : column * ny + row];
        }
    }
    plane.m_x.assign(longitudes.begin() + static_cast<std::ptrdiff_t>(columns.first),
                     longitudes.begin() + static_cast<std::ptrdiff_t>(columns.second) + 1);
    plane.m_y.assign(latitudes.begin() + static_cast<std::ptrdiff_t>(rows.first),
                     latitudes.begin() + static_cast<std::ptrdiff_t>(rows.second) + 1);
    if (isWestward) {
        std::reverse(plane.m_x.begin(), plane.m_x.end());
    }
    if (isSouthward) {
        std::reverse(plane.m_y.begin(), plane.m_y.end());
    }
    return plane;
}

GridPlane GridPlane::of(std::vector<double> longitudesDeg, std::vector<double> latitudesDeg, std::vector<double> values) {
    if (longitudesDeg.empty() || latitudesDeg.empty() || values.size() != longitudesDeg.size() * latitudesDeg.size()) {
        throw Error(ErrorCode::Defect, "core.defect", {{"what", std::string("a plane whose values do not fit its coordinates")}});
    }
    GridPlane plane;
    const double step =
        longitudesDeg.size() > 1 ? (longitudesDeg.back() - longitudesDeg.front()) / static_cast<double>(longitudesDeg.size() - 1) : 0.0;
    plane.m_isCyclic = longitudesDeg.size() > 2 && std::abs(longitudesDeg.back() - longitudesDeg.front() + step - 360.0) < 0.01 * step;
    plane.m_x = std::move(longitudesDeg);
    plane.m_y = std::move(latitudesDeg);
    plane.m_values = std::move(values);
    return plane;
}

double GridPlane::unwrapped(double longitudeDeg) const {
    const double half = m_x.size() > 1 ? 0.5 * (m_x[1] - m_x[0]) : 0.5;
    const double first = m_x.front() - half;
    return longitudeDeg - std::floor((longitudeDeg - first) / 360.0) * 360.0;
}

std::optional<std::pair<std::size_t, std::size_t>> GridPlane::cell(double longitudeDeg, double latitudeDeg) const {
    const auto row = nearestIndex(m_y, latitudeDeg);
    auto column = nearestIndex(m_x, unwrapped(longitudeDeg));
    if (!column && m_isCyclic) {
        column = 0;
    }
    return row && column ? std::optional(std::pair{*column, *row}) : std::nullopt;
}

double GridPlane::nearest(double longitudeDeg, double latitudeDeg) const {
    const auto at = cell(longitudeDeg, latitudeDeg);
    return at ? m_values[at->second * m_x.size() + at->first] : kNan;
}

double GridPlane::linear(double longitudeDeg, double latitudeDeg) const {
    const std::size_t nx = m_x.size();
    double x = unwrapped(longitudeDeg);
    if (!m_isCyclic && x > m_x.back() && x - 360.0 >= m_x.front()) {
        x -= 360.0;
    }
    std::size_t west = 0;
    std::size_t east = 0;
    double across = 0.0;
    if (m_isCyclic && (x < m_x.front() || x > m_x.back())) {
        west = nx - 1;
        const double gap = m_x.front() + 360.0 - m_x.back();
        across = (x < m_x.front() ? x + 360.0 - m_x.back() : x - m_x.back()) / gap;
    } else if (x >= m_x.front() && x <= m_x.back()) {
        const auto above = std::upper_bound(m_x.begin(), m_x.end(), x);
        east = std::min(static_cast<std::size_t>(above - m_x.begin()), nx - 1);
        west = east == 0 ? 0 : east - 1;
        across = east == west ? 0.0 : (x - m_x[west]) / (m_x[east] - m_x[west]);
    } else {
        return kNan;
    }
    if (!(latitudeDeg >= m_y.front() && latitudeDeg <= m_y.back())) {
        return nearest(longitudeDeg, latitudeDeg);
    }
    const auto above = std::upper_bound(m_y.begin(), m_y.end(), latitudeDeg);
    const std::size_t north = std::min(static_cast<std::size_t>(above - m_y.begin()), m_y.size() - 1);
    const std::size_t south = north == 0 ? 0 : north - 1;
    const double along = north == south ? 0.0 : (latitudeDeg - m_y[south]) / (m_y[north] - m_y[south]);
    double sum = 0.0;
    for (const auto& [row, rowWeight] : {std::pair{south, 1.0 - along}, std::pair{north, along}}) {
        for (const auto& [column, weight] : {std::pair{west, 1.0 - across}, std::pair{east, across}}) {
            if (rowWeight * weight > 0.0) {
                sum += rowWeight * weight * m_values[row * nx + column];
            }
        }
    }
    return sum;
}

} // namespace phidias::core

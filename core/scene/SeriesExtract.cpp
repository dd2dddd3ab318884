#include "core/scene/SeriesExtract.h"

#include "core/data/GridPlane.h"
#include "core/data/LongitudeBox.h"
#include "core/scene/LayerData.h"
#include "core/util/Error.h"
#include "core/util/StopPoint.h"
#include "core/util/Time.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <numbers>
#include <numeric>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kSphereKm = 6371.009;
constexpr double kDegree = std::numbers::pi / 180.0;
constexpr std::size_t kMostTimes = 4000;

void stopWhenAsked(const std::stop_token& stop) {
    if (stop.stop_requested()) {
        throw Error(ErrorCode::Cancelled, "core.cancelled");
    }
}

/// The time axis of a variable; refused when its numbers are no dates.
const Axis& timeAxis(const Grid& grid, std::size_t variable) {
    const auto position = grid.axisOf(variable, AxisRole::Time);
    const Axis* axis = position ? &grid.axes[grid.variables[variable].axes[*position]] : nullptr;
    if (axis == nullptr || !axis->isTimeDecoded || axis->coordinates.empty()) {
        throw Error(ErrorCode::InvalidRequest, "scene.series.noTime", {{"path", grid.path}, {"variable", grid.variables[variable].name}},
                    "hint.scene.series.noTime");
    }
    return *axis;
}

/// Indices of the finite coordinates in rising order.
std::vector<std::size_t> risingOrder(const std::vector<double>& coordinates) {
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < coordinates.size(); ++k) {
        if (std::isfinite(coordinates[k])) {
            order.push_back(k);
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return coordinates[a] < coordinates[b]; });
    return order;
}

std::string levelLabel(const Grid& grid, std::size_t variable, std::size_t verticalIndex) {
    const auto position = grid.axisOf(variable, AxisRole::Vertical);
    if (!position) {
        return {};
    }
    const auto labels = axisLabels(grid.axes[grid.variables[variable].axes[*position]]);
    return labels.empty() ? std::string() : labels[std::min(verticalIndex, labels.size() - 1)];
}

std::string titleOf(const GridVariable& entry) {
    return entry.longName.empty() ? entry.name : entry.longName;
}

Series startSeries(const Grid& grid, std::size_t variable, const Axis& time, std::size_t verticalIndex) {
    Series series;
    series.title = titleOf(grid.variables[variable]);
    series.unit = grid.variables[variable].unit;
    series.level = levelLabel(grid, variable, verticalIndex);
    series.isClimatological = time.isClimatological;
    return series;
}

} // namespace

double distanceKm(double longitude1Deg, double latitude1Deg, double longitude2Deg, double latitude2Deg) {
    const double north = std::sin(0.5 * (latitude2Deg - latitude1Deg) * kDegree);
    const double east = std::sin(0.5 * (longitude2Deg - longitude1Deg) * kDegree);
    const double half = north * north + std::cos(latitude1Deg * kDegree) * std::cos(latitude2Deg * kDegree) * east * east;
    return 2.0 * kSphereKm * std::asin(std::sqrt(std::min(1.0, half)));
}

std::optional<Series> seriesAt(const Grid& grid, std::size_t variable, double longitudeDeg, double latitudeDeg, std::size_t verticalIndex,
                               const MemoryBudget& budget) {
    const Axis& time = timeAxis(grid, variable);
    const auto cell = gridCellAt(grid, variable, longitudeDeg, latitudeDeg);
    if (!cell) {
        return std::nullopt;
    }
    auto series = startSeries(grid, variable, time, verticalIndex);
    series.longitudeDeg = normalisedLongitudeDeg(cell->longitudeDeg);
    series.latitudeDeg = cell->latitudeDeg;
    const auto values = valuesAlong(grid, variable, AxisRole::Time, *cell, 0, verticalIndex, budget);
    for (const std::size_t k : risingOrder(time.coordinates)) {
        series.timeUnixSeconds.push_back(time.coordinates[k]);
        series.value.push_back(values[k]);
    }
    return series;
}

std::optional<Series> meanSeries(const Grid& grid, std::size_t variable, std::span<const std::uint32_t> cells, std::size_t verticalIndex,
                                 const MemoryBudget& budget, std::stop_token stop) {
    const StopScope scope(stop);
    const Axis& time = timeAxis(grid, variable);
    const std::size_t times = time.coordinates.size();
    std::vector<GridCell> chosen;
    for (const std::uint32_t number : cells) {
        if (const auto cell = gridCellOfNumber(grid, variable, number)) {
            chosen.push_back(*cell);
        }
    }
    if (chosen.empty()) {
        return std::nullopt;
    }
    // By row, so that neighbours in a row come with one read; sums in the order of the cells.
    std::stable_sort(chosen.begin(), chosen.end(),
                     [](const GridCell& a, const GridCell& b) { return std::tie(a.row, a.column) < std::tie(b.row, b.column); });
    budget.require((chosen.size() + 4) * times * sizeof(double), grid.path + ": " + grid.variables[variable].name);
    std::vector<std::vector<double>> values;
    for (const auto& cell : chosen) {
        stopWhenAsked(stop);
        values.push_back(valuesAlong(grid, variable, AxisRole::Time, cell, 0, verticalIndex, budget));
    }
    auto series = startSeries(grid, variable, time, verticalIndex);
    series.cells = chosen.size();
    series.longitudeDeg = chosen.front().longitudeDeg;
    series.latitudeDeg = chosen.front().latitudeDeg;
    for (const std::size_t k : risingOrder(time.coordinates)) {
        double weights = 0.0;
        double sum = 0.0;
        double squares = 0.0;
        for (std::size_t cell = 0; cell < chosen.size(); ++cell) {
            if (const double value = values[cell][k]; std::isfinite(value)) {
                const double weight = std::cos(chosen[cell].latitudeDeg * kDegree);
                weights += weight;
                sum += weight * value;
            }
        }
        const double mean = sum / weights; // no cell: NaN
        for (std::size_t cell = 0; cell < chosen.size(); ++cell) {
            if (const double value = values[cell][k]; std::isfinite(value)) {
                squares += std::cos(chosen[cell].latitudeDeg * kDegree) * (value - mean) * (value - mean);
            }
        }
        series.timeUnixSeconds.push_back(time.coordinates[k]);
        series.value.push_back(mean);
        series.spread.push_back(std::sqrt(squares / weights));
    }
    return series;
}

namespace {

/// Casts that count, by the selection.
std::vector<char> castsOf(const Observations& observations, const SeriesSelection& selection) {
    std::vector<char> isChosen(observations.casts.size(), 0);
    for (const std::uint32_t cast : selection.casts) {
        if (cast < isChosen.size()) {
            isChosen[cast] = 1;
        }
    }
    for (std::size_t cast = 0; selection.casts.empty() && cast < isChosen.size(); ++cast) {
        const auto& place = observations.casts[cast];
        isChosen[cast] =
            place.isPositionGood && std::abs(place.latitudeDeg - selection.latitudeDeg) * kDegree * kSphereKm <= selection.radiusKm &&
                    distanceKm(place.longitudeDeg, place.latitudeDeg, selection.longitudeDeg, selection.latitudeDeg) <= selection.radiusKm
                ? 1
                : 0;
    }
    return isChosen;
}

} // namespace

Series seriesNear(const Observations& observations, std::size_t variable, const ObservationSamples& samples,
                  const SeriesSelection& selection, std::stop_token stop) {
    if (!(selection.radiusKm > 0.0)) {
        throw Error(ErrorCode::InvalidRequest, "scene.series.radius", {{"radiusKm", selection.radiusKm}});
    }
    const StopScope scope(stop);
    const auto& entry = observations.variables.at(variable);
    Series series;
    series.title = entry.longName.empty() ? entry.name : entry.longName;
    series.unit = entry.unit;
    series.longitudeDeg = selection.longitudeDeg;
    series.latitudeDeg = selection.latitudeDeg;
    series.isSampled = observations.kind != ObservationKind::TimeSeries;
    const auto isChosen = castsOf(observations, selection);
    stopWhenAsked(stop);
    const bool isRange = selection.depthLowM && selection.depthHighM;
    const double wanted = selection.depthM.value_or(0.0);
    const auto off = [&](std::size_t k) { return std::isfinite(samples.depthM[k]) ? std::abs(samples.depthM[k] - wanted) : 0.0; };
    std::vector<std::size_t> kept;
    for (std::size_t k = 0; k < samples.value.size(); ++k) {
        stopPointAt(k);
        const double depth = samples.depthM[k];
        const bool isDeepEnough = isRange            ? depth >= *selection.depthLowM && depth <= *selection.depthHighM
                                  : selection.depthM ? off(k) <= std::max(10.0, 0.1 * std::abs(wanted))
                                                     : true;
        if (isChosen[samples.cast[k]] != 0 && samples.isGood[k] && isDeepEnough && std::isfinite(samples.timeUnixSeconds[k]) &&
            std::isfinite(samples.value[k])) {
            kept.push_back(k);
        }
    }
    std::size_t compared = 0;
    std::stable_sort(kept.begin(), kept.end(), [&](std::size_t a, std::size_t b) {
        stopPointAt(++compared);
        return std::tuple(samples.timeUnixSeconds[a], samples.cast[a], isRange ? 0.0 : off(a)) <
               std::tuple(samples.timeUnixSeconds[b], samples.cast[b], isRange ? 0.0 : off(b));
    });
    for (const std::size_t k : kept) {
        const bool isSame = !isRange && !series.cast.empty() && series.cast.back() == samples.cast[k] &&
                            series.timeUnixSeconds.back() == samples.timeUnixSeconds[k];
        if (!isSame) { // of one cast and time the nearest comes first
            series.timeUnixSeconds.push_back(samples.timeUnixSeconds[k]);
            series.value.push_back(samples.value[k]);
            series.depthM.push_back(samples.depthM[k]);
            series.cast.push_back(samples.cast[k]);
        }
    }
    auto casts = series.cast;
    std::sort(casts.begin(), casts.end());
    series.cells = static_cast<std::size_t>(std::unique(casts.begin(), casts.end()) - casts.begin());
    return series;
}

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Time of "YYYYMMDD" or "YYYYMMDDTHHMMSS" at a position of a text; NaN when it is none.
double timeAt(const std::string& text, std::size_t at) {
    constexpr std::size_t kDate = 8;
    constexpr std::size_t kTime = 15;
    const std::string date = text.substr(at, kDate);
    std::string iso = date.substr(0, 4) + "-" + date.substr(4, 2) + "-" + date.substr(6, 2);
    const std::string rest = text.substr(at + kDate, kTime - kDate);
    if (rest.size() == kTime - kDate && rest[0] == 'T' && std::all_of(rest.begin() + 1, rest.end(), isDigit)) {
        iso += "T" + rest.substr(1, 2) + ":" + rest.substr(3, 2) + ":" + rest.substr(5, 2) + "Z";
    }
    return parseIsoTime(iso).value_or(kNan);
}

} // namespace

double rasterTimeUnixSeconds(const Raster& raster) {
    if (const auto stamp = raster.metadata.find("TIFFTAG_DATETIME"); stamp != raster.metadata.end() && stamp->second.size() == 19) {
        std::string iso = stamp->second;
        iso[4] = iso[7] = '-';
        iso[10] = 'T';
        if (const auto time = parseIsoTime(iso + "Z")) {
            return *time;
        }
    }
    const std::string name = std::filesystem::path(raster.path).filename().string();
    for (std::size_t at = 0, digits = 0; at <= name.size(); ++at) {
        if (at < name.size() && isDigit(name[at])) {
            ++digits;
        } else {
            if (const double time = digits == 8 ? timeAt(name, at - 8) : kNan; std::isfinite(time)) {
                return time;
            }
            digits = 0;
        }
    }
    return kNan;
}

Series seriesOfLayers(std::span<const std::shared_ptr<const LayerData>> layers, double longitudeDeg, double latitudeDeg, double radiusDeg) {
    Series series;
    series.longitudeDeg = longitudeDeg;
    series.latitudeDeg = latitudeDeg;
    std::vector<std::pair<double, double>> found;
    for (const auto& layer : layers) {
        series.title = series.title.empty() ? layer->title() : series.title;
        series.unit = series.unit.empty() ? layer->unit() : series.unit;
        const auto sample = layer->sample(longitudeDeg, latitudeDeg, radiusDeg);
        if (!sample || !std::isfinite(sample->value)) {
            continue;
        }
        const auto* raster = std::get_if<LayerRaster>(&layer->content());
        const double time = raster != nullptr ? rasterTimeUnixSeconds(*raster->raster) : sample->timeUnixSeconds;
        if (std::isfinite(time)) {
            found.emplace_back(time, sample->value);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [time, value] : found) {
        series.timeUnixSeconds.push_back(time);
        series.value.push_back(value);
    }
    series.cells = found.size();
    return series;
}

namespace {

/// The times that are read: rising, every so many when there are too many.
std::vector<std::size_t> timesOf(const Axis& time, Hovmoeller& made) {
    const auto order = risingOrder(time.coordinates);
    made.everyTime = (order.size() + kMostTimes - 1) / kMostTimes;
    std::vector<std::size_t> kept;
    for (std::size_t k = 0; k < order.size(); k += made.everyTime) {
        kept.push_back(order[k]);
        made.timeUnixSeconds.push_back(time.coordinates[order[k]]);
    }
    made.isClimatological = time.isClimatological;
    return kept;
}

/// Coordinates of the rows in rising order, and where each lies along its axis in the file.
std::vector<std::size_t> describeRows(const Grid& grid, std::size_t variable, AxisRole role, const GridCell& cell, Hovmoeller& made) {
    const auto position = grid.axisOf(variable, role);
    if (!position || grid.axes[grid.variables[variable].axes[*position]].coordinates.empty()) {
        throw Error(ErrorCode::InvalidRequest, "scene.hovmoeller.noAxis",
                    {{"path", grid.path}, {"variable", grid.variables[variable].name}}, "hint.scene.hovmoeller.noAxis");
    }
    std::vector<double> coordinates = grid.axes[grid.variables[variable].axes[*position]].coordinates;
    made.coordinateUnit = "degrees";
    if (role == AxisRole::Vertical) {
        const auto vertical = verticalCoordinates(grid, variable);
        coordinates = vertical->value;
        made.coordinateUnit = vertical->unit;
        made.isDownward = vertical->isDownward;
    }
    const auto order = risingOrder(coordinates);
    for (const std::size_t k : order) {
        made.coordinate.push_back(coordinates[k]);
        made.longitudeDeg.push_back(normalisedLongitudeDeg(role == AxisRole::X ? coordinates[k] : cell.longitudeDeg));
        made.latitudeDeg.push_back(role == AxisRole::Y ? coordinates[k] : cell.latitudeDeg);
    }
    return order;
}

} // namespace

std::optional<Hovmoeller> hovmoellerAt(const Grid& grid, std::size_t variable, HovmoellerAxis axis, double longitudeDeg, double latitudeDeg,
                                       std::size_t verticalIndex, const MemoryBudget& budget, std::stop_token stop) {
    const StopScope scope(stop);
    const Axis& time = timeAxis(grid, variable);
    const auto cell = gridCellAt(grid, variable, longitudeDeg, latitudeDeg);
    if (!cell) {
        return std::nullopt;
    }
    const AxisRole role = axis == HovmoellerAxis::Latitude    ? AxisRole::Y
                          : axis == HovmoellerAxis::Longitude ? AxisRole::X
                                                              : AxisRole::Vertical;
    Hovmoeller made;
    made.axis = axis;
    made.title = titleOf(grid.variables[variable]);
    made.unit = grid.variables[variable].unit;
    made.level = axis == HovmoellerAxis::Depth ? std::string() : levelLabel(grid, variable, verticalIndex);
    const auto rows = describeRows(grid, variable, role, *cell, made);
    const auto times = timesOf(time, made);
    budget.require(2 * times.size() * rows.size() * sizeof(double), grid.path + ": " + grid.variables[variable].name);
    made.values.resize(times.size() * rows.size());
    for (std::size_t k = 0; k < times.size(); ++k) {
        stopWhenAsked(stop);
        const auto column = valuesAlong(grid, variable, role, *cell, times[k], verticalIndex, budget);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            made.values[row * times.size() + k] = column[rows[row]];
        }
    }
    return made;
}

Hovmoeller hovmoellerAlong(const Grid& grid, std::size_t variable, std::span<const LinePoint> line, std::size_t verticalIndex,
                           const MemoryBudget& budget, std::stop_token stop) {
    const StopScope scope(stop);
    const Axis& time = timeAxis(grid, variable);
    auto places = placesAlong(line, 0.0);
    Hovmoeller made;
    made.axis = HovmoellerAxis::Line;
    made.title = titleOf(grid.variables[variable]);
    made.unit = grid.variables[variable].unit;
    made.level = levelLabel(grid, variable, verticalIndex);
    made.coordinateUnit = "km";
    const auto times = timesOf(time, made);
    const std::size_t rows = places.distanceKm.size();
    budget.require(2 * times.size() * rows * sizeof(double), grid.path + ": " + grid.variables[variable].name);
    made.values.resize(times.size() * rows);
    const auto [west, east] = longitudeBox(places.longitudeDeg);
    const auto [south, north] = std::minmax_element(places.latitudeDeg.begin(), places.latitudeDeg.end());
    const GridPlane::Window window{.west = west, .south = *south, .east = east, .north = *north};
    for (std::size_t k = 0; k < times.size(); ++k) {
        stopWhenAsked(stop);
        const auto plane = GridPlane::load(grid, variable, times[k], verticalIndex, window, budget);
        for (std::size_t row = 0; row < rows; ++row) {
            made.values[row * times.size() + k] = plane.linear(places.longitudeDeg[row], places.latitudeDeg[row]);
        }
    }
    made.coordinate = std::move(places.distanceKm);
    made.longitudeDeg = std::move(places.longitudeDeg);
    made.latitudeDeg = std::move(places.latitudeDeg);
    return made;
}

} // namespace phidias::core

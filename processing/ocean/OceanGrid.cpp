#include "processing/ocean/OceanGrid.h"

#include "core/util/Error.h"
#include "core/util/Time.h"

#include <algorithm>
#include <cmath>

namespace phidias::processing::ocean {

namespace {

using core::Error;
using core::ErrorCode;
using core::Json;

std::vector<double> nodes(const Json& range, const char* name) {
    const double low = range[0].get<double>();
    const double high = range[1].get<double>();
    const double step = range[2].get<double>();
    if (!(step > 0.0) || (high != low && !(high - low >= step))) {
        throw Error(ErrorCode::InvalidRequest, "ocean.grid.range", {{"name", std::string(name)}, {"given", range.dump()}});
    }
    const double steps = std::floor((high - low) / step * (1.0 + 1e-12) + 1e-9);
    if (steps > 1e6) {
        throw Error(ErrorCode::InvalidRequest, "ocean.grid.tooMany", {{"name", std::string(name)}, {"given", range.dump()}});
    }
    std::vector<double> values;
    for (double k = 0.0; k <= steps; k += 1.0) {
        values.push_back(low + k * step);
    }
    return values;
}

double monthStart(long year, int month) {
    const long shifted = year + (month - 1) / 12;
    return static_cast<double>(core::daysFromCivil(static_cast<int>(shifted), (month - 1) % 12 + 1, 1)) * 86400.0;
}

/// Years [first, last] and a list of months (which may run across December, such as [12, 1, 2]).
TimeSlice yearMonthSlice(long first, long last, const std::vector<int>& months) {
    TimeSlice slice;
    slice.months = months;
    slice.windows = {{monthStart(first, 1), monthStart(last + 1, 1)}};
    const int lastMonth = months.back() < months.front() ? months.back() + 12 : months.back();
    slice.boundsUnixSeconds = {monthStart(first, months.front()), monthStart(last, lastMonth + 1)};
    // Day 16 of the central month of the central year; of an even number of months the first day of the month after the middle.
    const bool isOdd = months.size() % 2 == 1;
    const int central = months[months.size() / 2];
    const long middleYear = (first + last + 1) / 2 + (central < months.front() ? 1 : 0);
    slice.centreUnixSeconds = monthStart(middleYear, central) + (isOdd ? 15.0 * 86400.0 : 0.0);
    slice.title = std::to_string(first) + "-" + std::to_string(last) + ", months";
    for (const int month : months) {
        slice.title += " " + std::to_string(month);
    }
    return slice;
}

std::vector<TimeSlice> slicesOf(const Json& time) {
    std::vector<TimeSlice> slices;
    if (time.contains("centres")) {
        const double half = 0.5 * time["windowDays"].get<double>() * 86400.0;
        for (const auto& text : time["centres"]) {
            TimeSlice slice;
            slice.centreUnixSeconds = core::parseIsoTime(text.get<std::string>()).value();
            slice.boundsUnixSeconds = {slice.centreUnixSeconds - half, slice.centreUnixSeconds + half};
            slice.windows = {slice.boundsUnixSeconds};
            slice.title = text.get<std::string>();
            slices.push_back(slice);
        }
        return slices;
    }
    for (const auto& years : time["years"]) {
        for (const auto& months : time["months"]) {
            slices.push_back(yearMonthSlice(years[0].get<long>(), years[1].get<long>(), months.get<std::vector<int>>()));
        }
    }
    return slices;
}

} // namespace

bool TimeSlice::holds(double unixSeconds) const {
    if (windows.empty()) {
        return true;
    }
    const bool isInWindow = std::any_of(windows.begin(), windows.end(),
                                        [unixSeconds](const auto& w) { return unixSeconds >= w.first && unixSeconds < w.second; });
    if (!isInWindow || months.empty()) {
        return isInWindow;
    }
    const int month = core::civilFromDays(static_cast<long>(std::floor(unixSeconds / 86400.0))).month;
    return std::find(months.begin(), months.end(), month) != months.end();
}

OceanGrid OceanGrid::of(const Json& grid, std::optional<bool> cyclic) {
    OceanGrid result;
    Json longitude = grid["longitude"];
    if (longitude[1].get<double>() < longitude[0].get<double>()) {
        longitude[1] = longitude[1].get<double>() + 360.0; // across the antimeridian
    }
    result.longitudesDeg = nodes(longitude, "grid.longitude");
    result.latitudesDeg = nodes(grid["latitude"], "grid.latitude");
    if (result.latitudesDeg.front() < -90.0 || result.latitudesDeg.back() > 90.0) {
        throw Error(ErrorCode::InvalidRequest, "ocean.grid.range",
                    {{"name", std::string("grid.latitude")}, {"given", grid["latitude"].dump()}});
    }
    const double step = longitude[2].get<double>();
    result.longitudeBandDeg = result.longitudesDeg.size() == 1 ? step : 0.0;
    result.latitudeBandDeg = result.latitudesDeg.size() == 1 ? grid["latitude"][2].get<double>() : 0.0;
    const double around = result.longitudesDeg.back() - result.longitudesDeg.front() + step;
    if (around > 360.0 + 1e-6 * step) {
        throw Error(ErrorCode::InvalidRequest, "ocean.grid.moreThanAround", {{"given", grid["longitude"].dump()}},
                    "hint.ocean.grid.moreThanAround");
    }
    const bool closes = result.longitudesDeg.size() > 1 && std::abs(around - 360.0) < 1e-6 * step;
    if (cyclic && *cyclic && !closes) {
        throw Error(ErrorCode::InvalidRequest, "ocean.grid.notCyclic", {{"given", grid["longitude"].dump()}},
                    "hint.ocean.grid.moreThanAround");
    }
    result.isCyclic = cyclic.value_or(closes);
    if (grid.contains("depth") && !grid["depth"].is_null()) {
        result.depthsM = grid["depth"].get<std::vector<double>>();
    }
    if (grid.contains("time") && !grid["time"].is_null()) {
        result.slices = slicesOf(grid["time"]);
    }
    return result;
}

double OceanGrid::wrapped(double longitudeDeg) const {
    const double half = 0.5 * (360.0 - (longitudesDeg.back() - longitudesDeg.front()));
    const double first = isCyclic ? longitudesDeg.front() : longitudesDeg.front() - half;
    return longitudeDeg - std::floor((longitudeDeg - first) / 360.0) * 360.0;
}

bool OceanGrid::covers(double longitudeDeg, double latitudeDeg) const {
    const double west = longitudesDeg.front() - 0.5 * longitudeBandDeg;
    const double east = longitudesDeg.back() + 0.5 * longitudeBandDeg;
    const double longitude = wrapped(longitudeDeg);
    return longitude >= west && (longitude <= east || isCyclic) && latitudeDeg >= latitudesDeg.front() - 0.5 * latitudeBandDeg &&
           latitudeDeg <= latitudesDeg.back() + 0.5 * latitudeBandDeg;
}

std::pair<double, double> OceanGrid::levelBounds(std::size_t level) const {
    const double depth = depthsM[level];
    if (depthsM.size() == 1) {
        const double half = std::max(5.0, 0.1 * std::abs(depth));
        return {depth - half, depth + half};
    }
    const double above = level == 0 ? depth - 0.5 * (depthsM[1] - depth) : 0.5 * (depthsM[level - 1] + depth);
    const double below = level + 1 == depthsM.size() ? depth + 0.5 * (depth - depthsM[level - 1]) : 0.5 * (depth + depthsM[level + 1]);
    return {above, below};
}

} // namespace phidias::processing::ocean

#include "core/scene/ProfileExtract.h"

#include "core/data/LongitudeBox.h"
#include "core/scene/LayerData.h"
#include "core/scene/SeriesExtract.h"
#include "core/util/Error.h"
#include "core/util/StopPoint.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace phidias::core {

namespace {

/// Values of another variable of the file on the same axes, in the order of the levels; empty when there is none.
std::vector<double> companion(const Grid& grid, std::size_t variable, const char* ending, const GridCell& cell, std::size_t timeIndex,
                              const std::vector<std::size_t>& order, bool isSameUnit, const MemoryBudget& budget) {
    const auto& entry = grid.variables[variable];
    const auto found = grid.findVariable(entry.name + ending);
    if (!found || grid.variables[*found].axes != entry.axes || (isSameUnit && grid.variables[*found].unit != entry.unit)) {
        return {};
    }
    const auto stored = valuesAlong(grid, *found, AxisRole::Vertical, cell, timeIndex, 0, budget);
    std::vector<double> values;
    for (const std::size_t k : order) {
        values.push_back(stored[k]);
    }
    return values;
}

} // namespace

std::optional<GridProfile> profileAt(const Grid& grid, std::size_t variable, double longitudeDeg, double latitudeDeg, std::size_t timeIndex,
                                     const MemoryBudget& budget) {
    const auto& entry = grid.variables.at(variable);
    const auto vertical = verticalCoordinates(grid, variable);
    if (!vertical) {
        throw Error(ErrorCode::InvalidRequest, "scene.profile.noLevels", {{"path", grid.path}, {"variable", entry.name}},
                    "hint.scene.profile.noLevels");
    }
    const auto cell = gridCellAt(grid, variable, longitudeDeg, latitudeDeg);
    if (!cell) {
        return std::nullopt;
    }
    GridProfile profile;
    profile.title = entry.longName.empty() ? entry.name : entry.longName;
    profile.unit = entry.unit;
    profile.longitudeDeg = normalisedLongitudeDeg(cell->longitudeDeg);
    profile.latitudeDeg = cell->latitudeDeg;
    profile.verticalUnit = vertical->unit;
    profile.verticalKind = vertical->kind;
    profile.isDownward = vertical->isDownward;
    if (const auto time = grid.axisOf(variable, AxisRole::Time)) {
        const auto labels = axisLabels(grid.axes[entry.axes[*time]]);
        profile.time = labels.empty() ? std::string() : labels[std::min(timeIndex, labels.size() - 1)];
    }
    std::vector<std::size_t> order(vertical->value.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return vertical->value[a] < vertical->value[b]; });
    const auto stored = valuesAlong(grid, variable, AxisRole::Vertical, *cell, timeIndex, 0, budget);
    for (const std::size_t k : order) {
        profile.vertical.push_back(vertical->value[k]);
        profile.value.push_back(stored[k]);
    }
    for (const char* ending : {"_error", "_err", "_uncertainty", "_se", "_sd"}) {
        if (profile.error.empty()) {
            profile.error = companion(grid, variable, ending, *cell, timeIndex, order, true, budget);
        }
    }
    profile.relativeError = companion(grid, variable, "_relerr", *cell, timeIndex, order, false, budget);
    return profile;
}

std::vector<CastProfile> profilesNear(const Observations& observations, const ObservationSamples& samples, const CastSelection& selection,
                                      std::stop_token stop) {
    if (!(selection.radiusKm > 0.0)) {
        throw Error(ErrorCode::InvalidRequest, "scene.series.radius", {{"radiusKm", selection.radiusKm}});
    }
    const StopScope scope(stop);
    std::vector<char> hasSample(observations.casts.size(), 0);
    for (std::size_t k = 0; k < samples.value.size(); ++k) {
        stopPointAt(k);
        if (std::isfinite(samples.depthM[k]) && std::isfinite(samples.value[k])) {
            hasSample[samples.cast[k]] = 1;
        }
    }
    std::vector<std::pair<double, std::uint32_t>> near;
    for (std::uint32_t cast = 0; cast < observations.casts.size(); ++cast) {
        const auto& place = observations.casts[cast];
        const double apart = distanceKm(place.longitudeDeg, place.latitudeDeg, selection.longitudeDeg, selection.latitudeDeg);
        if (hasSample[cast] != 0 && place.isPositionGood && apart <= selection.radiusKm) {
            near.emplace_back(apart, cast);
        }
    }
    if (stop.stop_requested()) {
        throw Error(ErrorCode::Cancelled, "core.cancelled");
    }
    std::sort(near.begin(), near.end());
    near.resize(std::min(near.size(), selection.most));
    for (const std::uint32_t cast : selection.casts) {
        const bool isThere = std::any_of(near.begin(), near.end(), [cast](const auto& entry) { return entry.second == cast; });
        if (!isThere && cast < hasSample.size() && hasSample[cast] != 0) {
            const auto& place = observations.casts[cast];
            near.emplace_back(distanceKm(place.longitudeDeg, place.latitudeDeg, selection.longitudeDeg, selection.latitudeDeg), cast);
        }
    }
    std::vector<CastProfile> profiles;
    std::vector<std::size_t> profileOf(observations.casts.size(), near.size());
    for (const auto& [apart, cast] : near) {
        const auto& place = observations.casts[cast];
        profileOf[cast] = profiles.size();
        profiles.push_back({.cast = cast,
                            .identifier = place.identifier,
                            .longitudeDeg = normalisedLongitudeDeg(place.longitudeDeg),
                            .latitudeDeg = place.latitudeDeg,
                            .distanceKm = apart,
                            .timeUnixSeconds = place.timeUnixSeconds,
                            .depthM = {},
                            .value = {},
                            .flag = {},
                            .isGood = {}});
    }
    std::vector<std::vector<std::size_t>> own(profiles.size());
    for (std::size_t k = 0; k < samples.value.size(); ++k) {
        const std::size_t at = profileOf[samples.cast[k]];
        if (at < own.size() && std::isfinite(samples.depthM[k]) && std::isfinite(samples.value[k])) {
            own[at].push_back(k);
        }
    }
    for (std::size_t at = 0; at < own.size(); ++at) {
        std::stable_sort(own[at].begin(), own[at].end(),
                         [&](std::size_t a, std::size_t b) { return samples.depthM[a] < samples.depthM[b]; });
        for (const std::size_t k : own[at]) {
            profiles[at].depthM.push_back(samples.depthM[k]);
            profiles[at].value.push_back(samples.value[k]);
            profiles[at].flag.push_back(samples.flag[k]);
            profiles[at].isGood.push_back(samples.isGood[k]);
        }
    }
    return profiles;
}

} // namespace phidias::core

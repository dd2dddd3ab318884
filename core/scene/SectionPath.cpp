#include "core/scene/SectionPath.h"

#include "core/data/Bathymetry.h"
#include "core/data/Quantity.h"
#include "core/scene/SeriesExtract.h"
#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kMostLatitudeDeg = 89.9;

std::vector<double> cornerDistancesKm(const std::vector<LinePoint>& corners) {
    std::vector<double> distances{0.0};
    for (std::size_t k = 1; k < corners.size(); ++k) {
        distances.push_back(distances.back() + distanceKm(corners[k - 1][0], corners[k - 1][1], corners[k][0], corners[k][1]));
    }
    return distances;
}

[[noreturn]] void refuseShort() {
    throw Error(ErrorCode::InvalidRequest, "scene.section.cruiseShort", {}, "hint.scene.section.cruiseShort");
}

} // namespace

std::vector<std::string> cruiseNames(const Observations& observations) {
    std::set<std::string> names;
    for (const auto& cast : observations.casts) {
        if (!cast.cruise.empty()) {
            names.insert(cast.cruise);
        }
    }
    return {names.begin(), names.end()};
}

CruiseTrack cruiseTrack(std::span<const Observations* const> files, const std::string& cruise) {
    CruiseTrack all;
    std::set<const Observations*> done;
    bool hasTimes = false;
    for (std::size_t file = 0; file < files.size(); ++file) {
        if (!done.insert(files[file]).second) {
            continue;
        }
        const auto& casts = files[file]->casts;
        for (std::uint32_t cast = 0; cast < casts.size(); ++cast) {
            const auto& at = casts[cast];
            if ((!cruise.empty() && at.cruise != cruise) || !at.isPositionGood || !std::isfinite(at.longitudeDeg) ||
                !(std::abs(at.latitudeDeg) <= 90.0)) {
                continue;
            }
            const double time = at.isTimeGood ? at.timeUnixSeconds : kNan;
            hasTimes = hasTimes || std::isfinite(time);
            all.file.push_back(file);
            all.cast.push_back(cast);
            all.place.push_back({at.longitudeDeg, at.latitudeDeg});
            all.timeUnixSeconds.push_back(time);
        }
    }
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (!hasTimes || std::isfinite(all.timeUnixSeconds[k])) {
            order.push_back(k);
        }
    }
    if (hasTimes) {
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return all.timeUnixSeconds[a] < all.timeUnixSeconds[b]; });
    }
    CruiseTrack track;
    for (const std::size_t k : order) {
        track.file.push_back(all.file[k]);
        track.cast.push_back(all.cast[k]);
        track.place.push_back(all.place[k]);
        track.timeUnixSeconds.push_back(all.timeUnixSeconds[k]);
    }
    if (track.size() < 2) {
        refuseShort();
    }
    track.distanceKm = cornerDistancesKm(track.place);
    if (!(track.distanceKm.back() > 0.0)) {
        refuseShort();
    }
    return track;
}

LinePlaces placesOf(const CruiseTrack& track) {
    LinePlaces places = placesAlong(track.place, 0.0);
    if (track.timeUnixSeconds.empty() || std::isnan(track.timeUnixSeconds.front())) {
        return places;
    }
    const auto& at = track.distanceKm;
    for (const double distanceKm : places.distanceKm) {
        const auto above = std::upper_bound(at.begin(), at.end(), distanceKm);
        const std::size_t next = std::clamp<std::size_t>(static_cast<std::size_t>(above - at.begin()), 1, at.size() - 1);
        const double leg = at[next] - at[next - 1];
        const double share = leg > 0.0 ? std::clamp((distanceKm - at[next - 1]) / leg, 0.0, 1.0) : 1.0;
        places.timeUnixSeconds.push_back(track.timeUnixSeconds[next - 1] +
                                         share * (track.timeUnixSeconds[next] - track.timeUnixSeconds[next - 1]));
    }
    return places;
}

std::vector<LinePoint> parallelLine(double latitudeDeg, double westDeg, double eastDeg) {
    const double latitude = std::clamp(latitudeDeg, -kMostLatitudeDeg, kMostLatitudeDeg);
    const double east = eastDeg <= westDeg ? eastDeg + 360.0 : eastDeg;
    const auto parts = static_cast<int>(std::ceil(east - westDeg));
    std::vector<LinePoint> line;
    for (int part = 0; part <= parts; ++part) {
        line.push_back({westDeg + (east - westDeg) * part / parts, latitude});
    }
    return line;
}

std::vector<LinePoint> meridianLine(double longitudeDeg, double southDeg, double northDeg) {
    // Several corners: the poles lie opposite to each other.
    std::vector<LinePoint> line;
    constexpr int kParts = 4;
    for (int part = 0; part <= kParts; ++part) {
        line.push_back({longitudeDeg, southDeg + (northDeg - southDeg) * part / kParts});
    }
    return line;
}

std::vector<double> asDepths(std::vector<double> values, std::optional<bool> isUp) {
    const bool hasNegative = std::any_of(values.begin(), values.end(), [](double value) { return value < 0.0; });
    if (isUp ? *isUp : hasNegative) {
        std::for_each(values.begin(), values.end(), [](double& value) { value = -value; });
    }
    return values;
}

std::vector<double> bottomAlong(const Grid& grid, std::size_t variable, const LinePlaces& places, const MemoryBudget& budget) {
    const auto plane = GridPlane::load(grid, variable, 0, 0, windowOf(places), budget);
    const bool isSmall = grid.size(variable) < (1U << 24U);
    const auto isUp = isHeight(grid, variable, isSmall ? GridPlane::load(grid, variable, 0, 0, {}, budget) : plane);
    const auto toMetres = conversion(grid.variables[variable].unit, "m").value_or(LinearConversion{});
    std::vector<double> values;
    for (std::size_t k = 0; k < places.distanceKm.size(); ++k) {
        values.push_back(toMetres(plane.linear(places.longitudeDeg[k], places.latitudeDeg[k])));
    }
    return asDepths(std::move(values), isUp);
}

} // namespace phidias::core

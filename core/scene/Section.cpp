#include "core/scene/Section.h"

#include "core/data/LongitudeBox.h"
#include "core/scene/LayerData.h"
#include "core/util/Error.h"
#include "core/util/StopPoint.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kSphereKm = 6371.009;
constexpr double kDegree = std::numbers::pi / 180.0;
constexpr double kYearSeconds = 365.2425 * 86400.0;
constexpr std::size_t kStandardColumns = 400;
constexpr std::size_t kMostColumns = 20000;

using Vector = std::array<double, 3>;

Vector unitVector(const LinePoint& place) {
    const double cosine = std::cos(place[1] * kDegree);
    return {cosine * std::cos(place[0] * kDegree), cosine * std::sin(place[0] * kDegree), std::sin(place[1] * kDegree)};
}

double dot(const Vector& a, const Vector& b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

Vector cross(const Vector& a, const Vector& b) {
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

double angle(const Vector& a, const Vector& b) {
    const Vector normal = cross(a, b);
    return std::atan2(std::sqrt(dot(normal, normal)), dot(a, b));
}

[[noreturn]] void refuse(const char* id, MessageArguments arguments = {}) {
    throw Error(ErrorCode::InvalidRequest, id, std::move(arguments), "hint.scene.section.line");
}

struct Corner {
    Vector at;
    LinePoint place;
};

/// The corners as unit vectors, equal neighbours once.
std::vector<Corner> cornersOf(std::span<const LinePoint> line) {
    std::vector<Corner> corners;
    for (std::size_t k = 0; k < line.size(); ++k) {
        if (!std::isfinite(line[k][0]) || !(std::abs(line[k][1]) <= 90.0)) {
            refuse("scene.section.noPlace", {{"number", static_cast<std::int64_t>(k + 1)}});
        }
        const Vector corner = unitVector(line[k]);
        const double step = corners.empty() ? 1.0 : angle(corners.back().at, corner);
        if (step > std::numbers::pi - 1e-6) {
            refuse("scene.section.opposite", {{"number", static_cast<std::int64_t>(k + 1)}});
        }
        if (step > 1e-9) {
            corners.push_back({corner, line[k]});
        }
    }
    if (corners.size() < 2) {
        refuse("scene.section.short");
    }
    return corners;
}

void append(LinePlaces& places, double distanceKm, const LinePoint& at) {
    places.distanceKm.push_back(distanceKm);
    places.longitudeDeg.push_back(normalisedLongitudeDeg(at[0]));
    places.latitudeDeg.push_back(at[1]);
}

LinePoint placeOf(const Vector& at) {
    return {std::atan2(at[1], at[0]) / kDegree, std::atan2(at[2], std::hypot(at[0], at[1])) / kDegree};
}

/// Order, coordinates and edges of the levels of an axis.
std::vector<std::size_t> describeLevels(const Axis& axis, Section& section) {
    const bool isBelow = std::all_of(axis.coordinates.begin(), axis.coordinates.end(), [](double z) { return z <= 0.0; });
    // Heights below the sea surface are depths to an oceanographer.
    const double sign = !axis.positiveDown && isBelow ? -1.0 : 1.0;
    section.isDownward = axis.positiveDown || isBelow;
    std::vector<std::size_t> order(axis.coordinates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return sign * axis.coordinates[a] < sign * axis.coordinates[b]; });
    for (const std::size_t k : order) {
        section.vertical.push_back(sign * axis.coordinates[k]);
    }
    const auto& z = section.vertical;
    for (std::size_t level = 0; level < z.size(); ++level) {
        if (axis.bounds.size() == z.size()) {
            const auto& [first, second] = axis.bounds[order[level]];
            section.verticalBounds.emplace_back(std::min(sign * first, sign * second), std::max(sign * first, sign * second));
            continue;
        }
        const double before = level > 0 ? z[level] - z[level - 1] : z.size() > 1 ? z[1] - z[0] : 1.0;
        const double after = level + 1 < z.size() ? z[level + 1] - z[level] : before;
        double upper = z[level] - 0.5 * before;
        if (level == 0 && section.isDownward && z[0] >= 0.0) {
            upper = std::max(0.0, upper); // no level reaches above the sea surface
        }
        section.verticalBounds.emplace_back(upper, z[level] + 0.5 * after);
    }
    return order;
}

bool isInTime(double timeUnixSeconds, const SectionSelection& selection) {
    if (!selection.timeUnixSeconds) {
        return true;
    }
    const double apart = timeUnixSeconds - *selection.timeUnixSeconds;
    return std::abs(selection.isYearly ? std::remainder(apart, kYearSeconds) : apart) <= selection.halfRangeDays * 86400.0;
}

} // namespace

LinePlaces placesAlong(std::span<const LinePoint> line, double stepKm) {
    const auto corners = cornersOf(line);
    double lengthKm = 0.0;
    for (std::size_t k = 1; k < corners.size(); ++k) {
        lengthKm += kSphereKm * angle(corners[k - 1].at, corners[k].at);
    }
    const double step = stepKm > 0.0 ? stepKm : lengthKm / static_cast<double>(kStandardColumns);
    if (lengthKm / step + static_cast<double>(corners.size()) > static_cast<double>(kMostColumns)) {
        refuse("scene.section.tooFine", {{"lengthKm", lengthKm}, {"stepKm", step}});
    }
    LinePlaces places;
    append(places, 0.0, corners.front().place);
    double before = 0.0;
    for (std::size_t k = 1; k < corners.size(); ++k) {
        const double arc = angle(corners[k - 1].at, corners[k].at);
        const auto parts = static_cast<std::size_t>(std::max(1.0, std::ceil(kSphereKm * arc / step - 1e-9)));
        for (std::size_t part = 1; part < parts; ++part) {
            const double share = static_cast<double>(part) / static_cast<double>(parts);
            const double wa = std::sin((1.0 - share) * arc) / std::sin(arc);
            const double wb = std::sin(share * arc) / std::sin(arc);
            Vector at{};
            for (std::size_t d = 0; d < 3; ++d) {
                at[d] = wa * corners[k - 1].at[d] + wb * corners[k].at[d];
            }
            append(places, before + kSphereKm * arc * share, placeOf(at));
        }
        before += kSphereKm * arc;
        // As it was given: rounding must not put the end of a line beyond the edge of a grid.
        append(places, before, corners[k].place);
    }
    return places;
}

std::optional<GridPlane::Window> windowOf(const LinePlaces& places) {
    double longitude = places.longitudeDeg.front();
    double low = longitude;
    double high = longitude;
    for (const double next : places.longitudeDeg) {
        longitude += std::remainder(next - longitude, 360.0);
        low = std::min(low, longitude);
        high = std::max(high, longitude);
    }
    if (high - low >= 359.0) {
        return std::nullopt;
    }
    const auto [south, north] = std::minmax_element(places.latitudeDeg.begin(), places.latitudeDeg.end());
    return GridPlane::Window{.west = normalisedLongitudeDeg(low), .south = *south, .east = normalisedLongitudeDeg(high), .north = *north};
}

Section sectionAlong(const Grid& grid, std::size_t variable, std::span<const LinePoint> line, std::size_t timeIndex, double stepKm,
                     const MemoryBudget& budget, std::stop_token stop) {
    return sectionAt(grid, variable, placesAlong(line, stepKm), timeIndex, budget, std::move(stop));
}

Section sectionAt(const Grid& grid, std::size_t variable, LinePlaces places, std::size_t timeIndex, const MemoryBudget& budget,
                  std::stop_token stop) {
    const auto& entry = grid.variables[variable];
    const auto vertical = grid.axisOf(variable, AxisRole::Vertical);
    if (!vertical || grid.axes[entry.axes[*vertical]].coordinates.empty()) {
        throw Error(ErrorCode::InvalidRequest, "scene.section.noLevels", {{"path", grid.path}, {"variable", entry.name}},
                    "hint.scene.section.noLevels");
    }
    const Axis& axis = grid.axes[entry.axes[*vertical]];
    Section section{.places = std::move(places),
                    .vertical = {},
                    .verticalBounds = {},
                    .verticalUnit = axis.unit,
                    .verticalKind = grid.verticalKind,
                    .isDownward = true,
                    .values = {},
                    .cellValues = {},
                    .unit = entry.unit,
                    .title = entry.longName.empty() ? entry.name : entry.longName,
                    .time = {},
                    .timeUnixSeconds = kNan,
                    .isClimatological = false};
    if (const auto time = grid.axisOf(variable, AxisRole::Time)) {
        const Axis& times = grid.axes[entry.axes[*time]];
        timeIndex = std::min(timeIndex, times.size() - 1);
        section.time = axisLabels(times)[timeIndex];
        section.timeUnixSeconds = times.isTimeDecoded ? times.coordinates[timeIndex] : kNan;
        section.isClimatological = times.isClimatological;
    }
    const StopScope scope(stop);
    const auto order = describeLevels(axis, section);
    const std::size_t columns = section.places.distanceKm.size();
    budget.require(2 * columns * order.size() * sizeof(double), grid.path + ": " + entry.name);
    const auto window = windowOf(section.places);
    for (const std::size_t level : order) {
        if (stop.stop_requested()) {
            throw Error(ErrorCode::Cancelled, "core.cancelled");
        }
        const auto plane = GridPlane::load(grid, variable, timeIndex, level, window, budget);
        for (std::size_t column = 0; column < columns; ++column) {
            section.values.push_back(plane.linear(section.places.longitudeDeg[column], section.places.latitudeDeg[column]));
            section.cellValues.push_back(plane.nearest(section.places.longitudeDeg[column], section.places.latitudeDeg[column]));
        }
    }
    return section;
}

SectionObservations observationsAlong(const Observations& observations, std::size_t variable, std::span<const LinePoint> line,
                                      const SectionSelection& selection, std::stop_token stop) {
    if (!(selection.corridorKm > 0.0)) {
        refuse("scene.section.corridor", {{"corridorKm", selection.corridorKm}});
    }
    const StopScope scope(stop);
    const auto corners = cornersOf(line);
    // Nearest place of the line for each cast; NaN = outside the corridor.
    std::vector<double> distanceKm(observations.casts.size(), kNan);
    std::vector<double> offsetKm(observations.casts.size(), kNan);
    for (std::size_t cast = 0; cast < observations.casts.size(); ++cast) {
        const auto& place = observations.casts[cast];
        if (!place.isPositionGood || !std::isfinite(place.longitudeDeg) || !(std::abs(place.latitudeDeg) <= 90.0)) {
            continue;
        }
        const Vector p = unitVector({place.longitudeDeg, place.latitudeDeg});
        double best = selection.corridorKm;
        double before = 0.0;
        for (std::size_t k = 1; k < corners.size(); ++k) {
            const Vector& from = corners[k - 1].at;
            const Vector& to = corners[k].at;
            const double arc = angle(from, to);
            Vector normal = cross(from, to);
            const double norm = std::sqrt(dot(normal, normal));
            std::for_each(normal.begin(), normal.end(), [norm](double& component) { component /= norm; });
            const double along = std::atan2(dot(p, cross(normal, from)), dot(p, from));
            const double at = along < 0.0 ? (along < 0.5 * (arc - 2.0 * std::numbers::pi) ? arc : 0.0) : std::min(along, arc);
            const double off = along >= 0.0 && along <= arc ? std::abs(std::asin(std::clamp(dot(p, normal), -1.0, 1.0)))
                                                            : std::min(angle(p, from), angle(p, to));
            if (kSphereKm * off <= best) {
                best = kSphereKm * off;
                distanceKm[cast] = before + kSphereKm * at;
                offsetKm[cast] = best;
            }
            before += kSphereKm * arc;
        }
        if (cast % 4096 == 0 && stop.stop_requested()) {
            throw Error(ErrorCode::Cancelled, "core.cancelled");
        }
    }
    SectionObservations found = observationsAt(observations, variable, distanceKm, selection, true);
    for (const std::uint32_t cast : found.cast) {
        found.offsetKm.push_back(offsetKm[cast]);
    }
    return found;
}

SectionObservations observationsAt(const Observations& observations, std::size_t variable, std::span<const double> distanceKm,
                                   const SectionSelection& selection, bool isTimed) {
    SectionObservations found;
    found.unit = observations.variables[variable].unit;
    if (std::all_of(distanceKm.begin(), distanceKm.end(), [](double value) { return std::isnan(value); })) {
        return found;
    }
    const auto samples = observations.read(variable);
    for (std::size_t k = 0; k < samples.value.size(); ++k) {
        stopPointAt(k);
        const std::size_t cast = samples.cast[k];
        if (!samples.isGood[k] || std::isnan(distanceKm[cast]) || !std::isfinite(samples.depthM[k]) || !std::isfinite(samples.value[k]) ||
            (isTimed && !isInTime(samples.timeUnixSeconds[k], selection))) {
            continue;
        }
        found.distanceKm.push_back(distanceKm[cast]);
        found.depthM.push_back(samples.depthM[k]);
        found.value.push_back(samples.value[k]);
        found.timeUnixSeconds.push_back(samples.timeUnixSeconds[k]);
        found.cast.push_back(samples.cast[k]);
    }
    return found;
}

} // namespace phidias::core

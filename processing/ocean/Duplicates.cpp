#include "processing/ocean/Duplicates.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace phidias::processing::ocean {

namespace {

constexpr double kEarthRadiusKm = 6371.009;
constexpr double kSecondsPerHour = 3600.0;

bool agree(double a, double b, double tolerance) {
    return std::isnan(a) || std::isnan(b) ? std::isnan(a) && std::isnan(b) : std::abs(a - b) <= tolerance;
}

/// Great-circle distance; the half-angle form keeps its digits at small distances.
double distanceKm(const ObservationPlaces& a, std::size_t i, const ObservationPlaces& b, std::size_t j) {
    constexpr double kRadians = std::numbers::pi / 180.0;
    const double alongY = std::sin(0.5 * kRadians * (a.latitudeDeg[i] - b.latitudeDeg[j]));
    const double alongX = std::sin(0.5 * kRadians * (a.longitudeDeg[i] - b.longitudeDeg[j]));
    const double chord = alongY * alongY + std::cos(kRadians * a.latitudeDeg[i]) * std::cos(kRadians * b.latitudeDeg[j]) * alongX * alongX;
    return 2.0 * kEarthRadiusKm * std::asin(std::min(1.0, std::sqrt(chord)));
}

bool isNear(const ObservationPlaces& a, std::size_t i, const ObservationPlaces& b, std::size_t j, const DuplicateRule& rule) {
    return agree(a.depthM[i], b.depthM[j], rule.depthM) &&
           agree(a.timeUnixSeconds[i], b.timeUnixSeconds[j], rule.hours * kSecondsPerHour) && distanceKm(a, i, b, j) <= rule.distanceKm;
}

/// Observations sorted by latitude band, longitude, time and depth, so that those near a place are found without looking at all: the
/// samples of a series share their longitude, those of a profile also their time.
class PlaceIndex {
public:
    PlaceIndex(const ObservationPlaces& places, const DuplicateRule& rule) : m_rule(rule) {
        // Bands at least as high as the reach, and not more than there can be use for.
        m_bandDeg = std::max(rule.distanceKm / kEarthRadiusKm * 180.0 / std::numbers::pi, 1e-4) * (1.0 + 1e-9);
        m_entries.resize(places.latitudeDeg.size());
        for (std::size_t k = 0; k < m_entries.size(); ++k) {
            m_entries[k] = {band(places.latitudeDeg[k]), turned(places.longitudeDeg[k]), sortable(places.timeUnixSeconds[k]),
                            sortable(places.depthM[k]), k};
        }
        std::sort(m_entries.begin(), m_entries.end());
    }

    /// Calls visit(k) for every observation that may be near: bands and longitudes by the reach, times and depths by the rule.
    template <typename Visit> void forEachNear(const ObservationPlaces& places, std::size_t k, const Visit& visit) const {
        const double latitudeDeg = places.latitudeDeg[k];
        const Range time = around(places.timeUnixSeconds[k], m_rule.hours * kSecondsPerHour);
        const Range depth = around(places.depthM[k], m_rule.depthM);
        const std::int64_t own = band(latitudeDeg);
        const double farthest = std::min(90.0, std::abs(latitudeDeg) + m_bandDeg);
        const double cosine = std::cos(farthest * std::numbers::pi / 180.0);
        const double reachDeg = cosine > 1e-3 ? std::min(180.0, 1.01 * m_bandDeg / cosine) : 180.0;
        const double centre = turned(places.longitudeDeg[k]);
        for (std::int64_t b = own - 1; b <= own + 1; ++b) {
            if (reachDeg >= 180.0) {
                visitRange(b, {0.0, 360.0}, time, depth, visit);
                continue;
            }
            visitRange(b, {std::max(0.0, centre - reachDeg), std::min(360.0, centre + reachDeg)}, time, depth, visit);
            if (centre - reachDeg < 0.0) {
                visitRange(b, {centre - reachDeg + 360.0, 360.0}, time, depth, visit);
            }
            if (centre + reachDeg > 360.0) {
                visitRange(b, {0.0, centre + reachDeg - 360.0}, time, depth, visit);
            }
        }
    }

private:
    struct Range {
        double low;
        double high;
    };
    struct Entry {
        std::int64_t band;
        double longitudeDeg;
        double time;
        double depth;
        std::size_t index;
        auto operator<=>(const Entry&) const = default;
    };

    static constexpr double kUnknown = -1e300; ///< stands for NaN, which has no order
    static constexpr double kLowest = -std::numeric_limits<double>::infinity();
    static constexpr double kHighest = std::numeric_limits<double>::infinity();
    static constexpr std::size_t kLast = std::numeric_limits<std::size_t>::max(); ///< behind every entry of its place

    static double turned(double longitudeDeg) { return longitudeDeg - 360.0 * std::floor(longitudeDeg / 360.0); }
    static double sortable(double value) { return std::isnan(value) ? kUnknown : value; }
    static Range around(double value, double reach) {
        return std::isnan(value) ? Range{kUnknown, kUnknown} : Range{value - reach, value + reach};
    }
    [[nodiscard]] std::int64_t band(double latitudeDeg) const { return static_cast<std::int64_t>(std::floor(latitudeDeg / m_bandDeg)); }

    template <typename Visit> void visitRange(std::int64_t b, Range longitude, Range time, Range depth, const Visit& visit) const {
        const auto from = [&](auto start, double x, double t, double z, std::size_t index = 0) {
            return std::lower_bound(start, m_entries.end(), Entry{b, x, t, z, index});
        };
        auto entry = from(m_entries.begin(), longitude.low, kLowest, kLowest);
        while (entry != m_entries.end() && entry->band == b && entry->longitudeDeg <= longitude.high) {
            const double x = entry->longitudeDeg;
            if (entry->time < time.low) {
                entry = from(entry, x, time.low, kLowest);
            } else if (entry->time > time.high) {
                entry = from(entry, x, kHighest, kHighest, kLast);
            } else if (entry->depth < depth.low) {
                entry = from(entry, x, entry->time, depth.low);
            } else if (entry->depth > depth.high) {
                entry = from(entry, x, entry->time, kHighest, kLast);
            } else {
                visit(entry->index);
                ++entry;
            }
        }
    }

    DuplicateRule m_rule;
    double m_bandDeg = 1.0;
    std::vector<Entry> m_entries;
};

/// Those of `candidates` that a chain of values with gaps of at most `gap` joins with `value`.
template <typename Value> void keepChain(std::vector<std::size_t>& candidates, double value, double gap, const Value& valueOf) {
    std::sort(candidates.begin(), candidates.end(), [&](std::size_t a, std::size_t b) { return valueOf(a) < valueOf(b); });
    const auto start =
        std::lower_bound(candidates.begin(), candidates.end(), value, [&](std::size_t a, double v) { return valueOf(a) < v; });
    auto low = start;
    for (double last = value; low != candidates.begin() && last - valueOf(*(low - 1)) <= gap;) {
        last = valueOf(*--low);
    }
    auto high = start;
    for (double last = value; high != candidates.end() && valueOf(*high) - last <= gap;) {
        last = valueOf(*high++);
    }
    candidates = std::vector<std::size_t>(low, high);
}

} // namespace

std::vector<std::vector<std::size_t>> duplicates(const ObservationPlaces& observations, const DuplicateRule& rule) {
    const std::size_t count = observations.value.size();
    std::vector<std::size_t> leader(count);
    std::iota(leader.begin(), leader.end(), std::size_t{0});
    const auto find = [&](std::size_t k) {
        while (leader[k] != k) {
            leader[k] = leader[leader[k]];
            k = leader[k];
        }
        return k;
    };
    const auto near = duplicatesBetween(observations, observations, rule);
    for (std::size_t k = 0; k < count; ++k) {
        for (const std::size_t other : near[k]) {
            const std::size_t a = find(k);
            const std::size_t b = find(other);
            leader[std::max(a, b)] = std::min(a, b);
        }
    }
    std::vector<std::vector<std::size_t>> members(count);
    for (std::size_t k = 0; k < count; ++k) {
        members[find(k)].push_back(k);
    }
    std::erase_if(members, [](const auto& group) { return group.size() < 2; });
    return members;
}

std::vector<std::vector<std::size_t>> duplicatesBetween(const ObservationPlaces& first, const ObservationPlaces& second,
                                                        const DuplicateRule& rule) {
    const PlaceIndex index(second, rule);
    std::vector<std::vector<std::size_t>> found(first.value.size());
#pragma omp parallel for schedule(dynamic, 256) if (first.value.size() > 2000)
    for (std::ptrdiff_t number = 0; number < static_cast<std::ptrdiff_t>(found.size()); ++number) {
        const auto k = static_cast<std::size_t>(number);
        std::vector<std::size_t> candidates;
        index.forEachNear(first, k, [&](std::size_t other) {
            if (isNear(first, k, second, other, rule)) {
                candidates.push_back(other);
            }
        });
        keepChain(candidates, first.value[k], rule.value, [&](std::size_t other) { return second.value[other]; });
        std::sort(candidates.begin(), candidates.end());
        found[k] = std::move(candidates);
    }
    return found;
}

} // namespace phidias::processing::ocean

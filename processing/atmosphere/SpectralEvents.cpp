#include "processing/atmosphere/SpectralEvents.h"

#include "core/geo/SeamCutter.h"
#include "core/util/Time.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <set>

namespace phidias::processing::atmosphere {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kLeastPixels = 3;
constexpr double kLongestGapSeconds = 36.0 * 3600.0;
constexpr double kWidestGapKm = 100.0;

double unixSeconds(double since2010) {
    return since2010 + static_cast<double>(core::daysFromCivil(2010, 1, 1)) * 86400.0;
}

std::string nameOfEvent(double startUnixSeconds, std::int32_t orbit, const Footprint& peak) {
    std::string day = core::formatIsoTime(startUnixSeconds).substr(0, 10);
    std::erase(day, '-');
    std::array<char, 64> text{};
    const int length = std::snprintf(text.data(), text.size(), "%s-%05d-%04zu-%03zu", day.empty() ? "00000000" : day.c_str(), orbit,
                                     peak.scanline, peak.groundPixel);
    return {text.data(), static_cast<std::size_t>(std::max(0, length))};
}

std::array<double, 4> boxOf(std::span<const core::GeoPoint> places, const core::GeoPoint& centroid) {
    std::array<double, 4> box{0.0, 90.0, 0.0, -90.0};
    for (const auto& place : places) {
        const double east = std::remainder(place[0] - centroid[0], 360.0);
        box[0] = std::min(box[0], east);
        box[2] = std::max(box[2], east);
        box[1] = std::min(box[1], place[1]);
        box[3] = std::max(box[3], place[1]);
    }
    box[0] = std::remainder(box[0] + centroid[0], 360.0);
    box[2] = std::remainder(box[2] + centroid[0], 360.0);
    return box;
}

/// Events of the same class that follow each other get linked, each to the nearest before it.
void linkDays(std::vector<SpectralEvent>& events) {
    for (auto& event : events) {
        double nearest = kWidestGapKm * 1000.0;
        for (const auto& other : events) {
            const double gap = event.startUnixSeconds - other.endUnixSeconds;
            if (other.residualClass != event.residualClass || !(gap > 0.0 && gap <= kLongestGapSeconds)) {
                continue;
            }
            const double distance = core::geodesic(event.centroid, other.centroid).lengthM;
            if (distance < nearest) {
                nearest = distance;
                event.previous = other.name;
            }
        }
    }
}

/// Values on the channels of a row to the wavelengths of the basis: linear, NaN next to a missing one.
class OntoBasis {
public:
    OntoBasis(std::span<const float> own, std::span<const double> wavelengthsNm) : m_place(wavelengthsNm.size()), m_share(m_place.size()) {
        std::size_t at = 0;
        for (std::size_t channel = 0; channel < m_place.size(); ++channel) {
            while (at + 2 < own.size() && static_cast<double>(own[at + 1]) < wavelengthsNm[channel]) {
                ++at;
            }
            m_place[channel] = at;
            m_share[channel] = (wavelengthsNm[channel] - static_cast<double>(own[at])) / static_cast<double>(own[at + 1] - own[at]);
        }
    }
    template <typename Value> [[nodiscard]] double of(std::span<const Value> values, std::size_t channel) const {
        const double share = m_share[channel];
        if (share < -0.5 || share > 1.5) {
            return kNan;
        }
        const double low = static_cast<double>(values[m_place[channel]]);
        const double high = static_cast<double>(values[m_place[channel] + 1]);
        return (1.0 - share) * low + share * high;
    }

private:
    std::vector<std::size_t> m_place;
    std::vector<double> m_share;
};

} // namespace

void EventFinder::add(const SelectionRows& rows) {
    for (std::size_t at = 0; at < rows.size(); ++at) {
        Row row;
        row.orbit = rows.orbit[at];
        row.residualClass = static_cast<ResidualClass>(rows.residualClass[at]);
        row.score = static_cast<double>(rows.score[at]);
        auto& footprint = row.footprint;
        footprint.granule = m_granules;
        footprint.scanline = static_cast<std::size_t>(rows.scanline[at]);
        footprint.groundPixel = static_cast<std::size_t>(rows.groundPixel[at]);
        footprint.timeSeconds = rows.timeSeconds[at];
        footprint.centre = {static_cast<double>(rows.longitude[at]), static_cast<double>(rows.latitude[at])};
        footprint.hasCorners = true;
        for (std::size_t corner = 0; corner < 4; ++corner) {
            footprint.corners.at(corner) = {static_cast<double>(rows.longitudeBounds[4 * at + corner]),
                                            static_cast<double>(rows.latitudeBounds[4 * at + corner])};
            footprint.hasCorners = footprint.hasCorners && std::isfinite(footprint.corners.at(corner)[0]);
        }
        m_rows.push_back(row);
    }
    m_alpha.insert(m_alpha.end(), rows.alpha.begin(), rows.alpha.end());
    m_alphaError.insert(m_alphaError.end(), rows.alphaError.begin(), rows.alphaError.end());
    ++m_granules;
}

std::vector<std::int32_t> EventFinder::eventIds() const {
    std::vector<Footprint> footprints;
    std::transform(m_rows.begin(), m_rows.end(), std::back_inserter(footprints), [](const Row& row) { return row.footprint; });
    const auto groups = footprintGroups(footprints);
    std::vector<std::size_t> sizes;
    for (const std::size_t group : groups) {
        sizes.resize(std::max(sizes.size(), group + 1));
        ++sizes[group];
    }
    std::int32_t next = 0;
    std::vector<std::int32_t> numbers(sizes.size(), -1);
    for (std::size_t group = 0; group < sizes.size(); ++group) {
        numbers[group] = sizes[group] >= kLeastPixels ? next++ : -1;
    }
    std::vector<std::int32_t> ids;
    std::transform(groups.begin(), groups.end(), std::back_inserter(ids), [&](std::size_t group) { return numbers[group]; });
    return ids;
}

std::vector<SpectralEvent> EventFinder::events(const SelectionFile& selection) const {
    const auto ids = eventIds();
    std::vector<SpectralEvent> events;
    for (std::size_t row = 0; row < ids.size(); ++row) {
        if (ids[row] < 0) {
            continue;
        }
        const auto id = static_cast<std::size_t>(ids[row]);
        events.resize(std::max(events.size(), id + 1));
        events[id].id = ids[row];
        events[id].members.push_back(row);
    }
    for (auto& event : events) {
        describe(event);
    }
    addResiduals(selection, ids, events);
    linkDays(events);
    return events;
}

void EventFinder::describe(SpectralEvent& event) const {
    std::vector<core::GeoPoint> centres;
    std::vector<core::GeoPoint> corners;
    std::set<std::int32_t> orbits;
    const std::size_t gases = m_basis.gases().size();
    std::vector<double> variance(gases, 0.0);
    event.alpha.assign(gases, 0.0);
    event.z.assign(gases, 0.0);
    event.startUnixSeconds = std::numeric_limits<double>::infinity();
    event.endUnixSeconds = -event.startUnixSeconds;
    std::size_t peak = event.members.front();
    for (const std::size_t member : event.members) {
        const auto& row = m_rows[member];
        const auto& footprint = row.footprint;
        const auto count = static_cast<double>(event.members.size());
        centres.push_back(footprint.centre);
        if (footprint.hasCorners) {
            corners.insert(corners.end(), footprint.corners.begin(), footprint.corners.end());
            event.areaKm2 += core::geodesicArea(footprint.corners).areaM2 / 1e6;
        } else {
            corners.push_back(footprint.centre);
            event.areaKm2 = kNan;
        }
        orbits.insert(row.orbit);
        event.startUnixSeconds = std::min(event.startUnixSeconds, unixSeconds(footprint.timeSeconds));
        event.endUnixSeconds = std::max(event.endUnixSeconds, unixSeconds(footprint.timeSeconds));
        event.meanScore += row.score / count;
        peak = row.score > m_rows[peak].score ? member : peak;
        for (std::size_t gas = 0; gas < gases; ++gas) {
            const auto error = static_cast<double>(m_alphaError[member * gases + gas]);
            event.alpha[gas] += static_cast<double>(m_alpha[member * gases + gas]) / count;
            variance[gas] += error * error / (count * count);
        }
    }
    for (std::size_t gas = 0; gas < gases; ++gas) {
        event.z[gas] = event.alpha[gas] / std::sqrt(variance[gas]);
    }
    std::array<std::size_t, kResidualClasses> votes{};
    for (const std::size_t member : event.members) {
        ++votes.at(static_cast<std::size_t>(m_rows[member].residualClass));
    }
    const auto most = std::max_element(votes.begin() + 1, votes.end());
    if (2 * *most > event.members.size()) {
        event.residualClass = static_cast<ResidualClass>(most - votes.begin());
    }
    event.maximumScore = m_rows[peak].score;
    event.name = nameOfEvent(event.startUnixSeconds, m_rows[peak].orbit, m_rows[peak].footprint);
    event.centroid = middleOf(centres);
    event.box = boxOf(corners, event.centroid);
    event.hull = convexHull(corners);
    event.orbits.assign(orbits.begin(), orbits.end());
}

void EventFinder::addResiduals(const SelectionFile& selection, std::span<const std::int32_t> ids,
                               std::vector<SpectralEvent>& events) const {
    const auto& wavelengths = m_basis.file().wavelengthsNm;
    const std::size_t m = wavelengths.size();
    const bool isLog = m_basis.file().settings.space == SpectralSpace::Log;
    std::vector<std::vector<double>> squares(events.size(), std::vector<double>(m, 0.0));
    std::vector<std::vector<double>> counts = squares;
    for (auto& event : events) {
        event.meanResidual.assign(m, 0.0);
    }
    std::size_t first = 0;
    for (std::size_t granule = 0; granule < selection.granules().size(); ++granule) {
        const SelectionRows rows = selection.rows(granule);
        const std::size_t channels = selection.channels();
        std::vector<double> noise(channels);
        for (std::size_t at = 0; at < rows.size(); ++at) {
            if (ids[first + at] < 0) {
                continue;
            }
            const auto id = static_cast<std::size_t>(ids[first + at]);
            const auto pixel = static_cast<std::size_t>(rows.groundPixel[at]);
            const auto& group = m_basis.group(pixel);
            const OntoBasis onto(std::span(rows.wavelengthsNm).subspan(pixel * channels, channels), wavelengths);
            for (std::size_t channel = 0; channel < channels; ++channel) {
                noise[channel] = std::pow(10.0, -static_cast<double>(rows.radianceNoise[at * channels + channel]) / 10.0);
            }
            const auto residual = std::span<const float>(rows.residual).subspan(at * channels, channels);
            for (std::size_t channel = 0; channel < m; ++channel) {
                const double value = onto.of(residual, channel);
                if (!std::isfinite(value)) {
                    continue;
                }
                const double light = isLog ? 1.0 : std::abs(group.mean[channel]);
                const double ratio = onto.of(std::span<const double>(noise), channel) * light / group.noise[channel];
                events[id].meanResidual[channel] += value * ratio;
                squares[id][channel] += ratio * ratio;
                counts[id][channel] += 1.0;
            }
        }
        first += rows.size();
    }
    for (std::size_t id = 0; id < events.size(); ++id) {
        std::vector<double> ratio(m);
        for (std::size_t channel = 0; channel < m; ++channel) {
            const double count = counts[id][channel];
            events[id].meanResidual[channel] = count > 0.0 ? events[id].meanResidual[channel] / count : kNan;
            ratio[channel] = std::sqrt(squares[id][channel]) / count;
        }
        const std::size_t row = m_rows[events[id].members.front()].footprint.groundPixel;
        if (events[id].residualClass == ResidualClass::Unknown) {
            events[id].residualClass = m_basis.filters(row).classOf(events[id].meanResidual, ratio);
        }
    }
}

core::Features featuresOf(const std::vector<SpectralEvent>& events, const std::vector<std::string>& gases) {
    core::Features features;
    const auto column = [&](const std::string& name, core::ColumnType type, const std::string& unit, const auto& value) {
        core::Column result{.name = name, .type = type, .unit = unit, .values = {}};
        for (const auto& event : events) {
            result.values.push_back(value(event));
        }
        features.table.columns.push_back(std::move(result));
    };
    using core::ColumnType;
    using core::TableValue;
    const auto number = [](double value) { return std::isfinite(value) ? TableValue(value) : TableValue(); };
    column("id", ColumnType::Integer, "", [](const auto& event) { return TableValue(std::int64_t{event.id}); });
    column("name", ColumnType::Text, "", [](const auto& event) { return TableValue(event.name); });
    column("start", ColumnType::Time, "", [](const auto& event) { return TableValue(core::formatIsoTime(event.startUnixSeconds)); });
    column("end", ColumnType::Time, "", [](const auto& event) { return TableValue(core::formatIsoTime(event.endUnixSeconds)); });
    column("n", ColumnType::Integer, "", [](const auto& event) { return TableValue(static_cast<std::int64_t>(event.members.size())); });
    column("class", ColumnType::Text, "", [](const auto& event) { return TableValue(std::string(nameOf(event.residualClass))); });
    column("maximumScore", ColumnType::Real, "1", [&](const auto& event) { return number(event.maximumScore); });
    column("meanScore", ColumnType::Real, "1", [&](const auto& event) { return number(event.meanScore); });
    for (std::size_t gas = 0; gas < gases.size(); ++gas) {
        column("z_" + gases[gas], ColumnType::Real, "1", [&](const auto& event) { return number(event.z[gas]); });
        column("alpha_" + gases[gas], ColumnType::Real, "molecules cm-2", [&](const auto& event) { return number(event.alpha[gas]); });
    }
    column("latitude", ColumnType::Real, "degrees_north", [&](const auto& event) { return number(event.centroid[1]); });
    column("longitude", ColumnType::Real, "degrees_east", [&](const auto& event) { return number(event.centroid[0]); });
    constexpr std::array<const char*, 4> kSides{"west", "south", "east", "north"};
    for (std::size_t side = 0; side < kSides.size(); ++side) {
        column(kSides.at(side), ColumnType::Real, "degree", [&](const auto& event) { return number(event.box.at(side)); });
    }
    column("areaKm2", ColumnType::Real, "km2", [&](const auto& event) { return number(event.areaKm2); });
    column("orbits", ColumnType::Text, "", [](const auto& event) {
        std::string text;
        for (const auto orbit : event.orbits) {
            text += (text.empty() ? "" : ", ") + std::to_string(orbit);
        }
        return TableValue(text);
    });
    column("previous", ColumnType::Text, "",
           [](const auto& event) { return event.previous.empty() ? TableValue() : TableValue(event.previous); });
    for (const auto& event : events) {
        core::Geometry geometry;
        if (event.hull.size() < 3) {
            geometry = {.type = core::GeometryType::Point, .parts = {{.points = {{event.centroid[0], event.centroid[1]}}}}};
        } else {
            std::vector<core::LonLat> ring;
            std::transform(event.hull.begin(), event.hull.end(), std::back_inserter(ring),
                           [](const core::GeoPoint& corner) { return core::LonLat(corner[0], corner[1]); });
            geometry.type = core::GeometryType::Polygon;
            for (auto& piece : core::cutRing(ring, 0.0)) {
                piece.push_back(piece.front());
                geometry.parts.push_back({.points = std::move(piece), .isHole = false});
            }
        }
        features.geometries.push_back(std::move(geometry));
    }
    return features;
}

} // namespace phidias::processing::atmosphere

#include "processing/plume/PlumeProduct.h"

#include "core/io/NetcdfWriter.h"
#include "core/util/Time.h"
#include "processing/plume/LocalPlane.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

namespace phidias::processing::plume {

namespace {

using core::NetcdfStorage;
using core::NetcdfType;
using core::NetcdfWriter;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kClusterKm = 15.0;
constexpr double kSureZ = 10.0;
constexpr double kSourceShare = 0.1;

std::string dayOf(double unixSeconds) {
    return core::formatIsoTime(unixSeconds).substr(0, 10);
}

/// A source of a scene with what was seen of it there.
struct Sighting {
    std::size_t scene = 0;
    std::size_t source = 0;
    double timeUnixSeconds = 0.0;
    core::GeoPoint place{};
    double sigmaKm = 0.0;
    double maximumZ = 0.0;
    double confidence = 0.0;
    std::vector<const Plume*> plumes;
};

std::vector<Sighting> sightingsOf(const std::vector<const SceneAnalysis*>& analyses) {
    std::vector<Sighting> sightings;
    for (std::size_t scene = 0; scene < analyses.size(); ++scene) {
        const auto& analysis = *analyses[scene];
        for (std::size_t source = 0; source < analysis.sources.size(); ++source) {
            Sighting sighting;
            sighting.scene = scene;
            sighting.source = source;
            sighting.place = analysis.sources[source].place;
            double missed = 1.0;
            for (const auto& plume : analysis.plumes) {
                if (plume.sources.front() != source) {
                    continue;
                }
                sighting.plumes.push_back(&plume);
                sighting.timeUnixSeconds = plume.timeUnixSeconds;
                sighting.maximumZ = std::max(sighting.maximumZ, plume.maximumZ);
                sighting.sigmaKm = plume.candidateSigmaKm;
                missed *= 1.0 - plume.confidence;
            }
            sighting.confidence = 1.0 - missed;
            if (!sighting.plumes.empty()) {
                sightings.push_back(std::move(sighting));
            }
        }
    }
    // Whatever the order of the files.
    std::sort(sightings.begin(), sightings.end(), [](const Sighting& a, const Sighting& b) {
        return std::tuple(a.timeUnixSeconds, a.place[1], a.place[0]) < std::tuple(b.timeUnixSeconds, b.place[1], b.place[0]);
    });
    return sightings;
}

/// Sightings that belong together: known sources by id, others within kClusterKm of the first of a cluster.
std::vector<std::vector<const Sighting*>> clustersOf(const std::vector<Sighting>& sightings,
                                                     const std::vector<const SceneAnalysis*>& analyses) {
    std::vector<std::vector<const Sighting*>> clusters;
    std::map<std::string, std::size_t> byId;
    for (const auto& sighting : sightings) {
        const auto& source = analyses[sighting.scene]->sources[sighting.source];
        if (source.isKnown) {
            const auto [found, isNew] = byId.emplace(source.id, clusters.size());
            if (isNew) {
                clusters.emplace_back();
            }
            clusters[found->second].push_back(&sighting);
            continue;
        }
        const auto near = std::find_if(clusters.begin(), clusters.end(), [&](const auto& cluster) {
            const auto& first = analyses[cluster.front()->scene]->sources[cluster.front()->source];
            return !first.isKnown && distanceKm(cluster.front()->place, sighting.place) <= kClusterKm;
        });
        if (near == clusters.end()) {
            clusters.push_back({&sighting});
        } else {
            near->push_back(&sighting);
        }
    }
    return clusters;
}

/// What several granules say of one day: their mean; they share the wind and often the pixels, so its sigma is no smaller than theirs.
Emission meanOfDay(const std::vector<Emission>& values) {
    Emission mean = values.front();
    if (values.size() > 1) {
        mean = meanEmission(values);
        for (const auto& value : values) {
            mean.sigmaKgS = std::max(mean.sigmaKgS, value.sigmaKgS);
        }
        mean.method = values.front().method;
    }
    return mean;
}

SourceRecord recordOf(const std::vector<const Sighting*>& cluster, const std::vector<const SceneAnalysis*>& analyses) {
    SourceRecord record;
    record.source = analyses[cluster.front()->scene]->sources[cluster.front()->source];
    record.firstUnixSeconds = cluster.front()->timeUnixSeconds;
    record.lastUnixSeconds = cluster.back()->timeUnixSeconds;
    std::set<std::string> days;
    std::map<std::string, std::vector<Emission>> emissions;
    double missed = 1.0;
    PlanePoint sum{};
    const LocalPlane plane(cluster.front()->place);
    for (const auto* sighting : cluster) {
        days.insert(dayOf(sighting->timeUnixSeconds));
        missed *= 1.0 - sighting->confidence;
        record.members.emplace_back(sighting->scene, sighting->source);
        const auto& emission = analyses[sighting->scene]->emission[sighting->source];
        if (std::isfinite(emission.kgS) && emission.sigmaKgS > 0.0) {
            emissions[dayOf(sighting->timeUnixSeconds)].push_back(emission);
        }
        const auto place = plane.of(sighting->place);
        sum[0] += place[0] / static_cast<double>(cluster.size());
        sum[1] += place[1] / static_cast<double>(cluster.size());
    }
    record.days = days.size();
    record.confidence = 1.0 - missed;
    if (!record.source.isKnown) {
        record.source.place = plane.placeOf(sum);
        double squares = std::pow(cluster.front()->sigmaKm, 2);
        for (const auto* sighting : cluster) {
            squares += std::pow(distanceKm(record.source.place, sighting->place), 2);
        }
        record.positionSigmaKm = std::sqrt(squares / static_cast<double>(cluster.size()));
    }
    if (!emissions.empty()) { // granules that overlap tell of the same day
        std::vector<Emission> daily;
        std::transform(emissions.begin(), emissions.end(), std::back_inserter(daily),
                       [](const auto& day) { return meanOfDay(day.second); });
        record.emission = meanEmission(daily);
    }
    // Days on which it could have been seen.
    std::set<std::string> covered = days;
    for (std::size_t scene = 0; scene < analyses.size(); ++scene) {
        const auto& sources = analyses[scene]->sources;
        const auto own = std::find_if(sources.begin(), sources.end(), [&](const auto& source) {
            return record.source.isKnown ? source.id == record.source.id && source.isKnown
                                         : distanceKm(source.place, record.source.place) <= kClusterKm;
        });
        if (own != sources.end() && std::isfinite(analyses[scene]->firstUnixSeconds) &&
            analyses[scene]->isCovered[static_cast<std::size_t>(own - sources.begin())]) {
            covered.insert(dayOf(analyses[scene]->firstUnixSeconds));
        }
    }
    record.persistence = static_cast<double>(record.days) / static_cast<double>(covered.size());
    return record;
}

std::uint8_t qualityOf(const Sighting& sighting, const SceneAnalysis& analysis) {
    unsigned bits = 0;
    for (const auto* plume : sighting.plumes) {
        bits |= plume->quality;
        for (const std::size_t pixel : plume->pixels) {
            bits |= analysis.quality[pixel] & unsigned{kOverlap};
        }
    }
    return static_cast<std::uint8_t>(bits);
}

/// A row of the table; wind and axis are those of the clearest plume.
SourceDay sourceDayOf(const std::string& id, const std::string& date, const std::vector<const Sighting*>& seen,
                      const std::vector<const SceneAnalysis*>& analyses) {
    SourceDay day;
    day.sourceId = id;
    day.date = date;
    std::vector<Emission> emissions;
    double clearest = -1.0;
    for (const auto* sighting : seen) {
        const auto& analysis = *analyses[sighting->scene];
        const auto& emission = analysis.emission[sighting->source];
        if (std::isfinite(emission.kgS) && emission.sigmaKgS > 0.0) {
            emissions.push_back(emission);
        }
        for (const auto* plume : sighting->plumes) {
            day.pixels += plume->pixels.size();
            if (plume->maximumZ > clearest) {
                clearest = plume->maximumZ;
                day.wind = plume->wind;
                day.axisDeg = plume->axisDeg;
            }
        }
        day.quality = static_cast<std::uint8_t>(day.quality | qualityOf(*sighting, analysis));
    }
    if (!emissions.empty()) {
        day.emission = meanOfDay(emissions);
    }
    return day;
}

} // namespace

Emission meanEmission(const std::vector<Emission>& values) {
    double weights = 0.0;
    double squaredWeights = 0.0;
    double sum = 0.0;
    for (const auto& value : values) {
        const double weight = 1.0 / (value.sigmaKgS * value.sigmaKgS);
        weights += weight;
        squaredWeights += weight * weight;
        sum += weight * value.kgS;
    }
    const double fixed = sum / weights;
    double q = 0.0;
    for (const auto& value : values) {
        q += (value.kgS - fixed) * (value.kgS - fixed) / (value.sigmaKgS * value.sigmaKgS);
    }
    const double freedom = static_cast<double>(values.size()) - 1.0;
    const double between = freedom > 0.0 ? std::max(0.0, (q - freedom) / (weights - squaredWeights / weights)) : 0.0;
    weights = 0.0;
    sum = 0.0;
    for (const auto& value : values) {
        const double weight = 1.0 / (value.sigmaKgS * value.sigmaKgS + between);
        weights += weight;
        sum += weight * value.kgS;
    }
    return {
        .kgS = sum / weights, .sigmaKgS = 1.0 / std::sqrt(weights), .method = values.size() == 1 ? values.front().method : "mean of days"};
}

SourceSummary joinSources(const std::vector<const SceneAnalysis*>& analyses, const std::string& gas) {
    const auto sightings = sightingsOf(analyses);
    SourceSummary summary;
    std::map<const Sighting*, std::string> ids;
    std::size_t number = 0;
    for (const auto& cluster : clustersOf(sightings, analyses)) {
        auto record = recordOf(cluster, analyses);
        const bool isSure =
            std::any_of(cluster.begin(), cluster.end(), [](const Sighting* sighting) { return sighting->maximumZ > kSureZ; });
        if (!record.source.isKnown && record.days < 2 && !isSure && analyses.size() > 1) {
            continue;
        }
        if (!record.source.isKnown) {
            std::ostringstream id;
            id << gas << '-' << ++number;
            record.source.id = id.str();
            record.source.name = record.source.id;
        }
        for (const auto* sighting : cluster) {
            ids[sighting] = record.source.id;
        }
        summary.records.push_back(std::move(record));
    }
    std::map<std::pair<std::string, std::string>, std::vector<const Sighting*>> byDay;
    for (const auto& sighting : sightings) {
        if (const auto id = ids.find(&sighting); id != ids.end()) {
            byDay[{dayOf(sighting.timeUnixSeconds), id->second}].push_back(&sighting);
        }
    }
    for (const auto& [key, seen] : byDay) {
        summary.days.push_back(sourceDayOf(key.second, key.first, seen, analyses));
    }
    return summary;
}

core::Features featuresOf(const std::vector<SourceRecord>& records) {
    core::Features features;
    const auto column = [&](const std::string& name, core::ColumnType type, const std::string& unit, const auto& value) {
        core::Column result{.name = name, .type = type, .unit = unit, .values = {}};
        for (const auto& record : records) {
            result.values.push_back(value(record));
        }
        features.table.columns.push_back(std::move(result));
    };
    using core::ColumnType;
    using core::TableValue;
    const auto number = [](double value) { return std::isfinite(value) ? TableValue(value) : TableValue(); };
    column("id", ColumnType::Text, "", [](const auto& record) { return TableValue(record.source.id); });
    column("name", ColumnType::Text, "", [](const auto& record) { return TableValue(record.source.name); });
    column("latitude", ColumnType::Real, "degrees_north", [&](const auto& record) { return number(record.source.place[1]); });
    column("longitude", ColumnType::Real, "degrees_east", [&](const auto& record) { return number(record.source.place[0]); });
    column("position_sigma_km", ColumnType::Real, "km", [&](const auto& record) { return number(record.positionSigmaKm); });
    column("first", ColumnType::Time, "", [](const auto& record) { return TableValue(core::formatIsoTime(record.firstUnixSeconds)); });
    column("last", ColumnType::Time, "", [](const auto& record) { return TableValue(core::formatIsoTime(record.lastUnixSeconds)); });
    column("n_days", ColumnType::Integer, "", [](const auto& record) { return TableValue(static_cast<std::int64_t>(record.days)); });
    column("persistence", ColumnType::Real, "1", [&](const auto& record) { return number(record.persistence); });
    column("emission_kg_s", ColumnType::Real, "kg s-1", [&](const auto& record) { return number(record.emission.kgS); });
    column("emission_sigma_kg_s", ColumnType::Real, "kg s-1", [&](const auto& record) { return number(record.emission.sigmaKgS); });
    column("method", ColumnType::Text, "",
           [](const auto& record) { return record.emission.method.empty() ? TableValue() : TableValue(record.emission.method); });
    column("confidence", ColumnType::Real, "1", [&](const auto& record) { return number(record.confidence); });
    column("apriori_id", ColumnType::Text, "",
           [](const auto& record) { return record.source.isKnown ? TableValue(record.source.id) : TableValue(); });
    for (const auto& record : records) {
        features.geometries.push_back(
            {.type = core::GeometryType::Point, .parts = {{.points = {{record.source.place[0], record.source.place[1]}}}}});
    }
    return features;
}

std::string tableOf(const std::vector<SourceDay>& days) {
    std::ostringstream text;
    text.precision(6);
    text << "source_id,date,n_pixels,emission_kg_s,emission_sigma_kg_s,method,wind_speed,wind_direction,axis_direction,quality\n";
    const auto number = [&](double value) {
        if (std::isfinite(value)) {
            text << value;
        }
        text << ',';
    };
    for (const auto& day : days) {
        std::string id = day.sourceId;
        if (id.find_first_of(",\"\n") != std::string::npos) {
            for (std::size_t at = 0; (at = id.find('"', at)) != std::string::npos; at += 2) {
                id.insert(at, 1, '"');
            }
            id = '"' + id + '"';
        }
        text << id << ',' << day.date << ',' << day.pixels << ',';
        number(day.emission.kgS);
        number(day.emission.sigmaKgS);
        text << day.emission.method << ',';
        number(day.wind ? day.wind->speed() : kNan);
        number(day.wind ? day.wind->directionDeg() : kNan);
        number(day.axisDeg);
        text << static_cast<int>(day.quality) << '\n';
    }
    return text.str();
}

void writeFlagged(const PlumeScene& scene, const SceneAnalysis& analysis, const std::vector<std::string>& keys,
                  const std::filesystem::path& path, const std::vector<std::pair<std::string, std::string>>& provenance) {
    NetcdfWriter writer(path, NetcdfWriter::CopyOf{scene.path});
    const auto group = writer.defineGroup(writer.root(), "PLUME");
    std::vector<NetcdfWriter::Dimension> pixels;
    if (scene.isPointList) {
        pixels.push_back(writer.defineDimension(group, "time", scene.size()));
    } else {
        pixels.push_back(writer.defineDimension(group, "scanline", scene.scanlines));
        pixels.push_back(writer.defineDimension(group, "ground_pixel", scene.groundPixels));
    }
    auto ranked = pixels;
    ranked.push_back(writer.defineDimension(group, "rank", kRanks));
    std::vector<std::string> counted;
    std::vector<std::int32_t> numberOf(keys.size(), 0);
    for (std::size_t source = 0; source < keys.size(); ++source) {
        if (!keys[source].empty()) {
            counted.push_back(keys[source]);
            numberOf[source] = static_cast<std::int32_t>(counted.size());
        }
    }
    const auto sources = writer.defineDimension(group, "source", std::max<std::size_t>(1, counted.size()));
    const auto define = [&](const char* name, NetcdfType type, const std::vector<NetcdfWriter::Dimension>& dimensions,
                            const std::string& unit, const char* longName, std::optional<double> fill = {}) {
        NetcdfStorage storage{.deflateLevel = 4, .shuffle = true, .chunks = {}, .fillValue = fill};
        const auto variable = writer.defineVariable(group, name, type, dimensions, storage);
        writer.attribute(variable, "long_name", longName);
        if (!unit.empty()) {
            writer.attribute(variable, "units", unit);
        }
        return variable;
    };
    const auto flag = define("plume_flag", NetcdfType::UByte, pixels, "", "part of a plume");
    writer.attribute(flag, "flag_values", NetcdfType::UByte, std::vector<double>{0, 1, 2, 255});
    writer.attribute(flag, "flag_meanings", "none plume source missing");
    const auto quality = define("quality", NetcdfType::UByte, pixels, "", "quality of the detection");
    writer.attribute(quality, "flag_masks", NetcdfType::UByte, std::vector<double>{1, 2, 4, 8, 16, 32, 64, 128});
    writer.attribute(quality, "flag_meanings",
                     "low_qa near_missing_or_cloud low_wind wind_and_axis_differ overlap granule_edge detached uncertain_background");
    const auto confidence = define("confidence", NetcdfType::Float, pixels, "1", "confidence of the plume", kNan);
    const auto plumeId = define("plume_id", NetcdfType::Int32, pixels, "", "number of the plume in this file, 0 = none");
    const auto enhancement = define("enhancement", NetcdfType::Float, pixels, scene.unit, "column minus background", kNan);
    const auto zScore = define("z_score", NetcdfType::Float, pixels, "1", "significance of the local mean", kNan);
    const auto sourceCount = define("n_sources", NetcdfType::UByte, pixels, "", "sources with a contribution above 0.1");
    const auto sourceId = define("source_id", NetcdfType::Int32, ranked, "", "0 = none; k = element k - 1 of source_key");
    const auto contribution = define("source_contribution", NetcdfType::Float, ranked, "1", "share of the source, falling with rank", kNan);
    const auto along = define("distance_along_km", NetcdfType::Float, pixels, "km", "along the axis of the plume from its source", kNan);
    const auto distance = define("distance_km", NetcdfType::Float, pixels, "km", "great circle to the source", kNan);
    const auto key = writer.defineVariable(group, "source_key", NetcdfType::String, {sources});
    writer.attribute(group, "title", "Plumes and their sources");
    writer.attribute(group, "gas", std::string(factsOf(scene.gas).name));
    writer.attribute(group, "variable", scene.variable);
    writer.attribute(group, "wind", analysis.windName);
    for (const auto& [name, text] : provenance) {
        writer.attribute(group, name, text);
    }
    writer.endDefinitions();
    const std::size_t count = scene.size();
    std::vector<std::int32_t> flags(count, 0), qualities(analysis.quality.begin(), analysis.quality.end()), counts(count, 0);
    std::vector<std::int32_t> ranks(count * kRanks, 0);
    std::vector<float> confidences(count, std::numeric_limits<float>::quiet_NaN());
    std::vector<float> shares(count * kRanks, std::numeric_limits<float>::quiet_NaN());
    std::vector<float> alongs = confidences;
    std::vector<float> distances = confidences;
    for (std::size_t pixel = 0; pixel < count; ++pixel) {
        flags[pixel] = scene.isValid(pixel) ? 0 : 255;
    }
    for (const auto& plume : analysis.plumes) {
        for (std::size_t at = 0; at < plume.pixels.size(); ++at) {
            const std::size_t pixel = plume.pixels[at];
            const auto& detail = plume.details[at];
            flags[pixel] = detail.isAtSource ? 2 : 1;
            confidences[pixel] = static_cast<float>(plume.confidence);
            alongs[pixel] = detail.alongKm;
            distances[pixel] = detail.distanceKm;
            for (std::size_t rank = 0; rank < kRanks; ++rank) {
                const auto source = detail.source.at(rank);
                if (source >= 0 && numberOf[static_cast<std::size_t>(source)] > 0) {
                    ranks[pixel * kRanks + rank] = numberOf[static_cast<std::size_t>(source)];
                    shares[pixel * kRanks + rank] = detail.contribution.at(rank);
                    counts[pixel] += static_cast<double>(detail.contribution.at(rank)) > kSourceShare ? 1 : 0;
                }
            }
        }
    }
    writer.put(flag, flags);
    writer.put(quality, qualities);
    writer.put(confidence, confidences);
    writer.put(plumeId, analysis.plumeOf);
    writer.put(enhancement, analysis.detection.enhancement);
    writer.put(zScore, analysis.detection.zScore);
    writer.put(sourceCount, counts);
    writer.put(sourceId, ranks);
    writer.put(contribution, shares);
    writer.put(along, alongs);
    writer.put(distance, distances);
    const std::vector<std::string> none{""};
    writer.putTexts(key, counted.empty() ? none : counted);
    writer.commit();
}

} // namespace phidias::processing::plume

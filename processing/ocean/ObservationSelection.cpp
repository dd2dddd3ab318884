#include "processing/ocean/ObservationSelection.h"

#include "core/data/Quantity.h"
#include "core/io/OpenDataset.h"
#include "core/util/Time.h"

#include <fnmatch.h>

#include <algorithm>
#include <cmath>

namespace phidias::processing::ocean {

namespace {

using core::Error;
using core::ErrorCode;

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

/// Name asked for in one file: `variables` gives exceptions by file name pattern.
std::string askedName(const core::Request& request, const std::filesystem::path& path) {
    if (request.has("variables")) {
        for (const auto& [pattern, name] : request.value("variables").items()) {
            if (::fnmatch(pattern.c_str(), path.filename().c_str(), 0) == 0) {
                return name.get<std::string>();
            }
        }
    }
    return request.text("variable");
}

std::size_t variableOf(const core::Observations& data, const std::string& asked) {
    const auto found = core::matchVariable(data.variables, asked);
    if (found.size() == 1) {
        return found.front();
    }
    std::vector<std::string> names;
    if (found.empty()) {
        std::transform(data.variables.begin(), data.variables.end(), std::back_inserter(names), [](const auto& v) { return v.name; });
        throw Error(ErrorCode::UnknownVariable, "ocean.observations.noVariable",
                    {{"path", data.path}, {"asked", asked}, {"there", joined(names)}}, "hint.ocean.observations.variables");
    }
    std::transform(found.begin(), found.end(), std::back_inserter(names), [&](std::size_t k) { return data.variables[k].name; });
    throw Error(ErrorCode::UnknownVariable, "ocean.observations.ambiguous",
                {{"path", data.path}, {"asked", asked}, {"there", joined(names)}}, "hint.ocean.observations.variables");
}

/// An observation that the request leaves out; members that are NaN or empty agree with all.
class Excluded {
public:
    explicit Excluded(const core::Json& entry) : m_identifier(entry.value("id", std::string())) {
        const auto member = [&](const char* name) { return entry.contains(name) ? entry[name].get<double>() : std::nan(""); };
        m_longitude = member("longitude");
        m_latitude = member("latitude");
        m_depthM = member("depthM");
        m_time = entry.contains("time") ? core::parseIsoTime(entry["time"].get<std::string>()).value() : std::nan("");
    }

    [[nodiscard]] const std::string& identifier() const { return m_identifier; }
    [[nodiscard]] bool holds(const core::Cast& cast, double depthM, double time) const {
        const auto agrees = [](double wanted, double given, double tolerance) {
            return std::isnan(wanted) || std::abs(wanted - given) <= tolerance;
        };
        return (m_identifier.empty() || m_identifier == cast.identifier) &&
               (std::isnan(m_longitude) || std::abs(std::remainder(m_longitude - cast.longitudeDeg, 360.0)) <= 1e-5) &&
               agrees(m_latitude, cast.latitudeDeg, 1e-5) && agrees(m_depthM, depthM, 0.01) && agrees(m_time, time, 1.0);
    }

private:
    std::string m_identifier;
    double m_longitude;
    double m_latitude;
    double m_depthM;
    double m_time;
};

/// What a sample must fulfil.
class Filter {
public:
    Filter(const core::Request& request, const OceanGrid& grid) : m_grid(grid) {
        for (const auto& flag : request.value("qualityFlags")) {
            m_flags.push_back(static_cast<char>('0' + flag.get<int>()));
        }
        if (request.has("depthRange")) {
            const auto& range = request.value("depthRange");
            m_depthRange = {range[0].get<double>(), range[1].get<double>()};
        }
        for (const auto& entry : request.has("exclude") ? request.value("exclude") : core::Json::array()) {
            const Excluded excluded(entry);
            m_excluded[excluded.identifier()].push_back(excluded);
        }
        if (!m_depthRange && !grid.depthsM.empty()) {
            m_depthRange = {grid.levelBounds(0).first, grid.levelBounds(grid.depthsM.size() - 1).second};
        }
    }

    /// Reason why the sample is left out; empty = it is used.
    [[nodiscard]] const char* reason(const core::Cast& cast, double longitude, double depthM, double time, char flag, bool isGood) const {
        // Files without flags carry 0; their format's own rule then decides.
        const bool isWanted = std::find(m_flags.begin(), m_flags.end(), flag) != m_flags.end() || (flag == '0' && isGood);
        if (!isWanted) {
            return "notGood";
        }
        if (!cast.isPositionGood || !std::isfinite(cast.longitudeDeg) || !std::isfinite(cast.latitudeDeg)) {
            return "badPosition";
        }
        if (!m_grid.covers(longitude, cast.latitudeDeg)) {
            return "outsideArea";
        }
        if (m_depthRange && !(depthM >= m_depthRange->first && depthM <= m_depthRange->second)) {
            return "outsideDepth";
        }
        const auto& slices = m_grid.slices;
        if (!slices.empty() && (!cast.isTimeGood ||
                                std::none_of(slices.begin(), slices.end(), [time](const TimeSlice& slice) { return slice.holds(time); }))) {
            return "outsideTime";
        }
        for (const auto* identifier : {&kAny, &cast.identifier}) {
            const auto found = m_excluded.find(*identifier);
            if (found != m_excluded.end() && std::any_of(found->second.begin(), found->second.end(),
                                                         [&](const Excluded& excluded) { return excluded.holds(cast, depthM, time); })) {
                return "excluded";
            }
        }
        return "";
    }

private:
    inline static const std::string kAny{};
    const OceanGrid& m_grid;
    std::map<std::string, std::vector<Excluded>> m_excluded; ///< by identifier
    std::vector<char> m_flags;
    std::optional<std::pair<double, double>> m_depthRange;
};

void addFile(const core::Observations& data, std::size_t variable, const Filter& filter, const OceanGrid& grid,
             const core::LinearConversion& toCommon, ObservationSelection& selection) {
    const auto samples = data.read(variable);
    selection.counts["stored"] += samples.value.size();
    for (std::size_t k = 0; k < samples.value.size(); ++k) {
        const auto& cast = data.casts[samples.cast[k]];
        const double longitude = grid.wrapped(cast.longitudeDeg);
        const std::string reason =
            std::isfinite(samples.value[k])
                ? filter.reason(cast, longitude, samples.depthM[k], samples.timeUnixSeconds[k], samples.flag[k], samples.isGood[k])
                : "notGood";
        if (!reason.empty()) {
            ++selection.counts[reason];
            continue;
        }
        selection.observations.push_back({.longitudeDeg = longitude,
                                          .latitudeDeg = cast.latitudeDeg,
                                          .depthM = samples.depthM[k],
                                          .timeUnixSeconds = samples.timeUnixSeconds[k],
                                          .value = toCommon(samples.value[k]),
                                          .identifier = cast.identifier});
    }
}

std::string countsText(const std::map<std::string, std::size_t>& counts) {
    std::vector<std::string> parts;
    for (const auto& [reason, count] : counts) {
        parts.push_back(reason + " " + std::to_string(count));
    }
    return joined(parts);
}

} // namespace

ObservationSelection selectObservations(core::RunContext& context, const OceanGrid& grid) {
    const auto& request = context.request;
    const auto files = request.files("observations");
    const Filter filter(request, grid);
    ObservationSelection selection;
    const core::Json columns = request.has("columns") ? request.value("columns") : core::Json();
    for (std::size_t index = 0; index < files.size(); ++index) {
        context.throwIfCancelled();
        context.sink.progress(0.15 * static_cast<double>(index) / static_cast<double>(files.size()),
                              "Reading " + files[index].filename().string());
        const core::Dataset dataset =
            core::openDataset(files[index].string(), {.budget = context.budget, .stop = context.stop, .csvColumns = columns});
        const auto* opened = std::get_if<std::shared_ptr<const core::Observations>>(&dataset);
        if (opened == nullptr) {
            throw Error(ErrorCode::InvalidRequest, "ocean.observations.notObservations", {{"path", files[index].string()}});
        }
        const core::Observations& data = **opened;
        const std::size_t variable = variableOf(data, askedName(request, files[index]));
        const auto& entry = data.variables[variable];
        if (index == 0) {
            const core::Quantity* quantity = core::findQuantity(!entry.standardName.empty() ? entry.standardName
                                                                : !entry.p01.empty()        ? entry.p01
                                                                                            : entry.name);
            selection.variableName = entry.name;
            selection.standardName = !entry.standardName.empty() ? entry.standardName : quantity != nullptr ? quantity->standardName : "";
            selection.longName = entry.longName.empty() ? entry.name : entry.longName;
            selection.unit = entry.unit;
        }
        const auto toCommon = core::conversion(entry.unit, selection.unit);
        if (!toCommon) {
            throw Error(ErrorCode::InvalidRequest, "ocean.observations.unit",
                        {{"path", data.path},
                         {"variable", entry.name},
                         {"unit", entry.unit},
                         {"first", selection.unit},
                         {"firstPath", files.front().string()}},
                        "hint.ocean.observations.unit");
        }
        addFile(data, variable, filter, grid, *toCommon, selection);
        for (const auto& warning : data.warnings) {
            context.warnings.push_back(data.path + ": " + warning);
        }
    }
    selection.counts["used"] = selection.observations.size();
    if (selection.observations.empty()) {
        throw Error(ErrorCode::EmptySelection, "ocean.observations.empty", {{"counts", countsText(selection.counts)}},
                    "hint.ocean.observations.empty");
    }
    return selection;
}

} // namespace phidias::processing::ocean

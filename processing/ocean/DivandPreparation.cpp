#include "processing/ocean/DivandPreparation.h"

#include "core/io/NetcdfWriter.h"
#include "core/util/Error.h"
#include "processing/ocean/CorrelationFit.h"
#include "processing/ocean/Duplicates.h"
#include "processing/ocean/Transform.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::processing::ocean {

namespace {

using core::Error;
using core::ErrorCode;
using core::Json;
using core::NetcdfType;
using core::NetcdfWriter;

void logCounts(core::RunContext& context, const ObservationSelection& selection) {
    for (const auto& [reason, count] : selection.counts) {
        context.sink.log(core::LogLevel::Info, "observations " + reason + ": " + std::to_string(count));
    }
}

template <typename Member> std::vector<double> column(const ObservationSelection& selection, const Member& member) {
    std::vector<double> values;
    values.reserve(selection.observations.size());
    for (const auto& observation : selection.observations) {
        values.push_back(observation.*member);
    }
    return values;
}

/// Drops all but one observation of each group of duplicates.
void dropDuplicates(const Json& rule, ObservationSelection& selection, Json& report) {
    const auto longitude = column(selection, &SelectedObservation::longitudeDeg);
    const auto latitude = column(selection, &SelectedObservation::latitudeDeg);
    const auto depth = column(selection, &SelectedObservation::depthM);
    const auto time = column(selection, &SelectedObservation::timeUnixSeconds);
    const auto value = column(selection, &SelectedObservation::value);
    const ObservationPlaces places{longitude, latitude, depth, time, value};
    const auto same = duplicatesBetween(places, places,
                                        {.distanceKm = rule["km"].get<double>(),
                                         .depthM = rule["m"].get<double>(),
                                         .hours = rule["hours"].get<double>(),
                                         .value = rule["value"].get<double>()});
    // Dropped is only what is the same as one that is kept: a chain of small steps (a mixed layer, a quiet mooring) is no duplicate.
    const bool keepsFirst = rule["keep"] == "first";
    std::vector<bool> isDropped(value.size(), false);
    std::size_t groups = 0;
    for (std::size_t turn = 0; turn < value.size(); ++turn) {
        const std::size_t k = keepsFirst ? turn : value.size() - 1 - turn;
        if (isDropped[k]) {
            continue;
        }
        bool hasOther = false;
        for (const std::size_t other : same[k]) {
            if (other != k && !isDropped[other] && (keepsFirst ? other > k : other < k)) {
                isDropped[other] = true;
                hasOther = true;
            }
        }
        groups += hasOther ? 1U : 0U;
    }
    std::vector<SelectedObservation> kept;
    for (std::size_t k = 0; k < value.size(); ++k) {
        if (!isDropped[k]) {
            kept.push_back(std::move(selection.observations[k]));
        }
    }
    selection.counts["duplicate"] = value.size() - kept.size();
    selection.counts["used"] = kept.size();
    report["duplicates"] = {{"groups", groups}, {"dropped", value.size() - kept.size()}};
    selection.observations = std::move(kept);
}

/// Lengths by level from the fits, in the unit of `factor` metres. @throws core::Error{EmptySelection} when there is none
std::vector<double> lengthsOf(const LevelFits& fits, double factor, const char* name, Json& report) {
    Json levels = Json::array();
    for (const auto& fit : fits.fits) {
        levels.push_back({{"length", std::isfinite(fit.length) ? Json(fit.length / factor) : Json()},
                          {"signalToNoise", std::isfinite(fit.signalToNoise) ? Json(fit.signalToNoise) : Json()},
                          {"quality", fit.quality},
                          {"observations", fit.observations},
                          {"reason", fit.reason}});
    }
    report["lengthFit"][name] = levels;
    if (std::any_of(fits.smoothed.begin(), fits.smoothed.end(), [](double length) { return !std::isfinite(length); })) {
        throw Error(ErrorCode::EmptySelection, "ocean.fit.none", {{"name", std::string(name)}}, "hint.ocean.fit.none");
    }
    std::vector<double> lengths;
    for (const double length : fits.smoothed) {
        lengths.push_back(length / factor);
    }
    return lengths;
}

/// Fits what the request leaves to the data.
void fitLengths(const core::RunContext& context, const OceanGrid& grid, PreparedObservations& prepared) {
    const auto& request = context.request;
    const Json& wanted = request.value("lengthFit");
    // The fit sees the values that are analysed.
    const Transform transform = Transform::of(request.value("transform"));
    auto observations = prepared.selection.observations;
    for (auto& observation : observations) {
        observation.value = transform.forward(observation.value);
    }
    std::erase_if(observations, [](const auto& observation) { return !std::isfinite(observation.value); });
    LevelFitOptions options;
    options.searchDepthM = wanted["searchDepthM"].get<double>();
    options.stop = context.stop;
    if (request.value("correlationLengthKm").is_string()) {
        options.least = 1000.0 * wanted["minimumKm"].get<double>();
        options.most = 1000.0 * wanted["maximumKm"].get<double>();
        const auto km =
            lengthsOf(fitHorizontalLengths(observations, grid.depthsM, options), 1000.0, "correlationLengthKm", prepared.report);
        for (std::size_t level = 0; level < km.size(); ++level) {
            prepared.lengths.horizontalKm[level] = {km[level], km[level]};
        }
    }
    if (request.value("correlationLengthM").is_string()) {
        options.least = wanted["minimumM"].get<double>();
        options.most = wanted["maximumM"].get<double>();
        prepared.lengths.verticalM =
            lengthsOf(fitVerticalLengths(observations, grid.depthsM, options), 1.0, "correlationLengthM", prepared.report);
    }
}

} // namespace

PreparedObservations prepareObservations(core::RunContext& context, const DivandGeometry& geometry) {
    const auto& request = context.request;
    PreparedObservations prepared;
    prepared.lengths = statedLengths(request, geometry.grid(), context.budget);
    const auto before = static_cast<std::ptrdiff_t>(context.warnings.size());
    prepared.selection = selectObservations(context, geometry.grid());
    prepared.warnings.assign(context.warnings.begin() + before, context.warnings.end());
    context.warnings.erase(context.warnings.begin() + before, context.warnings.end());
    if (request.value("duplicates").is_object()) {
        dropDuplicates(request.value("duplicates"), prepared.selection, prepared.report);
    }
    logCounts(context, prepared.selection);
    if (request.value("correlationLengthKm").is_string() || request.value("correlationLengthM").is_string()) {
        context.sink.progress(0.1, "Fitting the correlation lengths");
        fitLengths(context, geometry.grid(), prepared);
    }
    return prepared;
}

std::vector<TimeSlice> slicesOf(const OceanGrid& grid, const ObservationSelection& selection) {
    if (!grid.slices.empty()) {
        return grid.slices;
    }
    double first = std::numeric_limits<double>::infinity();
    double last = -first;
    for (const auto& observation : selection.observations) {
        if (std::isfinite(observation.timeUnixSeconds)) {
            first = std::min(first, observation.timeUnixSeconds);
            last = std::max(last, observation.timeUnixSeconds);
        }
    }
    if (first > last) {
        first = last = 0.0;
    }
    TimeSlice slice;
    slice.centreUnixSeconds = 0.5 * (first + last);
    slice.boundsUnixSeconds = {first, last};
    slice.title = "all observations";
    return {slice};
}

void writePrepared(const PreparedObservations& prepared, const std::filesystem::path& path) {
    const auto& selection = prepared.selection;
    NetcdfWriter writer(path);
    const auto observation = writer.defineDimension("observation", std::max<std::size_t>(1, selection.observations.size()));
    std::size_t longest = 1;
    for (const auto& entry : selection.observations) {
        longest = std::max(longest, entry.identifier.size());
    }
    const auto length = writer.defineDimension("length", longest);
    const std::array<std::pair<const char*, double SelectedObservation::*>, 5> columns{{{"longitude", &SelectedObservation::longitudeDeg},
                                                                                        {"latitude", &SelectedObservation::latitudeDeg},
                                                                                        {"depth", &SelectedObservation::depthM},
                                                                                        {"time", &SelectedObservation::timeUnixSeconds},
                                                                                        {"value", &SelectedObservation::value}}};
    std::vector<NetcdfWriter::Variable> variables;
    for (const auto& [name, member] : columns) {
        variables.push_back(writer.defineVariable(name, NetcdfType::Double, {observation}));
    }
    const auto identifier = writer.defineVariable("identifier", NetcdfType::Char, {observation, length});
    Json shared{{"counts", selection.counts},
                {"variableName", selection.variableName},
                {"standardName", selection.standardName},
                {"longName", selection.longName},
                {"unit", selection.unit},
                {"number", selection.observations.size()},
                {"epsilon2", prepared.epsilon2},
                {"report", prepared.report},
                {"horizontalKm", prepared.lengths.horizontalKm},
                {"verticalM", prepared.lengths.verticalM}};
    writer.attribute("shared", core::toText(shared));
    const auto node = writer.defineDimension("node", std::max<std::size_t>(1, prepared.lengths.fieldKm.size()));
    std::optional<NetcdfWriter::Variable> field;
    if (!prepared.lengths.fieldKm.empty()) {
        field = writer.defineVariable("lengthKm", NetcdfType::Double, {node});
    }
    writer.endDefinitions();
    for (std::size_t k = 0; k < columns.size() && !selection.observations.empty(); ++k) {
        writer.put(variables[k], std::span<const double>(column(selection, columns[k].second)));
    }
    if (!selection.observations.empty()) {
        std::vector<std::string> identifiers;
        for (const auto& entry : selection.observations) {
            identifiers.push_back(entry.identifier);
        }
        writer.putTexts(identifier, identifiers);
    }
    if (field) {
        writer.put(*field, std::span<const double>(prepared.lengths.fieldKm));
    }
    writer.commit();
}

PreparedObservations readPrepared(const std::filesystem::path& path) {
    const auto root = core::NetcdfFile::open(path.string()).root();
    const Json shared = Json::parse(root.attributes().textOrEmpty("shared"));
    PreparedObservations prepared;
    auto& selection = prepared.selection;
    selection.counts = shared["counts"].get<std::map<std::string, std::size_t>>();
    selection.variableName = shared["variableName"].get<std::string>();
    selection.standardName = shared["standardName"].get<std::string>();
    selection.longName = shared["longName"].get<std::string>();
    selection.unit = shared["unit"].get<std::string>();
    selection.observations.resize(shared["number"].get<std::size_t>());
    prepared.epsilon2 = shared["epsilon2"].get<double>();
    prepared.report = shared["report"];
    prepared.lengths.horizontalKm = shared["horizontalKm"].get<std::vector<std::array<double, 2>>>();
    prepared.lengths.verticalM = shared["verticalM"].get<std::vector<double>>();
    if (root.variable("lengthKm")) {
        prepared.lengths.fieldKm = root.requireVariable("lengthKm").readDoubles();
    }
    if (selection.observations.empty()) {
        return prepared;
    }
    const auto longitude = root.requireVariable("longitude").readDoubles();
    const auto latitude = root.requireVariable("latitude").readDoubles();
    const auto depth = root.requireVariable("depth").readDoubles();
    const auto time = root.requireVariable("time").readDoubles();
    const auto value = root.requireVariable("value").readDoubles();
    const auto identifier = root.requireVariable("identifier").readTexts();
    for (std::size_t k = 0; k < selection.observations.size(); ++k) {
        selection.observations[k] = {.longitudeDeg = longitude[k],
                                     .latitudeDeg = latitude[k],
                                     .depthM = depth[k],
                                     .timeUnixSeconds = time[k],
                                     .value = value[k],
                                     .identifier = identifier[k]};
    }
    return prepared;
}

} // namespace phidias::processing::ocean

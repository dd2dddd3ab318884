#include "processing/ocean/Divand.h"

#include "core/process/ParameterForms.h"
#include "core/provenance/Provenance.h"
#include "core/util/Time.h"
#include "processing/ocean/DivandDeclaration.h"
#include "processing/ocean/DivandProduct.h"
#include "processing/ocean/DivandTuning.h"
#include "processing/ocean/ProductVocabulary.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace phidias::processing::ocean {

namespace {

using core::Error;
using core::ErrorCode;
using core::Json;
using Clock = std::chrono::steady_clock;

constexpr double kReading = 0.15; ///< share of the progress

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What the geometry of a request depends on, for an interactive worker.
std::string geometryKey(const core::Request& request) {
    std::string key;
    for (const char* name : {"grid", "cyclicLongitude", "bathymetry", "bathymetryPositive", "maskLevel", "mask", "lengthOverTopography"}) {
        key += request.has(name) ? core::toText(request.value(name)) + ";" : ";";
    }
    for (const char* name : {"bathymetry", "mask"}) {
        key += request.has(name) ? core::stampOf(request.file(name).string()) + ";" : ";";
    }
    return key;
}

/// What the prepared observations depend on, beside the geometry.
std::string observationsKey(const core::Request& request) {
    std::string key = geometryKey(request);
    for (const char* name : {"variable", "variables", "columns", "qualityFlags", "depthRange", "exclude", "duplicates", "transform",
                             "correlationLengthKm", "correlationLengthM", "lengthFit", "epsilon2"}) {
        // Stated numbers are not part of what has to be read again.
        const bool isNumber = request.has(name) && request.value(name).is_number();
        key += request.has(name) && !isNumber ? core::toText(request.value(name)) + ";" : ";";
    }
    for (const auto& file : request.files("observations")) {
        key += core::stampOf(file.string()) + ";";
    }
    return key;
}

std::shared_ptr<const DivandGeometry> geometryOf(core::RunContext& context) {
    const auto make = [&] {
        context.sink.progress(0.0, "Reading the bathymetry");
        return DivandGeometry(context.request, gridOf(context.request), context.budget);
    };
    return context.cache != nullptr ? context.cache->get<DivandGeometry>(geometryKey(context.request), make)
                                    : std::make_shared<const DivandGeometry>(make());
}

PreparedObservations preparedOf(core::RunContext& context, const DivandGeometry& geometry) {
    const auto make = [&] { return prepareObservations(context, geometry); };
    PreparedObservations prepared =
        context.cache != nullptr ? *context.cache->get<PreparedObservations>(observationsKey(context.request), make) : make();
    context.warnings.insert(context.warnings.end(), prepared.warnings.begin(), prepared.warnings.end());
    if (context.cache != nullptr) {
        // The cached ones may come from a request with other numbers; only what is fitted belongs to the observations.
        auto stated = statedLengths(context.request, geometry.grid(), context.budget);
        if (!context.request.value("correlationLengthKm").is_string()) {
            prepared.lengths.horizontalKm = std::move(stated.horizontalKm);
            prepared.lengths.fieldKm = std::move(stated.fieldKm);
        }
        if (!context.request.value("correlationLengthM").is_string()) {
            prepared.lengths.verticalM = std::move(stated.verticalM);
        }
    }
    if (context.request.value("epsilon2").is_number()) {
        prepared.epsilon2 = context.request.number("epsilon2");
    } else if (context.request.value("epsilon2") == "fit") {
        fitEpsilon2(context, geometry, prepared);
    }
    return prepared;
}

/// The parameters of `ocean.divand` and some more, of a task of its graph.
core::Declaration taskDeclaration(const char* id, const char* title, std::vector<core::Parameter> more, std::vector<core::Output> outputs) {
    core::Declaration declaration = divandDeclaration();
    declaration.id = id;
    declaration.title = title;
    declaration.example = Json::object();
    for (auto& parameter : more) {
        declaration.inputs.push_back(std::move(parameter));
    }
    declaration.outputs = std::move(outputs);
    return declaration;
}

core::Parameter preparedParameter() {
    return core::requiredParameter({"prepared", "Prepared observations", "", "Task"}, {core::fileForm("any")});
}

void requireMemory(const core::RunContext& context, const OceanGrid& grid, const CorrelationLengths& lengths) {
    // Metric, lengths, mask, stencil and fields of what is analysed at once, before any of it is made.
    const std::size_t levels = DivandGeometry::isVolume(grid, lengths) ? grid.depthsM.size() : 1;
    context.budget.require(static_cast<std::uint64_t>(grid.plane()) * levels * 40 * sizeof(double),
                           "grid " + std::to_string(grid.longitudesDeg.size()) + " x " + std::to_string(grid.latitudesDeg.size()) + " x " +
                               std::to_string(std::max<std::size_t>(1, grid.depthsM.size())));
}

} // namespace

OceanGrid gridOf(const core::Request& request) {
    const std::string choice = request.text("cyclicLongitude");
    return OceanGrid::of(request.value("grid"), choice == "auto" ? std::nullopt : std::optional(choice == "yes"));
}

void checkAnalysisParameters(const core::Request& request) {
    const OceanGrid grid = gridOf(request);
    const auto checkLevels = [&](const char* name, std::size_t shortest) {
        const Json& value = request.value(name);
        if (value.is_array() && value.size() != grid.depthsM.size() && value.size() != shortest) {
            throw Error(ErrorCode::InvalidRequest, "ocean.divand.lengthLevels",
                        {{"name", std::string(name)},
                         {"found", static_cast<std::int64_t>(value.size())},
                         {"levels", static_cast<std::int64_t>(grid.depthsM.size())}});
        }
    };
    const Json& vertical = request.value("correlationLengthM");
    const bool hasVertical = grid.depthsM.size() > 1 && (!vertical.is_number() || vertical.get<double>() > 0.0);
    if (grid.plane() == 1 && !hasVertical) {
        throw Error(ErrorCode::InvalidRequest, "ocean.divand.onePoint", {}, "hint.ocean.divand.onePoint");
    }
    checkLevels("correlationLengthKm", 2);
    checkLevels("correlationLengthM", 1);
    if (vertical.is_string() && grid.depthsM.size() < 2) {
        throw Error(ErrorCode::InvalidRequest, "ocean.divand.fitNeedsLevels", {{"name", std::string("correlationLengthM")}});
    }
    for (const char* name : {"variables", "columns"}) {
        if (request.has(name)) {
            for (const auto& [key, value] : request.value(name).items()) {
                if (!value.is_string()) {
                    throw Error(ErrorCode::InvalidRequest, "process.value.notAText",
                                {{"name", std::string(name) + "." + key}, {"given", value.dump()}});
                }
            }
        }
    }
    if (request.has("minimum") && request.has("maximum") && request.number("minimum") > request.number("maximum")) {
        throw Error(ErrorCode::InvalidRequest, "ocean.divand.minimumAboveMaximum");
    }
    if (request.boolean("inequality") &&
        (!request.has("minimum") || (request.value("background") != "mean" && request.value("background") != "none"))) {
        throw Error(ErrorCode::InvalidRequest, "ocean.divand.inequalityNeedsMinimum", {{"name", std::string("inequality")}});
    }
    if (request.number("lengthOverTopography") > 0.0 && !request.has("bathymetry")) {
        throw Error(ErrorCode::InvalidRequest, "ocean.divand.topographyNeedsBathymetry", {{"name", std::string("lengthOverTopography")}});
    }
    if (qualityMethod(request) == 2) {
        throw Error(ErrorCode::InvalidRequest, "ocean.case.qcMethod");
    }
    const Json& fit = request.value("lengthFit");
    for (const auto& [low, high] : {std::pair{"minimumKm", "maximumKm"}, std::pair{"minimumM", "maximumM"}}) {
        if (!(fit[low].get<double>() < fit[high].get<double>())) {
            throw Error(ErrorCode::InvalidRequest, "ocean.fit.bounds",
                        {{"low", std::string("lengthFit.") + low}, {"high", std::string("lengthFit.") + high}});
        }
    }
    const Transform transform = Transform::of(request.value("transform"));
    if (request.boolean("inequality") && std::isnan(transform.forward(request.number("minimum")))) {
        throw Error(ErrorCode::InvalidRequest, "ocean.divand.minimumNotTransformable", {{"given", request.number("minimum")}},
                    "hint.ocean.divand.minimumNotTransformable");
    }
    for (const auto& entry : request.value("exclude")) {
        if (entry.empty() || (entry.contains("time") && !core::parseIsoTime(entry["time"].get<std::string>()))) {
            throw Error(ErrorCode::InvalidRequest, "ocean.divand.excludeEntry", {{"given", entry.dump()}},
                        "hint.ocean.divand.excludeEntry");
        }
    }
}

Divand::Divand() : m_declaration(divandDeclaration()) {}

void Divand::validate(const core::Request& request) const {
    checkAnalysisParameters(request);
    if (request.has("seaAreas")) {
        for (const auto& code : request.value("seaAreas")) {
            static_cast<void>(seaArea(code.get<std::string>()));
        }
    }
}

void Divand::run(core::RunContext& context) const {
    const auto started = Clock::now();
    const auto geometry = geometryOf(context);
    requireMemory(context, geometry->grid(), statedLengths(context.request, geometry->grid(), context.budget));
    const auto prepared = preparedOf(context, *geometry);
    const auto slices = slicesOf(geometry->grid(), prepared.selection);
    DivandProduct product(context, context.request, geometry->grid(), prepared, slices, context.provenance);
    for (std::size_t slice = 0; slice < slices.size(); ++slice) {
        product.put(slice, analyseSlice(context, prepared, *geometry, slices[slice], [&](double done) {
                        context.sink.progress(kReading + (0.98 - kReading) * (static_cast<double>(slice) + done) /
                                                             static_cast<double>(slices.size()),
                                              "Analysis");
                    }));
    }
    product.finish(secondsSince(started));
}

std::optional<core::TaskGraph> Divand::taskGraph(const core::Request& request) const {
    const std::size_t slices = gridOf(request).slices.size();
    if (slices < 2) {
        return std::nullopt;
    }
    core::TaskGraph graph;
    graph.tasks.push_back({.id = "prepare",
                           .process = "ocean.divand.prepare",
                           .inputs = request.inputs,
                           .outputs = {{"prepared", "prepared.nc"}},
                           .after = {}});
    Json inputs = request.inputs;
    inputs["prepared"] = {{"task", "prepare"}, {"output", "prepared"}};
    core::Task collect{.id = "collect", .process = "ocean.divand.collect", .inputs = inputs, .outputs = {}, .after = {}};
    collect.inputs["slices"] = Json::array();
    for (std::size_t slice = 0; slice < slices; ++slice) {
        const std::string id = "slice-" + std::to_string(slice + 1);
        Json own = inputs;
        own["slice"] = slice;
        graph.tasks.push_back({.id = id, .process = "ocean.divand.slice", .inputs = own, .outputs = {{"slice", id + ".nc"}}, .after = {}});
        collect.inputs["slices"].push_back({{"task", id}, {"output", "slice"}});
    }
    for (const auto& [name, path] : request.outputs) {
        collect.outputs[name] = path.string();
    }
    graph.tasks.push_back(collect);
    return graph;
}

DivandPrepare::DivandPrepare()
    : m_declaration(taskDeclaration("ocean.divand.prepare", "DIVAnd: observations of all slices", {},
                                    {{.name = "prepared", .title = "Prepared observations", .formats = {"nc"}, .isMandatory = true}})) {}

void DivandPrepare::run(core::RunContext& context) const {
    const auto geometry = geometryOf(context);
    writePrepared(preparedOf(context, *geometry), *context.outputPart("prepared"));
}

DivandSliceTask::DivandSliceTask()
    : m_declaration(
          taskDeclaration("ocean.divand.slice", "DIVAnd: one time slice",
                          {preparedParameter(), core::requiredParameter({"slice", "Slice", "", "Task"}, {core::integerForm(0, 1e6)})},
                          {{.name = "slice", .title = "Analyses of the slice", .formats = {"nc"}, .isMandatory = true}})) {}

void DivandSliceTask::run(core::RunContext& context) const {
    const auto started = Clock::now();
    const auto prepared = readPrepared(context.request.file("prepared"));
    const auto geometry = geometryOf(context);
    requireMemory(context, geometry->grid(), prepared.lengths);
    const auto slices = slicesOf(geometry->grid(), prepared.selection);
    auto result = analyseSlice(context, prepared, *geometry, slices.at(static_cast<std::size_t>(context.request.integer("slice"))),
                               [&](double done) { context.sink.progress(0.05 + 0.93 * done, "Analysis"); });
    context.warnings.insert(context.warnings.end(), result.warnings.begin(), result.warnings.end());
    result.seconds = secondsSince(started);
    writeSlice(result, *context.outputPart("slice"));
}

DivandCollect::DivandCollect()
    : m_declaration(
          taskDeclaration("ocean.divand.collect", "DIVAnd: the product",
                          {preparedParameter(), core::requiredParameter({"slices", "Slices", "", "Task"}, {core::fileForm("any")}, true)},
                          divandDeclaration().outputs)) {}

void DivandCollect::run(core::RunContext& context) const {
    const auto started = Clock::now();
    // The product is that of `ocean.divand`, whose job is this one without what the graph has added.
    core::Request whole = context.request;
    whole.process = "ocean.divand";
    whole.outputs.clear();
    whole.inputs.erase("prepared");
    whole.inputs.erase("slices");
    const auto attributes = core::provenanceAttributes(
        {.process = whole.process,
         .processVersion = m_declaration.version,
         .request = core::jobJson(whole),
         .inputs = {},
         .outputs = {},
         .startUnixSeconds = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count(),
         .endUnixSeconds = 0.0,
         .threads = context.threads});
    const auto prepared = readPrepared(context.request.file("prepared"));
    const OceanGrid grid = gridOf(context.request);
    const auto slices = slicesOf(grid, prepared.selection);
    const auto parts = context.request.files("slices");
    double seconds = 0.0; // of all tasks that analysed
    DivandProduct product(context, whole, grid, prepared, slices, attributes);
    for (std::size_t slice = 0; slice < slices.size(); ++slice) {
        context.throwIfCancelled();
        auto result = readSlice(parts.at(slice));
        seconds += result.seconds;
        result.warnings.clear(); // the slice's own task has told them
        product.put(slice, result);
        context.sink.progress(static_cast<double>(slice + 1) / static_cast<double>(slices.size()), "Writing the product");
    }
    product.finish(seconds + secondsSince(started));
}

} // namespace phidias::processing::ocean

#include "processing/ocean/CorrelationLength.h"

#include "core/process/ParameterForms.h"
#include "core/util/AtomicFile.h"
#include "processing/ocean/CorrelationFit.h"
#include "processing/ocean/ObservationParameters.h"
#include "processing/ocean/Transform.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::processing::ocean {

namespace {

using core::Json;

core::Declaration declare() {
    core::Declaration declaration;
    declaration.id = "ocean.correlation-length";
    declaration.version = "1";
    declaration.title = "Correlation lengths of observations";
    declaration.summary =
        "Fits the covariance function of the analysis to the covariances of pairs of observations, level by level, and smooths the "
        "lengths along depth.";
    declaration.references = {{.citation = "Troupin et al. 2012, Ocean Modelling 52-53, 90-101", .doi = "10.1016/j.ocemod.2012.05.002"}};
    declaration.inputs = observationParameters();
    const auto metres = [](const char* name, const char* title, const char* help, double low, double high, double standard,
                           bool isExclusive) {
        return core::optionalParameter({name, title, help, "Fit"}, {core::numberForm("m", low, high, isExclusive)}, standard);
    };
    for (auto parameter :
         {core::optionalParameter(
              {"depths", "Depth levels", "Metres below the surface, increasing; absent: all observations as one level.", "Fit"},
              {core::listForm(core::numberForm("m", 0.0, 12000.0), 1, 1000, true)}),
          core::optionalParameter({"area", "Area", "West, south, east, north in degrees; west > east crosses the antimeridian.", "Data"},
                                  {core::extentForm()}),
          transformParameter("Data"),
          metres("searchDepthM", "Depth about a level", "Horizontal: observations this near to a level belong to it.", 0.0, 12000.0, 50.0,
                 true),
          metres("verticalSearchDepthM", "Depth about a level, vertical fit", "One observation of each pair is this near to the level.",
                 0.0, 12000.0, 10.0, true),
          metres("searchDistanceM", "Distance within a profile", "Vertical: observations this near to each other belong to one profile.",
                 0.0, 1e6, 1000.0, true),
          metres("smoothingDepthM", "Smoothing along depth", "Scale over which the lengths are smoothed; 0 = not.", 0.0, 12000.0, 100.0,
                 false),
          core::optionalParameter({"smoothingLevels", "Smoothing over levels", "Second smoothing, in levels; 0 = not.", "Fit"},
                                  {core::numberForm("1", 0.0, 1000.0)}, 3.0),
          core::optionalParameter({"minimumKm", "Least horizontal length", "", "Fit"}, {core::numberForm("km", 0.0, 40000.0)}, 1.0),
          core::optionalParameter({"maximumKm", "Greatest horizontal length", "", "Fit"}, {core::numberForm("km", 0.0, 40000.0, true)},
                                  5000.0),
          metres("minimumM", "Least vertical length", "", 0.0, 12000.0, 1.0, false),
          metres("maximumM", "Greatest vertical length", "", 0.0, 12000.0, 5000.0, true),
          core::optionalParameter(
              {"samples", "Sampled observations", "With more than this, as many random pairs as so many observations have.", "Fit"},
              {core::integerForm(50, 20000)}, 2000),
          core::optionalParameter({"seed", "Seed", "Of the random pairs: the same seed gives the same lengths.", "Fit"},
                                  {core::integerForm(0, 2147483647)}, 20140101)}) {
        declaration.inputs.push_back(std::move(parameter));
    }
    declaration.outputs = {
        {.name = "report", .title = "Lengths, quality, covariances and fitted curves", .formats = {"json"}, .isMandatory = true}};
    declaration.example = {
        {"process", "ocean.correlation-length"},
        {"version", "1"},
        {"inputs",
         {{"observations", Json::array({{{"href", "stations.txt"}}})}, {"variable", "practical salinity"}, {"depths", {0.0, 50.0, 100.0}}}},
        {"outputs", {{"report", {{"href", "lengths.json"}}}}}};
    return declaration;
}

Json finite(double value) {
    return std::isfinite(value) ? Json(value) : Json();
}

/// @param scale  metres in the unit of the report   @param unit  "Km" or "M"
Json fitJson(const LengthFit& fit, std::optional<double> depthM, double scale, const std::string& unit) {
    const std::string suffix = unit;
    std::vector<double> distance = fit.distance;
    for (double& value : distance) {
        value /= scale;
    }
    Json entry{{"depthM", depthM ? Json(*depthM) : Json()},
               {"length" + suffix, finite(fit.length / scale)},
               {"signalToNoise", finite(fit.signalToNoise)},
               {"variance", finite(fit.variance)},
               {"quality", fit.quality},
               {"observations", fit.observations},
               {"pairs", fit.pairs},
               {"curve", {{"distance" + suffix, distance}, {"covariance", fit.covariance}, {"fitted", fit.fitted}, {"weight", fit.weight}}},
               {"usedBins", {fit.usedBins.first, fit.usedBins.second}}};
    if (!fit.reason.empty()) {
        entry["reason"] = fit.reason;
    }
    return entry;
}

Json smoothedJson(const LevelFits& fits, double scale) {
    Json values = Json::array();
    for (const double length : fits.smoothed) {
        values.push_back(finite(length / scale));
    }
    return values;
}

/// A grid that covers the area asked for: its corners are its nodes.
OceanGrid areaOf(const core::Request& request) {
    std::array<double, 4> area{-180.0, -90.0, 180.0, 90.0};
    if (request.has("area")) {
        area = request.value("area").get<std::array<double, 4>>();
    }
    OceanGrid grid;
    grid.longitudesDeg = {area[0], area[2] > area[0] ? area[2] : area[2] + 360.0};
    grid.latitudesDeg = {area[1], area[3]};
    return grid;
}

} // namespace

CorrelationLength::CorrelationLength() : m_declaration(declare()) {}

void CorrelationLength::validate(const core::Request& request) const {
    for (const auto& [low, high] : {std::pair{"minimumKm", "maximumKm"}, std::pair{"minimumM", "maximumM"}}) {
        if (!(request.number(low) < request.number(high))) {
            throw core::Error(core::ErrorCode::InvalidRequest, "ocean.fit.bounds",
                              {{"low", std::string(low)}, {"high", std::string(high)}});
        }
    }
    static_cast<void>(Transform::of(request.value("transform")));
}

void CorrelationLength::run(core::RunContext& context) const {
    const auto& request = context.request;
    auto selection = selectObservations(context, areaOf(request));
    const Transform transform = Transform::of(request.value("transform"));
    for (auto& observation : selection.observations) {
        observation.value = transform.forward(observation.value);
    }
    std::erase_if(selection.observations, [](const auto& observation) { return !std::isfinite(observation.value); });
    const auto depths = request.has("depths") ? request.value("depths").get<std::vector<double>>() : std::vector<double>();
    LevelFitOptions options{.searchDepthM = request.number("searchDepthM"),
                            .verticalSearchDepthM = request.number("verticalSearchDepthM"),
                            .searchDistanceM = request.number("searchDistanceM"),
                            .smoothingDepthM = request.number("smoothingDepthM"),
                            .smoothingLevels = request.number("smoothingLevels"),
                            .least = 1000.0 * request.number("minimumKm"),
                            .most = 1000.0 * request.number("maximumKm"),
                            .samples = static_cast<std::size_t>(request.integer("samples")),
                            .seed = static_cast<std::uint64_t>(request.integer("seed")),
                            .stop = context.stop};
    context.sink.progress(0.2, "Horizontal lengths");
    const auto horizontal = fitHorizontalLengths(selection.observations, depths, options);
    options.least = request.number("minimumM");
    options.most = request.number("maximumM");
    context.sink.progress(0.6, "Vertical lengths");
    const auto vertical = depths.size() > 1 ? fitVerticalLengths(selection.observations, depths, options) : LevelFits();
    Json report{{"variable", selection.variableName},
                {"unit", selection.unit},
                {"counts", selection.counts},
                {"horizontal", Json::array()},
                {"vertical", Json::array()},
                {"smoothedHorizontalKm", smoothedJson(horizontal, 1000.0)},
                {"smoothedVerticalM", smoothedJson(vertical, 1.0)}};
    const auto depthOf = [&](std::size_t level) { return level < depths.size() ? std::optional(depths[level]) : std::nullopt; };
    for (std::size_t level = 0; level < horizontal.fits.size(); ++level) {
        report["horizontal"].push_back(fitJson(horizontal.fits[level], depthOf(level), 1000.0, "Km"));
    }
    for (std::size_t level = 0; level < vertical.fits.size(); ++level) {
        report["vertical"].push_back(fitJson(vertical.fits[level], depthOf(level), 1.0, "M"));
    }
    core::writeFileAtomically(*context.outputPart("report"), report.dump(2) + "\n");
}

} // namespace phidias::processing::ocean

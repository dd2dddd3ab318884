#include "processing/atmosphere/PcaScreening.h"

#include "core/process/ParameterForms.h"
#include "core/util/Error.h"
#include "processing/atmosphere/PcaAccumulate.h"
#include "processing/atmosphere/PcaScreen.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace phidias::processing::atmosphere {

namespace {

using core::Error;
using core::ErrorCode;
using core::Json;
using core::Task;

constexpr std::size_t kCounted = 32; ///< granules of a counting task
constexpr std::size_t kMerged = 16;  ///< accumulators of a merging task

/// Parameters of the parts that the whole has too, under the same names.
const std::array<std::vector<std::string>, 3>& partParameters() {
    static const std::array<std::vector<std::string>, 3> names{
        {{"granules", "band", "irradiance", "space", "grid", "channelQualityMask", "groundPixelQualityMask", "sunZenithMaximum",
          "viewZenithMaximum", "validFractionMinimum", "snrMinimum", "missingMaximumFraction", "sampling", "sampleMaximum", "seed",
          "scoreMaximum"},
         {"components", "windows", "gases", "crossSections"},
         {"tolerance", "quantile", "filterTolerance", "selectedFractionMaximum", "confirmation"}}};
    return names;
}

core::Declaration declareScreening() {
    core::Declaration declaration;
    declaration.id = "atmosphere.pca-screening";
    declaration.version = "1";
    declaration.title = "Screening of spectra, whole chain";
    declaration.summary =
        "From Sentinel-5P level-1B granules to the spectra out of the ordinary, their names and events: reference, basis, a second "
        "reference without what the first basis could not reconstruct, basis, screening. One task a granule, on this machine or a cluster.";
    declaration.references = PcaAccumulate().declaration().references;
    const std::array<core::Declaration, 3> parts{PcaAccumulate().declaration(), PcaBasis().declaration(), PcaScreen().declaration()};
    for (std::size_t part = 0; part < parts.size(); ++part) {
        for (const auto& name : partParameters().at(part)) {
            core::Parameter parameter = *parts.at(part).findInput(name);
            if (name == "grid") { // a second pass holds spectra against one basis
                parameter.types = {core::choiceForm({"resample", "index"})};
            }
            if (name == "scoreMaximum") {
                parameter.defaultValue = "auto";
            }
            declaration.inputs.push_back(std::move(parameter));
        }
    }
    declaration.inputs.push_back(core::optionalParameter(
        {"basis", "Basis", "A ready one: the granules are only screened. Absent: it is made of these granules.", "Data"},
        {core::fileForm("any")}));
    declaration.outputs = {{.name = "selection", .title = "Selected spectra", .formats = {"nc"}, .isMandatory = true},
                           {.name = "events", .title = "Events", .formats = {"geojson", "gpkg"}, .isMandatory = false},
                           {.name = "basis", .title = "Basis", .formats = {"nc"}, .isMandatory = false},
                           {.name = "report", .title = "Report", .formats = {"json"}, .isMandatory = false}};
    declaration.example = {{"process", "atmosphere.pca-screening"},
                           {"version", "1"},
                           {"inputs", {{"granules", {{{"href", "S5P_OFFL_L1B_RA_BD7.nc"}}}}}},
                           {"outputs", {{"selection", {{"href", "selection.nc"}}}, {"events", {{"href", "events.geojson"}}}}}};
    return declaration;
}

/// "first-0007": tasks sort as their granules do.
std::string numbered(const std::string& stem, std::size_t number) {
    std::array<char, 16> digits{};
    const int length = std::snprintf(digits.data(), digits.size(), "-%05zu", number + 1);
    return stem + std::string(digits.data(), static_cast<std::size_t>(std::max(0, length)));
}

Json outputOf(const std::string& task, const char* output) {
    return {{"task", task}, {"output", output}};
}

/// Puts the graph together.
class Chain {
public:
    explicit Chain(const core::Request& request) : m_request(request) {}

    core::TaskGraph build() {
        const Json granules = m_request.value("granules");
        Json basis;
        if (m_request.has("basis")) {
            basis = m_request.value("basis");
        } else {
            const Json strata = count(granules);
            Json firstInputs = part(0);
            firstInputs.erase("scoreMaximum");
            firstInputs["missing"] = "interpolate";
            const std::string first = basisOf("first", accumulate("first", granules, firstInputs, strata), Json::object(), {});
            Json secondInputs = part(0);
            secondInputs["missing"] = "gappy";
            secondInputs["basis"] = outputOf(first, "basis");
            const auto found = m_request.outputs.find("basis");
            const std::string second = basisOf("second", accumulate("second", granules, secondInputs, strata), part(1),
                                               found == m_request.outputs.end() ? std::string() : found->second.string());
            basis = outputOf(second, "basis");
        }
        screen(granules, basis);
        return std::move(m_graph);
    }

private:
    /// Those of the parameters of a part that were given.
    [[nodiscard]] Json part(std::size_t number) const {
        Json inputs = Json::object();
        for (const auto& name : partParameters().at(number)) {
            if (name != "granules" && m_request.has(name)) {
                inputs[name] = m_request.value(name);
            }
        }
        return inputs;
    }

    void add(const std::string& id, const std::string& process, Json inputs, std::map<std::string, std::string> outputs) {
        m_graph.tasks.push_back({.id = id, .process = process, .inputs = std::move(inputs), .outputs = std::move(outputs), .after = {}});
    }

    Json count(const Json& granules) {
        Json strata = Json::array();
        for (std::size_t first = 0; first < granules.size(); first += kCounted) {
            const std::string id = numbered("count", first / kCounted);
            Json inputs = part(0);
            inputs.erase("scoreMaximum");
            inputs["granules"] = Json(granules.begin() + static_cast<std::ptrdiff_t>(first),
                                      granules.begin() + static_cast<std::ptrdiff_t>(std::min(first + kCounted, granules.size())));
            add(id, "atmosphere.pca-screening.count", std::move(inputs), {{"strata", id + ".json"}});
            strata.push_back(outputOf(id, "strata"));
        }
        return strata;
    }

    /// @returns the accumulators, merged down to kMerged at most
    Json accumulate(const std::string& pass, const Json& granules, const Json& inputs, const Json& strata) {
        Json accumulators = Json::array();
        for (std::size_t number = 0; number < granules.size(); ++number) {
            const std::string id = numbered(pass, number);
            Json own = inputs;
            own["granules"] = Json::array({granules[number]});
            own["strata"] = strata;
            own["mayBeEmpty"] = true;
            add(id, "atmosphere.pca-accumulate", std::move(own), {{"accumulator", id + ".nc"}});
            accumulators.push_back(outputOf(id, "accumulator"));
        }
        for (std::size_t level = 1; accumulators.size() > kMerged; ++level) {
            Json merged = Json::array();
            for (std::size_t first = 0; first < accumulators.size(); first += kMerged) {
                const std::string id = numbered(pass + "-merge-" + std::to_string(level), first / kMerged);
                const auto end = static_cast<std::ptrdiff_t>(std::min(first + kMerged, accumulators.size()));
                add(id, "atmosphere.pca-screening.merge",
                    {{"accumulators", Json(accumulators.begin() + static_cast<std::ptrdiff_t>(first), accumulators.begin() + end)}},
                    {{"accumulator", id + ".nc"}});
                merged.push_back(outputOf(id, "accumulator"));
            }
            accumulators = std::move(merged);
        }
        return accumulators;
    }

    std::string basisOf(const std::string& pass, const Json& accumulators, Json inputs, const std::string& path) {
        const std::string id = "basis-" + pass;
        inputs["accumulators"] = accumulators;
        add(id, "atmosphere.pca-basis", std::move(inputs), {{"basis", path.empty() ? id + ".nc" : path}});
        return id;
    }

    void screen(const Json& granules, const Json& basis) {
        Json collected{{"selections", Json::array()}, {"basis", basis}};
        for (std::size_t number = 0; number < granules.size(); ++number) {
            const std::string id = numbered("screen", number);
            Json inputs = part(2);
            inputs["granules"] = Json::array({granules[number]});
            inputs["basis"] = basis;
            inputs["mayBeEmpty"] = true;
            if (m_request.has("irradiance")) {
                inputs["irradiance"] = m_request.value("irradiance");
            }
            add(id, "atmosphere.pca-screen", std::move(inputs), {{"selection", id + ".nc"}});
            collected["selections"].push_back(outputOf(id, "selection"));
        }
        std::map<std::string, std::string> outputs;
        for (const auto& [name, path] : m_request.outputs) {
            if (name != "basis") {
                outputs[name] = path.string();
            }
        }
        add("collect", "atmosphere.pca-screening.collect", std::move(collected), std::move(outputs));
    }

    const core::Request& m_request;
    core::TaskGraph m_graph;
};

} // namespace

PcaScreening::PcaScreening() : m_declaration(declareScreening()) {}

void PcaScreening::validate(const core::Request& request) const {
    if (request.text("space") == "reflectance" && !request.has("irradiance")) {
        throw Error(ErrorCode::InvalidRequest, "atmosphere.pca.needsIrradiance");
    }
    if (request.has("basis") && request.outputs.contains("basis")) {
        throw Error(ErrorCode::InvalidRequest, "atmosphere.pca.basisTwice");
    }
}

void PcaScreening::run(core::RunContext&) const {
    throw Error(ErrorCode::Defect, "atmosphere.pca.graphOnly");
}

std::optional<core::TaskGraph> PcaScreening::taskGraph(const core::Request& request) const {
    return Chain(request).build();
}

} // namespace phidias::processing::atmosphere

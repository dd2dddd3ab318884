#include "processing/ocean/OceanCrossValidation.h"

#include "core/process/ParameterForms.h"
#include "core/util/AtomicFile.h"
#include "processing/ocean/Divand.h"
#include "processing/ocean/DivandDeclaration.h"
#include "processing/ocean/DivandTuning.h"

namespace phidias::processing::ocean {

namespace {

core::Declaration declare() {
    core::Declaration declaration;
    declaration.id = "ocean.cross-validation";
    declaration.version = "1";
    declaration.title = "Cross-validation of correlation length and noise";
    declaration.summary =
        "Predicts observations from the others by the analysis that ocean.divand would make, for factors of the correlation length "
        "and of the noise to signal, and finds the best pair on the surface of the prediction error.";
    declaration.references = {{.citation =
                                   "Brankart and Brasseur 1996, Optimal analysis of in situ data in the western Mediterranean using "
                                   "statistics and cross-validation, J. Atmos. Oceanic Technol. 13, 477-491",
                               .doi = "10.1175/1520-0426(1996)013<0477:OAOISD>2.0.CO;2"},
                              {.citation = "Barth et al. 2014, Geosci. Model Dev. 7, 225-241", .doi = "10.5194/gmd-7-225-2014"}};
    declaration.inputs = divandParameters();
    for (auto parameter :
         {core::optionalParameter(
              {"cvMethod", "Method",
               "full = each observation without itself, sampled = 75 of them, gcv = by the mean influence, auto = by their number.",
               "Cross-validation"},
              {core::choiceForm({"auto", "full", "sampled", "gcv"})}, "auto"),
          core::optionalParameter({"cvLengths", "Lengths", "2 n + 1 factors of the length from 0.1 to 10.", "Cross-validation"},
                                  {core::integerForm(0, 50)}, 3),
          core::optionalParameter({"cvEpsilons", "Epsilons", "2 n + 1 factors of epsilon2 from 0.03 to 32.", "Cross-validation"},
                                  {core::integerForm(0, 50)}, 3),
          core::optionalParameter({"slice", "Time slice", "Counted from 0; absent: that with the most observations.", "Cross-validation"},
                                  {core::integerForm(0, 1e6)}),
          core::optionalParameter({"level", "Depth level",
                                   "Counted from 0, where levels are apart; absent: that with the most observations.", "Cross-validation"},
                                  {core::integerForm(0, 1e6)})}) {
        declaration.inputs.push_back(std::move(parameter));
    }
    declaration.outputs = {
        {.name = "surface", .title = "Points, interpolated surface and best pair", .formats = {"json"}, .isMandatory = true}};
    declaration.example = {{"process", "ocean.cross-validation"},
                           {"version", "1"},
                           {"inputs",
                            {{"observations", core::Json::array({{{"href", "stations.txt"}}})},
                             {"variable", "practical salinity"},
                             {"grid", {{"longitude", {-20.0, 0.0, 0.5}}, {"latitude", {30.0, 45.0, 0.5}}, {"depth", {0.0, 50.0, 100.0}}}},
                             {"correlationLengthKm", 200.0},
                             {"epsilon2", 0.2}}},
                           {"outputs", {{"surface", {{"href", "surface.json"}}}}}};
    return declaration;
}

} // namespace

OceanCrossValidation::OceanCrossValidation() : m_declaration(declare()) {}

void OceanCrossValidation::validate(const core::Request& request) const {
    checkAnalysisParameters(request);
}

void OceanCrossValidation::run(core::RunContext& context) const {
    const auto& request = context.request;
    const DivandGeometry geometry(request, gridOf(request), context.budget);
    auto prepared = prepareObservations(context, geometry);
    context.warnings.insert(context.warnings.end(), prepared.warnings.begin(), prepared.warnings.end());
    prepared.epsilon2 = request.value("epsilon2").is_number() ? request.number("epsilon2") : prepared.epsilon2;
    const auto index = [&](const char* name) {
        return request.has(name) ? std::optional(static_cast<std::size_t>(request.integer(name))) : std::nullopt;
    };
    const auto piece = tuningPiece(context, geometry, prepared, index("slice"), index("level"));
    context.sink.progress(0.2, "Cross-validation");
    const auto result = crossValidatePiece(context, piece, request.text("cvMethod"), static_cast<int>(request.integer("cvLengths")),
                                           static_cast<int>(request.integer("cvEpsilons")));
    core::Json report = tuningReport(piece, result, prepared, slicesOf(geometry.grid(), prepared.selection));
    report["variable"] = prepared.selection.variableName;
    report["unit"] = prepared.selection.unit;
    core::writeFileAtomically(*context.outputPart("surface"), report.dump(2) + "\n");
}

} // namespace phidias::processing::ocean

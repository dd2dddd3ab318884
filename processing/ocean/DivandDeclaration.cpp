#include "processing/ocean/DivandDeclaration.h"

#include "core/process/ParameterForms.h"
#include "processing/ocean/ObservationParameters.h"

#include <limits>

namespace phidias::processing::ocean {

namespace {

using core::choiceForm;
using core::fileForm;
using core::integerForm;
using core::intervalForm;
using core::Json;
using core::listForm;
using core::numberForm;
using core::objectForm;
using core::optionalParameter;
using core::Parameter;
using core::requiredParameter;
using core::textForm;
using core::timeSelectionForm;
using core::ValueType;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::size_t kMany = 100000;

Parameter gridParameter() {
    const auto axis = [](const char* name, const char* title, const char* help) {
        return requiredParameter({name, title, help, "Grid"}, {listForm(numberForm("degree", -720.0, 720.0), 3, 3)});
    };
    return requiredParameter(
        {"grid", "Grid", "Nodes of the product.", "Grid"},
        {objectForm(
            {axis("longitude", "Longitude",
                  "West, east, step in degrees; west > east crosses the antimeridian; west = east: one meridian, step is the width of its "
                  "band."),
             axis("latitude", "Latitude", "South, north, step in degrees; south = north: one parallel, step is the width of its band."),
             optionalParameter(
                 {"depth", "Depth levels", "Metres below the surface, increasing; absent: all observations as one level.", "Grid"},
                 {listForm(numberForm("m", 0.0, 12000.0), 1, 1000, true)}),
             optionalParameter(
                 {"time", "Time slices", "Years and months, or centres with a window; absent: one slice of all observations.", "Grid"},
                 {timeSelectionForm()})})});
}

/// What happens to the observations between the files and the analysis.
std::vector<Parameter> preparationParameters() {
    const auto tolerance = [](const char* name, const char* title, const char* unit, double value) {
        return optionalParameter({name, title, "", "Observations"}, {numberForm(unit, 0.0, kInfinity)}, value);
    };
    return {
        optionalParameter(
            {"duplicates", "Duplicates",
             "none, or the differences within which two observations are the same one: distance, depth, time, value. keep: the first "
             "or the last, in the order of the files.",
             "Observations"},
            {choiceForm({"none"}),
             objectForm({tolerance("km", "Distance", "km", 0.5), tolerance("m", "Depth", "m", 0.5), tolerance("hours", "Time", "h", 1.0),
                         tolerance("value", "Value", "", 1e-3),
                         optionalParameter({"keep", "Which is kept", "", "Observations"}, {choiceForm({"first", "last"})}, "first")})},
            "none"),
        transformParameter("Observations"),
        optionalParameter({"superObservations", "Super-observations",
                           "Observations of a slice are averaged in equal boxes, at most about this many; 0 = none are averaged.",
                           "Observations"},
                          {integerForm(0, 1e9)}, 0),
        optionalParameter(
            {"weights", "Weights",
             "density = observations that are close together share their weight: epsilon2 grows with the number of neighbours. Lengths "
             "absent: a tenth of the correlation lengths.",
             "Observations"},
            {choiceForm({"none", "density"}),
             objectForm({requiredParameter({"lengthKm", "Distance", "", "Observations"}, {numberForm("km", 0.0, 40000.0, true)}),
                         optionalParameter({"lengthM", "Depth", "", "Observations"}, {numberForm("m", 0.0, 12000.0, true)}),
                         optionalParameter({"days", "Time", "", "Observations"}, {numberForm("day", 0.0, 1e6, true)})})},
            "none"),
    };
}

std::vector<Parameter> lengthParameters() {
    const ValueType kilometres = numberForm("km", 0.0, 40000.0, true);
    const ValueType metres = numberForm("m", 0.0, 12000.0);
    const auto bound = [](const char* name, const char* title, const char* unit, double value) {
        return optionalParameter({name, title, "", "Analysis"}, {numberForm(unit, 0.0, 40000.0, true)}, value);
    };
    return {
        optionalParameter(
            {"correlationLengthKm", "Correlation length",
             "Horizontal: one number, [x, y], one a depth level (three levels or more), a gridded field in km, or fit = fitted to the "
             "covariance of the observations at each level.",
             "Analysis"},
            {kilometres, listForm(kilometres, 2, kMany), choiceForm({"fit"}),
             fileForm("grid", {optionalParameter({"variable", "Variable", "Name in that file.", "Analysis"}, {textForm()})})},
            100.0),
        optionalParameter({"correlationLengthM", "Vertical correlation length",
                           "One number or one a depth level; 0 = levels are analysed apart; fit = fitted.", "Analysis"},
                          {metres, listForm(metres, 1, kMany), choiceForm({"fit"})}, 0.0),
        optionalParameter(
            {"lengthFit", "Fit of the lengths", "Search depth about a level and bounds of the fitted lengths.", "Analysis"},
            {objectForm({bound("searchDepthM", "Depth about a level", "m", 50.0), bound("minimumKm", "Least horizontal length", "km", 1.0),
                         bound("maximumKm", "Greatest horizontal length", "km", 5000.0),
                         bound("minimumM", "Least vertical length", "m", 1.0),
                         bound("maximumM", "Greatest vertical length", "m", 5000.0)})},
            Json{{"searchDepthM", 50.0}, {"minimumKm", 1.0}, {"maximumKm", 5000.0}, {"minimumM", 1.0}, {"maximumM", 5000.0}}),
        optionalParameter(
            {"lengthOverTopography", "Shorter over steep topography",
             "Horizontal lengths are multiplied by 1 / (1 + L |grad h| / h), h the depth of the bottom and L this length; 0 = off.",
             "Analysis"},
            {numberForm("m", 0.0, 1e7)}, 0.0),
        optionalParameter(
            {"epsilon2", "Noise to signal",
             "Error variance of an observation relative to the variance of the field; fit = by cross-validation, desroziers = by the "
             "statistics of the residuals, analysis by analysis.",
             "Analysis"},
            {numberForm("1", 0.0, 1e6, true), choiceForm({"fit", "desroziers"})}, 0.1),
        optionalParameter(
            {"crossValidation", "Cross-validation",
             "For epsilon2 = fit: method, and how many factors each side of the length (0.1 to 10) and of epsilon2 (0.03 to 32).",
             "Analysis"},
            {objectForm({optionalParameter({"method", "Method", "", "Analysis"}, {choiceForm({"auto", "full", "sampled", "gcv"})}, "auto"),
                         optionalParameter({"lengths", "Lengths", "", "Analysis"}, {integerForm(0, 50)}, 0),
                         optionalParameter({"epsilons", "Epsilons", "", "Analysis"}, {integerForm(0, 50)}, 3)})},
            Json{{"method", "auto"}, {"lengths", 0}, {"epsilons", 3}}),
    };
}

std::vector<Parameter> methodParameters() {
    const auto optionalVariable = optionalParameter({"variable", "Variable", "Name in that file.", "Analysis"}, {textForm()});
    std::vector<Parameter> parameters{
        optionalParameter({"bathymetry", "Bathymetry", "Gridded depth or height of the sea floor; absent: all sea.", "Grid"},
                          {fileForm("grid")}),
        optionalParameter({"bathymetryPositive", "Sign of the bathymetry", "up = heights, down = depths, auto = told by the file.", "Grid"},
                          {choiceForm({"auto", "up", "down"})}, "auto"),
        optionalParameter({"maskLevel", "Mask level", "Sea where the bottom is deeper than a level plus this.", "Grid"},
                          {numberForm("m", -1000.0, 10000.0)}, 0.0),
        optionalParameter({"mask", "Mask",
                           "Gridded field, sea where it is above one half; also by depth. Beside a bathymetry both must say sea.", "Grid"},
                          {fileForm("grid", {optionalVariable})}),
        optionalParameter(
            {"cyclicLongitude", "Cyclic longitude", "Whether the grid closes around the globe; auto = by its longitudes.", "Grid"},
            {choiceForm({"auto", "yes", "no"})}, "auto")};
    for (auto& parameter : lengthParameters()) {
        parameters.push_back(std::move(parameter));
    }
    const std::vector<Parameter> rest{
        optionalParameter(
            {"background", "Background",
             "mean = mean of the observations of a slice, profile = their mean profile with depth, none = 0, or a gridded field (of the "
             "nearest time, or the month of a climatology).",
             "Analysis"},
            {choiceForm({"mean", "profile", "none"}), fileForm("grid", {optionalVariable})}, "mean"),
        optionalParameter({"backgroundFilter", "Smoothing of the profile", "Passes of a filter over three levels.", "Analysis"},
                          {integerForm(0, 1000)}, 0),
        optionalParameter({"backgroundLengthFactor", "Length of the profile",
                           "Vertical correlation length of the mean profile, in those of the analysis.", "Analysis"},
                          {numberForm("1", 0.0, 1000.0, true)}, 4.0),
        optionalParameter(
            {"error", "Error field",
             "cpme = clever poor man's error, scaled-cpme = the same with its level from the error covariance, almost-exact, diagonal = "
             "close to the exact one, exact = diagonal of the error covariance, auto = chosen by size and density, and said why.",
             "Analysis"},
            {choiceForm({"cpme", "scaled-cpme", "exact", "almost-exact", "diagonal", "auto", "none"})}, "cpme"),
        optionalParameter({"errorThresholds", "Error thresholds", "Two more fields, masked where the relative error is above.", "Analysis"},
                          {objectForm({optionalParameter({"L1", "First threshold", "", "Analysis"}, {numberForm("1", 0.0, 1.0)}, 0.3),
                                       optionalParameter({"L2", "Second threshold", "", "Analysis"}, {numberForm("1", 0.0, 1.0)}, 0.5)})},
                          Json{{"L1", 0.3}, {"L2", 0.5}}),
        optionalParameter({"qc", "Quality scores",
                           "Score of each observation, above 9 is suspect: 1 by its own influence, 3 by the mean influence, 4 by the error "
                           "of prediction, 5 "
                           "from the misfit, "
                           "0 = 1 or 3 by number.",
                           "Analysis"},
                          {choiceForm({"none", "0", "1", "3", "4", "5"}), integerForm(0, 5)}, "none"),
        optionalParameter(
            {"advection", "Advection",
             "Gridded currents along which the field varies little: variables u and v, of the nearest time. At strength 1 a current of "
             "root "
             "mean square speed costs as much as a correlation length allows.",
             "Analysis"},
            {fileForm("grid", {requiredParameter({"u", "Eastward velocity", "Variable in that file.", "Analysis"}, {textForm()}),
                               requiredParameter({"v", "Northward velocity", "Variable in that file.", "Analysis"}, {textForm()}),
                               optionalParameter({"strength", "Strength", "", "Analysis"}, {numberForm("1", 0.0, 1e6)}, 1.0)})}),
        optionalParameter({"minimum", "Minimum", "Results below are set to this.", "Analysis"}, {numberForm("", -kInfinity, kInfinity)}),
        optionalParameter({"maximum", "Maximum", "Results above are set to this.", "Analysis"}, {numberForm("", -kInfinity, kInfinity)}),
        optionalParameter({"inequality", "Minimum as a constraint",
                           "The minimum enters the analysis, which then stays above it, instead of cutting the result.", "Analysis"},
                          {core::booleanForm()}, false),
        optionalParameter({"edgeStretching", "Edge stretching",
                           "alphabc: 1 moves the outer grid lines out, so that edges act like open sea; 0 = off.", "Advanced"},
                          {numberForm("1", 0.0, 10.0)}, 1.0),
        optionalParameter({"alpha", "Norm coefficients", "Absent: binomial, which every fast way needs.", "Advanced"},
                          {listForm(numberForm("1", 0.0, 1e6), 2, 8)}),
        optionalParameter(
            {"laplacianCoefficients", "Laplacian by dimension", "One for longitude, latitude, depth; 1 = as it is.", "Advanced"},
            {listForm(numberForm("1", 0.0, 1e6), 1, 3)}),
        optionalParameter({"secondDerivativePenalty", "Penalty on second derivatives",
                           "One for longitude, latitude, depth; such as [0, 0, 1e-8].", "Advanced"},
                          {listForm(numberForm("1", 0.0, 1e6), 1, 3)}),
        optionalParameter({"solver", "Solver", "auto chooses by size, memory and what is asked, and says why.", "Advanced"},
                          {choiceForm({"auto", "direct", "iterative"})}, "auto"),
        optionalParameter({"tolerance", "Tolerance", "Iterative solver: bound of the relative error in the energy norm.", "Advanced"},
                          {numberForm("1", 1e-15, 0.1)}, 1e-6)};
    parameters.insert(parameters.end(), rest.begin(), rest.end());
    return parameters;
}

/// Global attributes of the product (OCEAN formats, section 11).
std::vector<Parameter> productParameters() {
    const auto text = [](const char* name, const char* title, const char* help) {
        return optionalParameter({name, title, help, "Product"}, {textForm()}, "");
    };
    return {
        text("title", "Title", "Title of the product."),
        text("institution", "Institution", "Who made the product."),
        optionalParameter(
            {"institutionCode", "Institution code", "Number in the European Directory of Marine Organisations (EDMO).", "Product"},
            {integerForm(1, 999999)}),
        text("project", "Project", "Project that the product belongs to."),
        text("productVersion", "Version", "Version of the product."),
        text("authorEmail", "Author's address", "E-mail of the author."),
        optionalParameter({"seaAreas", "Sea areas", "Codes of the SeaVoX gazetteer (C19), such as 3_1 for the Mediterranean.", "Product"},
                          {listForm(textForm(), 1, 100)}),
        text("acknowledgement", "Acknowledgement", "Whom to thank."),
        text("documentation", "Documentation", "Address of the documentation."),
        text("doi", "DOI", "Digital object identifier of the product."),
        text("comment", "Comment", "Written into the product.")};
}

} // namespace

std::vector<Parameter> divandParameters() {
    auto parameters = observationParameters();
    parameters.push_back(gridParameter());
    for (auto* group : {&preparationParameters, &methodParameters}) {
        for (auto& parameter : (*group)()) {
            parameters.push_back(std::move(parameter));
        }
    }
    return parameters;
}

core::Declaration divandDeclaration() {
    core::Declaration declaration;
    declaration.id = "ocean.divand";
    declaration.version = "1";
    declaration.title = "DIVAnd gridding of observations";
    declaration.summary = "Grids in-situ observations by the data-interpolating variational analysis in n dimensions (DIVAnd): a smooth "
                          "field that respects coasts and "
                          "bathymetry, with its relative error and the residuals at the observations.";
    declaration.references = {
        {.citation = "Troupin et al. 2012, Generation of analysis and consistent error fields using DIVA, Ocean Modelling 52-53, 90-101",
         .doi = "10.1016/j.ocemod.2012.05.002"},
        {.citation =
             "Barth et al. 2014, divand-1.0: n-dimensional variational data analysis for ocean observations, Geosci. Model Dev. 7, 225-241",
         .doi = "10.5194/gmd-7-225-2014"},
        {.citation = "Beckers et al. 2014, Approximate and efficient methods to assess error fields in spatial gridding, J. Atmos. Oceanic "
                     "Technol. 31, 515-530",
         .doi = "10.1175/JTECH-D-13-00130.1"}};
    declaration.inputs = divandParameters();
    for (auto& parameter : productParameters()) {
        declaration.inputs.push_back(std::move(parameter));
    }
    declaration.outputs = {
        {.name = "analysis", .title = "Analysis: field, relative error, observations used", .formats = {"nc"}, .isMandatory = true},
        {.name = "qc", .title = "Observations used: residuals and quality scores", .formats = {"csv"}, .isMandatory = false},
        {.name = "report", .title = "Report: counts, lengths, settings, solver and bounds", .formats = {"json"}, .isMandatory = false}};
    declaration.example = {{"process", "ocean.divand"},
                           {"version", "1"},
                           {"inputs",
                            {{"observations", Json::array({{{"href", "stations.txt"}}})},
                             {"variable", "practical salinity"},
                             {"grid", {{"longitude", {-20.0, 0.0, 0.5}}, {"latitude", {30.0, 45.0, 0.5}}, {"depth", {0.0, 50.0, 100.0}}}},
                             {"bathymetry", {{"href", "bathymetry.nc"}}},
                             {"correlationLengthKm", 200.0},
                             {"epsilon2", 0.2}}},
                           {"outputs", {{"analysis", {{"href", "salinity.nc"}}}, {"report", {{"href", "report.json"}}}}}};
    return declaration;
}

} // namespace phidias::processing::ocean

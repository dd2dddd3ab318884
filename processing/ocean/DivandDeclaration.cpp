#include "processing/ocean/DivandDeclaration.h"

#include "core/process/ParameterForms.h"

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

std::vector<Parameter> dataParameters() {
    return {
        requiredParameter({"observations", "Observations",
                           "Files of in-situ observations: ODV, Argo, Copernicus, SeaDataNet, World Ocean Database, CSV.", "Data"},
                          {fileForm("observations")}, true),
        requiredParameter({"variable", "Variable",
                           "A quantity (practical salinity), CF standard name, vocabulary code, or the name in the files.", "Data"},
                          {textForm()}),
        optionalParameter({"variables", "Variable by file", "Exceptions: file name pattern and the name of the variable there.", "Data"},
                          {objectForm({})}),
        optionalParameter(
            {"columns", "Columns of CSV files", "Names of the columns: longitude, latitude, depth or pressure, time, value, flag.", "Data"},
            {objectForm({})}),
        optionalParameter({"qualityFlags", "Quality flags",
                           "Flags to keep, in the SeaDataNet scheme: 1 good, 2 probably good. Files without flags are kept.", "Data"},
                          {listForm(integerForm(0, 9), 1, 10)}, Json::array({1, 2})),
        optionalParameter({"depthRange", "Depth range", "Observations between these depths; absent: by the levels of the grid.", "Data"},
                          {intervalForm("m", -100.0, 12000.0)}),
    };
}

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

std::vector<Parameter> methodParameters() {
    const ValueType kilometres = numberForm("km", 0.0, 40000.0, true);
    const ValueType metres = numberForm("m", 0.0, 12000.0);
    return {
        optionalParameter({"bathymetry", "Bathymetry", "Gridded depth or height of the sea floor; absent: all sea.", "Grid"},
                          {fileForm("grid")}),
        optionalParameter({"bathymetryPositive", "Sign of the bathymetry", "up = heights, down = depths, auto = told by the file.", "Grid"},
                          {choiceForm({"auto", "up", "down"})}, "auto"),
        optionalParameter({"maskLevel", "Mask level", "Sea where the bottom is deeper than a level plus this.", "Grid"},
                          {numberForm("m", -1000.0, 10000.0)}, 0.0),
        optionalParameter({"correlationLengthKm", "Correlation length",
                           "Horizontal: one number, [x, y], one a depth level (three levels or more), or a gridded field in km.",
                           "Analysis"},
                          {kilometres, listForm(kilometres, 2, kMany),
                           fileForm("grid", {optionalParameter({"variable", "Variable", "Name in that file.", "Analysis"}, {textForm()})})},
                          100.0),
        optionalParameter({"correlationLengthM", "Vertical correlation length",
                           "One number or one a depth level; 0 = levels are analysed apart.", "Analysis"},
                          {metres, listForm(metres, 1, kMany)}, 0.0),
        optionalParameter(
            {"epsilon2", "Noise to signal", "Error variance of an observation relative to the variance of the field.", "Analysis"},
            {numberForm("1", 0.0, 1e6, true)}, 0.1),
        optionalParameter({"background", "Background", "mean = mean of the observations of a slice, none = 0.", "Analysis"},
                          {choiceForm({"mean", "none"})}, "mean"),
        optionalParameter({"error", "Error field", "cpme = clever poor man's error, exact = diagonal of the error covariance.", "Analysis"},
                          {choiceForm({"cpme", "exact", "none"})}, "cpme"),
        optionalParameter({"errorThresholds", "Error thresholds", "Two more fields, masked where the relative error is above.", "Analysis"},
                          {objectForm({optionalParameter({"L1", "First threshold", "", "Analysis"}, {numberForm("1", 0.0, 1.0)}, 0.3),
                                       optionalParameter({"L2", "Second threshold", "", "Analysis"}, {numberForm("1", 0.0, 1.0)}, 0.5)})},
                          Json{{"L1", 0.3}, {"L2", 0.5}}),
        optionalParameter({"edgeStretching", "Edge stretching",
                           "alphabc: 1 moves the outer grid lines out, so that edges act like open sea; 0 = off.", "Analysis"},
                          {numberForm("1", 0.0, 10.0)}, 1.0),
        optionalParameter(
            {"cyclicLongitude", "Cyclic longitude", "Whether the grid closes around the globe; auto = by its longitudes.", "Grid"},
            {choiceForm({"auto", "yes", "no"})}, "auto"),
        optionalParameter({"minimum", "Minimum", "Results below are set to this.", "Analysis"}, {numberForm("", -kInfinity, kInfinity)}),
        optionalParameter({"maximum", "Maximum", "Results above are set to this.", "Analysis"}, {numberForm("", -kInfinity, kInfinity)}),
        optionalParameter({"solver", "Solver", "auto chooses by size.", "Advanced"}, {choiceForm({"auto", "direct", "iterative"})}, "auto"),
        optionalParameter({"tolerance", "Tolerance", "Iterative solver: bound of the relative error in the energy norm.", "Advanced"},
                          {numberForm("1", 1e-15, 0.1)}, 1e-6),
        optionalParameter({"title", "Title", "Title of the product.", "Product"}, {textForm()}, ""),
        optionalParameter({"institution", "Institution", "Who made the product.", "Product"}, {textForm()}, ""),
        optionalParameter({"comment", "Comment", "Written into the product.", "Product"}, {textForm()}, ""),
    };
}

} // namespace

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
    declaration.inputs = dataParameters();
    declaration.inputs.push_back(gridParameter());
    for (auto& parameter : methodParameters()) {
        declaration.inputs.push_back(std::move(parameter));
    }
    declaration.outputs = {
        {.name = "analysis", .title = "Analysis: field, relative error, observations used", .formats = {"nc"}, .isMandatory = true},
        {.name = "report", .title = "Report: counts, settings and solver", .formats = {"json"}, .isMandatory = false}};
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

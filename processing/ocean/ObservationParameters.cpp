#include "processing/ocean/ObservationParameters.h"

#include "core/process/ParameterForms.h"

#include <limits>

namespace phidias::processing::ocean {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

} // namespace

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

std::vector<Parameter> observationParameters() {
    const auto member = [](const char* name, const char* title, const char* unit, double low, double high) {
        return optionalParameter({name, title, "", "Data"}, {numberForm(unit, low, high)});
    };
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
        optionalParameter(
            {"exclude", "Observations left out",
             "A list; an observation is left out when all given members agree: longitude and latitude within 1e-5 degree, depth within "
             "0.01 m, time within 1 s.",
             "Data"},
            {listForm(objectForm({optionalParameter({"id", "Identifier", "", "Data"}, {textForm()}),
                                  member("longitude", "Longitude", "degree", -720.0, 720.0),
                                  member("latitude", "Latitude", "degree", -90.0, 90.0), member("depthM", "Depth", "m", -12000.0, 12000.0),
                                  optionalParameter({"time", "Time", "ISO 8601", "Data"}, {textForm()})}),
                      0, 100000)},
            Json::array()),
    };
}

Parameter transformParameter(const std::string& group) {
    return optionalParameter(
        {"transform", "Transform",
         "The analysis is made on transformed values and transformed back: log, loglin (linear above `threshold`; `epsilon` is "
         "added before the logarithm), logit between `minimum` and `maximum`. The relative error is that of the transformed field.",
         group},
        {choiceForm({"none", "log"}),
         objectForm({requiredParameter({"kind", "Kind", "", group}, {choiceForm({"log", "loglin", "logit"})}),
                     optionalParameter({"epsilon", "Added before the logarithm", "", group}, {numberForm("", 0.0, kInfinity)}),
                     optionalParameter({"threshold", "Linear from here on", "", group}, {numberForm("", -kInfinity, kInfinity)}),
                     optionalParameter({"minimum", "Least value", "", group}, {numberForm("", -kInfinity, kInfinity)}),
                     optionalParameter({"maximum", "Greatest value", "", group}, {numberForm("", -kInfinity, kInfinity)})})},
        "none");
}

} // namespace phidias::processing::ocean

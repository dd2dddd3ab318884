#include "processing/ocean/ObservationParameters.h"

#include "core/process/ParameterForms.h"

namespace phidias::processing::ocean {

using core::fileForm;
using core::integerForm;
using core::intervalForm;
using core::Json;
using core::listForm;
using core::objectForm;
using core::optionalParameter;
using core::Parameter;
using core::requiredParameter;
using core::textForm;

std::vector<Parameter> observationParameters() {
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

} // namespace phidias::processing::ocean

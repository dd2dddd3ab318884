#include "core/io/ObservationReaders.h"
#include "core/io/ObservationTable.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::core {

namespace {

/// OceanSITES table 2 as L20: 6 is "below detection" in both, 7 = nominal is B.
char toL20(char flag) {
    return flag == '7' ? 'B' : flag;
}

/// Whether the second dimension is the vertical one, whatever its case.
bool isMatrix(const NetcdfVariable& variable) {
    const auto& dimensions = variable.dimensions();
    return !dimensions.empty() && dimensions.size() <= 2 && dimensions[0].name == "TIME" &&
           (dimensions.size() == 1 || dimensions[1].name == "DEPTH");
}

struct CopernicusFile {
    NetcdfGroup root;
    std::size_t times = 0;
    std::size_t levels = 1;
    std::vector<Cast> casts;

    /// Values of a vertical coordinate over all cells; repeated where it has one value a time or a level.
    [[nodiscard]] std::vector<double> vertical(const char* name) const {
        const auto variable = root.variable(name);
        if (!variable || !variable->isNumeric()) {
            return {};
        }
        auto values = valuesOf(*variable);
        if (const auto flags = root.variable(std::string(name) + "_QC")) {
            dropBadCoordinates(values, flagsOf(*flags), {});
        }
        if (values.size() == times * levels) {
            return values;
        }
        const auto& dimensions = variable->dimensions();
        std::vector<double> spread(times * levels, std::numeric_limits<double>::quiet_NaN());
        for (std::size_t cell = 0; cell < spread.size(); ++cell) {
            if (values.size() == 1) {
                spread[cell] = values[0];
            } else if (dimensions.size() == 1 && values.size() == levels) {
                spread[cell] = values[cell % levels];
            } else if (dimensions.size() == 1 && values.size() == times) {
                spread[cell] = values[cell / levels];
            }
        }
        return spread;
    }
};

void readCasts(CopernicusFile& data, const std::string& platform) {
    const auto latitudes = valuesOf(data.root.requireVariable("LATITUDE"));
    const auto longitudes = valuesOf(data.root.requireVariable("LONGITUDE"));
    const auto timeVariable = data.root.requireVariable("TIME");
    const auto times = timesOf(timeVariable);
    requireCount(timeVariable, times.size(), data.times);
    for (const char* name : {"LATITUDE", "LONGITUDE"}) {
        const auto& values = std::string_view(name) == "LATITUDE" ? latitudes : longitudes;
        if (values.size() != 1) {
            requireCount(data.root.requireVariable(name), values.size(), data.times);
        }
    }
    const auto flags = [&](const char* name) {
        const auto variable = data.root.variable(name);
        return variable ? flagsOf(*variable) : std::vector<char>{'1'};
    };
    const auto positionFlags = flags("POSITION_QC");
    const auto timeFlags = flags("TIME_QC");
    // Paired by index with TIME; one value stands for a fixed platform.
    const auto at = [](const auto& values, std::size_t index) {
        return values.empty() ? typename std::decay_t<decltype(values)>::value_type() : values[std::min(index, values.size() - 1)];
    };
    for (std::size_t index = 0; index < data.times; ++index) {
        Cast cast;
        cast.identifier = platform + " " + std::to_string(index + 1);
        cast.cruise = platform;
        cast.station = std::to_string(index + 1);
        cast.latitudeDeg = at(latitudes, index);
        cast.longitudeDeg = at(longitudes, index);
        cast.timeUnixSeconds = times[index];
        const char position = at(positionFlags, index);
        cast.isPositionGood = position == '1' || position == '2';
        const char time = at(timeFlags, index);
        cast.isTimeGood = std::isfinite(times[index]) && time != '3' && time != '4';
        data.casts.push_back(std::move(cast));
    }
}

} // namespace

bool isCopernicus(const NetcdfGroup& root) {
    if (!root.dimension("TIME") || !root.dimension("DEPTH") || !root.variable("TIME") || !root.variable("LATITUDE") ||
        !root.variable("LONGITUDE")) {
        return false;
    }
    const auto variables = root.variables();
    return std::any_of(variables.begin(), variables.end(), [&](const auto& variable) {
        return isMatrix(variable) && variable.name() != "TIME" && root.variable(variable.name() + "_QC");
    });
}

std::shared_ptr<const Observations> readCopernicus(const NetcdfFile& file) {
    auto data = std::make_shared<CopernicusFile>(CopernicusFile{.root = file.root(), .times = 0, .levels = 1, .casts = {}});
    data->times = data->root.dimension("TIME")->length;
    data->levels = data->root.dimension("DEPTH")->length;
    const auto attributes = data->root.attributes();
    std::string platform = attributes.textOrEmpty("platform_code");
    if (platform.empty()) {
        platform = attributes.textOrEmpty("id");
    }
    if (platform.empty()) {
        platform = std::filesystem::path(file.path()).stem().string();
    }
    readCasts(*data, platform);
    auto observations = std::make_shared<Observations>();
    observations->path = file.path();
    observations->format = "copernicus";
    const std::string type =
        attributes.textOrEmpty("cdm_data_type") + attributes.textOrEmpty("featureType") + attributes.textOrEmpty("data_type");
    observations->kind = data->levels > 1                              ? ObservationKind::Profile
                         : type.find("rajectory") != std::string::npos ? ObservationKind::Trajectory
                                                                       : ObservationKind::TimeSeries;
    observations->casts = data->casts;
    auto source = std::make_shared<LazyObservationSource>();
    for (const auto& variable : data->root.variables()) {
        const std::string name = variable.name();
        if (!isMatrix(variable) || !variable.isNumeric() || name == "TIME" || name.ends_with("_QC") || name == "DATA_MODE_CORA") {
            continue;
        }
        const bool isError = name.ends_with("_ADJUSTED_ERROR");
        const auto flagVariable = data->root.variable(name + "_QC");
        if (!flagVariable && !isError) {
            continue;
        }
        observations->variables.push_back(describedVariable(variable, "copernicus"));
        source->add([data, variable, flagVariable] {
            const auto values = valuesOf(variable);
            const auto flags = flagVariable ? flagsOf(*flagVariable) : std::vector<char>(values.size(), '1');
            requireCount(flagVariable ? *flagVariable : variable, flags.size(), values.size());
            const auto depths = depthsOf(data->vertical("DEPH"), data->vertical("PRES"), data->casts, data->levels);
            const std::size_t perTime = values.size() / std::max<std::size_t>(1, data->times);
            ObservationSamples samples;
            for (std::size_t cell = 0; cell < values.size(); ++cell) {
                if (std::isfinite(values[cell])) {
                    const std::size_t time = cell / std::max<std::size_t>(1, perTime);
                    const std::size_t level = perTime == data->levels ? cell % perTime : 0;
                    appendSample(samples, time, values[cell], depths[time * data->levels + level], data->casts[time].timeUnixSeconds,
                                 toL20(flags[cell]), flags[cell] == '1' || flags[cell] == '2');
                }
            }
            return samples;
        });
    }
    observations->source = source;
    warnOfMissingPositions(*observations);
    return observations;
}

} // namespace phidias::core

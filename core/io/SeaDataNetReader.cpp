#include "core/io/ObservationReaders.h"
#include "core/io/ObservationTable.h"
#include "core/util/Time.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

bool isGoodFlag(char flag) {
    return flag == '1' || flag == '2';
}

/// Variable with the flags of another: named in ancillary_variables, else by the usual suffix.
std::optional<NetcdfVariable> flagVariableOf(const NetcdfGroup& root, const NetcdfVariable& variable, const std::string& suffix) {
    std::istringstream names(variable.attributes().textOrEmpty("ancillary_variables"));
    for (std::string name; names >> name;) {
        const auto found = root.variable(name);
        if (found &&
            (name.ends_with(suffix) || found->attributes().textOrEmpty("standard_name").find("status_flag") != std::string::npos)) {
            return found;
        }
    }
    return root.variable(variable.name() + suffix);
}

std::vector<std::string> textsOf(const NetcdfGroup& root, const char* name, std::size_t count) {
    const auto variable = root.variable(name);
    auto texts = variable && !variable->isNumeric() ? variable->readTexts() : std::vector<std::string>();
    texts.resize(count);
    return texts;
}

/// A file of instances with up to one more dimension (levels or times).
struct InstanceFile {
    NetcdfGroup root;
    std::size_t instances = 0;
    std::size_t samples = 1; ///< cells an instance
    std::vector<Cast> casts;
    std::vector<double> times;  ///< [instance][sample] or empty: the cast's
    std::vector<double> depths; ///< [instance][sample]
};

/// Position in the second dimension for a value of any shape: a value an instance stands for all its samples.
std::size_t cellOf(std::size_t index, std::size_t size, const InstanceFile& file) {
    return size == file.instances && file.samples > 1 ? index * file.samples : index;
}

/// Values of a vertical coordinate without those that its flag calls bad.
std::vector<double> goodCoordinates(const NetcdfGroup& root, const NetcdfVariable& variable, const std::string& flagSuffix) {
    auto values = valuesOf(variable);
    if (const auto flags = flagVariableOf(root, variable, flagSuffix)) {
        dropBadCoordinates(values, flagsOf(*flags), FlagScheme::declaredBy(*flags));
    }
    return values;
}

std::vector<double> spread(const std::vector<double>& values, const InstanceFile& file) {
    std::vector<double> cells(file.instances * file.samples, kNan);
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        const std::size_t instance = cell / file.samples;
        cells[cell] = values.size() == cells.size() ? values[cell] : instance < values.size() ? values[instance] : kNan;
    }
    return cells;
}

ObservationKind kindOf(const std::string& featureType, bool hasTimes) {
    if (featureType.find("rajectory") != std::string::npos) {
        return ObservationKind::Trajectory;
    }
    if (featureType.find("imeSeries") != std::string::npos || hasTimes) {
        return ObservationKind::TimeSeries;
    }
    return featureType.find("oint") != std::string::npos ? ObservationKind::Point : ObservationKind::Profile;
}

LazyObservationSource::Reader matrixReader(std::shared_ptr<const InstanceFile> file, const NetcdfVariable& variable,
                                           std::optional<NetcdfVariable> flagVariable) {
    return [file = std::move(file), variable, flagVariable = std::move(flagVariable)] {
        const auto values = valuesOf(variable);
        const auto flags = flagVariable ? flagsOf(*flagVariable) : std::vector<char>(values.size(), '1');
        requireCount(flagVariable ? *flagVariable : variable, flags.size(), values.size());
        const FlagScheme scheme = flagVariable ? FlagScheme::declaredBy(*flagVariable) : FlagScheme();
        ObservationSamples samples;
        for (std::size_t index = 0; index < values.size(); ++index) {
            if (!std::isfinite(values[index])) {
                continue;
            }
            const std::size_t cell = cellOf(index, values.size(), *file);
            const std::size_t cast = file->casts.size() == file->instances ? cell / file->samples : cell;
            const double time = file->times.empty() ? file->casts[cast].timeUnixSeconds : file->times[cell];
            appendSample(samples, cast, values[index], file->depths[cell], time, scheme.toL20(flags[index]),
                         scheme.isGood(flags[index]));
        }
        return samples;
    };
}

/// Casts of a SeaDataNet file; a trajectory has one cast a fix.
void readSeaDataNetCasts(InstanceFile& file) {
    const auto& root = file.root;
    const auto longitudes = valuesOf(root.requireVariable("LONGITUDE"));
    const auto latitudes = valuesOf(root.requireVariable("LATITUDE"));
    const auto times = root.variable("TIME") ? timesOf(*root.variable("TIME")) : std::vector<double>(file.instances, kNan);
    const auto flags = [&](const char* name, std::size_t count) {
        const auto variable = root.variable(name);
        return variable ? flagsOf(*variable) : std::vector<char>(count, '1');
    };
    const auto positionFlags = flags("POSITION_SEADATANET_QC", longitudes.size());
    const auto timeFlags = flags("TIME_SEADATANET_QC", times.size());
    const auto cruises = textsOf(root, "SDN_CRUISE", file.instances);
    const auto stations = textsOf(root, "SDN_STATION", file.instances);
    const auto identifiers = textsOf(root, "SDN_LOCAL_CDI_ID", file.instances);
    const auto edmo =
        root.variable("SDN_EDMO_CODE") ? root.variable("SDN_EDMO_CODE")->readIntegers() : std::vector<std::int64_t>(file.instances, 0);
    const auto bottom =
        root.variable("SDN_BOT_DEPTH") ? valuesOf(*root.variable("SDN_BOT_DEPTH")) : std::vector<double>(file.instances, kNan);
    const bool isTrajectory = longitudes.size() == file.instances * file.samples && file.samples > 1;
    requireCount(root.requireVariable("LONGITUDE"), longitudes.size(), file.instances * (isTrajectory ? file.samples : 1));
    requireCount(root.requireVariable("LATITUDE"), latitudes.size(), longitudes.size());
    if (times.size() == file.instances * file.samples && file.samples > 1) {
        file.times = times;
    }
    const std::size_t count = isTrajectory ? longitudes.size() : file.instances;
    for (std::size_t index = 0; index < count; ++index) {
        const std::size_t instance = isTrajectory ? index / file.samples : index;
        Cast cast;
        cast.identifier = (instance < edmo.size() ? std::to_string(edmo[instance]) + "-" : std::string()) + identifiers[instance];
        if (isTrajectory) {
            cast.identifier += " fix " + std::to_string(index % file.samples + 1);
        }
        cast.cruise = cruises[instance];
        cast.station = stations[instance];
        cast.longitudeDeg = longitudes[index];
        cast.latitudeDeg = latitudes[index];
        const std::size_t timeIndex = times.size() == count ? index : times.size() > count ? index * file.samples : instance;
        cast.timeUnixSeconds = timeIndex < times.size() ? times[timeIndex] : kNan;
        cast.bottomDepthM = instance < bottom.size() ? bottom[instance] : kNan;
        cast.isPositionGood = isGoodFlag(positionFlags.empty() ? '9' : positionFlags[std::min(index, positionFlags.size() - 1)]);
        const char timeFlag = timeFlags.empty() ? '1' : timeFlags[std::min(timeIndex, timeFlags.size() - 1)];
        cast.isTimeGood = std::isfinite(cast.timeUnixSeconds) && timeFlag != '3' && timeFlag != '4';
        file.casts.push_back(std::move(cast));
    }
}

std::optional<NetcdfVariable> verticalBy(const NetcdfGroup& root, std::initializer_list<const char*> codes,
                                         std::initializer_list<const char*> names) {
    for (const char* name : names) {
        if (const auto variable = root.variable(name)) {
            return variable;
        }
    }
    for (const auto& variable : root.variables()) {
        const std::string urn = variable.attributes().textOrEmpty("sdn_parameter_urn");
        for (const char* code : codes) {
            if (variable.isNumeric() && urn == std::string("SDN:P01::") + code) {
                return variable;
            }
        }
    }
    return std::nullopt;
}

} // namespace

bool isSeaDataNetCf(const NetcdfGroup& root) {
    return root.dimension("INSTANCE") && root.variable("LONGITUDE") &&
           (root.variable("SDN_LOCAL_CDI_ID") || root.variable("SDN_EDMO_CODE"));
}

std::shared_ptr<const Observations> readSeaDataNetCf(const NetcdfFile& file) {
    auto data = std::make_shared<InstanceFile>(
        InstanceFile{.root = file.root(), .instances = 0, .samples = 1, .casts = {}, .times = {}, .depths = {}});
    const auto& root = data->root;
    data->instances = root.dimension("INSTANCE")->length;
    for (const char* name : {"MAXZ", "MAXT"}) {
        if (const auto dimension = root.dimension(name)) {
            data->samples = std::max<std::size_t>(1, dimension->length);
        }
    }
    readSeaDataNetCasts(*data);
    const auto depth = verticalBy(root, {"ADEPZZ01", "DEPHPR01"}, {"DEPTH"});
    const auto pressure = verticalBy(root, {"PRESPR01"}, {"PRES"});
    const auto depthValues = depth ? spread(goodCoordinates(root, *depth, "_SEADATANET_QC"), *data) : std::vector<double>();
    // A pressure beside a depth is a measurement (a tide gauge), not the vertical.
    const auto pressureValues = pressure && !depth ? spread(goodCoordinates(root, *pressure, "_SEADATANET_QC"), *data) : std::vector<double>();
    std::vector<Cast> instanceCasts = data->casts;
    if (instanceCasts.size() != data->instances) {
        data->depths = depthsOf(depthValues, pressureValues, instanceCasts, 1);
    } else {
        data->depths = depthsOf(depthValues, pressureValues, instanceCasts, data->samples);
    }
    auto observations = std::make_shared<Observations>();
    observations->path = file.path();
    observations->format = "sdn-cf";
    observations->kind = kindOf(root.attributes().textOrEmpty("featureType"), !data->times.empty());
    observations->casts = data->casts;
    auto source = std::make_shared<LazyObservationSource>();
    for (const auto& variable : root.variables()) {
        const std::string name = variable.name();
        const auto& dimensions = variable.dimensions();
        const bool isData = variable.isNumeric() && !dimensions.empty() && dimensions.size() <= 2 && dimensions[0].name == "INSTANCE" &&
                            !name.starts_with("SDN_") && !name.ends_with("_SEADATANET_QC") && name != "LONGITUDE" && name != "LATITUDE" &&
                            name != "TIME";
        if (isData && (dimensions.size() == 1 || dimensions[1].name == "MAXZ" || dimensions[1].name == "MAXT")) {
            observations->variables.push_back(describedVariable(variable, "L20"));
            source->add(matrixReader(data, variable, flagVariableOf(root, variable, "_SEADATANET_QC")));
        }
    }
    observations->source = source;
    warnOfMissingPositions(*observations);
    return observations;
}

bool isOdvNetcdf(const NetcdfGroup& root) {
    return root.dimension("N_STATIONS") && root.dimension("N_SAMPLES");
}

std::shared_ptr<const Observations> readOdvNetcdf(const NetcdfFile& file) {
    auto data = std::make_shared<InstanceFile>(
        InstanceFile{.root = file.root(), .instances = 0, .samples = 1, .casts = {}, .times = {}, .depths = {}});
    const auto& root = data->root;
    data->instances = root.dimension("N_STATIONS")->length;
    data->samples = std::max<std::size_t>(1, root.dimension("N_SAMPLES")->length);
    const auto variables = root.variables();
    const auto byAttribute = [&](const char* attribute, std::initializer_list<const char*> wanted, std::size_t rank) {
        for (const auto& variable : variables) {
            const std::string text = variable.attributes().textOrEmpty(attribute);
            if (variable.dimensions().size() >= rank &&
                std::any_of(wanted.begin(), wanted.end(), [&](const char* w) { return text == w; })) {
                return std::optional(variable);
            }
        }
        return std::optional<NetcdfVariable>();
    };
    const auto longitude = byAttribute("standard_name", {"longitude"}, 1);
    const auto latitude = byAttribute("standard_name", {"latitude"}, 1);
    const auto time = byAttribute("standard_name", {"time"}, 1);
    const auto longitudes = valuesOf(longitude ? *longitude : root.requireVariable("longitude"));
    const auto latitudes = valuesOf(latitude ? *latitude : root.requireVariable("latitude"));
    const auto times = time ? timesOf(*time) : std::vector<double>(data->instances, kNan);
    const auto texts = [&](std::initializer_list<const char*> wanted) {
        const auto variable = byAttribute("long_name", wanted, 1);
        std::vector<std::string> found;
        if (variable && !variable->isNumeric()) {
            found = variable->readTexts();
        } else if (variable) {
            for (const std::int64_t number : variable->readIntegers()) {
                found.push_back(std::to_string(number));
            }
        }
        found.resize(data->instances);
        return found;
    };
    const auto identifiers = texts({"LOCAL_CDI_ID"});
    const auto edmo = texts({"EDMO_code", "EDMO_CODE"});
    const auto cruises = texts({"Cruise"});
    const auto stations = texts({"Station"});
    requireCount(longitude ? *longitude : root.requireVariable("longitude"), longitudes.size(), data->instances);
    requireCount(latitude ? *latitude : root.requireVariable("latitude"), latitudes.size(), data->instances);
    for (std::size_t station = 0; station < data->instances; ++station) {
        Cast cast;
        cast.identifier = edmo[station].empty() && identifiers[station].empty() ? cruises[station] + " " + stations[station]
                                                                                : edmo[station] + "-" + identifiers[station];
        cast.cruise = cruises[station];
        cast.station = stations[station];
        cast.longitudeDeg = longitudes[station];
        cast.latitudeDeg = latitudes[station];
        cast.timeUnixSeconds = station < times.size() ? times[station] : kNan;
        cast.isTimeGood = std::isfinite(cast.timeUnixSeconds);
        data->casts.push_back(std::move(cast));
    }
    const auto sampleTime = byAttribute("long_name", {"time_ISO8601"}, 2);
    if (sampleTime) {
        // "years since 0000-01-01": the fraction counts in the year's own days.
        for (const double year : valuesOf(*sampleTime)) {
            const double whole = std::floor(year);
            const double first = std::isfinite(year) ? static_cast<double>(daysFromCivil(static_cast<int>(whole), 1, 1)) : kNan;
            const double next = std::isfinite(year) ? static_cast<double>(daysFromCivil(static_cast<int>(whole) + 1, 1, 1)) : kNan;
            data->times.push_back((first + (year - whole) * (next - first)) * 86400.0);
        }
    }
    const auto depth = byAttribute("long_name", {"Depth", "depth"}, 2);
    const auto pressure = byAttribute("long_name", {"Pressure", "pressure"}, 2);
    data->depths = depthsOf(depth ? goodCoordinates(root, *depth, "_qc") : std::vector<double>(),
                            pressure ? goodCoordinates(root, *pressure, "_qc") : std::vector<double>(), data->casts, data->samples);
    auto observations = std::make_shared<Observations>();
    observations->path = file.path();
    observations->format = "odv";
    observations->kind = data->times.empty() ? ObservationKind::Profile : ObservationKind::TimeSeries;
    observations->casts = data->casts;
    auto source = std::make_shared<LazyObservationSource>();
    for (const auto& variable : variables) {
        const auto& dimensions = variable.dimensions();
        const auto attributes = variable.attributes();
        if (!variable.isNumeric() || dimensions.size() != 2 || dimensions[0].name != "N_STATIONS" || dimensions[1].name != "N_SAMPLES" ||
            attributes.textOrEmpty("standard_name").find("status_flag") != std::string::npos || variable.name().ends_with("_qc") ||
            attributes.textOrEmpty("long_name") == "time_ISO8601") {
            continue;
        }
        auto described = describedVariable(variable, "L20");
        described.name = described.longName.empty() ? described.name : described.longName;
        observations->variables.push_back(std::move(described));
        source->add(matrixReader(data, variable, flagVariableOf(root, variable, "_qc")));
    }
    observations->source = source;
    warnOfMissingPositions(*observations);
    return observations;
}

} // namespace phidias::core

#include "core/io/ObservationReaders.h"
#include "core/io/ObservationTable.h"
#include "core/util/StopPoint.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

bool isGoodFlag(char flag) {
    return flag == '1' || flag == '2';
}

/// Flags of Argo reference table 2 as L20: 6 and 7 are not used there.
char toL20(char flag) {
    return (flag >= '0' && flag <= '5') || flag == '8' || flag == '9' ? flag : '0';
}

bool endsWith(const std::string& text, const char* suffix) {
    return text.ends_with(suffix);
}

/// What belongs to the profiles of a file.
struct ArgoFile {
    NetcdfGroup root;
    std::size_t profiles = 0;
    std::size_t levels = 0;
    std::vector<char> dataMode;                             ///< [profile]
    std::vector<std::map<std::string, char>> parameterMode; ///< [profile] parameter -> mode; empty without
    std::vector<Cast> casts;

    [[nodiscard]] char mode(std::size_t profile, const std::string& parameter) const {
        if (!parameterMode.empty()) {
            const auto found = parameterMode[profile].find(parameter);
            return found == parameterMode[profile].end() ? dataMode[profile] : found->second;
        }
        return dataMode[profile];
    }

    [[nodiscard]] std::vector<char> checkedFlags(const NetcdfVariable& variable) const {
        auto read = flagsOf(variable);
        requireCount(variable, read.size(), profiles * levels);
        return read;
    }

    /// Best values and flags, [profile][level].
    void best(const std::string& name, std::vector<double>& values, std::vector<char>& flags) const {
        const auto raw = root.requireVariable(name);
        values = valuesOf(raw);
        requireCount(raw, values.size(), profiles * levels);
        const auto rawFlags = root.variable(name + "_QC");
        flags = rawFlags ? checkedFlags(*rawFlags) : std::vector<char>(values.size(), '0');
        const auto adjusted = root.variable(name + "_ADJUSTED");
        if (!adjusted) {
            return;
        }
        const auto adjustedValues = valuesOf(*adjusted);
        requireCount(*adjusted, adjustedValues.size(), values.size());
        const auto adjustedFlags = root.variable(name + "_ADJUSTED_QC");
        const auto adjustedQc = adjustedFlags ? checkedFlags(*adjustedFlags) : flags;
        for (std::size_t profile = 0; profile < profiles; ++profile) {
            const char code = mode(profile, name);
            if (code == 'A' || code == 'D') {
                const auto from = static_cast<std::ptrdiff_t>(profile * levels);
                std::copy_n(adjustedValues.begin() + from, levels, values.begin() + from);
                std::copy_n(adjustedQc.begin() + from, levels, flags.begin() + from);
            }
        }
    }
};

std::string identifierOf(const std::string& platform, const std::string& cycle, char direction, std::size_t profile, std::size_t index) {
    std::string text = platform.empty() ? "profile " + std::to_string(profile + 1) : platform;
    if (!cycle.empty()) {
        text += " cycle " + cycle;
    }
    if (direction == 'D') {
        text += "D";
    }
    // Several samplings of one cycle (near-surface, other sensors) are told apart by a number.
    return index == 0 ? text : text + " #" + std::to_string(index + 1);
}

void readCasts(ArgoFile& argo) {
    const auto aProfile = [&](const char* name, auto&& read) {
        const auto variable = argo.root.requireVariable(name);
        auto values = read(variable);
        requireCount(variable, values.size(), argo.profiles);
        return values;
    };
    const auto latitudes = aProfile("LATITUDE", valuesOf);
    const auto longitudes = aProfile("LONGITUDE", valuesOf);
    const auto times = aProfile("JULD", timesOf);
    const auto flags = [&](const char* name) {
        return argo.root.variable(name) ? aProfile(name, flagsOf) : std::vector<char>(argo.profiles, '1');
    };
    const auto positionFlags = flags("POSITION_QC");
    const auto timeFlags = flags("JULD_QC");
    const auto platformVariable = argo.root.variable("PLATFORM_NUMBER");
    auto platforms = platformVariable ? platformVariable->readTexts() : std::vector<std::string>();
    platforms.resize(argo.profiles);
    const auto cycleVariable = argo.root.variable("CYCLE_NUMBER");
    auto cycles = cycleVariable ? valuesOf(*cycleVariable) : std::vector<double>();
    cycles.resize(argo.profiles, kNan);
    const auto directionVariable = argo.root.variable("DIRECTION");
    auto directions = directionVariable ? directionVariable->readChars() : std::vector<char>();
    directions.resize(argo.profiles, 'A');
    std::map<std::string, std::size_t> seen;
    for (std::size_t profile = 0; profile < argo.profiles; ++profile) {
        stopPointAt(profile);
        Cast cast;
        const std::string cycle = std::isfinite(cycles[profile]) ? std::to_string(std::lround(cycles[profile])) : std::string();
        const std::string plain = identifierOf(platforms[profile], cycle, directions[profile], profile, 0);
        cast.identifier = identifierOf(platforms[profile], cycle, directions[profile], profile, seen[plain]++);
        cast.station = cycle;
        cast.cruise = platforms[profile];
        cast.latitudeDeg = latitudes[profile];
        cast.longitudeDeg = longitudes[profile];
        cast.timeUnixSeconds = times[profile];
        cast.isPositionGood = isGoodFlag(positionFlags[profile]) || positionFlags[profile] == '8';
        cast.isTimeGood = std::isfinite(times[profile]) && timeFlags[profile] != '3' && timeFlags[profile] != '4';
        argo.casts.push_back(std::move(cast));
    }
}

void readModes(ArgoFile& argo) {
    argo.dataMode.assign(argo.profiles, 'R');
    if (const auto variable = argo.root.variable("DATA_MODE")) {
        const auto modes = variable->readChars();
        std::copy_n(modes.begin(), std::min(modes.size(), argo.profiles), argo.dataMode.begin());
    }
    const auto modeVariable = argo.root.variable("PARAMETER_DATA_MODE");
    const auto nameVariable = argo.root.variable("STATION_PARAMETERS");
    if (!modeVariable || !nameVariable) {
        return;
    }
    const auto modes = modeVariable->readChars();
    const auto names = nameVariable->readTexts();
    const std::size_t parameters = names.size() / std::max<std::size_t>(1, argo.profiles);
    argo.parameterMode.resize(argo.profiles);
    for (std::size_t profile = 0; profile < argo.profiles; ++profile) {
        stopPointAt(profile);
        for (std::size_t k = 0; k < parameters && profile * parameters + k < modes.size(); ++k) {
            argo.parameterMode[profile][names[profile * parameters + k]] = modes[profile * parameters + k];
        }
    }
}

/// Depths of all cells from the best pressure; from a depth where the file has one.
std::vector<double> cellDepths(const ArgoFile& argo) {
    std::vector<double> depth;
    std::vector<double> pressure;
    std::vector<char> flags;
    if (argo.root.variable("DEPH")) {
        argo.best("DEPH", depth, flags);
        dropBadCoordinates(depth, flags, {});
    }
    if (argo.root.variable("PRES")) {
        argo.best("PRES", pressure, flags);
        dropBadCoordinates(pressure, flags, {});
    }
    return depthsOf(depth, pressure, argo.casts, argo.levels);
}

} // namespace

bool isArgo(const NetcdfGroup& root) {
    return root.dimension("N_PROF") && root.dimension("N_LEVELS") && root.variable("JULD") && root.variable("LATITUDE");
}

std::shared_ptr<const Observations> readArgo(const NetcdfFile& file) {
    auto argo = std::make_shared<ArgoFile>(
        ArgoFile{.root = file.root(), .profiles = 0, .levels = 0, .dataMode = {}, .parameterMode = {}, .casts = {}});
    argo->profiles = argo->root.dimension("N_PROF")->length;
    argo->levels = argo->root.dimension("N_LEVELS")->length;
    readModes(*argo);
    readCasts(*argo);
    auto observations = std::make_shared<Observations>();
    observations->path = file.path();
    observations->format = "argo";
    observations->kind = ObservationKind::Profile;
    observations->casts = argo->casts;
    auto source = std::make_shared<LazyObservationSource>();
    for (const auto& variable : argo->root.variables()) {
        const std::string name = variable.name();
        const auto& dimensions = variable.dimensions();
        const bool isMatrix = dimensions.size() == 2 && dimensions[0].name == "N_PROF" && dimensions[1].name == "N_LEVELS";
        if (!isMatrix || !variable.isNumeric() || !argo->root.variable(name + "_QC") || endsWith(name, "_ADJUSTED") ||
            endsWith(name, "_QC")) {
            continue;
        }
        observations->variables.push_back(describedVariable(variable, "argo"));
        source->add([argo, name] {
            std::vector<double> values;
            std::vector<char> flags;
            argo->best(name, values, flags);
            const auto depths = cellDepths(*argo);
            ObservationSamples samples;
            for (std::size_t cell = 0; cell < values.size(); ++cell) {
                if (std::isfinite(values[cell])) {
                    const std::size_t profile = cell / argo->levels;
                    appendSample(samples, profile, values[cell], depths[cell], argo->casts[profile].timeUnixSeconds, toL20(flags[cell]),
                                 isGoodFlag(flags[cell]));
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

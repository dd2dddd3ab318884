#include "core/io/ObservationReaders.h"
#include "core/io/ObservationTable.h"
#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

struct WodFile {
    NetcdfGroup root;
    std::vector<Cast> casts;
    std::vector<double> depths;          ///< of the sample dimension of z
    std::vector<std::size_t> depthBegin; ///< [cast + 1]
};

/// First sample of each cast, from the row sizes of a variable (missing = 0).
std::vector<std::size_t> beginsOf(const NetcdfGroup& root, const NetcdfVariable& variable, std::size_t casts) {
    const auto sizes = root.variable(variable.name() + "_row_size");
    std::vector<std::size_t> begins(casts + 1, 0);
    const auto rows = sizes ? valuesOf(*sizes) : std::vector<double>(casts, 0.0);
    for (std::size_t cast = 0; cast < casts; ++cast) {
        begins[cast + 1] = begins[cast] + (cast < rows.size() && rows[cast] > 0.0 ? static_cast<std::size_t>(rows[cast]) : 0);
    }
    if (begins.back() != variable.size()) {
        throw Error(ErrorCode::Malformed, "io.wod.rowSizes",
                    {{"path", variable.filePath()},
                     {"variable", variable.name()},
                     {"rows", static_cast<std::int64_t>(begins.back())},
                     {"found", static_cast<std::int64_t>(variable.size())}});
    }
    return begins;
}

} // namespace

bool isWod(const NetcdfGroup& root) {
    return root.dimension("casts") && root.variable("lat") && root.variable("lon") &&
           (root.variable("z_row_size") || root.variable("wod_unique_cast"));
}

std::shared_ptr<const Observations> readWod(const NetcdfFile& file) {
    auto data = std::make_shared<WodFile>(WodFile{.root = file.root(), .casts = {}, .depths = {}, .depthBegin = {}});
    const auto& root = data->root;
    const auto latitudes = valuesOf(root.requireVariable("lat"));
    const auto longitudes = valuesOf(root.requireVariable("lon"));
    const std::size_t count = latitudes.size();
    requireCount(root.requireVariable("lon"), longitudes.size(), count);
    auto times = root.variable("time") ? timesOf(*root.variable("time")) : std::vector<double>(count, kNan);
    times.resize(count, kNan);
    const auto ids = root.variable("wod_unique_cast") ? root.variable("wod_unique_cast")->readIntegers() : std::vector<std::int64_t>();
    const auto cruises =
        root.variable("WOD_cruise_identifier") ? root.variable("WOD_cruise_identifier")->readTexts() : std::vector<std::string>(count);
    auto bottom = root.variable("Bottom_Depth") ? valuesOf(*root.variable("Bottom_Depth")) : std::vector<double>(count, kNan);
    bottom.resize(count, kNan);
    for (std::size_t index = 0; index < count; ++index) {
        Cast cast;
        cast.identifier = index < ids.size() ? "wod_" + std::to_string(ids[index]) : "cast " + std::to_string(index + 1);
        cast.cruise = index < cruises.size() ? cruises[index] : std::string();
        cast.latitudeDeg = latitudes[index];
        cast.longitudeDeg = longitudes[index];
        cast.timeUnixSeconds = times[index];
        cast.isTimeGood = std::isfinite(times[index]);
        cast.bottomDepthM = bottom[index];
        data->casts.push_back(std::move(cast));
    }
    if (const auto depth = root.variable("z")) {
        data->depths = valuesOf(*depth);
        if (const auto flags = root.variable("z_WODflag")) {
            dropBadCoordinates(data->depths, flagsOf(*flags), FlagScheme::named("wod"));
        }
        data->depthBegin = beginsOf(root, *depth, count);
    }
    auto observations = std::make_shared<Observations>();
    observations->path = file.path();
    observations->format = "wod";
    observations->kind = ObservationKind::Profile;
    observations->casts = data->casts;
    auto source = std::make_shared<LazyObservationSource>();
    for (const auto& variable : root.variables()) {
        const std::string name = variable.name();
        const bool isSampled = variable.isNumeric() && variable.dimensions().size() == 1 && root.variable(name + "_row_size");
        if (!isSampled) {
            continue;
        }
        auto flagVariable = root.variable(name + "_WODflag");
        if (!flagVariable) {
            flagVariable = root.variable(name + "_IQUODflag");
        }
        observations->variables.push_back(describedVariable(variable, "wod"));
        source->add([data, variable, flagVariable] {
            const auto values = valuesOf(variable);
            const auto flags = flagVariable ? flagsOf(*flagVariable) : std::vector<char>(values.size(), '0');
            requireCount(flagVariable ? *flagVariable : variable, flags.size(), values.size());
            const auto scheme = FlagScheme::named("wod");
            const auto begins = beginsOf(data->root, variable, data->casts.size());
            ObservationSamples samples;
            for (std::size_t cast = 0; cast < data->casts.size(); ++cast) {
                // A variable has either all levels of its cast or none.
                const bool sharesLevels =
                    !data->depthBegin.empty() && begins[cast + 1] - begins[cast] == data->depthBegin[cast + 1] - data->depthBegin[cast];
                for (std::size_t k = begins[cast]; k < begins[cast + 1]; ++k) {
                    if (std::isfinite(values[k])) {
                        const double depth = sharesLevels ? data->depths[data->depthBegin[cast] + k - begins[cast]] : kNan;
                        appendSample(samples, cast, values[k], depth, data->casts[cast].timeUnixSeconds, scheme.toL20(flags[k]),
                                     scheme.isGood(flags[k]));
                    }
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

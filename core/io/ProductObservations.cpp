#include "core/io/ObservationReaders.h"
#include "core/io/ObservationTable.h"

#include <cmath>

namespace phidias::core {

bool hasProductObservations(const NetcdfGroup& root) {
    const auto longitude = root.variable("obslon");
    return longitude && root.variable("obslat") && longitude->dimensions().size() == 1 && longitude->size() > 0;
}

std::shared_ptr<const Observations> readProductObservations(const NetcdfFile& file) {
    const auto root = file.root();
    const auto longitude = root.requireVariable("obslon");
    const std::string dimension = longitude.dimensions().front().name;
    const auto longitudes = valuesOf(longitude);
    const auto latitudes = valuesOf(root.requireVariable("obslat"));
    const auto read = [&](const char* name, bool isTime) {
        const auto variable = root.variable(name);
        auto values = !variable ? std::vector<double>() : isTime ? timesOf(*variable) : valuesOf(*variable);
        values.resize(longitudes.size(), std::nan(""));
        return std::make_shared<const std::vector<double>>(std::move(values));
    };
    const auto depths = read("obsdepth", false);
    const auto times = read("obstime", true);
    auto identifiers = root.variable("obsid") ? root.variable("obsid")->readTexts() : std::vector<std::string>();
    identifiers.resize(longitudes.size());
    auto observations = std::make_shared<Observations>();
    observations->path = file.path();
    observations->format = "product";
    observations->kind = ObservationKind::Point;
    for (std::size_t k = 0; k < longitudes.size(); ++k) {
        Cast cast;
        cast.identifier = identifiers[k];
        cast.longitudeDeg = longitudes[k];
        cast.latitudeDeg = latitudes[k];
        cast.timeUnixSeconds = (*times)[k];
        observations->casts.push_back(std::move(cast));
    }
    auto source = std::make_shared<LazyObservationSource>();
    for (const auto& variable : root.variables()) {
        const auto& dimensions = variable.dimensions();
        if (!variable.isNumeric() || dimensions.size() != 1 || dimensions.front().name != dimension || variable.name().starts_with("obs")) {
            continue;
        }
        observations->variables.push_back(describedVariable(variable, "none"));
        source->add([variable, depths, times] {
            const auto values = valuesOf(variable);
            ObservationSamples samples;
            for (std::size_t k = 0; k < values.size(); ++k) {
                if (std::isfinite(values[k])) {
                    appendSample(samples, k, values[k], (*depths)[k], (*times)[k], '1', true);
                }
            }
            return samples;
        });
    }
    observations->source = source;
    return observations;
}

} // namespace phidias::core

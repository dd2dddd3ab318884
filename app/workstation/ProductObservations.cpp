#include "app/workstation/ProductObservations.h"

#include "core/io/ObservationReaders.h"

#include <cmath>
#include <limits>

namespace phidias::app {

std::vector<ProductObservation> readProduct(const std::string& path) {
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    const auto observations = core::readProductObservations(core::NetcdfFile::open(path));
    std::vector<ProductObservation> made(observations->casts.size());
    for (std::size_t k = 0; k < made.size(); ++k) {
        const auto& cast = observations->casts[k];
        made[k] = {.place = {.identifier = cast.identifier,
                             .longitudeDeg = cast.longitudeDeg,
                             .latitudeDeg = cast.latitudeDeg,
                             .depthM = std::nullopt,
                             .timeUnixSeconds = std::isfinite(cast.timeUnixSeconds) ? std::optional(cast.timeUnixSeconds) : std::nullopt},
                   .value = kNan,
                   .residual = kNan,
                   .score = kNan};
    }
    for (std::size_t variable = 0; variable < observations->variables.size(); ++variable) {
        const std::string& name = observations->variables[variable].name;
        double ProductObservation::*member = name.ends_with("_obs")        ? &ProductObservation::value
                                             : name.ends_with("_residual") ? &ProductObservation::residual
                                             : name.ends_with("_qc")       ? &ProductObservation::score
                                                                           : nullptr;
        const auto samples = observations->read(variable);
        for (std::size_t k = 0; k < samples.value.size(); ++k) {
            auto& entry = made[samples.cast[k]];
            if (std::isfinite(samples.depthM[k])) {
                entry.place.depthM = samples.depthM[k];
            }
            if (member != nullptr) {
                entry.*member = samples.value[k];
            }
        }
    }
    return made;
}

} // namespace phidias::app

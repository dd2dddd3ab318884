#include "core/project/DivandSetup.h"

#include "core/project/MemberReader.h"
#include "core/util/Time.h"

#include <cmath>

namespace phidias::core {

namespace {

bool isNear(const std::optional<double>& one, const std::optional<double>& other, double tolerance, double period = 0.0) {
    if (!one || !other) {
        return true;
    }
    const double apart = period > 0.0 ? std::remainder(*one - *other, period) : *one - *other;
    return std::abs(apart) <= tolerance;
}

} // namespace

bool ExcludedObservation::isSame(const ExcludedObservation& other) const {
    return (identifier.empty() || other.identifier.empty() || identifier == other.identifier) &&
           isNear(longitudeDeg, other.longitudeDeg, 1e-5, 360.0) && isNear(latitudeDeg, other.latitudeDeg, 1e-5) &&
           isNear(depthM, other.depthM, 0.01) && isNear(timeUnixSeconds, other.timeUnixSeconds, 1.0);
}

Json excludeJson(const ExcludedObservation& observation) {
    Json json = Json::object();
    const auto put = [&json](const char* name, const std::optional<double>& value) {
        if (value) {
            json[name] = *value;
        }
    };
    if (!observation.identifier.empty()) {
        json["id"] = observation.identifier;
    }
    put("longitude", observation.longitudeDeg);
    put("latitude", observation.latitudeDeg);
    put("depthM", observation.depthM);
    if (observation.timeUnixSeconds) {
        json["time"] = formatIsoTime(*observation.timeUnixSeconds);
    }
    return json;
}

Json toJson(const DivandSetup& setup) {
    Json json{{"inputs", setup.inputs}, {"hiddenLayers", setup.hiddenLayers}, {"excluded", Json::array()}};
    for (const auto& observation : setup.excluded) {
        Json entry = excludeJson(observation);
        // In full precision: a project that is loaded again must be equal.
        if (observation.timeUnixSeconds) {
            entry["time"] = *observation.timeUnixSeconds;
        }
        json["excluded"].push_back(std::move(entry));
    }
    return json;
}

DivandSetup divandSetupFromJson(const Json& json, const std::string& path) {
    DivandSetup setup;
    MemberReader reader(json, path);
    if (const Json* inputs = reader.find("inputs")) {
        if (!inputs->is_object()) {
            throw reader.failure("inputs");
        }
        setup.inputs = *inputs;
    }
    reader.read("hiddenLayers", setup.hiddenLayers);
    if (const Json* excluded = reader.find("excluded")) {
        if (!excluded->is_array()) {
            throw reader.failure("excluded");
        }
        for (const auto& entry : *excluded) {
            ExcludedObservation observation;
            MemberReader members(entry, reader.pathOf("excluded[" + std::to_string(setup.excluded.size()) + "]"));
            members.read("id", observation.identifier);
            members.read("longitude", observation.longitudeDeg);
            members.read("latitude", observation.latitudeDeg);
            members.read("depthM", observation.depthM);
            members.read("time", observation.timeUnixSeconds);
            members.finish();
            setup.excluded.push_back(std::move(observation));
        }
    }
    reader.finish();
    return setup;
}

} // namespace phidias::core

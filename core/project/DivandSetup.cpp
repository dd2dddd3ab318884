#include "core/project/DivandSetup.h"

#include "core/util/Error.h"
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

DivandSetup divandSetupFromJson(const Json& json) {
    DivandSetup setup;
    const char* member = "divand";
    try {
        member = "inputs";
        setup.inputs = json.value("inputs", Json::object());
        if (!setup.inputs.is_object()) {
            throw Error(ErrorCode::InvalidRequest, "project.member", {{"what", std::string("divand")}, {"member", std::string(member)}},
                        "hint.project.newer");
        }
        member = "hiddenLayers";
        setup.hiddenLayers = json.value("hiddenLayers", std::vector<std::string>());
        member = "excluded";
        for (const auto& entry : json.value("excluded", Json::array())) {
            ExcludedObservation observation;
            const auto read = [&entry](const char* name, std::optional<double>& value) {
                if (entry.contains(name)) {
                    value = entry.at(name).get<double>();
                }
            };
            observation.identifier = entry.value("id", "");
            read("longitude", observation.longitudeDeg);
            read("latitude", observation.latitudeDeg);
            read("depthM", observation.depthM);
            read("time", observation.timeUnixSeconds);
            setup.excluded.push_back(std::move(observation));
        }
    } catch (const nlohmann::json::exception&) {
        throw Error(ErrorCode::InvalidRequest, "project.member", {{"what", std::string("divand")}, {"member", std::string(member)}},
                    "hint.project.newer");
    }
    return setup;
}

} // namespace phidias::core

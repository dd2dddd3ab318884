#pragma once

#include "core/util/Json.h"

#include <optional>
#include <string>
#include <vector>

namespace phidias::core {

/// An observation that an analysis leaves out. Members that are absent match all.
struct ExcludedObservation {
    std::string identifier; ///< of its cast; empty = any
    std::optional<double> longitudeDeg;
    std::optional<double> latitudeDeg;
    std::optional<double> depthM;
    std::optional<double> timeUnixSeconds;
    bool operator==(const ExcludedObservation&) const = default;

    /// Whether both mean the same observation: identifiers equal, places within 1e-5 degree, depths within 0.01 m, times within 1 s;
    /// longitudes modulo 360. A member that either lacks is not compared.
    [[nodiscard]] bool isSame(const ExcludedObservation& other) const;
};

/// What the DIVAnd workspace of a project is set to.
struct DivandSetup {
    /// Inputs of `ocean.divand` that were chosen, without `observations` and `exclude`: these come from the layers and from `excluded`.
    Json inputs = Json::object();
    std::vector<std::string> hiddenLayers; ///< ids of observation layers that are not analysed
    std::vector<ExcludedObservation> excluded;
    bool operator==(const DivandSetup&) const = default;
};

/// The element of the parameter `exclude` of `ocean.divand`: {"id", "longitude", "latitude", "depthM", "time"}; absent members are left
/// out.
[[nodiscard]] Json excludeJson(const ExcludedObservation& observation);

[[nodiscard]] Json toJson(const DivandSetup& setup);
/// @param path  of the setup in its document, for messages
/// @throws Error{InvalidRequest} naming the member that is unknown or of the wrong type
[[nodiscard]] DivandSetup divandSetupFromJson(const Json& json, const std::string& path = "divand");

} // namespace phidias::core

#include "app/workstation/DivandRequests.h"

#include <algorithm>
#include <cmath>

namespace phidias::app {

using core::Json;

std::vector<core::Layer> analysableLayers(const core::Project& project) {
    std::vector<core::Layer> layers;
    for (const auto& layer : project.layers) {
        const bool isProduct = layer.variable.ends_with("_residual") || layer.variable.ends_with("_obs") || layer.variable.ends_with("_qc");
        if (layer.kind != core::LayerKind::Observations || !layer.jobId.empty() || isProduct) {
            continue;
        }
        const auto same = std::find_if(layers.begin(), layers.end(), [&](const core::Layer& other) { return other.href == layer.href; });
        if (same == layers.end()) {
            layers.push_back(layer);
        } else if (layer.isVisible && !same->isVisible) {
            *same = layer;
        }
    }
    return layers;
}

Json divandInputs(const core::Project& project, const Json& defaults, const core::Declaration& declaration) {
    Json inputs = defaults;
    inputs.update(project.divand.inputs);
    Json files = Json::array();
    std::string variable;
    const auto& hidden = project.divand.hiddenLayers;
    for (const auto& layer : analysableLayers(project)) {
        if (std::find(hidden.begin(), hidden.end(), layer.id) == hidden.end()) {
            files.push_back({{"href", layer.href}});
            variable = variable.empty() ? layer.variable : variable;
        }
    }
    inputs["observations"] = files;
    if (!project.divand.inputs.contains("variable") && !variable.empty()) {
        inputs["variable"] = variable;
    }
    if (!project.divand.excluded.empty()) {
        inputs["exclude"] = Json::array();
        for (const auto& observation : project.divand.excluded) {
            inputs["exclude"].push_back(core::excludeJson(observation));
        }
    }
    // A fit is made at the levels and in the area of the grid.
    if (const Json grid = inputs.value("grid", Json::object()); declaration.findInput("grid") == nullptr && grid.contains("longitude")) {
        if (grid.contains("depth")) {
            inputs["depths"] = grid["depth"];
        }
        inputs["area"] = {grid["longitude"][0], grid["latitude"][0], grid["longitude"][1], grid["latitude"][1]};
    }
    Json known = Json::object();
    for (const auto& [name, value] : inputs.items()) {
        if (declaration.findInput(name) != nullptr && !value.is_null() && value != "") {
            known[name] = value;
        }
    }
    return known;
}

std::size_t sliceCount(const Json& grid) {
    const Json time = grid.value("time", Json());
    if (!time.is_object()) {
        return 1;
    }
    const std::size_t count = time.contains("centres")
                                  ? time["centres"].size()
                                  : time.value("years", Json::array()).size() * time.value("months", Json::array()).size();
    return std::max<std::size_t>(1, count);
}

Json previewInputs(Json inputs, std::size_t level, std::size_t slice, std::size_t mostNodes, const core::Declaration& declaration) {
    Json grid = inputs.at("grid"); // a copy: new members of the inputs move the old ones in memory
    for (const char* axis : {"longitude", "latitude"}) {
        Json& line = grid[axis];
        const double low = line.at(0).get<double>();
        double high = line.at(1).get<double>();
        high += axis == std::string("longitude") && high < low ? 360.0 : 0.0;
        const double step = line.at(2).get<double>();
        // The grid may gain a node by rounding; a step over mostNodes - 1 intervals stays within mostNodes.
        const double least = (high - low) / static_cast<double>(mostNodes - 1);
        const bool closes = axis == std::string("longitude") && std::abs(high - low + step - 360.0) < 1e-6 * step;
        if (closes && step < 360.0 / static_cast<double>(mostNodes)) {
            const double wide = 360.0 / static_cast<double>(mostNodes); // it still goes around the globe
            line.at(2) = wide;
            line.at(1) = low + 360.0 - wide;
        } else if (high > low && step > 0.0 && step < least) {
            line.at(2) = least * (1.0 + 1e-9);
            line.at(1) = low + static_cast<double>(mostNodes - 1) * least;
        }
    }
    // One level keeps the interval of depths it has among its neighbours.
    if (grid.contains("depth") && grid["depth"].size() > 1) {
        const auto depths = grid["depth"].get<std::vector<double>>();
        const std::size_t at = std::min(level, depths.size() - 1);
        const double above = at == 0 ? 0.0 : 0.5 * (depths[at - 1] + depths[at]);
        const double below = at + 1 < depths.size() ? 0.5 * (depths[at] + depths[at + 1]) : depths[at] + (depths[at] - above);
        grid["depth"] = {depths[at]};
        if (inputs.contains("depthRange") && inputs["depthRange"].is_array()) {
            const Json stated = inputs["depthRange"];
            const double low = std::max(above, stated[0].get<double>());
            inputs["depthRange"] = {low, std::max(low, std::min(below, stated[1].get<double>()))};
        } else {
            inputs["depthRange"] = {above, below};
        }
        for (const char* name : {"correlationLengthKm", "correlationLengthM"}) {
            if (depths.size() > 2 && inputs.contains(name) && inputs[name].is_array() && inputs[name].size() == depths.size()) {
                inputs[name] = Json(inputs[name][at]);
            }
        }
    }
    inputs["correlationLengthM"] = 0.0;
    if (grid.contains("time") && grid["time"].is_object()) {
        Json& time = grid["time"];
        const std::size_t at = std::min(slice, sliceCount(grid) - 1);
        if (time.contains("centres")) {
            time["centres"] = Json::array({Json(time["centres"][at])});
        } else {
            const std::size_t months = time["months"].size();
            const Json year = time["years"][at / months];
            const Json month = time["months"][at % months];
            time["years"] = Json::array({year});
            time["months"] = Json::array({month});
        }
    }
    inputs["grid"] = grid;
    inputs["error"] = inputs.value("error", "cpme") == "none" ? "none" : "cpme";
    // At this size a factorisation is quicker than the set-up of the iteration.
    inputs["solver"] = "direct";
    inputs.erase("qc");
    if (declaration.findInput("correlationLengthM") == nullptr) {
        inputs.erase("correlationLengthM");
    }
    return inputs;
}

} // namespace phidias::app

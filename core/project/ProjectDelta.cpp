#include "core/project/ProjectDelta.h"

#include "core/project/MemberReader.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

namespace phidias::core {

namespace {

constexpr std::array<std::string_view, 3> kQuiet{"view", "globe", "windowState"};

bool isOfPart(const std::string& member, DeltaPart part) {
    return (std::find(kQuiet.begin(), kQuiet.end(), member) != kQuiet.end()) == (part == DeltaPart::Quiet);
}

using LayersById = std::unordered_map<std::string_view, const Layer*>;

LayersById byId(const std::vector<Layer>& layers) {
    LayersById found;
    found.reserve(layers.size());
    for (const auto& layer : layers) {
        found.emplace(layer.id, &layer);
    }
    return found;
}

void addLayers(Json& delta, const Project& from, const Project& to) {
    if (from.layers == to.layers) {
        return;
    }
    const auto old = byId(from.layers);
    const auto fresh = byId(to.layers);
    Json changed = Json::object();
    for (const auto& layer : to.layers) {
        const auto found = old.find(layer.id);
        if (found == old.end() || !(*found->second == layer)) {
            changed[layer.id] = toJson(layer);
        }
    }
    for (const auto& layer : from.layers) {
        if (!fresh.contains(layer.id)) {
            changed[layer.id] = nullptr;
        }
    }
    if (!changed.empty()) {
        delta["layers"] = std::move(changed);
    }
    const bool isSameOrder = std::equal(from.layers.begin(), from.layers.end(), to.layers.begin(), to.layers.end(),
                                        [](const Layer& one, const Layer& other) { return one.id == other.id; });
    if (!isSameOrder) {
        Json& order = delta["order"] = Json::array();
        for (const auto& layer : to.layers) {
            order.push_back(layer.id);
        }
    }
}

} // namespace

Json deltaBetween(const Project& from, const Project& to, DeltaPart part) {
    Json delta = Json::object();
    const Json before = membersJson(from);
    const Json after = membersJson(to);
    Json set = Json::object();
    for (const auto& [name, value] : after.items()) {
        if (const auto old = before.find(name); isOfPart(name, part) && (old == before.end() || *old != value)) {
            set[name] = value;
        }
    }
    for (const auto& [name, value] : before.items()) {
        if (isOfPart(name, part) && !after.contains(name)) {
            set[name] = nullptr;
        }
    }
    if (!set.empty()) {
        delta["set"] = std::move(set);
    }
    if (part == DeltaPart::History) {
        addLayers(delta, from, to);
    }
    return delta;
}

void applyDelta(Project& project, const Json& delta) {
    MemberReader reader(delta, "delta");
    Project result = project;
    if (const Json* set = reader.find("set")) {
        if (!set->is_object()) {
            throw reader.failure("set");
        }
        Json given = Json::object();
        for (const auto& [name, value] : set->items()) {
            if (!value.is_null()) {
                given[name] = value;
            } else if (name == "timeUnixSeconds") {
                result.timeUnixSeconds.reset();
            } else if (name == "depthM") {
                result.depthM.reset();
            } else if (name == "sectionLine") {
                result.sectionLine.clear();
            } else if (name == "section") {
                result.section = {};
            } else if (name == "residual") {
                result.residual = {};
            } else {
                throw reader.failure(name);
            }
        }
        MemberReader members(given, "delta.set");
        readMembers(result, members);
        members.finish();
    }
    if (const Json* layers = reader.find("layers")) {
        if (!layers->is_object()) {
            throw reader.failure("layers");
        }
        std::unordered_map<std::string, std::size_t> at;
        for (std::size_t k = 0; k < result.layers.size(); ++k) {
            at.emplace(result.layers[k].id, k);
        }
        std::vector<bool> isRemoved(result.layers.size(), false);
        for (const auto& [id, value] : layers->items()) {
            const auto found = at.find(id);
            if (value.is_null()) {
                if (found != at.end()) {
                    isRemoved[found->second] = true;
                }
            } else if (found != at.end()) {
                result.layers[found->second] = layerFromJson(value, "delta.layers." + id);
            } else {
                result.layers.push_back(layerFromJson(value, "delta.layers." + id));
                isRemoved.push_back(false);
            }
        }
        std::size_t kept = 0;
        std::erase_if(result.layers, [&](const Layer&) { return static_cast<bool>(isRemoved[kept++]); });
    }
    if (const Json* order = reader.find("order")) {
        std::unordered_map<std::string, std::size_t> rank;
        for (const auto& id : *order) {
            if (!id.is_string()) {
                throw reader.failure("order");
            }
            rank.emplace(id.get<std::string>(), rank.size());
        }
        const auto rankOf = [&](const Layer& layer) {
            const auto found = rank.find(layer.id);
            return found == rank.end() ? rank.size() : found->second;
        };
        std::stable_sort(result.layers.begin(), result.layers.end(),
                         [&](const Layer& one, const Layer& other) { return rankOf(one) < rankOf(other); });
    }
    reader.finish();
    project = std::move(result);
}

Json joinedDelta(Json first, const Json& second) {
    for (const char* part : {"set", "layers"}) {
        if (const auto found = second.find(part); found != second.end()) {
            Json& own = first.contains(part) ? first[part] : (first[part] = Json::object());
            for (const auto& [name, value] : found->items()) {
                own[name] = value;
            }
        }
    }
    if (second.contains("order")) {
        first["order"] = second["order"];
    }
    return first;
}

} // namespace phidias::core

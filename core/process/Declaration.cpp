#include "core/process/Declaration.h"

#include "core/process/Validation.h"

#include <algorithm>
#include <cmath>

namespace phidias::core {

namespace {

void addType(Json& json, const ValueType& type);

Json memberJson(const Parameter& parameter) {
    Json json{{"name", parameter.name}, {"title", parameter.title}};
    addType(json, parameter.types.front());
    json["default"] = parameter.defaultValue;
    json["required"] = parameter.isRequired;
    json["repeatable"] = parameter.isRepeatable;
    json["help"] = parameter.help;
    json["group"] = parameter.group;
    if (parameter.types.size() > 1) {
        Json types = Json::array();
        for (const auto& type : parameter.types) {
            Json entry = Json::object();
            addType(entry, type);
            types.push_back(std::move(entry));
        }
        json["types"] = std::move(types);
    }
    return json;
}

void addType(Json& json, const ValueType& type) {
    const auto limit = [](double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); };
    json["type"] = nameOf(type.kind);
    json["unit"] = type.unit.empty() ? Json(nullptr) : Json(type.unit);
    json["minimum"] = limit(type.minimum);
    json["maximum"] = limit(type.maximum);
    if (type.isMinimumExclusive) {
        json["exclusiveMinimum"] = true;
    }
    json["choices"] = type.choices.empty() ? Json(nullptr) : Json(type.choices);
    json["shape"] = type.shape.empty() ? Json(nullptr) : Json(type.shape);
    if (!type.element.empty()) {
        Json element = Json::object();
        addType(element, type.element.front());
        json["element"] = std::move(element);
        json["increasing"] = type.isIncreasing;
    }
    if (!type.members.empty()) {
        Json members = Json::array();
        for (const auto& member : type.members) {
            members.push_back(memberJson(member));
        }
        json["members"] = std::move(members);
    }
}

} // namespace

const Parameter* Declaration::findInput(const std::string& name) const {
    const auto found = std::find_if(inputs.begin(), inputs.end(), [&name](const Parameter& input) { return input.name == name; });
    return found == inputs.end() ? nullptr : &*found;
}

const Output* Declaration::findOutput(const std::string& name) const {
    const auto found = std::find_if(outputs.begin(), outputs.end(), [&name](const Output& output) { return output.name == name; });
    return found == outputs.end() ? nullptr : &*found;
}

bool Declaration::isInternal() const {
    return std::count(id.begin(), id.end(), '.') > 1;
}

Json Declaration::toJson() const {
    Json json{{"id", id}, {"version", version}, {"title", title}, {"summary", summary}};
    Json& referenceList = json["references"] = Json::array();
    for (const auto& reference : references) {
        referenceList.push_back({{"citation", reference.citation}, {"doi", reference.doi}});
    }
    Json& inputList = json["inputs"] = Json::array();
    for (const auto& input : inputs) {
        inputList.push_back(memberJson(input));
    }
    Json& outputList = json["outputs"] = Json::array();
    for (const auto& output : outputs) {
        outputList.push_back(
            {{"name", output.name}, {"title", output.title}, {"formats", output.formats}, {"mandatory", output.isMandatory}});
    }
    json["example"] = example;
    return json;
}

} // namespace phidias::core

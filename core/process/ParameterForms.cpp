#include "core/process/ParameterForms.h"

namespace phidias::core {

namespace {

ValueType ofKind(ValueKind kind) {
    ValueType type;
    type.kind = kind;
    return type;
}

} // namespace

ValueType numberForm(std::string unit, double minimum, double maximum, bool isMinimumExclusive) {
    ValueType type = ofKind(ValueKind::Number);
    type.unit = std::move(unit);
    type.minimum = minimum;
    type.maximum = maximum;
    type.isMinimumExclusive = isMinimumExclusive;
    return type;
}

ValueType integerForm(double minimum, double maximum) {
    ValueType type = ofKind(ValueKind::Integer);
    type.unit = std::string("1");
    type.minimum = minimum;
    type.maximum = maximum;
    return type;
}

ValueType choiceForm(std::vector<std::string> choices) {
    ValueType type = ofKind(ValueKind::Choice);
    type.choices = std::move(choices);
    return type;
}

ValueType textForm() {
    return ofKind(ValueKind::Text);
}

ValueType booleanForm() {
    return ofKind(ValueKind::Boolean);
}

ValueType fileForm(std::string shape, std::vector<Parameter> members) {
    ValueType type = ofKind(ValueKind::File);
    type.shape = std::move(shape);
    type.members = std::move(members);
    return type;
}

ValueType listForm(ValueType element, std::size_t minimumCount, std::size_t maximumCount, bool isIncreasing) {
    ValueType type = ofKind(ValueKind::List);
    type.element = {std::move(element)};
    type.minimumCount = minimumCount;
    type.maximumCount = maximumCount;
    type.isIncreasing = isIncreasing;
    return type;
}

ValueType intervalForm(std::string unit, double minimum, double maximum) {
    ValueType type = ofKind(ValueKind::Interval);
    type.unit = std::move(unit);
    type.minimum = minimum;
    type.maximum = maximum;
    return type;
}

ValueType objectForm(std::vector<Parameter> members) {
    ValueType type = ofKind(ValueKind::Object);
    type.members = std::move(members);
    return type;
}

ValueType timeSelectionForm() {
    return ofKind(ValueKind::TimeSelection);
}

ValueType extentForm() {
    return ofKind(ValueKind::Extent);
}

Parameter optionalParameter(ParameterText text, std::vector<ValueType> types, Json defaultValue) {
    return {.name = std::move(text.name),
            .title = std::move(text.title),
            .help = std::move(text.help),
            .types = std::move(types),
            .defaultValue = std::move(defaultValue),
            .isRequired = false,
            .isRepeatable = false,
            .group = std::move(text.group)};
}

Parameter requiredParameter(ParameterText text, std::vector<ValueType> types, bool isRepeatable) {
    return {.name = std::move(text.name),
            .title = std::move(text.title),
            .help = std::move(text.help),
            .types = std::move(types),
            .defaultValue = {},
            .isRequired = true,
            .isRepeatable = isRepeatable,
            .group = std::move(text.group)};
}

} // namespace phidias::core

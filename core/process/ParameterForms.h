#pragma once

#include "core/process/Declaration.h"

#include <string>
#include <vector>

namespace phidias::core {

// Short ways to write the usual forms of a value in a declaration.

[[nodiscard]] ValueType numberForm(std::string unit, double minimum, double maximum, bool isMinimumExclusive = false);
[[nodiscard]] ValueType integerForm(double minimum, double maximum);
[[nodiscard]] ValueType choiceForm(std::vector<std::string> choices);
[[nodiscard]] ValueType textForm();
[[nodiscard]] ValueType booleanForm();
/// @param shape  "observations", "grid", ... @param members  further members beside href
[[nodiscard]] ValueType fileForm(std::string shape, std::vector<Parameter> members = {});
[[nodiscard]] ValueType listForm(ValueType element, std::size_t minimumCount, std::size_t maximumCount, bool isIncreasing = false);
[[nodiscard]] ValueType intervalForm(std::string unit, double minimum, double maximum);
[[nodiscard]] ValueType objectForm(std::vector<Parameter> members);
[[nodiscard]] ValueType timeSelectionForm();
[[nodiscard]] ValueType extentForm();

struct ParameterText {
    std::string name;
    std::string title;
    std::string help;
    std::string group;
};

/// With a default.
[[nodiscard]] Parameter optionalParameter(ParameterText text, std::vector<ValueType> types, Json defaultValue = {});
[[nodiscard]] Parameter requiredParameter(ParameterText text, std::vector<ValueType> types, bool isRepeatable = false);

} // namespace phidias::core

#include "core/data/Observations.h"

#include <algorithm>

namespace phidias::core {

std::optional<std::size_t> Observations::findVariable(const std::string& name) const {
    const auto found = std::find_if(variables.begin(), variables.end(), [&](const auto& variable) { return variable.name == name; });
    return found == variables.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - variables.begin()));
}

} // namespace phidias::core

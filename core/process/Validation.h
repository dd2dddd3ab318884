#pragma once

#include "core/process/Declaration.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace phidias::core {

/// Word of a kind in `describe --json`: "number", "integer", "boolean", "text", "choice", "interval", "extent", "timeSelection", "list",
/// "file", "object".
[[nodiscard]] std::string_view nameOf(ValueKind kind);

/// Checks one value against the forms its parameter allows and returns it normalised (files as {"href": absolute path}, defaults of members
/// filled in).
/// @param name        path of the value for messages, e.g. "grid.longitude[2]"
/// @param baseFolder  what relative paths are relative to
/// @throws Error{InvalidRequest} that names the value, what was given and what is allowed
[[nodiscard]] Json validatedValue(const Json& value, const Parameter& parameter, const std::string& name,
                                  const std::filesystem::path& baseFolder);

/// The known word nearest to a misspelt one (Damerau-Levenshtein distance of at most a third of its length); empty when none is near.
[[nodiscard]] std::string nearestWord(std::string_view word, const std::vector<std::string>& known);

} // namespace phidias::core

#pragma once

#include <nlohmann/json.hpp>

namespace phidias::core {
/// JSON with members in the order in which they were written, so that files are stable and readable.
using Json = nlohmann::ordered_json;
} // namespace phidias::core

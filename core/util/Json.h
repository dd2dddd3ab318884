#pragma once

#include <nlohmann/json.hpp>

namespace phidias::core {
/// JSON with members in the order in which they were written, so that files are stable and readable.
using Json = nlohmann::ordered_json;

/// The text of a document for files and pipes. Bytes that are not UTF-8 (a file name of another age) become U+FFFD instead of an exception
/// in the middle of a report.
[[nodiscard]] inline std::string toText(const Json& json, int indent = -1) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}
} // namespace phidias::core

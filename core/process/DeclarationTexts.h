#pragma once

#include "core/process/Declaration.h"

#include <string>
#include <utility>
#include <vector>

namespace phidias::core {

/// The visible texts of a declaration with the ids under which they are translated:
/// process/<id>/title, /summary; process/<id>/<parameter>[.<member>]/title, /help; process/<id>/output/<name>/title; process/group/<group>;
/// process/<id>/<parameter>/choice/<word> (English: the word itself).
[[nodiscard]] std::vector<std::pair<std::string, std::string>> declarationTexts(const Declaration& declaration);

} // namespace phidias::core

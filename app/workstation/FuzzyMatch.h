#pragma once

#include <QString>
#include <optional>

namespace phidias::app {

/// How well a text answers what was typed: every word of the pattern must be found, letter after letter, in the text; case and accents do
/// not count. Runs of letters and starts of words count more, letters left between count less; an exact start counts most.
///
/// @returns greater = better; nothing when a word is not found; 0 for an empty pattern     @complexity O(pattern * text)
[[nodiscard]] std::optional<int> fuzzyScore(const QString& pattern, const QString& text);

} // namespace phidias::app

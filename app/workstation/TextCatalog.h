#pragma once

#include "core/process/Declaration.h"
#include "core/util/Error.h"

#include <QString>

namespace phidias::app {

/// Text of core in the user's language: core writes English under an id, the translation is looked up by the id (context "ids").
/// @param english  shown when there is no translation
[[nodiscard]] QString textOf(const std::string& id, const std::string& english);

/// Message and hint of an error with its arguments filled in, in the user's language; also for errors that a worker reported.
[[nodiscard]] QString errorText(const core::Error& error);
[[nodiscard]] QString errorHint(const core::Error& error);

/// Visible texts of a declaration.
[[nodiscard]] QString processTitle(const core::Declaration& declaration);
[[nodiscard]] QString processSummary(const core::Declaration& declaration);
/// @param path  "grid" or "grid.longitude"
[[nodiscard]] QString parameterTitle(const core::Declaration& declaration, const std::string& path, const std::string& english);
[[nodiscard]] QString parameterHelp(const core::Declaration& declaration, const std::string& path, const std::string& english);
[[nodiscard]] QString groupTitle(const std::string& group);
[[nodiscard]] QString choiceText(const core::Declaration& declaration, const std::string& path, const std::string& word);
[[nodiscard]] QString outputTitle(const core::Declaration& declaration, const core::Output& output);

} // namespace phidias::app

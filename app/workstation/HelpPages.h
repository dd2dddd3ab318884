#pragma once

#include "core/process/Declaration.h"

#include <QString>
#include <filesystem>

namespace phidias::app {

/// Folder of the guide (guide.md and processes/): $PHIDIAS_DOCS, ../share/doc/phidias or ../docs beside the program, or docs/ of the
/// sources it was built in. Empty when there is none.
[[nodiscard]] std::filesystem::path guideFolder();

/// Help of a process from its declaration, as HTML: what it does, parameters by group with unit, range and default, results, references.
/// Anchors: the names of parameters, and "output/" + name.
[[nodiscard]] QString processHelp(const core::Declaration& declaration);

/// Which values a form allows: "number, 0 to 1000 km", "none, log".
[[nodiscard]] QString formText(const core::Declaration& declaration, const std::string& path, const core::ValueType& type);

/// What a part of the window is for, in one or two sentences; empty for an unknown one. @param dock  objectName without "Dock"
[[nodiscard]] QString dockHelp(const QString& dock);

} // namespace phidias::app

#pragma once

#include "app/workstation/Desk.h"

namespace phidias::app {

/// Adds the dialog of preferences (Ctrl+,) and, for the hurried, the menu "Theme"; choices are kept in the settings.
/// @param themeChanged  called after the new palette is in force
void addPreferences(Desk& desk, const std::function<void()>& themeChanged);

} // namespace phidias::app

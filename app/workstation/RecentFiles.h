#pragma once

#include "app/workstation/Desk.h"

#include <QStringList>

namespace phidias::app {

/// Files, projects and addresses that were opened, the newest first; at most twelve.
[[nodiscard]] QStringList recentFiles();
/// Enters a file or address, and takes its folder as the one that file dialogs start in.
void rememberFile(const QString& path);
/// False for a file that is no longer there; addresses count as present.
[[nodiscard]] bool isPresent(const QString& path);

/// Adds the menu "Recent"; missing files are grey. @param before  entry it stands above
void addRecentMenu(Desk& desk, QAction* before, const std::function<void(const QString&)>& open);

} // namespace phidias::app

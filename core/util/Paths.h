#pragma once

#include <filesystem>

namespace phidias::core {

/// $XDG_STATE_HOME/phidias (journal, job folders, checksums), else ~/.local/state/phidias. Created when missing.
[[nodiscard]] std::filesystem::path stateFolder();
/// $XDG_CACHE_HOME/phidias, else ~/.cache/phidias. Created when missing.
[[nodiscard]] std::filesystem::path cacheFolder();
/// $XDG_CONFIG_HOME/phidias, else ~/.config/phidias. Created when missing.
[[nodiscard]] std::filesystem::path configFolder();

} // namespace phidias::core

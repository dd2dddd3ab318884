#pragma once

#include <filesystem>
#include <string>

namespace phidias::core {

/// $XDG_STATE_HOME/phidias (journal, job folders, checksums), else ~/.local/state/phidias. Created when missing.
[[nodiscard]] std::filesystem::path stateFolder();
/// $XDG_CACHE_HOME/phidias, else ~/.cache/phidias. Created when missing.
[[nodiscard]] std::filesystem::path cacheFolder();
/// $XDG_CONFIG_HOME/phidias, else ~/.config/phidias. Created when missing.
[[nodiscard]] std::filesystem::path configFolder();

/// A data set that comes with the system ("etopo20.cdf", "levitus_climatology.cdf", "binned_GSHHS_l.nc"): looked for in
/// $PHIDIAS_REFERENCE_DATA, then where Debian's packages ferret-datasets and gmt-gshhg-low put them. Empty when it is not there.
[[nodiscard]] std::filesystem::path referenceDataFile(const std::string& name);

/// Size and time of change of a file, as text for a key; the name alone for an address.
[[nodiscard]] std::string stampOf(const std::string& path);

} // namespace phidias::core

#include "core/util/Paths.h"

#include <cstdlib>
#include <string>

namespace phidias::core {

namespace {

std::filesystem::path folder(const char* variable, const char* belowHome) {
    std::filesystem::path base;
    if (const char* given = std::getenv(variable); given != nullptr && given[0] == '/') {
        base = given;
    } else {
        const char* home = std::getenv("HOME");
        base = std::filesystem::path(home != nullptr && home[0] != '\0' ? home : "/tmp") / belowHome;
    }
    base /= "phidias";
    std::filesystem::create_directories(base);
    return base;
}

} // namespace

std::filesystem::path stateFolder() {
    return folder("XDG_STATE_HOME", ".local/state");
}

std::filesystem::path cacheFolder() {
    return folder("XDG_CACHE_HOME", ".cache");
}

std::filesystem::path configFolder() {
    return folder("XDG_CONFIG_HOME", ".config");
}

std::filesystem::path referenceDataFile(const std::string& name) {
    std::vector<std::filesystem::path> folders{"/usr/share/ferret-vis/data", "/usr/share/gmt-gshhg"};
    if (const char* own = std::getenv("PHIDIAS_REFERENCE_DATA")) {
        folders.insert(folders.begin(), own);
    }
    for (const auto& folder : folders) {
        std::error_code ignored;
        if (std::filesystem::is_regular_file(folder / name, ignored)) {
            return folder / name;
        }
    }
    return {};
}

std::string stampOf(const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code isNoFile;
    const auto size = fs::file_size(path, isNoFile);
    const auto time = fs::last_write_time(path, isNoFile);
    return isNoFile ? path : path + "|" + std::to_string(size) + "|" + std::to_string(time.time_since_epoch().count());
}

} // namespace phidias::core

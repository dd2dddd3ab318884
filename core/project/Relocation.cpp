#include "core/project/Relocation.h"

#include "core/util/Error.h"

#include <algorithm>
#include <set>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

bool isThere(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

std::vector<fs::path> partsOf(const fs::path& path) {
    return {path.begin(), path.end()};
}

fs::path joined(const std::vector<fs::path>& parts, std::size_t first, std::size_t end) {
    fs::path path;
    for (std::size_t k = first; k < end; ++k) {
        path /= parts[k];
    }
    return path;
}

/// How many parts two paths end with in common.
std::size_t commonEnd(const std::vector<fs::path>& one, const std::vector<fs::path>& other) {
    const auto mismatch = std::mismatch(one.rbegin(), one.rend(), other.rbegin(), other.rend());
    return static_cast<std::size_t>(mismatch.first - one.rbegin());
}

/// [name] paths below a folder of the names that are wanted.
std::map<std::string, std::vector<fs::path>> filesByName(const fs::path& folder, const std::set<std::string>& wanted,
                                                         const std::stop_token& stop) {
    std::map<std::string, std::vector<fs::path>> found;
    std::error_code failure;
    const auto options = fs::directory_options::skip_permission_denied;
    for (auto it = fs::recursive_directory_iterator(folder, options, failure); !failure && it != fs::recursive_directory_iterator();
         it.increment(failure)) {
        if (stop.stop_requested()) {
            throw Error(ErrorCode::Cancelled, "core.cancelled");
        }
        if (const std::string name = it->path().filename().string(); wanted.contains(name)) {
            found[name].push_back(it->path());
        }
    }
    return found;
}

} // namespace

std::vector<std::string> missingFiles(const Project& project) {
    std::set<std::string> files;
    Project copy = project;
    forEachHref(copy, [&](std::string& href) { files.insert(href); });
    std::erase_if(files, [](const std::string& href) { return isAddress(href) || isThere(href); });
    return {files.begin(), files.end()};
}

Relocation relocatedWith(const std::vector<std::string>& lost, const std::string& oldPath, const fs::path& found) {
    Relocation moved{{oldPath, found.string()}};
    const auto before = partsOf(oldPath);
    const auto after = partsOf(found);
    const std::size_t common = commonEnd(before, after);
    if (common == 0) {
        return moved;
    }
    const fs::path oldFolder = joined(before, 0, before.size() - common);
    const fs::path newFolder = joined(after, 0, after.size() - common);
    // The file's own folder counts too: it may have been renamed without its parents. The nearest folder that fits wins.
    const std::vector<std::pair<fs::path, fs::path>> pairs{{fs::path(oldPath).parent_path(), found.parent_path()}, {oldFolder, newFolder}};
    for (const auto& file : lost) {
        for (const auto& [from, to] : pairs) {
            const fs::path relative = fs::path(file).lexically_relative(from);
            if (!relative.empty() && *relative.begin() != ".." && isThere(to / relative)) {
                moved.emplace(file, (to / relative).lexically_normal().string());
                break;
            }
        }
    }
    return moved;
}

Relocation foundBelow(const std::vector<std::string>& lost, const fs::path& folder, std::stop_token stop) {
    Relocation moved;
    std::set<std::string> names;
    for (const auto& file : lost) {
        names.insert(fs::path(file).filename().string());
    }
    const auto candidates = filesByName(folder, names, stop);
    for (const auto& file : lost) {
        const auto found = candidates.find(fs::path(file).filename().string());
        if (found == candidates.end()) {
            continue;
        }
        const auto parts = partsOf(file);
        const auto best = std::max_element(found->second.begin(), found->second.end(), [&](const fs::path& one, const fs::path& other) {
            const auto first = commonEnd(partsOf(one), parts);
            const auto second = commonEnd(partsOf(other), parts);
            // Of equals the first in the order of names, whatever the order of the folder.
            return first != second ? first < second : one > other;
        });
        moved.emplace(file, best->lexically_normal().string());
    }
    return moved;
}

void relocate(Project& project, const Relocation& relocation) {
    forEachHref(project, [&](std::string& href) {
        if (const auto found = relocation.find(href); found != relocation.end()) {
            href = found->second;
        }
    });
}

} // namespace phidias::core

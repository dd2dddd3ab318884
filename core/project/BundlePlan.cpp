#include "core/project/Bundle.h"

#include <algorithm>
#include <map>
#include <set>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

/// Endings of files that make one data set together with a file of the first one.
const std::vector<std::vector<std::string>>& families() {
    static const std::vector<std::vector<std::string>> kFamilies{
        {".shp", ".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx"},
        {".tif", ".tfw", ".prj", ".rpb", ".rpc"},
        {".tiff", ".tfw", ".prj", ".rpb", ".rpc"},
        {".jp2", ".j2w", ".prj"},
        {".png", ".pgw", ".prj"},
        {".jpg", ".jgw", ".prj"},
        {".asc", ".prj"},
        {".img", ".ige", ".rrd", ".hdr", ".prj"},
        {".dat", ".hdr", ".prj"},
        {".bil", ".hdr", ".prj", ".blw", ".stx"},
        {".tab", ".dat", ".map", ".id", ".ind"},
        {".mif", ".mid"},
        {".vrt", ".tif"},
    };
    return kFamilies;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

bool isFile(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

std::vector<fs::path> companionsOf(const fs::path& file) {
    std::vector<fs::path> found;
    const auto ask = [&](const fs::path& candidate) {
        if (candidate != file && isFile(candidate)) {
            found.push_back(candidate);
        }
    };
    for (const char* ending : {".aux.xml", ".ovr", ".msk", ".hdr", ".provenance.json"}) {
        ask(fs::path(file.string() + ending));
    }
    const std::string own = lower(file.extension().string());
    for (const auto& family : families()) {
        if (family.front() != own) {
            continue;
        }
        for (auto ending = std::next(family.begin()); ending != family.end(); ++ending) {
            fs::path candidate = file;
            ask(candidate.replace_extension(*ending));
            std::string capitals = *ending;
            std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
            ask(candidate.replace_extension(capitals));
        }
    }
    return found;
}

/// A name as it may stand in a bundle and on any disk: what is no UTF-8, control characters and backslashes become "_".
std::string plainName(std::string name) {
    bool isUtf8 = true;
    try {
        static_cast<void>(Json(name).dump());
    } catch (const nlohmann::json::exception&) {
        isUtf8 = false;
    }
    for (char& letter : name) {
        const auto code = static_cast<unsigned char>(letter);
        letter = code < 32 || code == 127 || letter == '\\' || (code > 127 && !isUtf8) ? '_' : letter;
    }
    return name.empty() || name == "." || name == ".." ? "files" : name;
}

/// Names of folders and files in the bundle.
class Names {
public:
    explicit Names(const std::set<std::string>& folders) {
        for (const auto& folder : folders) {
            m_folders[folder] = folders.size() == 1 ? "data" : "data/" + freeName({}, plainName(fs::path(folder).filename().string()));
        }
    }
    /// The same for the same file, another for another.
    [[nodiscard]] std::string of(const fs::path& file) {
        auto& name = m_files[file.string()];
        if (name.empty()) {
            const std::string folder = m_folders.at(file.parent_path().string()) + "/";
            name = folder + freeName(folder, plainName(file.filename().string()));
        }
        return name;
    }

private:
    /// Some file systems do not tell "Data" from "data".
    std::string freeName(const std::string& folder, const std::string& wanted) {
        std::string name = wanted;
        for (int number = 2; !m_taken.insert(lower(folder + name)).second; ++number) {
            name = fs::path(wanted).stem().string() + "-" + std::to_string(number) + fs::path(wanted).extension().string();
        }
        return name;
    }
    std::map<std::string, std::string> m_folders; ///< by folder on this computer
    std::map<std::string, std::string> m_files;   ///< by path on this computer
    std::set<std::string> m_taken;
};

std::uint64_t sizeOf(const fs::path& file) {
    std::error_code failure;
    const auto size = fs::file_size(file, failure);
    return failure ? 0 : static_cast<std::uint64_t>(size);
}

} // namespace

std::uint64_t BundlePlan::sizeBytes() const {
    std::uint64_t sum = 0;
    for (const auto& file : files) {
        sum += file.sizeBytes;
    }
    return sum;
}

std::size_t BundlePlan::missingCount() const {
    return static_cast<std::size_t>(std::count_if(files.begin(), files.end(), [](const BundleFile& file) { return file.isMissing; }));
}

bool isSafeBundleName(std::string_view name) {
    if (name.empty() || name.front() == '/' || name.back() == '/' || (name.size() > 1 && name[1] == ':') ||
        name.find('\\') != std::string_view::npos ||
        std::any_of(name.begin(), name.end(), [](char letter) { return static_cast<unsigned char>(letter) < 32 || letter == 127; })) {
        return false;
    }
    for (std::size_t at = 0; at <= name.size();) {
        const auto end = std::min(name.find('/', at), name.size());
        const auto part = name.substr(at, end - at);
        if (part.empty() || part == "." || part == "..") {
            return false;
        }
        at = end + 1;
    }
    return true;
}

BundlePlan planBundle(const Project& project, const std::string& name) {
    BundlePlan plan;
    plan.name = isSafeBundleName(name) && name.find('/') == std::string::npos ? name : "project";
    plan.project = project;
    std::set<std::string> addresses;
    std::set<std::string> wanted;
    forEachHref(plan.project, [&](std::string& href) {
        if (isAddress(href)) {
            addresses.insert(href);
        } else if (!href.empty()) {
            href = fs::path(href).lexically_normal().string();
            wanted.insert(href);
        }
    });
    plan.addresses.assign(addresses.begin(), addresses.end());
    std::set<std::string> sources;
    for (const auto& href : wanted) {
        sources.insert(fs::path(href).parent_path().string());
    }
    Names names(sources);
    std::map<std::string, BundleFile> files; // by source: a companion may be a layer of its own
    for (const auto& href : wanted) {
        std::error_code failure;
        const std::string place = names.of(href);
        if (fs::is_directory(href, failure)) {
            // A data set that is a folder.
            for (auto entry = fs::recursive_directory_iterator(href, fs::directory_options::skip_permission_denied, failure);
                 !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
                if (isFile(entry->path())) {
                    const std::string source = entry->path().string();
                    files[source] = {.source = source,
                                     .name = place + "/" + entry->path().lexically_relative(href).generic_string(),
                                     .sizeBytes = sizeOf(source)};
                }
            }
            continue;
        }
        files[href] = {.source = href, .name = place, .sizeBytes = sizeOf(href), .isMissing = !isFile(href)};
        for (const auto& companion : companionsOf(href)) {
            const std::string source = companion.string();
            files.try_emplace(
                source,
                BundleFile{.source = source, .name = names.of(companion), .role = BundleRole::Companion, .sizeBytes = sizeOf(companion)});
        }
    }
    for (auto& [source, file] : files) {
        file.role = wanted.contains(source) ? BundleRole::Data : file.role;
        plan.files.push_back(std::move(file));
    }
    forEachHref(plan.project, [&](std::string& href) {
        if (!isAddress(href) && !href.empty()) {
            href = names.of(href);
        }
    });
    return plan;
}

} // namespace phidias::core

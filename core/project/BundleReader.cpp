#include "core/project/BundleManifest.h"
#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "core/util/Sha256.h"

#include <zip.h>

#include <cerrno>
#include <fstream>
#include <memory>
#include <system_error>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPiece = 1U << 18U;
constexpr std::uint64_t kMargin = 4U << 20U;
constexpr std::uint64_t kMostManifestBytes = 64U << 20U;

Error damaged(const fs::path& bundle, const std::string& name) {
    return Error(ErrorCode::Malformed, "project.bundle.damaged", {{"path", bundle.string()}, {"name", name}},
                 "hint.project.bundle.damaged");
}

/// A .zip file that is read.
class Archive {
public:
    explicit Archive(const fs::path& path) : m_path(path) {
        requireReadableFile(path);
        int code = 0;
        m_archive.reset(zip_open(path.c_str(), ZIP_RDONLY, &code));
        if (!m_archive) {
            throw Error(ErrorCode::Malformed, "project.bundle.noZip", {{"path", path.string()}});
        }
        findManifest();
    }
    [[nodiscard]] bool hasManifest() const { return m_hasManifest; }

    /// Reads an entry whole or not at all. @param take  is given its pieces
    void read(const std::string& name, std::uint64_t sizeBytes, const std::function<void(const char*, std::size_t)>& take) const {
        zip_stat_t stat;
        zip_stat_init(&stat);
        const std::string full = m_prefix + name;
        if (zip_stat(m_archive.get(), full.c_str(), ZIP_FL_ENC_UTF_8, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0 ||
            stat.size != sizeBytes) {
            throw damaged(m_path, name);
        }
        const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen_index(m_archive.get(), stat.index, 0), &zip_fclose);
        if (!file) {
            throw damaged(m_path, name);
        }
        std::vector<char> piece(kPiece);
        std::uint64_t left = sizeBytes;
        // One more byte than it says is one too many; the end is read too, since the checksum of the archive is compared there.
        for (;;) {
            const auto count = zip_fread(file.get(), piece.data(), piece.size());
            if (count < 0 || static_cast<std::uint64_t>(count) > left) {
                throw damaged(m_path, name);
            }
            if (count == 0) {
                break;
            }
            left -= static_cast<std::uint64_t>(count);
            take(piece.data(), static_cast<std::size_t>(count));
        }
        if (left != 0) {
            throw damaged(m_path, name);
        }
    }

    [[nodiscard]] BundleManifest manifest() const {
        zip_stat_t stat;
        zip_stat_init(&stat);
        const std::string full = m_prefix + BundleManifest::kName;
        if (!m_hasManifest || zip_stat(m_archive.get(), full.c_str(), ZIP_FL_ENC_UTF_8, &stat) != 0 || stat.size > kMostManifestBytes) {
            throw Error(ErrorCode::Malformed, "project.bundle.none", {{"path", m_path.string()}});
        }
        std::string text;
        read(BundleManifest::kName, stat.size, [&](const char* data, std::size_t size) { text.append(data, size); });
        return manifestFromText(text, m_path.string());
    }

private:
    /// A bundle that was packed by hand has its folder in front of all names.
    void findManifest() {
        const std::string name = BundleManifest::kName;
        if (zip_name_locate(m_archive.get(), name.c_str(), ZIP_FL_ENC_UTF_8) >= 0) {
            m_hasManifest = true;
            return;
        }
        const auto count = zip_get_num_entries(m_archive.get(), 0);
        for (zip_int64_t index = 0; index < count; ++index) {
            const char* found = zip_get_name(m_archive.get(), static_cast<zip_uint64_t>(index), ZIP_FL_ENC_GUESS);
            const std::string_view entry = found == nullptr ? "" : found;
            const auto slash = entry.find('/');
            if (slash != std::string_view::npos && entry.substr(slash + 1) == name) {
                m_hasManifest = true;
                m_prefix = std::string(entry.substr(0, slash + 1));
                return;
            }
        }
    }

    fs::path m_path;
    std::unique_ptr<zip_t, decltype(&zip_discard)> m_archive{nullptr, &zip_discard};
    std::string m_prefix;
    bool m_hasManifest = false;
};

void unpackFile(const Archive& archive, const ManifestEntry& entry, const fs::path& bundle, const fs::path& folder,
                const std::function<void(std::size_t)>& advance) {
    const fs::path target = folder / entry.path;
    fs::create_directories(target.parent_path());
    std::ofstream stream(target, std::ios::binary);
    Sha256 sum;
    archive.read(entry.path, entry.sizeBytes, [&](const char* data, std::size_t size) {
        advance(size);
        sum.add(data, size);
        stream.write(data, static_cast<std::streamsize>(size));
    });
    stream.close();
    if (!stream) {
        throw Error(ErrorCode::WriteFailed, "core.file.writeFailed",
                    {{"path", target.string()}, {"reason", std::generic_category().message(errno)}}, "hint.core.file.diskFull");
    }
    if (sum.hex() != entry.sha256) {
        throw damaged(bundle, entry.path);
    }
}

fs::path freeFolder(const fs::path& folder, const std::string& name) {
    fs::path path = folder / name;
    std::error_code ignored;
    for (int number = 2; fs::exists(path, ignored) || fs::exists(partPath(path), ignored); ++number) {
        path = folder / (name + "-" + std::to_string(number));
    }
    return path;
}

} // namespace

bool isBundle(const fs::path& path) {
    try {
        return Archive(path).hasManifest();
    } catch (const Error&) {
        return false;
    }
}

fs::path unpackBundle(const fs::path& bundle, const fs::path& folder, const BundleOptions& options) {
    const Archive archive(bundle);
    const BundleManifest manifest = archive.manifest();
    std::uint64_t total = 0;
    for (const auto& file : manifest.files) {
        total += file.sizeBytes;
    }
    std::error_code failure;
    if (const auto space = fs::space(folder, failure); !failure && space.available < total + kMargin) {
        throw Error(ErrorCode::WriteFailed, "project.bundle.noRoom",
                    {{"path", folder.string()},
                     {"needed", static_cast<double>(total / 1000000)},
                     {"available", static_cast<double>(space.available / 1000000)}},
                    "hint.core.file.diskFull");
    }
    const fs::path out = freeFolder(fs::absolute(folder).lexically_normal(), bundle.stem().string());
    const fs::path part = partPath(out);
    try {
        fs::create_directories(part);
        std::uint64_t done = 0;
        for (const auto& file : manifest.files) {
            unpackFile(archive, file, bundle, part, [&](std::size_t bytes) {
                if (options.stop.stop_requested()) {
                    throw Error(ErrorCode::Cancelled, "core.cancelled");
                }
                done += bytes;
                if (options.progress) {
                    options.progress(static_cast<double>(done) / static_cast<double>(std::max<std::uint64_t>(1, total)), file.path);
                }
            });
        }
        writeFileAtomically(part / BundleManifest::kName, toText(toJson(manifest), 2) + "\n");
        commitPart(out);
    } catch (const fs::filesystem_error& error) {
        fs::remove_all(part, failure);
        throw Error(ErrorCode::WriteFailed, "core.file.writeFailed", {{"path", out.string()}, {"reason", error.code().message()}},
                    "hint.core.file.checkFolder");
    } catch (...) {
        fs::remove_all(part, failure);
        throw;
    }
    return out / manifest.project;
}

} // namespace phidias::core

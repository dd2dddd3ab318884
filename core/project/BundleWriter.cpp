#include "core/project/BundleManifest.h"
#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "core/util/Sha256.h"
#include "core/util/Version.h"

#include <sys/stat.h>
#include <zip.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <memory>
#include <system_error>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPiece = 1U << 18U;
constexpr std::uint64_t kMargin = 4U << 20U;

Error writeError(const fs::path& path, int error) {
    return Error(ErrorCode::WriteFailed, "core.file.writeFailed",
                 {{"path", path.string()}, {"reason", std::generic_category().message(error)}},
                 error == ENOSPC || error == EDQUOT ? "hint.core.file.diskFull" : "hint.core.file.checkFolder");
}

/// What all parts of one export share: options, how far it is, and the manifest that grows.
class Export {
public:
    Export(const BundlePlan& plan, const BundleOptions& options) : m_plan(plan), m_options(options) {
        m_manifest.project = plan.name + ".phidias";
        m_manifest.addresses = plan.addresses;
        m_manifest.software = std::string("phidias ") + kSoftwareVersion;
        m_manifest.createdUnixSeconds = static_cast<double>(std::time(nullptr));
        for (const auto& file : plan.files) {
            if (file.isMissing) {
                m_manifest.missing.push_back(file.name);
            }
        }
    }
    void requireGoing() const {
        if (m_options.stop.stop_requested()) {
            throw Error(ErrorCode::Cancelled, "core.cancelled");
        }
    }
    void advance(std::size_t bytes, const std::string& name) {
        m_done += bytes;
        if (m_options.progress && (m_done - m_told > kMargin || m_done == bytes)) {
            m_told = m_done;
            m_options.progress(
                std::min(1.0, static_cast<double>(m_done) / static_cast<double>(std::max<std::uint64_t>(1, m_plan.sizeBytes()))), name);
        }
    }
    void enter(const BundleFile& file, const std::string& sha256) {
        m_manifest.files.push_back({.path = file.name,
                                    .sizeBytes = file.sizeBytes,
                                    .sha256 = sha256,
                                    .role = file.role == BundleRole::Data ? "data" : "companion",
                                    .origin = m_options.namesOrigins ? file.source : std::string()});
    }
    /// The texts of a bundle but the manifest: entered here.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> texts() {
        std::vector<std::pair<std::string, std::string>> texts{{m_manifest.project, toText(toJson(m_plan.project), 2) + "\n"},
                                                               {"README.txt", readmeText(m_plan)}};
        for (const auto& [name, text] : texts) {
            m_manifest.files.push_back({.path = name,
                                        .sizeBytes = text.size(),
                                        .sha256 = sha256OfText(text),
                                        .role = name == m_manifest.project ? "project" : "readme",
                                        .origin = {}});
        }
        return texts;
    }
    [[nodiscard]] std::string manifestText() const { return toText(toJson(m_manifest), 2) + "\n"; }
    [[nodiscard]] const BundlePlan& plan() const { return m_plan; }

private:
    const BundlePlan& m_plan;
    const BundleOptions& m_options;
    BundleManifest m_manifest;
    std::uint64_t m_done = 0;
    std::uint64_t m_told = 0;
};

/// One data file as it is read: piece by piece, with its checksum.
class DataReader {
public:
    DataReader(Export& share, const BundleFile& file) : m_share(share), m_file(file) {}

    void open() {
        requireReadableFile(m_file.source);
        m_stream = std::ifstream(m_file.source, std::ios::binary);
        m_sum = {};
        m_read = 0;
    }
    /// @returns 0 at the end, when the file has been entered into the manifest
    std::size_t read(void* to, std::size_t most) {
        m_share.requireGoing();
        m_stream.read(static_cast<char*>(to), static_cast<std::streamsize>(most));
        const auto count = static_cast<std::size_t>(m_stream.gcount());
        if (m_stream.bad()) {
            throw Error(ErrorCode::Unreadable, "core.file.unreadable", {{"path", m_file.source}, {"reason", std::string("read error")}},
                        "hint.core.file.permission");
        }
        m_sum.add(to, count);
        m_read += count;
        if (m_read > m_file.sizeBytes || (count == 0 && m_read != m_file.sizeBytes)) {
            throw Error(ErrorCode::Unreadable, "project.bundle.changes", {{"path", m_file.source}}, "hint.project.bundle.changes");
        }
        if (count == 0) {
            m_share.enter(m_file, m_sum.hex());
        } else {
            m_share.advance(count, m_file.name);
        }
        return count;
    }
    [[nodiscard]] const BundleFile& file() const { return m_file; }

private:
    Export& m_share;
    const BundleFile& m_file;
    std::ifstream m_stream;
    Sha256 m_sum;
    std::uint64_t m_read = 0;
};

void writeText(const fs::path& path, const std::string& text) {
    std::ofstream stream(path, std::ios::binary);
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    stream.close();
    if (!stream) {
        throw writeError(path, errno);
    }
}

void writeFolder(Export& share, const fs::path& part) {
    fs::create_directories(part);
    std::vector<char> piece(kPiece);
    for (const auto& file : share.plan().files) {
        if (file.isMissing) {
            continue;
        }
        const fs::path target = part / file.name;
        fs::create_directories(target.parent_path());
        DataReader reader(share, file);
        reader.open();
        std::ofstream stream(target, std::ios::binary);
        while (const std::size_t count = reader.read(piece.data(), piece.size())) {
            if (!stream.write(piece.data(), static_cast<std::streamsize>(count))) {
                throw writeError(target, errno);
            }
        }
        stream.close();
        if (!stream) {
            throw writeError(target, errno);
        }
    }
    for (const auto& [name, text] : share.texts()) {
        writeText(part / name, text);
    }
    writeText(part / BundleManifest::kName, share.manifestText());
}

/// What the library asks of a file while it writes the archive. Errors are kept: no exception may pass through it.
struct ZipEntry {
    std::unique_ptr<DataReader> reader; ///< nullptr = a text
    Export* share = nullptr;
    std::string text;
    bool isManifest = false; ///< its text is known when all others are written
    std::size_t at = 0;
    std::optional<Error>* failure = nullptr;
};

zip_int64_t statEntry(ZipEntry& entry, void* data) {
    auto* stat = static_cast<zip_stat_t*>(data);
    zip_stat_init(stat);
    stat->valid = ZIP_STAT_SIZE | ZIP_STAT_MTIME;
    stat->mtime = std::time(nullptr);
    if (entry.reader) {
        stat->size = entry.reader->file().sizeBytes;
        struct stat file {};
        if (::stat(entry.reader->file().source.c_str(), &file) == 0) {
            stat->mtime = file.st_mtime;
        }
    } else {
        entry.text = entry.isManifest ? entry.share->manifestText() : entry.text;
        stat->size = entry.text.size();
    }
    return static_cast<zip_int64_t>(sizeof *stat);
}

zip_int64_t readEntry(ZipEntry& entry, void* data, zip_uint64_t length) {
    if (entry.reader) {
        return static_cast<zip_int64_t>(entry.reader->read(data, static_cast<std::size_t>(length)));
    }
    const std::size_t count = std::min(entry.text.size() - entry.at, static_cast<std::size_t>(length));
    std::memcpy(data, entry.text.data() + entry.at, count);
    entry.at += count;
    return static_cast<zip_int64_t>(count);
}

zip_int64_t serveEntry(void* user, void* data, zip_uint64_t length, zip_source_cmd_t command) {
    auto& entry = *static_cast<ZipEntry*>(user);
    try {
        switch (command) {
        case ZIP_SOURCE_OPEN:
            entry.at = 0;
            if (entry.reader) {
                entry.reader->open();
            }
            return 0;
        case ZIP_SOURCE_READ:
            return readEntry(entry, data, length);
        case ZIP_SOURCE_STAT:
            return statEntry(entry, data);
        case ZIP_SOURCE_ERROR: {
            const std::array<int, 2> codes{ZIP_ER_READ, EIO};
            std::memcpy(data, codes.data(), sizeof codes);
            return static_cast<zip_int64_t>(sizeof codes);
        }
        case ZIP_SOURCE_SUPPORTS:
            return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
                                                  ZIP_SOURCE_FREE, -1);
        default:
            return 0;
        }
    } catch (...) {
        *entry.failure = entry.failure->has_value() ? *entry.failure : currentError();
        return -1;
    }
}

/// Whether a file is packed already, by its first bytes: HDF5 (netCDF-4), PNG, JPEG, gzip, zip.
bool isPacked(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    std::array<char, 4> head{};
    stream.read(head.data(), head.size());
    const std::string_view found(head.data(), static_cast<std::size_t>(stream.gcount()));
    for (const std::string_view start : {"\x89HDF", "\x89PNG", "\xff\xd8\xff", "\x1f\x8b", "PK\x03\x04"}) {
        if (found.starts_with(start)) {
            return true;
        }
    }
    return false;
}

void writeZip(Export& share, const fs::path& part) {
    // Before the archive, which speaks to them to its last moment.
    std::optional<Error> failure;
    std::vector<std::unique_ptr<ZipEntry>> entries;
    int code = 0;
    std::unique_ptr<zip_t, decltype(&zip_discard)> archive(zip_open(part.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code), &zip_discard);
    if (!archive) {
        throw writeError(part, errno);
    }
    const auto add = [&](const std::string& name, std::unique_ptr<ZipEntry> entry, bool packs) {
        entry->share = &share;
        entry->failure = &failure;
        zip_source_t* source = zip_source_function(archive.get(), &serveEntry, entry.get());
        entries.push_back(std::move(entry));
        const auto index = source == nullptr ? -1 : zip_file_add(archive.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            throw Error(ErrorCode::WriteFailed, "core.file.writeFailed",
                        {{"path", name}, {"reason", std::string(zip_strerror(archive.get()))}}, "hint.core.file.checkFolder");
        }
        const auto at = static_cast<zip_uint64_t>(index);
        constexpr zip_uint32_t kPlainFile = 0100644U << 16U;
        zip_set_file_compression(archive.get(), at, packs ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 1);
        zip_file_set_external_attributes(archive.get(), at, 0, ZIP_OPSYS_UNIX, kPlainFile);
    };
    for (const auto& file : share.plan().files) {
        if (!file.isMissing) {
            auto entry = std::make_unique<ZipEntry>();
            entry->reader = std::make_unique<DataReader>(share, file);
            add(file.name, std::move(entry), !isPacked(file.source));
        }
    }
    for (const auto& [name, text] : share.texts()) {
        auto entry = std::make_unique<ZipEntry>();
        entry->text = text;
        add(name, std::move(entry), true);
    }
    auto manifest = std::make_unique<ZipEntry>();
    manifest->isManifest = true;
    add(BundleManifest::kName, std::move(manifest), true);
    if (zip_close(archive.get()) != 0) {
        const int system =
            zip_error_system_type(zip_get_error(archive.get())) == ZIP_ET_SYS ? zip_error_code_system(zip_get_error(archive.get())) : EIO;
        throw failure ? *failure : writeError(part, system);
    }
    static_cast<void>(archive.release()); // closed
}

void requireRoom(const fs::path& folder, std::uint64_t needed) {
    std::error_code failure;
    const auto space = fs::space(folder, failure);
    if (!failure && space.available < needed + kMargin) {
        throw Error(ErrorCode::WriteFailed, "project.bundle.noRoom",
                    {{"path", folder.string()},
                     {"needed", static_cast<double>(needed / 1000000)},
                     {"available", static_cast<double>(space.available / 1000000)}},
                    "hint.core.file.diskFull");
    }
}

} // namespace

void writeBundle(const BundlePlan& plan, const fs::path& out, const BundleOptions& options) {
    const bool isZip = out.extension() == ".zip";
    std::error_code failure;
    if (fs::exists(out, failure) && !(isZip && options.replacesFile && fs::is_regular_file(out, failure)) &&
        !(!isZip && fs::is_directory(out, failure) && fs::is_empty(out, failure))) {
        throw Error(ErrorCode::OutputRefused, "project.bundle.exists", {{"path", out.string()}}, "hint.project.bundle.exists");
    }
    const fs::path folder = fs::absolute(out).parent_path();
    if (!fs::is_directory(folder, failure)) {
        throw writeError(folder, ENOENT);
    }
    requireRoom(folder, plan.sizeBytes());
    const fs::path part = partPath(out);
    fs::remove_all(part, failure); // of an export that was killed
    try {
        Export share(plan, options);
        if (isZip) {
            writeZip(share, part);
        } else {
            writeFolder(share, part);
        }
        share.requireGoing();
        commitPart(out);
    } catch (const fs::filesystem_error& error) {
        fs::remove_all(part, failure);
        throw writeError(out, error.code().value());
    } catch (...) {
        fs::remove_all(part, failure);
        throw;
    }
}

} // namespace phidias::core

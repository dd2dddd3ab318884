#include "core/provenance/ChecksumCache.h"

#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "core/util/Sha256.h"
#include "core/util/Sqlite.h"

#include <sys/stat.h>

namespace phidias::core {

std::string ChecksumCache::sha256(const std::filesystem::path& path, std::stop_token stop) const {
    requireReadableFile(path);
    struct stat state {};
    ::stat(path.c_str(), &state);
    const std::string key = std::to_string(state.st_dev) + ":" + std::to_string(state.st_ino) + ":" + std::to_string(state.st_size) + ":" +
                            std::to_string(state.st_mtim.tv_sec) + "." + std::to_string(state.st_mtim.tv_nsec);
    std::unique_ptr<Sqlite> database;
    try {
        database = std::make_unique<Sqlite>(m_file);
        database->execute("CREATE TABLE IF NOT EXISTS checksum (file TEXT PRIMARY KEY, sha256 TEXT NOT NULL)");
        Sqlite::Statement find(*database, "SELECT sha256 FROM checksum WHERE file = ?");
        find.bind(1, key);
        if (find.step()) {
            return find.text(0);
        }
    } catch (const Error&) {
        database.reset(); // a cache is a convenience: without it the sum is computed
    }
    std::string sum = sha256OfFile(path, stop);
    if (database) {
        try {
            Sqlite::Statement(*database, "INSERT OR REPLACE INTO checksum VALUES (?, ?)").bind(1, key).bind(2, sum).step();
        } catch (const Error&) {
            return sum;
        }
    }
    return sum;
}

} // namespace phidias::core

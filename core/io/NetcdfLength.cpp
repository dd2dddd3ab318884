#include "core/io/NetcdfLength.h"

#include "core/util/AtomicFile.h"
#include "core/util/Error.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace phidias::core {

namespace {

struct ClassicDimension {
    std::string name;
    std::uint64_t length = 0; ///< 0 = the record dimension
};

struct ClassicVariable {
    std::string name;
    std::uint64_t begin = 0;
    std::uint64_t bytes = 0; ///< of the whole variable, or of one record; not padded
    bool isRecord = false;
    std::vector<std::size_t> shape;
    std::uint64_t valueBytes = 0;
};

std::uint64_t saturatingProduct(std::uint64_t a, std::uint64_t b) {
    std::uint64_t result = 0;
    return __builtin_mul_overflow(a, b, &result) ? UINT64_MAX : result;
}

std::uint64_t saturatingSum(std::uint64_t a, std::uint64_t b) {
    return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

std::uint64_t padded(std::uint64_t bytes) {
    return bytes > UINT64_MAX - 3 ? bytes : (bytes + 3) / 4 * 4;
}

/// Walks the header of a classic file; grammar of the "NetCDF classic format specification" (also CDF-2 and CDF-5).
class ClassicHeader {
public:
    ClassicHeader(const std::filesystem::path& path, std::ifstream& file, std::uint64_t length, unsigned char version)
        : m_path(path), m_file(file), m_length(length), m_version(version) {}

    void read() {
        m_position = 4;
        m_file.seekg(4);
        m_records = readCount();
        // All bits set: the writer streamed and did not know.
        m_isStreaming = m_records == (m_version == 5 ? UINT64_MAX : UINT32_MAX);
        readDimensions();
        skipAttributes();
        readVariables();
        std::size_t recordVariables = 0;
        std::uint64_t recordBytes = 0;
        for (const auto& variable : m_variables) {
            if (variable.isRecord) {
                recordBytes = saturatingSum(recordBytes, padded(variable.bytes));
                m_recordStep = variable.bytes;
                ++recordVariables;
            }
        }
        // The only record variable of a file is not padded.
        m_recordStep = recordVariables == 1 ? m_recordStep : recordBytes;
    }

    void requireWhole() const {
        for (const auto& variable : m_variables) {
            std::uint64_t end = saturatingSum(variable.begin, variable.bytes);
            if (variable.isRecord) {
                if (m_isStreaming || m_records == 0) {
                    continue;
                }
                end = saturatingSum(end, saturatingProduct(m_records - 1, m_recordStep));
            }
            if (variable.bytes > 0 && end > m_length) {
                throw Error(ErrorCode::Malformed, "io.netcdf.truncated",
                            {{"path", m_path.string()},
                             {"variable", variable.name},
                             {"found", static_cast<std::int64_t>(m_length)},
                             {"begin", std::to_string(variable.begin)},
                             {"expected", std::to_string(end)}},
                            "hint.io.netcdf.damaged");
            }
        }
    }

    [[nodiscard]] std::vector<ClassicPlace> places() const {
        std::vector<ClassicPlace> places;
        for (const auto& variable : m_variables) {
            places.push_back({.name = variable.name,
                              .shape = variable.shape,
                              .begin = variable.begin,
                              .valueBytes = variable.valueBytes,
                              .recordStep = variable.isRecord ? m_recordStep : 0});
        }
        return places;
    }

private:
    [[noreturn]] void broken(const char* what) const {
        throw Error(ErrorCode::Malformed, "io.netcdf.headerBroken",
                    {{"path", m_path.string()}, {"position", static_cast<std::int64_t>(m_position)}, {"what", std::string(what)}},
                    "hint.io.netcdf.damaged");
    }

    void need(std::uint64_t bytes) const {
        if (bytes > m_length || m_position > m_length - bytes) {
            throw Error(ErrorCode::Malformed, "io.netcdf.headerTruncated",
                        {{"path", m_path.string()}, {"found", static_cast<std::int64_t>(m_length)}}, "hint.io.netcdf.damaged");
        }
    }

    std::uint64_t readNumber(std::size_t bytes) {
        need(bytes);
        std::array<char, 8> buffer{};
        m_file.read(buffer.data(), static_cast<std::streamsize>(bytes));
        m_position += bytes;
        std::uint64_t value = 0;
        for (std::size_t at = 0; at < bytes; ++at) {
            value = value << 8U | static_cast<unsigned char>(buffer[at]);
        }
        return value;
    }

    std::uint64_t readCount() { return readNumber(m_version == 5 ? 8 : 4); }

    void skip(std::uint64_t bytes) {
        need(bytes);
        m_position += bytes;
        m_file.seekg(static_cast<std::streamoff>(m_position));
    }

    std::string readName() {
        const std::uint64_t length = readCount();
        need(padded(length));
        std::string name(static_cast<std::size_t>(length), '\0');
        m_file.read(name.data(), static_cast<std::streamsize>(length));
        m_position += length;
        skip(padded(length) - length);
        return name;
    }

    /// Number of elements of a list that begins with `tag`, or 0 for the "absent" pair of zeros.
    std::uint64_t readListHead(std::uint64_t tag, const char* what) {
        const std::uint64_t found = readNumber(4);
        const std::uint64_t count = readCount();
        if (found != tag && !(found == 0 && count == 0)) {
            broken(what);
        }
        return count;
    }

    std::uint64_t readTypeSize() {
        constexpr std::array<std::uint64_t, 12> kSizes{0, 1, 1, 2, 4, 4, 8, 1, 2, 4, 8, 8};
        const std::uint64_t type = readNumber(4);
        if (type == 0 || type >= kSizes.size()) {
            broken("type");
        }
        return kSizes[static_cast<std::size_t>(type)];
    }

    void readDimensions() {
        for (std::uint64_t left = readListHead(10, "dimensions"); left > 0; --left) {
            ClassicDimension dimension;
            dimension.name = readName();
            dimension.length = readCount();
            m_dimensions.push_back(std::move(dimension));
        }
    }

    void skipAttributes() {
        for (std::uint64_t left = readListHead(12, "attributes"); left > 0; --left) {
            readName();
            const std::uint64_t size = readTypeSize();
            skip(padded(saturatingProduct(readCount(), size)));
        }
    }

    void readVariables() {
        for (std::uint64_t left = readListHead(11, "variables"); left > 0; --left) {
            ClassicVariable variable;
            variable.name = readName();
            const std::uint64_t rank = readCount();
            std::uint64_t values = 1;
            for (std::uint64_t d = 0; d < rank; ++d) {
                const std::uint64_t id = readCount();
                if (id >= m_dimensions.size()) {
                    broken("dimension number");
                }
                const std::uint64_t length = m_dimensions[static_cast<std::size_t>(id)].length;
                variable.isRecord = variable.isRecord || (d == 0 && length == 0);
                values = d == 0 && length == 0 ? values : saturatingProduct(values, length);
                variable.shape.push_back(static_cast<std::size_t>(d == 0 && length == 0 ? m_records : length));
            }
            skipAttributes();
            variable.valueBytes = readTypeSize();
            variable.bytes = saturatingProduct(values, variable.valueBytes);
            readCount(); // vsize: redundant, and capped for large variables
            variable.begin = readNumber(m_version == 1 ? 4 : 8);
            m_variables.push_back(std::move(variable));
        }
    }

    const std::filesystem::path& m_path;
    std::ifstream& m_file;
    std::uint64_t m_length;
    unsigned char m_version;
    std::uint64_t m_position = 0;
    std::uint64_t m_records = 0;
    std::uint64_t m_recordStep = 0;
    bool m_isStreaming = false;
    std::vector<ClassicDimension> m_dimensions;
    std::vector<ClassicVariable> m_variables;
};

/// End-of-file address in the superblock at `at`; nothing when the superblock itself is not there or not known.
std::optional<std::uint64_t> storedEndOfHdf5(std::ifstream& file, std::uint64_t at) {
    std::array<unsigned char, 96> block{};
    file.clear();
    file.seekg(static_cast<std::streamoff>(at));
    file.read(reinterpret_cast<char*>(block.data()), static_cast<std::streamsize>(block.size()));
    const auto read = static_cast<std::size_t>(file.gcount());
    const unsigned version = block[8];
    const std::size_t addressBytes = version < 2 ? block[13] : block[9];
    const std::size_t addresses = version == 0 ? 24 : (version == 1 ? 28 : 12);
    const std::size_t endAt = addresses + 2 * addressBytes;
    if (version > 3 || addressBytes == 0 || addressBytes > 8 || endAt + addressBytes > read) {
        return std::nullopt;
    }
    std::uint64_t end = 0;
    for (std::size_t byte = addressBytes; byte-- > 0;) {
        end = end << 8U | block[endAt + byte];
    }
    return end;
}

void requireWholeHdf5(const std::filesystem::path& path, std::ifstream& file, std::uint64_t length) {
    const auto end = storedEndOfHdf5(file, 0);
    if (!end) {
        throw Error(ErrorCode::Malformed, "io.netcdf.headerTruncated",
                    {{"path", path.string()}, {"found", static_cast<std::int64_t>(length)}}, "hint.io.netcdf.damaged");
    }
    if (*end > length) {
        throw Error(ErrorCode::Malformed, "io.netcdf.hdf5Truncated",
                    {{"path", path.string()}, {"found", static_cast<std::int64_t>(length)}, {"expected", std::to_string(*end)}},
                    "hint.io.netcdf.damaged");
    }
}

} // namespace

void requireWholeNetcdf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        requireReadableFile(path);
        throw Error(ErrorCode::Unreadable, "core.file.unreadable", {{"path", path.string()}, {"reason", std::string("cannot be opened")}},
                    "hint.core.file.permission");
    }
    const std::uint64_t length = std::filesystem::file_size(path);
    std::array<char, 8> magic{};
    file.read(magic.data(), static_cast<std::streamsize>(magic.size()));
    const std::string_view start(magic.data(), static_cast<std::size_t>(file.gcount()));
    file.clear();
    if (start == std::string_view("\x89HDF\r\n\x1a\n", 8)) {
        requireWholeHdf5(path, file, length);
    } else if (start.size() >= 4 && start.starts_with("CDF") && (start[3] == 1 || start[3] == 2 || start[3] == 5)) {
        ClassicHeader header(path, file, length, static_cast<unsigned char>(start[3]));
        header.read();
        header.requireWhole();
    }
}

std::vector<ClassicPlace> classicLayout(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::array<char, 4> magic{};
    file.read(magic.data(), static_cast<std::streamsize>(magic.size()));
    const bool isClassic = file && std::string_view(magic.data(), 3) == "CDF" && (magic[3] == 1 || magic[3] == 2 || magic[3] == 5);
    if (!isClassic) {
        return {};
    }
    ClassicHeader header(path, file, std::filesystem::file_size(path), static_cast<unsigned char>(magic[3]));
    header.read();
    return header.places();
}

} // namespace phidias::core

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace phidias::core {

/// Reads a compressed variable of a netCDF-4 file in many threads at once.
///
/// The HDF5 library works for one thread at a time and inflates as it reads. This reader asks it once where the chunks lie; then bytes are
/// read by position (pread) and inflated with libdeflate in the thread that asks, without any lock.
class ChunkReader {
public:
    /// What one thread needs; not shared.
    class Workspace {
    public:
        Workspace();
        Workspace(const Workspace&) = delete;
        Workspace& operator=(const Workspace&) = delete;
        ~Workspace();

    private:
        friend class ChunkReader;
        struct Inflater;
        std::unique_ptr<Inflater> m_inflater;
        std::vector<std::uint8_t> m_stored;
        std::vector<std::uint8_t> m_inflated;
        std::vector<std::uint8_t> m_values;
    };

    /// @param path      local file
    /// @param variable  path inside it, "GROUP/SUBGROUP/name"
    /// @returns nothing when the variable is not stored in a way that is read here (not chunked, another filter than shuffle, deflate and
    ///          checksum, other bytes than little-endian numbers, more than 200 000 chunks): then read it with NetcdfVariable
    [[nodiscard]] static std::optional<ChunkReader> open(const std::string& path, const std::string& variable);

    [[nodiscard]] const std::vector<std::size_t>& shape() const { return m_shape; }
    [[nodiscard]] const std::vector<std::size_t>& chunkShape() const { return m_chunkShape; }
    /// Bytes of a value: 1, 2, 4 or 8, little-endian, as stored.
    [[nodiscard]] std::size_t valueBytes() const { return m_valueBytes; }

    /// A slab, row-major, as stored; parts never written hold the variable's fill value.
    /// @param start, count  one a dimension; start + count within the shape
    /// @param out           product of the counts times valueBytes()
    /// @throws Error{Defect} when the request does not fit; Error{Malformed} naming file, variable and chunk when the data are damaged;
    ///         Error{Unreadable} when the file cannot be read
    /// @thread any, each with a workspace of its own
    void read(std::span<const std::size_t> start, std::span<const std::size_t> count, std::span<std::uint8_t> out,
              Workspace& workspace) const;

    /// read() for values of a type of valueBytes().
    template <typename T>
    void read(std::span<const std::size_t> start, std::span<const std::size_t> count, std::span<T> out, Workspace& workspace) const {
        read(start, count, std::span(reinterpret_cast<std::uint8_t*>(out.data()), out.size_bytes()), workspace);
    }

private:
    struct Chunk {
        std::uint64_t address = 0; ///< in the file
        std::uint32_t bytes = 0;   ///< 0 = never written
        std::uint32_t skipped = 0; ///< bit n: filter n was not applied
    };
    enum class Filter : std::uint8_t { Shuffle, Deflate, Checksum };
    class File;

    ChunkReader() = default;
    /// @returns the values of a chunk, in the workspace until the next call
    [[nodiscard]] std::span<const std::uint8_t> inflate(std::size_t chunk, Workspace& workspace) const;
    [[noreturn]] void fail(std::size_t chunk) const;

    std::shared_ptr<const File> m_file;
    std::string m_path;
    std::string m_variable;
    std::vector<std::size_t> m_shape;
    std::vector<std::size_t> m_chunkShape;
    std::vector<std::size_t> m_chunkCounts; ///< one a dimension
    std::vector<Chunk> m_chunks;            ///< row-major
    std::vector<Filter> m_filters;          ///< in the order of writing
    std::vector<std::uint8_t> m_fill;       ///< one value
    std::size_t m_valueBytes = 0;
    std::size_t m_chunkBytes = 0;
};

} // namespace phidias::core

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace phidias::core {

/// Knows which parts of a netCDF file on disk were never written, so that a file that declares far more than it holds need not be read
/// through.
///
/// netCDF-4/HDF5: the list of allocated chunks, or no storage at all: such cells hold the fill value. Classic files: holes of a sparse
/// file, whose bytes are 0. Only variables above 16 MB are looked at. Everything not certain counts as written.
/// @thread any; build it before netCDF-C opens the file
class UnwrittenParts {
public:
    /// @param path  a file; anything else, or a file that cannot be looked into, gives an object that knows nothing
    [[nodiscard]] static UnwrittenParts of(const std::string& path);

    enum class Content { Written, Fill, Zero };
    /// What a block of a variable holds; Fill and Zero only when all of the block is certain.
    /// @param variable  path in the file, "GROUP/name"
    [[nodiscard]] Content content(const std::string& variable, std::span<const std::size_t> start,
                                  std::span<const std::size_t> count) const;

private:
    struct Chunked {
        std::vector<std::size_t> shape;                ///< of a chunk; empty = nothing is stored at all
        std::vector<std::vector<std::size_t>> written; ///< first index of each stored chunk
    };
    struct Classic {
        std::vector<std::size_t> shape;
        std::uint64_t begin = 0;
        std::uint64_t valueBytes = 0;
        std::uint64_t recordStep = 0; ///< 0 = no record variable
    };
    std::map<std::string, Chunked> m_chunked;
    std::map<std::string, Classic> m_classic;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> m_holes; ///< [begin, end), rising

    void probeHdf5(const std::string& path);
    void probeClassic(const std::string& path);
};

} // namespace phidias::core

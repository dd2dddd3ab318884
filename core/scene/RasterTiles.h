#pragma once

#include "core/data/Quantity.h"
#include "core/data/Raster.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <vector>

namespace phidias::core {

/// One band of a raster by tiles of 256 x 256 pixels at reductions by powers of two, the last used of which stay in memory.
///
/// A raster without overviews is first known by a sparse sample of its lines or blocks, so that it opens at once; buildOverviews() then
/// reads it once, in a thread of the caller, into a folder of ours.
/// @thread any
class RasterTiles {
public:
    /// The whole raster, reduced.
    struct Picture {
        std::vector<float> values;
        std::size_t width = 0;
        std::size_t height = 0;
        bool isSparse = false; ///< fewer places than wanted: what could be read at once
    };
    using Tile = std::vector<float>; ///< [row][column], tileWidth x tileHeight; NaN = no data
    static constexpr std::size_t kTile = 256;
    static constexpr std::size_t kMostOverviewPixels = 4000000;

    /// Reads the overview. @param cacheBytes  kept of tiles
    RasterTiles(std::shared_ptr<const Raster> raster, std::size_t band, std::size_t cacheBytes = std::size_t{96} << 20U);

    /// Values are converted from now on. Before the first use only.
    void setConversion(const LinearConversion& conversion);
    [[nodiscard]] std::shared_ptr<const Picture> overview() const;
    /// Counts up when overviews have been made: pictures can be better now.
    [[nodiscard]] unsigned revision() const { return m_revision; }

    /// Pixels of the raster reduced by 2^level.
    [[nodiscard]] std::size_t width(int level) const { return reduced(m_raster->width, level); }
    [[nodiscard]] std::size_t height(int level) const { return reduced(m_raster->height, level); }
    /// @throws Error{Malformed} the file cannot be read
    [[nodiscard]] std::shared_ptr<const Tile> tile(int level, std::size_t column, std::size_t row) const;
    /// Value of one pixel of the file; NaN = no data.
    [[nodiscard]] double value(std::size_t column, std::size_t row) const;
    /// Whether tiles of a level can be read without reading many times as much of the file.
    [[nodiscard]] bool isCheap(int level) const { return level <= kCheapLevel || !needsOverviews(); }

    [[nodiscard]] bool needsOverviews() const { return m_needsOverviews; }
    /// Makes the missing overviews; a second call while one works, or when none are missing, returns false at once.
    /// @returns whether they are there now
    /// @throws Error as withOverviews()
    bool buildOverviews(const std::filesystem::path& folder, std::stop_token stop);

private:
    static constexpr int kCheapLevel = 2;
    struct Key {
        int level;
        std::size_t column;
        std::size_t row;
        auto operator<=>(const Key&) const = default;
    };
    struct Entry {
        std::shared_ptr<const Tile> tile;
        std::list<Key>::iterator use;
    };
    [[nodiscard]] static std::size_t reduced(std::size_t size, int level) { return ((size - 1) >> static_cast<unsigned>(level)) + 1; }
    [[nodiscard]] std::shared_ptr<const Raster> source() const;
    [[nodiscard]] std::shared_ptr<const Picture> readOverview(const Raster& raster) const;
    void convert(std::vector<float>& values) const;

    std::shared_ptr<const Raster> m_raster;
    std::size_t m_band;
    std::size_t m_cacheBytes;
    LinearConversion m_conversion;
    bool m_isConverted = false;
    std::atomic<unsigned> m_revision{0};
    std::atomic<bool> m_needsOverviews{false};
    std::atomic<bool> m_isBuilding{false};
    mutable std::mutex m_mutex; ///< of what follows
    std::shared_ptr<const Raster> m_withOverviews;
    std::shared_ptr<const Picture> m_overview;
    mutable std::map<Key, Entry> m_tiles;
    mutable std::list<Key> m_uses; ///< the last used first
    mutable std::size_t m_bytes = 0;
};

} // namespace phidias::core

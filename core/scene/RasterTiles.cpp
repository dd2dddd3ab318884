#include "core/scene/RasterTiles.h"

#include "core/io/RasterOverviews.h"

#include <algorithm>
#include <cmath>

namespace phidias::core {

namespace {

constexpr double kReadAtOnceBytes = 64e6; ///< of the file, unpacked: about a fifth of a second

} // namespace

RasterTiles::RasterTiles(std::shared_ptr<const Raster> raster, std::size_t band, std::size_t cacheBytes)
    : m_raster(std::move(raster)), m_band(band), m_cacheBytes(cacheBytes) {
    const auto& entry = m_raster->bands[m_band];
    m_needsOverviews = entry.overviewSizes.empty() && m_raster->width * m_raster->height > 4 * kMostOverviewPixels;
    m_overview = readOverview(*m_raster);
}

void RasterTiles::setConversion(const LinearConversion& conversion) {
    m_conversion = conversion;
    m_isConverted = true;
    Picture converted = *m_overview;
    convert(converted.values);
    m_overview = std::make_shared<const Picture>(std::move(converted));
}

void RasterTiles::convert(std::vector<float>& values) const {
    for (float& value : values) {
        value = m_isConverted ? static_cast<float>(m_conversion(static_cast<double>(value))) : value;
    }
}

std::shared_ptr<const RasterTiles::Picture> RasterTiles::overview() const {
    const std::scoped_lock lock(m_mutex);
    return m_overview;
}

std::shared_ptr<const Raster> RasterTiles::source() const {
    const std::scoped_lock lock(m_mutex);
    return m_withOverviews ? m_withOverviews : m_raster;
}

std::shared_ptr<const RasterTiles::Picture> RasterTiles::readOverview(const Raster& raster) const {
    auto picture = std::make_shared<Picture>();
    const auto fileWidth = static_cast<double>(raster.width);
    const auto fileHeight = static_cast<double>(raster.height);
    const double reduction = std::max(1.0, std::sqrt(fileWidth * fileHeight / static_cast<double>(kMostOverviewPixels)));
    picture->width = std::max<std::size_t>(1, static_cast<std::size_t>(fileWidth / reduction));
    picture->height = std::max<std::size_t>(1, static_cast<std::size_t>(fileHeight / reduction));
    const auto& band = raster.bands[m_band];
    const std::array<std::size_t, 4> all{0, 0, raster.width, raster.height};
    const double blockWidth = band.blockSize[0] == 0 ? fileWidth : static_cast<double>(band.blockSize[0]);
    const auto blockHeight = static_cast<double>(std::max<std::size_t>(1, band.blockSize[1]));
    const double blockRows = std::min(static_cast<double>(picture->height), std::ceil(fileHeight / blockHeight));
    const double lineBytes = blockHeight * fileWidth * static_cast<double>(band.bytesPerPixel);
    if (!band.overviewSizes.empty() || raster.width * raster.height <= 4 * kMostOverviewPixels ||
        blockRows * lineBytes <= kReadAtOnceBytes) {
        picture->values = raster.source->read(m_band, all, picture->width, picture->height);
    } else if (blockWidth * 2.0 > fileWidth) {
        // Whole lines: as many of them as can be read at once.
        picture->isSparse = true;
        picture->height = static_cast<std::size_t>(std::clamp(kReadAtOnceBytes / lineBytes, 16.0, static_cast<double>(picture->height)));
        picture->values = raster.source->read(m_band, all, picture->width, picture->height);
    } else {
        // Blocks: one value of each of as many as can be read at once.
        picture->isSparse = true;
        const double blockBytes = blockWidth * blockHeight * static_cast<double>(band.bytesPerPixel);
        const double step = std::sqrt(fileWidth * fileHeight / (blockWidth * blockHeight) / (kReadAtOnceBytes / blockBytes));
        picture->width = std::max<std::size_t>(4, static_cast<std::size_t>(fileWidth / (blockWidth * std::max(1.0, step))));
        picture->height = std::max<std::size_t>(4, static_cast<std::size_t>(fileHeight / (blockHeight * std::max(1.0, step))));
        for (std::size_t row = 0; row < picture->height; ++row) {
            for (std::size_t column = 0; column < picture->width; ++column) {
                const std::size_t x = (2 * column + 1) * raster.width / (2 * picture->width);
                const std::size_t y = (2 * row + 1) * raster.height / (2 * picture->height);
                picture->values.push_back(raster.source->read(m_band, {x, y, 1, 1}, 1, 1).front());
            }
        }
    }
    convert(picture->values);
    return picture;
}

std::shared_ptr<const RasterTiles::Tile> RasterTiles::tile(int level, std::size_t column, std::size_t row) const {
    const Key key{level, column, row};
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto found = m_tiles.find(key); found != m_tiles.end()) {
            m_uses.splice(m_uses.begin(), m_uses, found->second.use);
            return found->second.tile;
        }
    }
    const std::size_t span = kTile << static_cast<unsigned>(level);
    const std::size_t x = column * span;
    const std::size_t y = row * span;
    const std::size_t across = std::min(span, m_raster->width - x);
    const std::size_t down = std::min(span, m_raster->height - y);
    auto values = source()->source->read(m_band, {x, y, across, down}, reduced(across, level), reduced(down, level));
    convert(values);
    auto tile = std::make_shared<const Tile>(std::move(values));
    const std::scoped_lock lock(m_mutex);
    if (const auto found = m_tiles.find(key); found != m_tiles.end()) {
        return found->second.tile; // another thread was faster
    }
    m_uses.push_front(key);
    m_tiles.emplace(key, Entry{tile, m_uses.begin()});
    m_bytes += tile->size() * sizeof(float);
    while (m_bytes > m_cacheBytes && m_uses.size() > 1) {
        const auto last = m_tiles.find(m_uses.back());
        m_bytes -= last->second.tile->size() * sizeof(float);
        m_tiles.erase(last);
        m_uses.pop_back();
    }
    return tile;
}

double RasterTiles::value(std::size_t column, std::size_t row) const {
    const auto found = tile(0, column / kTile, row / kTile);
    const std::size_t across = std::min(kTile, m_raster->width - column / kTile * kTile);
    return static_cast<double>((*found)[row % kTile * across + column % kTile]);
}

bool RasterTiles::buildOverviews(const std::filesystem::path& folder, std::stop_token stop) {
    if (!m_needsOverviews || m_isBuilding.exchange(true)) {
        return false;
    }
    // Whatever happens, it is tried once: a folder that cannot be written now will not be asked at each picture.
    const auto made = withOverviews(*m_raster, folder, stop);
    if (!made) {
        m_isBuilding = false;
        return false;
    }
    auto picture = readOverview(*made);
    const std::scoped_lock lock(m_mutex);
    m_withOverviews = made;
    m_overview = std::move(picture);
    m_needsOverviews = false;
    ++m_revision;
    return true;
}

} // namespace phidias::core

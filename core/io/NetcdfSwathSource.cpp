#include "core/io/NetcdfSwathSource.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::core {

namespace {

constexpr std::size_t kCorners = 4;

} // namespace

void NetcdfSwathSource::requireBudget(std::size_t bytesPerPixel, const std::string& what) const {
    m_layout.budget.require(static_cast<std::uint64_t>(m_layout.scanlines) * m_layout.groundPixels * bytesPerPixel,
                            m_layout.path + ": " + what + " (" + std::to_string(m_layout.scanlines) + " x " +
                                std::to_string(m_layout.groundPixels) + ")");
}

std::vector<float> NetcdfSwathSource::readPlane(const StoredSwathVariable& stored, std::size_t layer) const {
    // Scanline by scanline in blocks: doubles are needed for unpacking, but never for the whole swath.
    constexpr std::size_t kBlockValues = 1U << 20U;
    const std::size_t rank = stored.variable.dimensions().size();
    std::vector<std::size_t> start(rank, 0);
    std::vector<std::size_t> count(rank, 1);
    if (stored.layerDimension) {
        start[*stored.layerDimension] = layer;
    }
    if (stored.groundPixelDimension) {
        count[*stored.groundPixelDimension] = m_layout.groundPixels;
    }
    const bool isTurned = stored.groundPixelDimension && *stored.groundPixelDimension < *stored.scanlineDimension;
    std::vector<float> plane(m_layout.scanlines * m_layout.groundPixels);
    std::vector<double> block;
    const std::size_t step = std::max<std::size_t>(1, kBlockValues / std::max<std::size_t>(m_layout.groundPixels, 1));
    for (std::size_t first = 0; first < m_layout.scanlines; first += step) {
        const std::size_t lines = std::min(step, m_layout.scanlines - first);
        start[*stored.scanlineDimension] = first;
        count[*stored.scanlineDimension] = lines;
        block.resize(lines * m_layout.groundPixels);
        stored.variable.read(start, count, {}, std::span<double>(block));
        stored.rule.unpack(block);
        for (std::size_t line = 0; line < lines; ++line) {
            for (std::size_t pixel = 0; pixel < m_layout.groundPixels; ++pixel) {
                const double value = isTurned ? block[pixel * lines + line] : block[line * m_layout.groundPixels + pixel];
                plane[(first + line) * m_layout.groundPixels + pixel] = static_cast<float>(value);
            }
        }
    }
    return plane;
}

SwathGeolocation NetcdfSwathSource::geolocation() const {
    SwathGeolocation geolocation;
    if (!m_layout.latitude || !m_layout.longitude) {
        return geolocation;
    }
    requireBudget((2 + 2 * kCorners) * sizeof(float), "geolocation");
    geolocation.latitudeDeg = readPlane(*m_layout.latitude, 0);
    geolocation.longitudeDeg = readPlane(*m_layout.longitude, 0);
    if (m_layout.latitudeBounds && m_layout.longitudeBounds) {
        geolocation.cornerLatitudeDeg.resize(geolocation.latitudeDeg.size());
        geolocation.cornerLongitudeDeg.resize(geolocation.latitudeDeg.size());
        for (std::size_t corner = 0; corner < kCorners; ++corner) {
            const auto latitudes = readPlane(*m_layout.latitudeBounds, corner);
            const auto longitudes = readPlane(*m_layout.longitudeBounds, corner);
            for (std::size_t pixel = 0; pixel < latitudes.size(); ++pixel) {
                geolocation.cornerLatitudeDeg[pixel][corner] = latitudes[pixel];
                geolocation.cornerLongitudeDeg[pixel][corner] = longitudes[pixel];
            }
        }
    }
    return geolocation;
}

std::vector<float> NetcdfSwathSource::read(std::size_t variable, std::size_t layer) const {
    const auto& stored = m_layout.variables.at(variable);
    const std::size_t layers = stored.layerDimension ? stored.variable.dimensions()[*stored.layerDimension].length : 1;
    if (layer >= layers) {
        throw Error(ErrorCode::InvalidRequest, "io.swath.layer",
                    {{"path", m_layout.path},
                     {"variable", stored.variable.path()},
                     {"layer", static_cast<std::int64_t>(layer)},
                     {"layers", static_cast<std::int64_t>(layers)}});
    }
    requireBudget(2 * sizeof(float), "variable '" + stored.variable.path() + "'");
    auto values = readPlane(stored, layer);
    if (stored.isRated && m_layout.quality) {
        const auto quality = readPlane(*m_layout.quality, 0);
        for (std::size_t pixel = 0; pixel < values.size(); ++pixel) {
            values[pixel] = std::isnan(quality[pixel]) ? std::numeric_limits<float>::quiet_NaN() : values[pixel];
        }
    }
    return values;
}

std::vector<float> NetcdfSwathSource::quality() const {
    if (!m_layout.quality) {
        return {};
    }
    requireBudget(sizeof(float), "quality");
    auto quality = readPlane(*m_layout.quality, 0);
    for (float& value : quality) {
        value = static_cast<float>(static_cast<double>(value) * m_layout.qualityScale);
    }
    return quality;
}

} // namespace phidias::core

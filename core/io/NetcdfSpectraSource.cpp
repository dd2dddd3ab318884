#include "core/io/NetcdfSpectraSource.h"

#include "core/util/Error.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <exception>
#include <functional>
#include <limits>
#include <thread>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kLeastCacheBytes = 4U << 20U;
constexpr std::size_t kMostCacheBytes = 96U << 20U;
constexpr unsigned kMostThreads = 8;
constexpr std::size_t kBlockBytes = 48U << 20U; ///< decompressed in well under a second

void keepChunks(const StoredSwathVariable& stored) {
    std::size_t bytes = sizeOf(stored.variable.type());
    for (const std::size_t length : stored.variable.chunks()) {
        bytes *= length;
    }
    // A spectrum may lie in several chunks; those beside it are the next to be asked for.
    stored.variable.setChunkCache(std::clamp(4 * bytes, kLeastCacheBytes, kMostCacheBytes));
}

double sigmaOf(NoiseCoding coding, double value, double stored) {
    if (coding == NoiseCoding::SameUnit) {
        return stored >= 0.0 ? stored : kNan;
    }
    // Of a negative radiance the ratio says how large sigma is, not which sign it has.
    return stored >= 0.0 ? std::abs(value) / std::pow(10.0, 0.1 * stored) : kNan;
}

void stopWhenAsked(const std::stop_token& stop) {
    if (stop.stop_requested()) {
        throw Error(ErrorCode::Cancelled, "core.cancelled");
    }
}

/// Works on blocks of scanlines in several threads, each with a workspace of its own; the first error ends them all.
void forEachBlock(std::size_t scanlines, std::size_t step, const std::stop_token& stop,
                  const std::function<void(std::size_t, ChunkReader::Workspace&)>& work) {
    std::atomic<std::size_t> next{0};
    std::mutex lock;
    std::exception_ptr failure;
    const auto run = [&] {
        try {
            ChunkReader::Workspace workspace;
            for (std::size_t first = next.fetch_add(step); first < scanlines; first = next.fetch_add(step)) {
                stopWhenAsked(stop);
                work(first, workspace);
            }
        } catch (...) {
            next = scanlines;
            const std::scoped_lock guard(lock);
            failure = failure ? failure : std::current_exception();
        }
    };
    {
        const std::size_t blocks = (scanlines + step - 1) / std::max<std::size_t>(1, step);
        std::vector<std::jthread> threads(std::min<std::size_t>(blocks, std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads)));
        std::generate(threads.begin(), threads.end(), [&run] { return std::jthread(run); });
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
}

} // namespace

NetcdfSpectraSource::NetcdfSpectraSource(SwathLayout pixels, SpectraLayout spectra)
    : m_pixels(pixels), m_layout(std::move(spectra)), m_scanlines(pixels.scanlines), m_groundPixels(pixels.groundPixels),
      m_budget(pixels.budget), m_path(pixels.path) {
    const std::size_t rows = m_layout.description.isPositionPerRow ? m_groundPixels : 1;
    if (!m_layout.value.layerDimension || !m_layout.value.scanlineDimension ||
        m_layout.positions.size() != rows * m_layout.description.channels) {
        throw Error(ErrorCode::Defect, "core.defect", {{"what", m_path + ": layout of the spectra"}}, "hint.reportDefect");
    }
    keepChunks(m_layout.value);
    for (const auto* part : {&m_layout.noise, &m_layout.error, &m_layout.flags}) {
        if (*part) {
            keepChunks(**part);
        }
    }
}

void NetcdfSpectraSource::requirePixel(std::size_t scanline, std::size_t groundPixel) const {
    if (scanline >= m_scanlines || groundPixel >= m_groundPixels) {
        throw Error(ErrorCode::InvalidRequest, "io.spectra.pixel",
                    {{"path", m_path},
                     {"scanline", static_cast<std::int64_t>(scanline)},
                     {"groundPixel", static_cast<std::int64_t>(groundPixel)},
                     {"scanlines", static_cast<std::int64_t>(m_scanlines)},
                     {"groundPixels", static_cast<std::int64_t>(m_groundPixels)}});
    }
}

std::vector<double> NetcdfSpectraSource::readBox(const StoredSwathVariable& stored, const Box& box) const {
    const std::array<std::optional<std::size_t>, 3> places{stored.scanlineDimension, stored.groundPixelDimension, stored.layerDimension};
    const std::size_t rank = stored.variable.dimensions().size();
    std::vector<std::size_t> start(rank, 0);
    std::vector<std::size_t> count(rank, 1);
    for (std::size_t d = 0; d < places.size(); ++d) {
        if (places[d]) {
            start[*places[d]] = box.start[d];
            count[*places[d]] = box.count[d];
        }
    }
    auto read = stored.variable.readDoubles(start, count);
    // How far apart neighbours along scanline, pixel and channel lie in what was read; 0 where the variable has no such dimension.
    std::array<std::size_t, 3> step{};
    for (std::size_t d = 0; d < places.size(); ++d) {
        if (places[d]) {
            step[d] = 1;
            for (std::size_t inner = *places[d] + 1; inner < rank; ++inner) {
                step[d] *= count[inner];
            }
        }
    }
    const auto& n = box.count;
    if (step == std::array<std::size_t, 3>{n[1] * n[2], n[2], 1}) {
        return read;
    }
    std::vector<double> ordered(n[0] * n[1] * n[2]);
    for (std::size_t scanline = 0, at = 0; scanline < n[0]; ++scanline) {
        for (std::size_t pixel = 0; pixel < n[1]; ++pixel) {
            for (std::size_t channel = 0; channel < n[2]; ++channel, ++at) {
                ordered[at] = read[scanline * step[0] + pixel * step[1] + channel * step[2]];
            }
        }
    }
    return ordered;
}

std::vector<double> NetcdfSpectraSource::valuesOf(const Box& box, std::uint8_t flagMask) const {
    auto values = readBox(m_layout.value, box);
    m_layout.value.rule.unpack(values);
    if (m_layout.scaling) {
        const Box pixels{.start = {box.start[0], box.start[1], 0}, .count = {box.count[0], box.count[1], 1}};
        auto factors = readBox(*m_layout.scaling, pixels);
        m_layout.scaling->rule.unpack(factors);
        for (std::size_t at = 0; at < values.size(); ++at) {
            values[at] *= factors[at / box.count[2]];
        }
    }
    if (m_layout.flags && flagMask != 0) {
        const auto flags = readBox(*m_layout.flags, box);
        for (std::size_t at = 0; at < values.size(); ++at) {
            values[at] = (static_cast<unsigned>(flags[at]) & flagMask) != 0 ? kNan : values[at];
        }
    }
    return values;
}

std::vector<float> NetcdfSpectraSource::read(std::size_t variable, std::size_t layer) const {
    return variable == 0 ? channelImage(layer, {}) : m_pixels.read(variable - 1, layer);
}

std::vector<double> NetcdfSpectraSource::positions(std::size_t groundPixel) const {
    requirePixel(0, groundPixel);
    const std::size_t channels = m_layout.description.channels;
    const auto first =
        m_layout.positions.begin() + static_cast<std::ptrdiff_t>(m_layout.description.isPositionPerRow ? groundPixel * channels : 0);
    return {first, first + static_cast<std::ptrdiff_t>(channels)};
}

Spectrum NetcdfSpectraSource::spectrum(std::size_t scanline, std::size_t groundPixel) const {
    requirePixel(scanline, groundPixel);
    const Box box{.start = {scanline, groundPixel, 0}, .count = {1, 1, m_layout.description.channels}};
    Spectrum made{.position = positions(groundPixel), .value = valuesOf(box, 0), .noise = {}, .error = {}, .flags = {}};
    for (const auto& [stored, sigma] : {std::pair{&m_layout.noise, &made.noise}, std::pair{&m_layout.error, &made.error}}) {
        if (*stored) {
            *sigma = readBox(**stored, box);
            (*stored)->rule.unpack(*sigma);
            for (std::size_t channel = 0; channel < sigma->size(); ++channel) {
                (*sigma)[channel] = sigmaOf(m_layout.noiseCoding, made.value[channel], (*sigma)[channel]);
            }
        }
    }
    if (m_layout.flags) {
        for (const double bits : readBox(*m_layout.flags, box)) {
            made.flags.push_back(static_cast<std::uint8_t>(static_cast<unsigned>(bits) & 0xffU));
        }
    }
    const Box pixel{.start = box.start, .count = {1, 1, 1}};
    made.pixelQuality = m_layout.pixelQuality ? static_cast<std::uint32_t>(readBox(*m_layout.pixelQuality, pixel).front()) : 0U;
    made.scanlineQuality = m_layout.scanlineQuality ? static_cast<std::uint32_t>(readBox(*m_layout.scanlineQuality, pixel).front()) : 0U;
    return made;
}

std::size_t NetcdfSpectraSource::scanlinesAtOnce() const {
    const auto chunks = m_layout.value.variable.chunks();
    const std::size_t whole = chunks.empty() ? 1 : chunks[*m_layout.value.scanlineDimension];
    const std::size_t bytes = std::max<std::size_t>(1, m_groundPixels * m_layout.description.channels * sizeof(float));
    const std::size_t wanted = std::max<std::size_t>(1, kBlockBytes / bytes);
    return std::clamp<std::size_t>(wanted <= whole ? whole : wanted / whole * whole, 1, std::max<std::size_t>(1, m_scanlines));
}

std::vector<float> NetcdfSpectraSource::channelImage(std::size_t channel, std::stop_token stop) const {
    if (channel >= m_layout.description.channels) {
        throw Error(ErrorCode::InvalidRequest, "io.swath.layer",
                    {{"path", m_path},
                     {"variable", m_layout.description.variable},
                     {"layer", static_cast<std::int64_t>(channel)},
                     {"layers", static_cast<std::int64_t>(m_layout.description.channels)}});
    }
    m_budget.require(static_cast<std::uint64_t>(m_scanlines) * m_groundPixels * 2 * sizeof(float), m_path + ": channel image");
    std::vector<float> image(m_scanlines * m_groundPixels);
    const std::size_t step = scanlinesAtOnce();
    const auto boxAt = [&](std::size_t first) {
        return Box{.start = {first, 0, channel}, .count = {std::min(step, m_scanlines - first), m_groundPixels, 1}};
    };
    if (isUnlockable()) {
        const auto& readers = unlocked();
        forEachBlock(m_scanlines, step, stop, [&](std::size_t first, ChunkReader::Workspace& workspace) {
            const Box box = boxAt(first);
            readUnlocked(readers, box, workspace, std::span(image).subspan(first * m_groundPixels, box.count[0] * m_groundPixels));
        });
        return image;
    }
    for (std::size_t first = 0; first < m_scanlines; first += step) {
        stopWhenAsked(stop);
        const auto values = valuesOf(boxAt(first), m_layout.description.flagMask);
        std::transform(values.begin(), values.end(), image.begin() + static_cast<std::ptrdiff_t>(first * m_groundPixels),
                       [](double value) { return static_cast<float>(value); });
    }
    return image;
}

bool NetcdfSpectraSource::isUnlockable() const {
    const auto isInOrder = [](const StoredSwathVariable& stored) {
        return stored.scanlineDimension && stored.groundPixelDimension && stored.layerDimension &&
               *stored.scanlineDimension < *stored.groundPixelDimension && *stored.groundPixelDimension < *stored.layerDimension;
    };
    if (m_layout.scaling || m_layout.value.variable.isRemote() || m_layout.value.variable.type() != NetcdfType::Float ||
        !isInOrder(m_layout.value) || (m_layout.flags && (sizeOf(m_layout.flags->variable.type()) != 1 || !isInOrder(*m_layout.flags)))) {
        return false;
    }
    const auto& readers = unlocked();
    return readers.value && (!m_layout.flags || readers.flags);
}

const NetcdfSpectraSource::Unlocked& NetcdfSpectraSource::unlocked() const {
    std::call_once(m_isAsked, [this] {
        m_unlocked.value = ChunkReader::open(m_path, m_layout.value.variable.path());
        if (m_layout.flags) {
            m_unlocked.flags = ChunkReader::open(m_path, m_layout.flags->variable.path());
        }
    });
    return m_unlocked;
}

void NetcdfSpectraSource::readUnlocked(const Unlocked& readers, const Box& box, ChunkReader::Workspace& workspace,
                                       std::span<float> out) const {
    const auto slabOf = [&box](const StoredSwathVariable& stored) {
        std::pair<std::vector<std::size_t>, std::vector<std::size_t>> slab;
        slab.first.assign(stored.variable.dimensions().size(), 0);
        slab.second.assign(stored.variable.dimensions().size(), 1);
        const std::array<std::size_t, 3> places{*stored.scanlineDimension, *stored.groundPixelDimension, *stored.layerDimension};
        for (std::size_t d = 0; d < places.size(); ++d) {
            slab.first[places[d]] = box.start[d];
            slab.second[places[d]] = box.count[d];
        }
        return slab;
    };
    const auto [start, count] = slabOf(m_layout.value);
    readers.value->read(start, count, out, workspace);
    for (float& value : out) {
        value = static_cast<float>(m_layout.value.rule.unpack(static_cast<double>(value)));
    }
    if (m_layout.flags && m_layout.description.flagMask != 0) {
        const auto [flagStart, flagCount] = slabOf(*m_layout.flags);
        std::vector<std::uint8_t> flags(out.size());
        readers.flags->read(flagStart, flagCount, std::span(flags), workspace);
        for (std::size_t at = 0; at < out.size(); ++at) {
            out[at] = (flags[at] & m_layout.description.flagMask) != 0 ? std::numeric_limits<float>::quiet_NaN() : out[at];
        }
    }
}

std::vector<float> NetcdfSpectraSource::scanlines(std::size_t first, std::size_t count, std::uint8_t flagMask) const {
    if (count == 0) {
        return {};
    }
    requirePixel(first, 0);
    requirePixel(count - 1 + first, 0);
    const std::size_t channels = m_layout.description.channels;
    m_budget.require(static_cast<std::uint64_t>(count) * m_groundPixels * channels * (2 * sizeof(double) + sizeof(float)),
                     m_path + ": " + std::to_string(count) + " scanlines of spectra");
    const auto values = valuesOf({.start = {first, 0, 0}, .count = {count, m_groundPixels, channels}}, flagMask);
    std::vector<float> out(values.size());
    std::transform(values.begin(), values.end(), out.begin(), [](double value) { return static_cast<float>(value); });
    return out;
}

} // namespace phidias::core

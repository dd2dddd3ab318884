#pragma once

#include "core/data/Spectra.h"
#include "core/io/ChunkReader.h"
#include "core/io/NetcdfSwathSource.h"

#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace phidias::core {

/// How a file stores the standard deviation of a value.
enum class NoiseCoding {
    SameUnit, ///< in the unit of the value
    Decibel   ///< 10 log10(value / sigma), so sigma = value / 10^(stored / 10); negative = no value   [S5P L1B]
};

/// A spectral variable as it lies in the file; layerDimension = channel. Dimensions that it lacks do not matter for it.
struct SpectraLayout {
    SpectraDescription description{};
    StoredSwathVariable value;
    std::optional<StoredSwathVariable> scaling{}; ///< factor a pixel, of values stored as integers
    std::optional<StoredSwathVariable> noise{};
    std::optional<StoredSwathVariable> error{};
    std::optional<StoredSwathVariable> flags{};
    std::optional<StoredSwathVariable> pixelQuality{};
    std::optional<StoredSwathVariable> scanlineQuality{};
    NoiseCoding noiseCoding = NoiseCoding::SameUnit;
    std::vector<double> positions{}; ///< [channel], or [groundPixel][channel]
};

/// Reads spectra from netCDF variables; variable 0 of the swath are the spectra, the others are those of the layout. What was decompressed
/// for one spectrum stays in the cache of the library, so that its neighbours come at once. A channel of all pixels needs every chunk: they
/// are inflated in several threads where ChunkReader can; each thread writes pixels of its own.
/// @thread any
class NetcdfSpectraSource : public SpectraSource {
public:
    /// @throws Error{Defect} when the layouts do not fit each other
    NetcdfSpectraSource(SwathLayout pixels, SpectraLayout spectra);

    [[nodiscard]] SwathGeolocation geolocation() const override { return m_pixels.geolocation(); }
    [[nodiscard]] std::vector<float> read(std::size_t variable, std::size_t layer) const override;
    [[nodiscard]] std::vector<float> quality() const override { return m_pixels.quality(); }
    [[nodiscard]] std::vector<double> scanlineTimes() const override { return m_pixels.scanlineTimes(); }
    [[nodiscard]] const SpectraDescription& spectra() const override { return m_layout.description; }
    [[nodiscard]] std::vector<double> positions(std::size_t groundPixel) const override;
    [[nodiscard]] Spectrum spectrum(std::size_t scanline, std::size_t groundPixel) const override;
    [[nodiscard]] std::vector<float> channelImage(std::size_t channel, std::stop_token stop) const override;
    [[nodiscard]] std::vector<float> scanlines(std::size_t first, std::size_t count, std::uint8_t flagMask) const override;
    [[nodiscard]] std::size_t scanlinesAtOnce() const override;

private:
    /// Scanlines, ground pixels and channels [start, start + count).
    struct Box {
        std::array<std::size_t, 3> start{};
        std::array<std::size_t, 3> count{};
    };
    /// Stored numbers of a box, [scanline][groundPixel][channel] whatever the order of the file; without a dimension: repeated along it.
    [[nodiscard]] std::vector<double> readBox(const StoredSwathVariable& stored, const Box& box) const;
    /// Unpacked values of a box, NaN where missing or flagged.
    [[nodiscard]] std::vector<double> valuesOf(const Box& box, std::uint8_t flagMask) const;
    /// Readers without the lock of the library; made when first needed, as they ask where all chunks lie.
    struct Unlocked {
        std::optional<ChunkReader> value;
        std::optional<ChunkReader> flags;
    };
    [[nodiscard]] const Unlocked& unlocked() const;
    [[nodiscard]] bool isUnlockable() const;
    /// A channel of some scanlines, without the lock.
    void readUnlocked(const Unlocked& readers, const Box& box, ChunkReader::Workspace& workspace, std::span<float> out) const;
    void requirePixel(std::size_t scanline, std::size_t groundPixel) const;

    NetcdfSwathSource m_pixels;
    SpectraLayout m_layout;
    std::size_t m_scanlines;
    std::size_t m_groundPixels;
    MemoryBudget m_budget;
    std::string m_path;
    mutable std::once_flag m_isAsked;
    mutable Unlocked m_unlocked;
};

} // namespace phidias::core

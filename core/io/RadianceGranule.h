#pragma once

#include "core/io/ChunkReader.h"
#include "core/io/NetcdfFile.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace phidias::core {

/// Some scanlines of a granule as the file holds them; all [scanline][groundPixel][channel].
struct RadianceBlock {
    std::size_t firstScanline = 0;
    std::size_t scanlines = 0;
    std::vector<float> radiance;       ///< in the unit of the file; above 9e36 = fill
    std::vector<std::int8_t> noiseDb;  ///< 10 log10(radiance / sigma); negative = no value
    std::vector<std::uint8_t> quality; ///< spectral_channel_quality, bits
};

/// A level-1B radiance granule of Sentinel-5P, made for reading all its spectra quickly and in many threads: what belongs to pixels is read
/// when it is opened, spectra come by blocks of scanlines that end where the chunks of the file end.
///
/// Both encodings of the radiance are read: floats, and `radiance_int16` times `radiance_scaling`.            [formats/S5P, section 2]
class RadianceGranule {
public:
    /// @param band  "BD7" and the like; empty = the only band of the file
    /// @throws Error{Unreadable, UnknownFormat, Malformed} naming file, variable and place; Error{UnknownVariable} when the file has no
    /// such
    ///         band, or several and none was named
    [[nodiscard]] static RadianceGranule open(const std::string& path, const std::string& band = {});

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] const std::string& band() const { return m_band; } ///< "BD7"
    [[nodiscard]] int orbit() const { return m_orbit; }              ///< -1 where the file does not say
    /// True for the granules of `phidias sample`: their title says so.
    [[nodiscard]] bool isSynthetic() const { return m_isSynthetic; }
    [[nodiscard]] std::size_t scanlines() const { return m_scanlines; }
    [[nodiscard]] std::size_t groundPixels() const { return m_groundPixels; }
    [[nodiscard]] std::size_t channels() const { return m_channels; }
    /// Nominal wavelengths of a row, nm, [channel].
    [[nodiscard]] std::span<const double> wavelengthsNm(std::size_t groundPixel) const;

    /// Geometry, [scanline][groundPixel]; NaN = missing.
    struct Pixels {
        std::vector<float> latitudeDeg, longitudeDeg;
        std::vector<float> solarZenithDeg, viewingZenithDeg, solarAzimuthDeg, viewingAzimuthDeg;
        std::vector<std::uint8_t> quality; ///< ground_pixel_quality; 0 where the file has none
    };
    [[nodiscard]] const Pixels& pixels() const { return m_pixels; }
    /// measurement_quality, [scanline]; 0 where the file has none.
    [[nodiscard]] const std::vector<std::uint16_t>& measurementQuality() const { return m_measurementQuality; }
    /// Seconds since 2010-01-01, [scanline]; NaN where missing.
    [[nodiscard]] const std::vector<double>& timeSeconds() const { return m_timeSeconds; }
    /// Corners, [scanline][groundPixel][4], read when asked; empty where the file has none.
    [[nodiscard]] std::vector<float> cornerLatitudesDeg() const;
    [[nodiscard]] std::vector<float> cornerLongitudesDeg() const;

    /// Scanlines of a block: whole chunks, up to two million values.
    [[nodiscard]] std::size_t blockScanlines() const { return m_blockScanlines; }
    /// True when blocks are inflated in the thread that asks; else the threads take turns in the library.
    [[nodiscard]] bool isReadInThreads() const { return m_radianceChunks && m_noiseChunks && m_qualityChunks; }

    /// @param first, count  within the scanlines
    /// @thread any, each with a workspace and block of its own
    /// @throws Error{Malformed} damaged data; Error{Defect} when out of range
    void read(std::size_t first, std::size_t count, RadianceBlock& block, ChunkReader::Workspace& workspace) const;

private:
    RadianceGranule(NetcdfFile file, NetcdfVariable radiance) : m_file(std::move(file)), m_radiance(std::move(radiance)) {}
    void readPixels(const NetcdfGroup& mode);
    void openChunks();
    void scaleIntegers(RadianceBlock& block, std::span<const std::uint16_t> stored) const;
    [[nodiscard]] std::vector<float> corners(const char* name) const;

    NetcdfFile m_file;
    std::string m_path;
    std::string m_mode; ///< path of the group of the mode
    std::string m_band;
    int m_orbit = -1;
    bool m_isSynthetic = false;
    std::size_t m_scanlines = 0;
    std::size_t m_groundPixels = 0;
    std::size_t m_channels = 0;
    std::size_t m_blockScanlines = 1;
    NetcdfVariable m_radiance;
    std::optional<NetcdfVariable> m_noise, m_quality;
    std::vector<float> m_scaling; ///< [scanline][groundPixel], of integer radiances; else empty
    std::optional<ChunkReader> m_radianceChunks, m_noiseChunks, m_qualityChunks;
    std::vector<double> m_wavelengthsNm;
    Pixels m_pixels;
    std::vector<std::uint16_t> m_measurementQuality;
    std::vector<double> m_timeSeconds;
};

} // namespace phidias::core

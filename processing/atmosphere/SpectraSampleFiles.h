#pragma once

#include "processing/atmosphere/OrbitGeometry.h"
#include "processing/atmosphere/SpectralScene.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace phidias::processing::atmosphere {

/// Geometry of a granule with the azimuths.
struct GranuleGeometry {
    OrbitPixels pixels;
    std::vector<float> sunAzimuthDeg;
    std::vector<float> viewAzimuthDeg;
    int orbit = 0;
    double dayUnixSeconds = 0.0;
    std::size_t scanlines = 0;
};

inline constexpr float kRadianceFill = 9.9692099683868690e+36F;

/// Values of some scanlines of one band.
struct SpectraBlock {
    std::vector<float> radiance;
    std::vector<std::int32_t> noise, error, quality, level, groundPixelQuality, measurementQuality;
    std::vector<std::int32_t> event, surface;
    std::vector<float> strength, cloud, albedo, carbonMonoxide, methane;

    explicit SpectraBlock(std::size_t pixels)
        : radiance(pixels * SpectralModel::kChannels, kRadianceFill), noise(pixels * SpectralModel::kChannels, -127),
          error(pixels * SpectralModel::kChannels, -127), quality(pixels * SpectralModel::kChannels, 1),
          level(pixels * SpectralModel::kChannels, 0), groundPixelQuality(pixels, 0), measurementQuality(pixels / SpectralModel::kRows, 0),
          event(pixels, -1), surface(pixels, 0), strength(pixels, 0.0F), cloud(pixels, 0.0F), albedo(pixels, 0.0F),
          carbonMonoxide(pixels, 0.0F), methane(pixels, 0.0F) {}
};

/// The radiance file of a synthetic granule in the layout of Sentinel-5P, and its truth, written block by block. [S5P, 2 and 8]
class GranuleFiles {
public:
    /// @param geometry  kept by reference  @param band  7 or 8
    /// @throws core::Error{WriteFailed}
    GranuleFiles(const std::filesystem::path& granule, const std::filesystem::path& truth, const GranuleGeometry& geometry,
                 const SpectralModel& model, int band);
    GranuleFiles(const GranuleFiles&) = delete;
    GranuleFiles& operator=(const GranuleFiles&) = delete;
    ~GranuleFiles();

    /// @throws core::Error{WriteFailed}
    void put(const SpectraBlock& block, std::size_t firstScanline, std::size_t scanlines);
    /// Both files get their names. @throws core::Error{WriteFailed}
    void commit();

private:
    class Writer;
    std::unique_ptr<Writer> m_writer;
};

/// Irradiance of the bands at one astronomical unit. @throws core::Error{WriteFailed}
void writeSampleIrradiance(const std::filesystem::path& path, const std::vector<int>& bands, int orbit, double dayUnixSeconds);

} // namespace phidias::processing::atmosphere

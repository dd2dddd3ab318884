#pragma once

#include "core/data/Extent.h"
#include "core/data/ValueClass.h"

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace phidias::core {

struct RasterBand {
    std::string name; ///< "band1", "band2", ... (the description of the file is in longName)
    std::string longName;
    std::string unit;
    std::string dataType; ///< "uint8", "int16", "float32", ...
    std::optional<double> noData;
    double scale = 1.0;
    double offset = 0.0;
    std::vector<std::array<std::size_t, 2>> overviewSizes; ///< width, height, largest first
    std::array<std::size_t, 2> blockSize{0, 1};            ///< width, height of what is read at a time; width 0 = whole lines
    std::size_t bytesPerPixel = 4;
    std::vector<ValueClass> classes; ///< of a palette or a list of names; empty = a measured quantity
};

/// Gives pixels of a raster; any thread.
class RasterSource {
public:
    virtual ~RasterSource() = default;
    /// Window [x, y, width, height] in full-resolution pixels, resampled (nearest, from overviews where they exist) to outWidth x
    /// outHeight.
    /// @returns row-major values with scale and offset applied; NaN = no data
    [[nodiscard]] virtual std::vector<float> read(std::size_t band, std::array<std::size_t, 4> window, std::size_t outWidth,
                                                  std::size_t outHeight) const = 0;
};

/// Georeferenced image bands.
class Raster {
public:
    std::string path;
    std::string format; ///< GDAL driver, e.g. "GTiff"
    std::size_t width = 0;
    std::size_t height = 0;
    /// x = g0 + col g1 + row g2, y = g3 + col g4 + row g5 (corner of the pixel); absent when not georeferenced.
    std::optional<std::array<double, 6>> geoTransform;
    std::string crs; ///< WKT; empty when unknown
    std::vector<RasterBand> bands;
    std::map<std::string, std::string> metadata;
    Extent extent;
    std::vector<std::string> warnings;
    std::shared_ptr<const RasterSource> source;
};

} // namespace phidias::core

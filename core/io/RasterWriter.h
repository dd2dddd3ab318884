#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace phidias::core {

/// A raster to be written; NaN = no data.
struct RasterImage {
    std::size_t width = 0;
    std::size_t height = 0;
    std::array<double, 6> geoTransform{0.0, 1.0, 0.0, 0.0, 0.0, -1.0};
    std::string crs = "EPSG:4326";                 ///< EPSG code, PROJ string or WKT
    std::vector<std::vector<float>> bands;         ///< row-major
    std::vector<std::string> bandNames;            ///< may be empty
    std::string unit;
    std::vector<std::pair<std::string, std::string>> metadata; ///< provenance and the like
};

/// Writes a tiled, compressed GeoTIFF atomically. @throws Error{WriteFailed, InvalidRequest}
void writeGeoTiff(const RasterImage& image, const std::filesystem::path& path);

/// Writes a table as CSV (RFC 4180, C locale, UTF-8) atomically; labels carry the unit in brackets. @throws Error{WriteFailed}
void writeCsv(const struct Table& table, const std::filesystem::path& path);

} // namespace phidias::core

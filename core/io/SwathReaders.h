#pragma once

#include "core/data/Swath.h"
#include "core/io/NetcdfFile.h"
#include "core/util/MemoryBudget.h"

#include <memory>

namespace phidias::core {

/// Sentinel-5P level 2 (any gas): group PRODUCT with dimensions scanline and ground_pixel.
[[nodiscard]] bool isS5pLevel2(const NetcdfGroup& root);
/// HARP list of pixels: Conventions HARP, latitude(time) and longitude(time).
[[nodiscard]] bool isHarpList(const NetcdfGroup& root);
/// CH4 patch: methane(scanline, ground_pixel), lat, lon, lat_bounds, lon_bounds and the attribute time_values.
[[nodiscard]] bool isTropomiPatch(const NetcdfGroup& root);
/// Results by pixel, such as maps of scores: latitude and longitude(scanline, ground_pixel) in the root group.
[[nodiscard]] bool isPixelMap(const NetcdfGroup& root);

/// Header of a Sentinel-5P level-2 product: all variables a pixel of PRODUCT and its sub-groups under their own names (with the group
/// before the name where two are called alike), layers counted. Missing = fill, or qa_value 255 for the variables that it rates. Negative
/// columns are data. A product whose PRODUCT group holds no variable opens with its dimensions and one warning.
///
/// @param budget  checked before geolocation or a variable is read
/// @throws Error{Malformed} damaged, or variables that do not fit the dimensions
/// @thread any
[[nodiscard]] std::shared_ptr<const Swath> readS5pLevel2(const NetcdfFile& file, const MemoryBudget& budget);

/// Header of a HARP list of footprints: scanlines = pixels, groundPixels = 1. Each column knows its own validity
/// (SwathVariable::qualityVariable); quality() is the first validity of the file / 100.
[[nodiscard]] std::shared_ptr<const Swath> readHarpList(const NetcdfFile& file, const MemoryBudget& budget);

/// Header of a patch; scanlines follow every 0.84 s from time_values on.
[[nodiscard]] std::shared_ptr<const Swath> readTropomiPatch(const NetcdfFile& file, const MemoryBudget& budget);

/// Header of results by pixel; times from time(scanline) with CF units.
[[nodiscard]] std::shared_ptr<const Swath> readPixelMap(const NetcdfFile& file, const MemoryBudget& budget);

} // namespace phidias::core

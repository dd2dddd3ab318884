#pragma once

#include "core/data/Raster.h"

#include <filesystem>
#include <memory>
#include <stop_token>

namespace phidias::core {

/// The raster with reduced copies (nearest neighbour, by 4, 16 and 64) in a folder of ours: a virtual data set that names the file, and its
/// overviews beside it. They are made once for each state of a file and found again later; the file and its folder are not touched.
///
/// @returns nothing when stopped
/// @throws Error{Unreadable, Malformed} the file cannot be read; Error{WriteFailed} the folder cannot be written
/// @thread any          @complexity reads the file once
[[nodiscard]] std::shared_ptr<const Raster> withOverviews(const Raster& raster, const std::filesystem::path& folder, std::stop_token stop);

} // namespace phidias::core

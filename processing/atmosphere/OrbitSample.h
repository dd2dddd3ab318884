#pragma once

#include <filesystem>

namespace phidias::processing::atmosphere {

/// Writes the sample `s5p-l2-orbit` (one orbit) or `s5p-l2-day` (14): synthetic level-2 files of tropospheric NO2 in the layout of
/// Sentinel-5P (4172 scanlines of 450 pixels, footprints over both poles and the antimeridian, clouds in qa_value, night left out), the
/// truth beside them, figure specifications, and a project that shows them. Always the same, bit for bit.
///
/// column = 1.5e-5 (0.4 + cos^2 latitude) + sum_k peak_k exp(-d_k^2 / (2 width_k^2)) + noise of 4e-6 mol m-2, d_k the distance to source k
/// @param folder  made when missing; existing files are replaced
/// @param orbits  1..14
/// @throws core::Error{WriteFailed}
void writeOrbitSample(const std::filesystem::path& folder, int orbits);

} // namespace phidias::processing::atmosphere

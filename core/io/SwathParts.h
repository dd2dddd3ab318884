#pragma once

#include "core/data/Swath.h"
#include "core/io/NetcdfSwathSource.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace phidias::core {

// What the readers of swaths and of spectra share.

/// Names of the dimensions of one kind of file.
struct DimensionNames {
    std::string scanline;
    std::string groundPixel; ///< "" in lists
    std::set<std::string> corners;
};

/// Finds the place of each dimension; nothing when the variable is not one a pixel.
/// @param mayBeCorners  the third dimension are the corners of footprints, not layers
[[nodiscard]] std::optional<StoredSwathVariable> storedAs(const NetcdfVariable& variable, const DimensionNames& names,
                                                          std::size_t scanlines, std::size_t groundPixels, bool mayBeCorners);

/// Names, unit and attributes of a stored variable under the name that it has in the swath.
[[nodiscard]] SwathVariable describeStored(const StoredSwathVariable& stored, std::string name);

/// Global attributes, and the limits in degrees where they name them.
void readGlobalAttributes(const NetcdfFile& file, Swath& swath);

/// Adds the variables of a group and of all groups below it.
void collectVariables(const NetcdfGroup& group, std::vector<NetcdfVariable>& variables);

/// Centres and corners, which are no variables of a swath.
[[nodiscard]] bool isGeolocationName(const std::string& name);

/// Product type of the file name (fixed offsets; FORMATS S5P 1), else of the attribute id; "" when neither tells.
[[nodiscard]] std::string s5pProduct(const Swath& swath);

/// Unix seconds of the scanlines: time + delta_time of a group of Sentinel-5P; empty when they do not tell.
[[nodiscard]] std::vector<double> s5pTimes(const NetcdfGroup& group, std::size_t scanlines);

/// First and last time, of the scanlines or of the attributes.
void addTimeExtent(Swath& swath, const std::vector<double>& times);

/// Places latitude, longitude and their bounds. @throws Error{Malformed} when one has the wrong shape
void placeGeolocation(SwathLayout& layout, const std::vector<NetcdfVariable>& all, const DimensionNames& names, const std::string& latitude,
                      const std::string& longitude);

} // namespace phidias::core

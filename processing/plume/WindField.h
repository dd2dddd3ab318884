#pragma once

#include "core/data/Grid.h"
#include "processing/plume/PixelGraph.h"
#include "processing/plume/PlumeScene.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace phidias::processing::plume {

/// Wind at a place, m s-1.
struct Wind {
    double east = 0.0;
    double north = 0.0;
    double sigma = 0.5; ///< of the speed; 0.5 at least

    [[nodiscard]] double speed() const;
    /// Direction it blows to, degrees clockwise from north, 0..360.
    [[nodiscard]] double directionDeg() const;
};

/// Where the wind comes from: a file of winds, or the 10-m wind of the product itself.                          [PLUMES B, step 1]
class WindField {
public:
    virtual ~WindField() = default;
    /// @param timeUnixSeconds  NaN = not known (then the first of a file)  @returns nothing where it is not known
    [[nodiscard]] virtual std::optional<Wind> at(const core::GeoPoint& place, double timeUnixSeconds) const = 0;
    [[nodiscard]] virtual std::string name() const = 0;
};

/// Mean vector over the pixels within 25 km, each turned to the meridian of the place; sigma: spread of the vectors. @param scene, finder
/// kept by reference
[[nodiscard]] std::unique_ptr<WindField> productWind(const PlumeScene& scene, const PixelFinder& finder);

/// eastward_wind and northward_wind of a CF netCDF or GRIB file: bilinear in space, linear in time; levels of pressure.
///
/// sigma = max(0.5, spread over 3 x 3 nodes, the levels used and the two times).
/// @param levelHpa  linear in ln p; nothing = mean over the levels from the surface to 850 hPa
/// @throws core::Error{InvalidRequest} no grid, or no winds in it; those of reading
[[nodiscard]] std::unique_ptr<WindField> fileWind(const std::filesystem::path& path, std::optional<double> levelHpa,
                                                  const core::MemoryBudget& budget);

} // namespace phidias::processing::plume

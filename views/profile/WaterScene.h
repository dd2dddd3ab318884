#pragma once

#include "core/project/Layer.h"
#include "core/scene/DatasetCache.h"
#include "core/scene/WaterMass.h"

#include <QString>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace phidias::views {

/// Temperature and salinity of one file.
struct WaterCloud {
    std::string href;
    QString label;
    core::WaterSamples samples;
};

/// What a T-S diagram draws.
struct WaterScene {
    std::vector<WaterCloud> observed; ///< all casts of the files of the layers
    std::vector<WaterCloud> columns;  ///< of grids at the cursor
};

/// Pairs of all files of observation layers that have temperature and salinity. @throws core::Error as openDataset(); @thread any
[[nodiscard]] std::vector<WaterCloud> loadObservedWater(const std::vector<core::Layer>& layers, core::DatasetCache& cache,
                                                        std::stop_token stop);
/// Columns at a place of all files of grid layers that have temperature and salinity. @throws core::Error as core::waterColumn()
/// @thread any
[[nodiscard]] std::vector<WaterCloud> loadWaterColumns(const std::vector<core::Layer>& layers, double longitudeDeg, double latitudeDeg,
                                                       core::DatasetCache& cache, std::stop_token stop);

} // namespace phidias::views

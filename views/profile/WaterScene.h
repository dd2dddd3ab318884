#pragma once

#include "core/project/Layer.h"
#include "core/scene/DatasetCache.h"
#include "core/scene/Histogram.h"
#include "core/scene/WaterMass.h"
#include "views/scene/Selection.h"

#include <QPolygonF>
#include <QString>
#include <array>
#include <memory>
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

/// More samples than this are drawn as a picture of their density.
inline constexpr std::size_t kMostWaterPoints = 20'000;

/// All observed samples as a T-S diagram draws them.
struct ObservedWater {
    std::vector<WaterCloud> clouds; ///< all casts of the files of the layers
    std::size_t count = 0;
    std::array<double, 4> box{0.0, 0.0, 0.0, 0.0}; ///< least and greatest salinity and temperature
    double deepestM = 1.0;                         ///< end of the colours of depths: their percentile 98
    bool hasDepths = false;
    std::optional<core::Density> density; ///< of many samples
};

/// What a T-S diagram draws.
struct WaterScene {
    std::shared_ptr<const ObservedWater> observed = std::make_shared<ObservedWater>();
    std::vector<WaterCloud> columns; ///< of grids at the cursor
};

/// Pairs of all files of observation layers that have temperature and salinity. @throws core::Error as openDataset(); @thread any
[[nodiscard]] std::shared_ptr<const ObservedWater> loadObservedWater(const std::vector<core::Layer>& layers, core::DatasetCache& cache,
                                                                     std::stop_token stop);
/// Samples that a polygon of salinity and temperature holds, by file. @thread any          @complexity O(samples)
[[nodiscard]] Selection::Items itemsIn(const ObservedWater& water, const QPolygonF& area);
/// Salinity and temperature of the samples of chosen casts, of very many a fair part.
struct ChosenWater {
    std::vector<double> salinityGPerKg;
    std::vector<double> conservativeTemperatureC;
    std::size_t count = 0; ///< of all of them
};
/// @thread any          @complexity O(samples)
[[nodiscard]] ChosenWater chosenWater(const ObservedWater& water, const Selection::Items& items);

/// Columns at a place of all files of grid layers that have temperature and salinity. @throws core::Error as core::waterColumn()
/// @thread any
[[nodiscard]] std::vector<WaterCloud> loadWaterColumns(const std::vector<core::Layer>& layers, double longitudeDeg, double latitudeDeg,
                                                       core::DatasetCache& cache, std::stop_token stop);

} // namespace phidias::views

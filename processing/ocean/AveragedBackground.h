#pragma once

#include "processing/ocean/DivandAnalysis.h"

namespace phidias::processing::ocean {

struct AveragedBackground {
    double mean = 0.0;              ///< of all finite observations, inside or not
    std::vector<double> profile;    ///< mean plus analysed anomaly on the dimensions that are kept, [cell of these]
    std::vector<double> background; ///< the same repeated along the averaged dimensions, [cell], land too
    std::vector<double> anomaly;    ///< observation minus background there, [observation]; NaN outside
};

struct AveragedBackgroundOptions {
    std::vector<bool> isAveraged; ///< [dimension]; one at least is not
    int filterPasses = 0;         ///< of the box filter over 3^n cells
    double lengthFactor = 1.0;    ///< of the lengths along the dimensions that are kept
    double epsilon2Factor = 1.0;
    DivandOptions analysis{};
};

/// Background that varies only along some dimensions (a mean profile with depth): the anomalies from the mean of all observations, analysed
/// on these dimensions, all sea, edges not stretched, metric and lengths of the first cell along the averaged ones.   [DIVAnd_averaged_bg;
/// methods/DIVAND, section 13]
[[nodiscard]] AveragedBackground averagedBackground(const DivandGrid& grid, const std::vector<std::vector<double>>& lengths,
                                                    const DivandNorm& norm, const DivandObservations& observations,
                                                    const AveragedBackgroundOptions& options);

/// Mean of the 3^n neighbours of each cell that are not NaN; NaN stays.   [DIVAnd_filter3]
/// @param values  [cell], first dimension fastest   @param size  cells along each dimension
[[nodiscard]] std::vector<double> boxFiltered(const std::vector<double>& values, const std::vector<std::size_t>& size);

} // namespace phidias::processing::ocean

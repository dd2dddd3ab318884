#pragma once

#include "processing/plume/PixelGraph.h"
#include "processing/plume/PlumeScene.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace phidias::processing::plume {

struct DetectionSettings {
    double seedZ = 4.0;
    double growZ = 2.0;
    std::size_t minimumPixels = 5;
    double lonelyZ = 8.0;              ///< above it one pixel is enough
    double backgroundWindowKm = 400.0; ///< of the large-scale median of swaths
    std::stop_token stop;

    /// What a pixel needs to lead a plume on: two thirds of the way from growZ to seedZ (SO2: 4, the others 3.3).
    [[nodiscard]] double trunkZ() const { return growZ + 2.0 / 3.0 * (seedZ - growZ); }
};

/// What stands out of the background.
struct PlumeDetection {
    std::vector<float> background;       ///< [pixel], unit of the column; NaN where it is not known
    std::vector<float> enhancement;      ///< column - background; NaN = missing
    std::vector<float> zScore;           ///< significance of the local mean; NaN = missing
    std::vector<float> error;            ///< standard deviation of a pixel's enhancement
    std::vector<std::int32_t> component; ///< [pixel], -1 = none; numbered by their first pixel
    std::size_t components = 0;
    double systematic = 0.0;            ///< sigma_sys of the local mean, of the whole scene
    bool isBackgroundUncertain = false; ///< fewer than 30 % of the pixels were there to tell it
};

/// Background, significance and connected plumes.                                                        [PLUMES B, steps 2 to 4]
///
/// Background: CO and CH4 swaths are destriped (running median of the row's residual over +-100 scanlines); lists and small patches: robust
/// plane (Tukey's biweight, c = 4.685); else the median over a window of backgroundWindowKm at nodes of a tenth of it, at least 30 % valid,
/// linear between the nodes. Twice: the second time without what the first found, and a pixel around it.
/// z = sum(w e) / sum(w) / sqrt(sum(w^2 s^2) / sum(w)^2 + sigma_sys^2) over a pixel and those that touch it, w = exp(-d^2 / (2 0.7^2)) with
/// d in sizes of the pixel; s the precision, or the robust spread of the enhancement; sigma_sys what the spread of the local mean has
/// beyond that, so that z has a spread of 1 where there is no plume. The spread is the smaller of 1.4826 MAD and median - 15.9 % quantile,
/// because plumes only add. First one spread for the scene; once plumes are masked that of the 50 km around each pixel (at least 60 pixels,
/// within a factor 2 of the scene's, which has the say of 25 pixels), since noise varies with surface and angles. A plume's trunk: what
/// hangs together with a seed (z > seedZ) over touching pixels with z > trunkZ(); gaps of up to two missing pixels are bridged, not filled.
/// Its skirt: touching pixels with z > growZ that touch the trunk: as far as the local mean smears an edge. Weak pixels do not lead
/// further, because z is a mean over neighbours: noise above 2 comes in clumps, and chains of them join what has nothing to do with each
/// other (Etna, 2022-02-13: 196 pixels at the mountain above 3, 1800 above 2.5). At least two pixels of trunk and minimumPixels in all, or
/// z > lonelyZ.
/// @thread any; the result does not depend on threads
[[nodiscard]] PlumeDetection detectPlumes(const PlumeScene& scene, const PixelGraph& graph, const DetectionSettings& settings);

} // namespace phidias::processing::plume

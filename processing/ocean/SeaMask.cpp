#include "processing/ocean/SeaMask.h"

#include "core/data/Bathymetry.h"
#include "core/data/GridPlane.h"
#include "core/io/OpenDataset.h"
#include "core/util/Error.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace phidias::processing::ocean {

namespace {

using core::Error;
using core::ErrorCode;

bool isPositiveUp(const core::Grid& grid, std::size_t variable, const core::GridPlane& plane) {
    if (const auto isUp = core::isHeight(grid, variable, plane)) {
        return *isUp;
    }
    const auto& entry = grid.variables[variable];
    throw Error(ErrorCode::InvalidRequest, "ocean.mask.sign", {{"path", grid.path}, {"variable", entry.name}}, "hint.ocean.mask.sign");
}

} // namespace

SeaMask::SeaMask(const OceanGrid& grid, const std::filesystem::path& file, const std::string& positive, const core::MemoryBudget& budget)
    : m_nodes(grid.plane()) {
    const core::Dataset dataset = core::openDataset(file.string(), {.budget = budget, .stop = {}, .csvColumns = {}});
    const auto* opened = std::get_if<std::shared_ptr<const core::Grid>>(&dataset);
    if (opened == nullptr) {
        throw Error(ErrorCode::InvalidRequest, "ocean.mask.notAGrid", {{"path", file.string()}});
    }
    const core::Grid& source = **opened;
    const std::size_t variable = core::bathymetryVariable(source);
    const core::GridPlane::Window window{.west = grid.longitudesDeg.front(),
                                         .south = grid.latitudesDeg.front(),
                                         .east = grid.longitudesDeg.back(),
                                         .north = grid.latitudesDeg.back()};
    const auto plane = core::GridPlane::load(source, variable, 0, 0, window, budget);
    // The sign needs places that the window may not hold: look at the whole file only when it is small.
    const bool looksFar = positive == "auto" && source.size(variable) < (1U << 24U);
    const bool isUp =
        positive == "up" || (positive == "auto" &&
                             isPositiveUp(source, variable, looksFar ? core::GridPlane::load(source, variable, 0, 0, {}, budget) : plane));
    const double sign = isUp ? -1.0 : 1.0;
    const auto& x = plane.longitudesDeg();
    const auto& y = plane.latitudesDeg();
    m_corners.resize(grid.plane());
    m_depthM.resize(grid.plane());
    for (std::size_t row = 0; row < grid.latitudesDeg.size(); ++row) {
        for (std::size_t column = 0; column < grid.longitudesDeg.size(); ++column) {
            auto& corner = m_corners[row * grid.longitudesDeg.size() + column];
            const double latitude = std::clamp(grid.latitudesDeg[row], y.front(), y.back());
            const auto here = plane.cell(grid.longitudesDeg[column], latitude);
            if (!here) {
                continue; // outside the bathymetry: land
            }
            // The four cells around the node, found from the one that holds it.
            double longitude = grid.longitudesDeg[column];
            longitude += 360.0 * std::round((x[here->first] - longitude) / 360.0);
            const bool isEast = longitude >= x[here->first];
            const bool isNorth = latitude >= y[here->second];
            const auto step = [](std::size_t index, bool isUpward, std::size_t size, bool wraps) {
                if (isUpward) {
                    return index + 1 < size ? index + 1 : wraps ? 0 : index;
                }
                return index > 0 ? index - 1 : wraps ? size - 1 : index;
            };
            const std::size_t column2 = step(here->first, isEast, x.size(), plane.isGlobal());
            const std::size_t row2 = step(here->second, isNorth, y.size(), false);
            const double spanX = std::abs(std::remainder(x[column2] - x[here->first], 360.0));
            const double spanY = std::abs(y[row2] - y[here->second]);
            const double shareX = spanX > 0.0 ? std::abs(longitude - x[here->first]) / spanX : 0.0;
            const double shareY = spanY > 0.0 ? std::abs(latitude - y[here->second]) / spanY : 0.0;
            const std::array<std::size_t, 4> cells{here->second * x.size() + here->first, here->second * x.size() + column2,
                                                   row2 * x.size() + here->first, row2 * x.size() + column2};
            corner.weight = {(1.0 - shareX) * (1.0 - shareY), shareX * (1.0 - shareY), (1.0 - shareX) * shareY, shareX * shareY};
            double depth = 0.0;
            for (std::size_t k = 0; k < 4; ++k) {
                const double value = sign * plane.values()[cells[k]];
                corner.depthM[k] = std::isfinite(value) ? value : -1e4; // missing = land
                depth += corner.weight[k] * corner.depthM[k];
            }
            m_depthM[row * grid.longitudesDeg.size() + column] = depth;
        }
    }
}

std::vector<std::uint8_t> SeaMask::level(double levelM) const {
    std::vector<std::uint8_t> isSea(m_nodes, 1);
    for (std::size_t node = 0; node < m_corners.size(); ++node) {
        double share = 0.0;
        for (std::size_t k = 0; k < 4; ++k) {
            share += m_corners[node].depthM[k] > levelM ? m_corners[node].weight[k] : 0.0;
        }
        isSea[node] = share > 0.5 ? 1 : 0;
    }
    return isSea;
}

} // namespace phidias::processing::ocean

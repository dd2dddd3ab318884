#include "views/map/FigurePainter.h"

#include "core/io/OpenDataset.h"
#include "core/scene/LayerData.h"

#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr double kHalfDepthRangeM = 5.0;

/// Index of the number nearest to the wanted one; those that are not known do not count.
std::size_t nearestIndex(const std::vector<double>& numbers, double wanted, std::size_t otherwise) {
    std::size_t nearest = otherwise;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < numbers.size(); ++k) {
        if (const double distance = std::abs(numbers[k] - wanted); distance < least) {
            least = distance;
            nearest = k;
        }
    }
    return nearest;
}

} // namespace

core::Layer resolvedLayer(core::Layer layer, const std::optional<double>& depthM, const std::optional<double>& time,
                          const core::MemoryBudget& budget) {
    const bool isOfProject = !layer.id.empty() && !layer.variable.empty();
    if (!isOfProject) {
        const auto candidates = core::layersOfFile(layer.href, budget);
        if (layer.variable.empty()) {
            layer.variable = candidates.front().variable;
            layer.northwardVariable = candidates.front().northwardVariable;
        }
        const bool isKind = std::any_of(candidates.begin(), candidates.end(), [&](const core::Layer& candidate) {
            return candidate.variable == layer.variable && candidate.kind == layer.kind;
        });
        if (!isKind) {
            layer.kind = candidates.front().kind;
        }
    }
    if (!depthM && !time) {
        return layer;
    }
    if (layer.kind == core::LayerKind::Observations) {
        if (depthM) {
            layer.depthLowM = *depthM - kHalfDepthRangeM;
            layer.depthHighM = *depthM + kHalfDepthRangeM;
        }
        return layer;
    }
    const core::Dataset dataset = core::openDataset(layer.href, {.budget = budget, .stop = {}, .csvColumns = {}});
    if (const auto* grid = std::get_if<std::shared_ptr<const core::Grid>>(&dataset)) {
        if (const auto variable = (*grid)->findVariable(layer.variable)) {
            const auto& entry = (*grid)->variables[*variable];
            const auto vertical = (*grid)->axisOf(*variable, core::AxisRole::Vertical);
            if (vertical && depthM) {
                layer.verticalIndex = nearestIndex(core::axisNumbers((*grid)->axes[entry.axes[*vertical]]), *depthM, layer.verticalIndex);
            }
            const auto timeAxis = (*grid)->axisOf(*variable, core::AxisRole::Time);
            if (timeAxis && time) {
                layer.timeIndex = nearestIndex(core::axisNumbers((*grid)->axes[entry.axes[*timeAxis]]), *time, layer.timeIndex);
            }
        }
    }
    return layer;
}

} // namespace phidias::views

#pragma once

#include "core/scene/LayerData.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace phidias::core {

/// One entry of the time or depth control.
struct SliceStep {
    double value = 0.0; ///< Unix seconds, or metres below the surface
    std::string label;  ///< as the axis has it
    bool operator==(const SliceStep&) const = default;
};

/// The times or depths that any of the axes has: ascending, without repeats (equal within 1e-9 of their size, at least 1e-6).
/// @param values  one list an axis, NaN = unknown and left out  @param labels  of the same shape
[[nodiscard]] std::vector<SliceStep> unionOfSteps(std::span<const std::vector<double>> values,
                                                  std::span<const std::vector<std::string>> labels);

/// Index of the value nearest to `wanted`; the earlier of two that are equally near; nothing when no value is finite.
[[nodiscard]] std::optional<std::size_t> nearestIndex(std::span<const double> values, double wanted);

/// Nearest time of a climatology: only the distance within the year of 365.2425 days counts, over its end too.
[[nodiscard]] std::optional<std::size_t> nearestIndexInYear(std::span<const double> unixSeconds, double wantedUnixSeconds);

/// Index that the layer shows at a time or a depth; nothing when it has no such axis.
[[nodiscard]] std::optional<std::size_t> timeIndexAt(const LayerData& data, double unixSeconds);
[[nodiscard]] std::optional<std::size_t> verticalIndexAt(const LayerData& data, double depthM);

} // namespace phidias::core

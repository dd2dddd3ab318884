#pragma once

#include "core/scene/LayerData.h"

#include <cstdint>
#include <map>
#include <span>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace phidias::core {

/// A variable of a file, as its header describes it.
struct VariableFacts {
    std::string name{};
    std::string standardName{};
    std::string longName{};
    std::string unit{};
    bool isClasses = false; ///< its numbers name classes
};

/// What the header of a layer's file says, for its properties and for choices among its variables.
struct LayerFacts {
    std::string format;                                     ///< name of the reader, such as "cf-grid"
    std::uintmax_t fileBytes = 0;                           ///< 0 = not a file
    std::vector<std::pair<std::string, std::size_t>> sizes; ///< of its axes, by name
    std::string crs;                                        ///< EPSG code, PROJ string or WKT; empty = unknown
    std::vector<VariableFacts> variables;
    std::map<std::string, std::string> attributes;
    std::vector<std::string> warnings; ///< of the reader
};

/// Reads the header of a layer's file. @throws Error as openDataset()
/// @thread any
[[nodiscard]] LayerFacts layerFacts(const Layer& layer, const MemoryBudget& budget, std::stop_token stop);

/// Bytes that the values of a layer take, without its pictures.
[[nodiscard]] std::size_t memoryBytes(const LayerData& data);

/// Units that people use for a quantity given in `unit`, and that it can be converted to; `unit` itself first.
/// @returns UDUNITS spellings, at least the unit itself unless it is empty
[[nodiscard]] std::vector<std::string> usualUnits(const std::string& unit);

/// The style with its range in another unit: fixed ends and centre are the same physical values. Unchanged when the units do not fit.
/// @param from  unit of the present numbers; @param to  unit of those of the result
[[nodiscard]] LayerStyle styleInUnit(LayerStyle style, const std::string& from, const std::string& to);

/// Figures of a part of the values.
struct ValueStatistics {
    std::size_t count = 0; ///< items that were asked for and exist
    std::size_t valid = 0; ///< of them, those with a value
    double mean = std::numeric_limits<double>::quiet_NaN();
    /// sqrt(sum (x - mean)^2 / (n - 1)); NaN for fewer than two values
    double standardDeviation = std::numeric_limits<double>::quiet_NaN();
    double least = std::numeric_limits<double>::quiet_NaN();
    double greatest = std::numeric_limits<double>::quiet_NaN();
};

/// Statistics of items as views number them (Selection.h): casts, pixels or cells. Values come from the layer, so in the unit that is
/// shown. Pixels count alike, whatever their area. Two passes in double precision, in the order of the items.
/// @param items  rising, without repeats
/// @returns what was reached when it was told to stop
/// @thread any   @complexity O(items); rasters read the tiles that hold them
[[nodiscard]] ValueStatistics statisticsOf(const LayerData& data, std::span<const std::uint32_t> items, std::stop_token stop);

} // namespace phidias::core

#pragma once

#include "processing/ocean/DivandAnalysis.h"

#include <filesystem>
#include <string>

namespace phidias::processing::ocean {

/// Problem of a case file: variables mask, pm1.., xi1.., len1.., obs_x1.., obs_f, obs_epsilon2 (or obs_R), velocity1.. and the attributes
/// param_*.
struct DivandCase {
    DivandGrid grid;
    std::vector<std::vector<double>> lengths;
    DivandObservations observations;
    DivandNorm norm;
    std::vector<std::vector<double>> velocity;
    /// Generic constraint, as triplets: variables constraint_row, constraint_cell (counted from 0, dim1 fastest), constraint_weight, and
    /// constraint_value, constraint_epsilon2 by row.
    struct ConstraintTriplets {
        std::vector<std::size_t> row;
        std::vector<std::size_t> cell;
        std::vector<double> weight;
        std::vector<double> value;
        std::vector<double> epsilon2;
    };
    std::optional<ConstraintTriplets> constraint;
    std::optional<DivandInequality> inequality;
    std::vector<bool> isAveraged;            ///< param_toaverage, [dimension]; empty when absent
    std::vector<std::string> dimensionNames; ///< in the order of the file: slowest first
};

/// @throws core::Error{Unreadable, Malformed} naming file and variable; core::Error{BudgetExceeded}
[[nodiscard]] DivandCase readDivandCase(const std::filesystem::path& path, const core::MemoryBudget& budget);

} // namespace phidias::processing::ocean

#pragma once

#include "core/data/Grid.h"
#include "core/io/NetcdfFile.h"
#include "core/io/ValueRule.h"

#include <optional>
#include <vector>

namespace phidias::core {

/// One variable of a grid as it lies in the file.
struct CfGridVariable {
    NetcdfVariable variable;
    ValueRule rule{};
    /// Old GMT grids (version 3) store the plane as one long row: length of a row then, else 0.
    std::size_t flattenedRow = 0;
    /// Quality variable of a product profile: the value counts only where this one equals goodQuality.
    std::optional<NetcdfVariable> quality{};
    double goodQuality = 0.0;
};

/// Gives unpacked values of netCDF variables by hyperslab. Strides are applied here for files (netCDF-C reads strided classic data value by
/// value) and by the server for addresses.
class CfGridSource : public GridSource {
public:
    explicit CfGridSource(std::vector<CfGridVariable> variables) : m_variables(std::move(variables)) {}
    void read(std::size_t variable, std::span<const Slab> slabs, std::span<double> out) const override;
    /// Variable as it lies in the file, for readers of whole files in storage order (inspect).
    [[nodiscard]] const CfGridVariable& stored(std::size_t variable) const { return m_variables.at(variable); }

private:
    std::vector<CfGridVariable> m_variables;
};

/// Reads stored values of a slab; strided dimensions are read in runs and thinned out in memory, never more than a few MB at a time.
void readStridedSlab(const NetcdfVariable& variable, std::span<const Slab> slabs, std::span<double> out);

} // namespace phidias::core

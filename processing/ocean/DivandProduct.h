#pragma once

#include "core/io/ClimatologyWriter.h"
#include "processing/ocean/DivandPreparation.h"
#include "processing/ocean/DivandSlice.h"

namespace phidias::processing::ocean {

/// Writes the outputs of `ocean.divand`: the product with its slices one by one, the table of the observations used, the report.
class DivandProduct {
public:
    /// @param attributes  provenance to write into the product
    DivandProduct(core::RunContext& context, const core::Request& request, const OceanGrid& grid, const PreparedObservations& prepared,
                  std::vector<TimeSlice> slices, const std::vector<std::pair<std::string, std::string>>& attributes);

    void put(std::size_t slice, const SliceResult& result);
    /// Observations, table, report. @param seconds  the run took
    void finish(double seconds);

private:
    [[nodiscard]] core::ClimatologyHeader header(const std::vector<std::pair<std::string, std::string>>& attributes) const;
    void writeTable(const std::filesystem::path& path) const;
    [[nodiscard]] core::Json report(double seconds) const;

    core::RunContext& m_context;
    const core::Request& m_request;
    const OceanGrid& m_grid;
    const PreparedObservations& m_prepared;
    std::vector<TimeSlice> m_slices;
    core::ClimatologyWriter m_writer;
    std::vector<double> m_residual; ///< [observation of the selection]; NaN = not used; of the first slice that used it
    std::vector<double> m_score;
    std::vector<std::size_t> m_slice;
    core::Json m_entries = core::Json::array();
};

} // namespace phidias::processing::ocean

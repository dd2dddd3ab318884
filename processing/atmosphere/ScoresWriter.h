#pragma once

#include "core/io/NetcdfWriter.h"
#include "processing/atmosphere/GranuleScreening.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace phidias::processing::atmosphere {

/// Writes full maps of scores, granules one below the other along `scanline`.                          [PCA_SCREENING 8]
class ScoresWriter {
public:
    /// @throws core::Error{WriteFailed}
    ScoresWriter(const std::filesystem::path& path, const ScreeningBasis& basis, std::size_t groundPixels);

    /// @param granule  index of the granule among the inputs
    void add(std::size_t granule, const PreparedGranule& prepared, const ScreenedGranule& screened);
    void commit(const std::vector<std::string>& granules, const std::vector<std::pair<std::string, std::string>>& provenance);

private:
    core::NetcdfWriter m_writer;
    std::size_t m_groundPixels;
    std::size_t m_scanlines = 0;
    core::NetcdfWriter::Variable m_latitude, m_longitude, m_time, m_granule, m_score, m_t2, m_flags;
    std::vector<core::NetcdfWriter::Variable> m_windowScores, m_filters;
};

} // namespace phidias::processing::atmosphere

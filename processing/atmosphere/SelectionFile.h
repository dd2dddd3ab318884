#pragma once

#include "core/io/NetcdfFile.h"
#include "core/io/NetcdfWriter.h"
#include "core/util/Json.h"
#include "processing/atmosphere/GranuleScreening.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace phidias::processing::atmosphere {

/// Spectra that were selected from one granule, column by column, as they lie in a selection file.    [PCA_SCREENING 8]
struct SelectionRows {
    std::string granule;              ///< name of the file
    std::vector<float> wavelengthsNm; ///< nominal, [groundPixel][channel]
    std::vector<std::int32_t> orbit, scanline, groundPixel;
    std::vector<double> timeSeconds;                                             ///< since 2010-01-01
    std::vector<float> latitude, longitude;                                      ///< degrees
    std::vector<float> latitudeBounds, longitudeBounds;                          ///< [obs][4]; NaN where the granule has none
    std::vector<float> solarZenith, solarAzimuth, viewingZenith, viewingAzimuth; ///< degrees
    std::vector<float> score, t2;
    std::vector<float> windowScores;         ///< [obs][window]
    std::vector<float> alpha, alphaError, z; ///< [obs][gas]
    std::vector<float> filter, column;       ///< [obs][gas]
    std::vector<std::int8_t> residualClass;
    std::vector<std::uint16_t> flags;
    std::vector<float> radiance;            ///< [obs][channel], as in the granule
    std::vector<std::int8_t> radianceNoise; ///< decibels, as in the granule
    std::vector<float> residual;            ///< (y - y^) / sigma; NaN = missing

    [[nodiscard]] std::size_t size() const { return scanline.size(); }
};

[[nodiscard]] SelectionRows rowsOf(const PreparedGranule& prepared, const ScreenedGranule& screened, std::size_t windows,
                                   std::size_t gases);

/// What belongs to a selection as a whole.
struct SelectionInfo {
    std::string basisSha256;
    std::string basisPath;
    std::size_t components = 0;
    PreparationSettings settings;
    std::vector<std::string> windows;
    std::vector<std::string> gases;
    std::vector<bool> isSynthetic; ///< [gas]: its lines are stand-ins
    core::Json windowRanges = core::Json::object();
    core::Json thresholds = core::Json::object();
    std::map<std::string, std::int64_t> counts;
    std::vector<std::string> failed; ///< granules that could not be screened, with the reason
    bool isBudgetLimited = false;
};

/// Writes a selection granule by granule; what it holds in memory is one granule.
class SelectionWriter {
public:
    /// @throws core::Error{WriteFailed}
    SelectionWriter(const std::filesystem::path& path, SelectionInfo info, std::size_t channels, std::size_t groundPixels);

    [[nodiscard]] std::size_t channels() const { return m_channels; }
    [[nodiscard]] std::size_t groundPixels() const { return m_groundPixels; }
    /// @throws core::Error{WriteFailed}
    void add(const SelectionRows& rows);
    /// @param eventIds  [obs], -1 = none  @param info  with the final counts
    void commit(std::span<const std::int32_t> eventIds, const SelectionInfo& info,
                const std::vector<std::pair<std::string, std::string>>& provenance);

private:
    using Variable = core::NetcdfWriter::Variable;
    Variable define(const std::string& name, core::NetcdfType type, std::vector<core::NetcdfWriter::Dimension> dimensions,
                    const std::string& unit, const std::string& longName, std::optional<double> fill = {});
    template <typename T> void put(Variable variable, const std::vector<T>& values, std::size_t width);

    core::NetcdfWriter m_writer;
    SelectionInfo m_info;
    std::size_t m_channels;
    std::size_t m_groundPixels;
    std::size_t m_rows = 0;
    std::size_t m_granules = 0;
    std::size_t m_calibrations = 0;
    std::vector<float> m_wavelengthsNm;
    core::NetcdfWriter::Dimension m_obs;
    std::map<std::string, Variable> m_variables;
};

/// A selection that was written.
class SelectionFile {
public:
    /// @throws core::Error{Unreadable, UnknownFormat, Malformed}
    explicit SelectionFile(const std::filesystem::path& path);

    [[nodiscard]] const SelectionInfo& info() const { return m_info; }
    [[nodiscard]] std::size_t size() const { return m_granuleOf.size(); }
    [[nodiscard]] std::size_t channels() const { return m_channels; }
    [[nodiscard]] std::size_t groundPixels() const { return m_groundPixels; }
    [[nodiscard]] const std::vector<std::string>& granules() const { return m_granules; }
    /// Event of each spectrum, -1 = none.
    [[nodiscard]] const std::vector<std::int32_t>& eventIds() const { return m_eventIds; }
    /// Rows of one granule. @throws core::Error{Malformed}
    [[nodiscard]] SelectionRows rows(std::size_t granule) const;

private:
    std::filesystem::path m_path;
    core::NetcdfFile m_file;
    SelectionInfo m_info;
    std::size_t m_channels = 0;
    std::size_t m_groundPixels = 0;
    std::vector<std::string> m_granules;
    std::vector<std::int32_t> m_calibrationOf; ///< [granule]
    std::vector<std::int32_t> m_granuleOf;     ///< [obs]
    std::vector<std::int32_t> m_eventIds;
};

} // namespace phidias::processing::atmosphere

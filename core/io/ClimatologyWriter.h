#pragma once

#include "core/io/NetcdfWriter.h"

#include <filesystem>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace phidias::core {

/// Header of a gridded ocean product.
struct ClimatologyHeader {
    std::vector<double> longitudesDeg;
    std::vector<double> latitudesDeg;
    std::vector<double> depthsM;                                  ///< positive down; one entry at least
    std::vector<double> timesUnixSeconds;                         ///< one entry at least
    std::vector<std::pair<double, double>> timeBoundsUnixSeconds; ///< one a time
    std::string variable;                                         ///< name in the file
    std::string standardName;                                     ///< CF; may be empty
    std::string longName;
    std::string unit;
    bool hasError = true;
    bool hasScores = false;                                      ///< `<V>_qc` on the observations
    std::vector<std::pair<std::string, double>> thresholds;      ///< {"L1", 0.3}: `<V>_L1` is masked where the relative error is above
    std::vector<std::pair<std::string, std::string>> attributes; ///< global
};

/// One observation that was used.
struct ClimatologyObservation {
    double longitudeDeg = 0.0;
    double latitudeDeg = 0.0;
    double depthM = 0.0; ///< positive down; NaN = unknown
    double timeUnixSeconds = 0.0;
    std::string identifier; ///< "EDMO-LOCAL_CDI_ID" or the like
    double value = 0.0;
    double residual = 0.0;                                   ///< observation minus analysis
    double score = std::numeric_limits<double>::quiet_NaN(); ///< quality score; above 9 is suspect
};

/// Writes the gridded product of SeaDataNet and EMODnet climatologies (CF 1.8, netCDF-4): `<V>`, `<V>_L1`, `<V>_L2`, `<V>_relerr` on
/// (time, depth, lat, lon) as packed chunks, and the observations used with their residuals. Atomic, like NetcdfWriter.
class ClimatologyWriter {
public:
    /// @throws Error{WriteFailed}
    ClimatologyWriter(const std::filesystem::path& path, const ClimatologyHeader& header);

    /// One horizontal plane. @param field, relativeError  [lat][lon], NaN = land or missing; relativeError is ignored when the header has
    /// none
    void putPlane(std::size_t time, std::size_t depth, std::span<const double> field, std::span<const double> relativeError);
    void putObservations(const std::vector<ClimatologyObservation>& observations);
    void commit() { m_writer.commit(); }

private:
    void putMasked(NetcdfWriter::Variable variable, std::size_t time, std::size_t depth, std::span<const double> field,
                   std::span<const double> error, double threshold);

    NetcdfWriter m_writer;
    std::size_t m_rows = 0;
    std::size_t m_columns = 0;
    NetcdfWriter::Variable m_field;
    NetcdfWriter::Variable m_error;
    bool m_hasError = false;
    std::vector<std::pair<NetcdfWriter::Variable, double>> m_masked;
    std::map<std::string, NetcdfWriter::Variable> m_observation;
};

} // namespace phidias::core

#pragma once

#include "core/data/Extent.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace phidias::core {

enum class ObservationKind { Point, Profile, TimeSeries, Trajectory };

/// One cast: a profile, one deployment of a time series, or one fix of a trajectory.
struct Cast {
    std::string identifier; ///< "EDMO-LOCAL_CDI_ID", WMO + cycle, ...: unique in the file where the format allows
    std::string cruise;
    std::string station;
    double longitudeDeg = std::numeric_limits<double>::quiet_NaN(); ///< as in the file (may be 0..360)
    double latitudeDeg = std::numeric_limits<double>::quiet_NaN();
    double timeUnixSeconds = std::numeric_limits<double>::quiet_NaN();
    double bottomDepthM = std::numeric_limits<double>::quiet_NaN();
    bool isPositionGood = true; ///< position flag of the format's own rule
    bool isTimeGood = true;
};

/// One measured variable as the file names it.
struct ObservationVariable {
    std::string name;         ///< netCDF variable name; ODV: column label without the unit bracket
    std::string standardName; ///< CF standard name where the file or the alias table gives it
    std::string longName;
    std::string unit;
    std::string p01;          ///< SeaDataNet P01 code, e.g. "PSLTZZ01"; empty when not known
    std::string flagScheme;   ///< "argo", "copernicus", "L20", "wod", "odv", "none"
    std::size_t size = 0;     ///< stored cells
};

/// Samples of one variable, all vectors of equal length (one entry a stored cell that is not fill).
struct ObservationSamples {
    std::vector<std::uint32_t> cast;      ///< index into Observations::casts
    std::vector<double> value;            ///< in the variable's unit
    std::vector<double> depthM;           ///< positive down; from pressure by TEOS-10 where only pressure is given; NaN = unknown
    std::vector<double> timeUnixSeconds;  ///< of the sample: the cast's, unless the samples of a series have their own
    std::vector<char> flag;               ///< SeaDataNet L20 flag after mapping from the format's own scheme: '0'..'9', 'A', 'B', 'Q'
    std::vector<bool> isGood;             ///< the format's own rule (OCEAN formats, section 0)
};

/// Gives samples of one variable; any thread.
class ObservationSource {
public:
    virtual ~ObservationSource() = default;
    [[nodiscard]] virtual ObservationSamples read(std::size_t variable) const = 0;
};

/// Points, profiles, time series or trajectories. Header and casts are in memory, samples are read a variable at a time.
class Observations {
public:
    std::string path;
    std::string format; ///< "odv", "argo", "copernicus", "sdn-cf", "wod", "csv"
    ObservationKind kind = ObservationKind::Profile;
    std::vector<Cast> casts;
    std::vector<ObservationVariable> variables;
    std::vector<std::string> warnings;
    std::shared_ptr<const ObservationSource> source;

    [[nodiscard]] std::optional<std::size_t> findVariable(const std::string& name) const;
    [[nodiscard]] ObservationSamples read(std::size_t variable) const { return source->read(variable); }
};

} // namespace phidias::core

#include "core/io/IrradianceReader.h"

#include "core/io/NetcdfFile.h"
#include "core/util/Error.h"

#include <cmath>
#include <limits>

namespace phidias::core {

namespace {

constexpr double kLargestNumber = 9e36; ///< fills are larger

} // namespace

Irradiance readIrradiance(const std::string& path, const std::string& band, unsigned channelMask) {
    const NetcdfFile file = NetcdfFile::open(path);
    const std::string number = band.starts_with("BD") ? band.substr(2) : band;
    const auto mode = file.root().group("BAND" + number + "_IRRADIANCE/STANDARD_MODE");
    if (!mode) {
        std::string known;
        for (const auto& group : file.root().groups()) {
            known += (known.empty() ? "" : ", ") + group.name();
        }
        throw Error(ErrorCode::UnknownVariable, "io.irradiance.band", {{"path", path}, {"band", band}, {"known", known}});
    }
    const auto irradiance = mode->requireVariable("OBSERVATIONS/irradiance");
    const auto wavelength = mode->requireVariable("INSTRUMENT/calibrated_wavelength");
    const auto shape = irradiance.shape();
    if (shape.size() != 4 || shape[0] != 1 || shape[1] != 1 || wavelength.shape() != std::vector<std::size_t>{1, shape[2], shape[3]}) {
        throw Error(ErrorCode::Malformed, "io.irradiance.shape", {{"path", path}, {"variable", irradiance.path()}},
                    "hint.io.netcdf.damaged");
    }
    Irradiance result;
    result.pixels = shape[2];
    result.channels = shape[3];
    result.wavelengthsNm = wavelength.readDoubles();
    result.values = irradiance.readDoubles();
    const auto flags = mode->variable("OBSERVATIONS/spectral_channel_quality");
    const auto bits =
        flags && flags->size() == result.values.size() ? flags->readIntegers() : std::vector<std::int64_t>(result.values.size(), 0);
    for (std::size_t at = 0; at < result.values.size(); ++at) {
        if (!(result.values[at] > 0.0) || result.values[at] > kLargestNumber || (static_cast<unsigned>(bits[at]) & channelMask) != 0) {
            result.values[at] = std::numeric_limits<double>::quiet_NaN();
        }
    }
    return result;
}

} // namespace phidias::core

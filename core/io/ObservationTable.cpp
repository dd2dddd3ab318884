#include "core/io/ObservationTable.h"

#include "core/geo/Seawater.h"
#include "core/io/CfTime.h"
#include "core/io/ValueRule.h"
#include "core/util/Time.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

} // namespace

std::vector<double> valuesOf(const NetcdfVariable& variable) {
    const auto rule = ValueRule::of(variable);
    auto values = variable.readDoubles();
    rule.unpack(values);
    return values;
}

std::vector<char> flagsOf(const NetcdfVariable& variable) {
    if (variable.type() == NetcdfType::Char) {
        auto flags = variable.readChars();
        std::replace_if(
            flags.begin(), flags.end(), [](char flag) { return flag == ' ' || flag == '\0'; }, '9');
        return flags;
    }
    const auto fill = variable.attributes().number("_FillValue");
    std::vector<char> flags;
    for (const std::int64_t stored : variable.readIntegers()) {
        const bool isFill = (fill && static_cast<double>(stored) == *fill) || stored < 0;
        flags.push_back(isFill ? '9' : stored < 10 ? static_cast<char>('0' + stored) : stored < 127 ? static_cast<char>(stored) : '9');
    }
    return flags;
}

std::vector<double> timesOf(const NetcdfVariable& variable) {
    const auto attributes = variable.attributes();
    const std::string units = attributes.textOrEmpty("units");
    auto values = valuesOf(variable);
    if (attributes.textOrEmpty("sdn_parameter_urn").find("CJDY1101") != std::string::npos || units.find("-4713") != std::string::npos) {
        for (double& value : values) {
            value = std::isfinite(value) ? unixSecondsFromChronologicalJulianDay(value) : kNan;
        }
        return values;
    }
    const auto time = CfTime::parse(units, attributes.textOrEmpty("calendar"));
    for (double& value : values) {
        value = time ? time->unixSeconds(value) : kNan;
    }
    return values;
}

ObservationVariable describedVariable(const NetcdfVariable& variable, const std::string& flagScheme) {
    const auto attributes = variable.attributes();
    ObservationVariable described;
    described.name = variable.name();
    described.standardName = attributes.textOrEmpty("standard_name");
    described.longName = attributes.textOrEmpty("long_name");
    described.unit = attributes.textOrEmpty("units");
    const std::string urn = attributes.textOrEmpty("sdn_parameter_urn");
    described.p01 = urn.starts_with("SDN:P01::") ? urn.substr(9) : std::string();
    described.flagScheme = flagScheme;
    described.size = variable.size();
    return described;
}

void appendSample(ObservationSamples& samples, std::size_t cast, double value, double depthM, double timeUnixSeconds, char flag,
                  bool isGood) {
    samples.cast.push_back(static_cast<std::uint32_t>(cast));
    samples.value.push_back(value);
    samples.depthM.push_back(depthM);
    samples.timeUnixSeconds.push_back(timeUnixSeconds);
    samples.flag.push_back(flag);
    samples.isGood.push_back(isGood);
}

std::vector<double> depthsOf(const std::vector<double>& depthM, const std::vector<double>& pressureDbar, const std::vector<Cast>& casts,
                             std::size_t levels) {
    std::vector<double> depths(casts.size() * levels, kNan);
    for (std::size_t cell = 0; cell < depths.size(); ++cell) {
        if (cell < depthM.size() && std::isfinite(depthM[cell])) {
            depths[cell] = depthM[cell];
        } else if (cell < pressureDbar.size() && std::isfinite(pressureDbar[cell])) {
            const double latitude = casts[cell / levels].latitudeDeg;
            depths[cell] = -heightFromPressureM(pressureDbar[cell], std::isfinite(latitude) ? latitude : 45.0);
        }
    }
    return depths;
}

} // namespace phidias::core

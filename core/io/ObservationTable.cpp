#include "core/io/ObservationTable.h"

#include "core/geo/Seawater.h"
#include "core/io/CfTime.h"
#include "core/io/ValueRule.h"
#include "core/util/Error.h"
#include "core/util/Messages.h"
#include "core/util/StopPoint.h"
#include "core/util/Time.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <sstream>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

struct NamedScheme {
    std::string_view names; ///< between blanks, small letters
    std::string_view good;
    std::string_view from;
    std::string_view to;
    char other; ///< L20 flag of all others; 0 = unchanged
};

constexpr std::array<NamedScheme, 5> kSchemes{{
    {" seadatanet l20 argo gtspp oceansites ", "12", "", "", 0},
    {" iode qartod ", "1", "1239", "1039", '4'},
    {" wocesample wocebottle wocectd ", "2", "1234569", "0134919", '0'},
    {" odv ", "0", "0148", "1034", '4'},
    {" wod qf wodstation ", "0", "019", "109", '4'},
}};

} // namespace

FlagScheme FlagScheme::named(const std::string& name) {
    FlagScheme scheme;
    std::string wanted = " " + name + " ";
    std::transform(wanted.begin(), wanted.end(), wanted.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto found = std::find_if(kSchemes.begin(), kSchemes.end(),
                                    [&](const auto& known) { return known.names.find(wanted) != std::string_view::npos; });
    scheme.m_isKnown = found != kSchemes.end();
    if (scheme.m_isKnown) {
        scheme.m_good = found->good;
        scheme.m_from = found->from;
        scheme.m_to = found->to;
        scheme.m_other = found->other;
    }
    return scheme;
}

FlagScheme FlagScheme::declaredBy(const NetcdfVariable& flags) {
    const auto attributes = flags.attributes();
    const auto values = attributes.numbers("flag_values");
    std::istringstream words(attributes.textOrEmpty("flag_meanings"));
    std::vector<std::string> meanings;
    for (std::string word; words >> word;) {
        meanings.push_back(word);
    }
    FlagScheme scheme;
    if (values.empty() || values.size() != meanings.size()) {
        return scheme;
    }
    scheme.m_good.clear();
    for (std::size_t k = 0; k < values.size(); ++k) {
        const auto& meaning = meanings[k];
        const auto starts = [&](const char* word) { return meaning.starts_with(word); };
        const char stored = values[k] < 10.0 ? static_cast<char>('0' + static_cast<int>(values[k])) : static_cast<char>(values[k]);
        const char read = starts("good")                                              ? '1'
                          : starts("probably_good")                                   ? '2'
                          : starts("probably_bad") || starts("questionable")          ? '3'
                          : starts("bad")                                             ? '4'
                          : starts("unknown") || starts("no_q") || starts("not_eval") ? '0'
                          : starts("missing")                                         ? '9'
                                                                                      : stored;
        if (read == '1' || read == '2') {
            scheme.m_good += stored;
        }
        scheme.m_from += stored;
        scheme.m_to += read;
    }
    return scheme;
}

char FlagScheme::toL20(char flag) const {
    const auto place = m_from.find(flag);
    return place != std::string::npos ? m_to[place] : m_other != 0 ? m_other : flag;
}

void requireCount(const NetcdfVariable& variable, std::size_t found, std::size_t expected) {
    if (found != expected) {
        throw Error(ErrorCode::Malformed, "io.observations.count",
                    {{"path", variable.filePath()},
                     {"variable", variable.name()},
                     {"found", static_cast<std::int64_t>(found)},
                     {"expected", static_cast<std::int64_t>(expected)}});
    }
}

void dropBadCoordinates(std::vector<double>& values, const std::vector<char>& flags, const FlagScheme& scheme) {
    for (std::size_t k = 0; values.size() == flags.size() && k < values.size(); ++k) {
        const char flag = scheme.toL20(flags[k]);
        values[k] = flag == '3' || flag == '4' ? kNan : values[k];
    }
}

void warnOfMissingPositions(Observations& observations) {
    const auto missing = std::count_if(observations.casts.begin(), observations.casts.end(), [](const Cast& cast) {
        return !cast.isPositionGood || !std::isfinite(cast.longitudeDeg) || !std::isfinite(cast.latitudeDeg);
    });
    if (missing > 0) {
        observations.warnings.push_back(
            renderMessage("io.observations.noPosition",
                          {{"count", static_cast<std::int64_t>(missing)}, {"of", static_cast<std::int64_t>(observations.casts.size())}}));
    }
}

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
    stopPointAt(samples.cast.size());
    samples.cast.push_back(static_cast<std::uint32_t>(cast));
    samples.value.push_back(value);
    samples.depthM.push_back(depthM);
    samples.timeUnixSeconds.push_back(timeUnixSeconds);
    samples.flag.push_back(flag);
    samples.isGood.push_back(isGood);
}

double depthOf(double depthM, double pressureDbar, double latitudeDeg) {
    if (std::isfinite(depthM) || !std::isfinite(pressureDbar)) {
        return std::isfinite(depthM) ? depthM : kNan;
    }
    return -heightFromPressureM(pressureDbar, std::isfinite(latitudeDeg) ? latitudeDeg : 45.0);
}

std::vector<double> depthsOf(const std::vector<double>& depthM, const std::vector<double>& pressureDbar, const std::vector<Cast>& casts,
                             std::size_t levels) {
    std::vector<double> depths(casts.size() * levels, kNan);
    for (std::size_t cell = 0; cell < depths.size(); ++cell) {
        stopPointAt(cell);
        depths[cell] = depthOf(cell < depthM.size() ? depthM[cell] : kNan, cell < pressureDbar.size() ? pressureDbar[cell] : kNan,
                               casts[cell / levels].latitudeDeg);
    }
    return depths;
}

} // namespace phidias::core

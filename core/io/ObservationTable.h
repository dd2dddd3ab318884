#pragma once

#include "core/data/Observations.h"
#include "core/io/NetcdfFile.h"

#include <functional>
#include <vector>

namespace phidias::core {

/// Samples by one function a variable.
class LazyObservationSource : public ObservationSource {
public:
    using Reader = std::function<ObservationSamples()>;
    void add(Reader reader) { m_readers.push_back(std::move(reader)); }
    [[nodiscard]] ObservationSamples read(std::size_t variable) const override { return m_readers.at(variable)(); }

private:
    std::vector<Reader> m_readers;
};

/// How a scheme of quality flags reads: which flags are good, and each flag in SeaDataNet L20.
class FlagScheme {
public:
    /// A scheme by its name, any case: SEADATANET (L20), ARGO, GTSPP, OCEANSITES; IODE and QARTOD (1 is good, 2 was not evaluated);
    /// WOCESAMPLE, WOCEBOTTLE, WOCECTD (2 is good); ODV (0 good, 1 unknown, 4 questionable, 8 bad); WOD and QF (0 is good).
    /// An unknown name reads as SEADATANET, see isKnown().
    [[nodiscard]] static FlagScheme named(const std::string& name);
    /// The scheme a CF variable of flags declares in flag_values and flag_meanings; SEADATANET without them.
    [[nodiscard]] static FlagScheme declaredBy(const NetcdfVariable& flags);
    /// @param flag  as stored
    [[nodiscard]] bool isGood(char flag) const { return m_good.find(flag) != std::string::npos; }
    [[nodiscard]] char toL20(char flag) const;
    [[nodiscard]] bool isKnown() const { return m_isKnown; }

private:
    std::string m_good = "12";
    std::string m_from; ///< flags that read differently in L20 ...
    std::string m_to;   ///< ... and how; the others stay as they are, or read `m_other`
    char m_other = 0;
    bool m_isKnown = true;
};

/// Unpacked values of a variable; fill and values outside the valid range as NaN.
[[nodiscard]] std::vector<double> valuesOf(const NetcdfVariable& variable);
/// @throws Error{Malformed} when a variable that goes with others has another number of values than they
void requireCount(const NetcdfVariable& variable, std::size_t found, std::size_t expected);
/// Takes out the values of a vertical coordinate that its own flag calls bad: a good temperature must not land in a wrong depth.
/// @param flags  as stored; of another length than values: no effect
void dropBadCoordinates(std::vector<double>& values, const std::vector<char>& flags, const FlagScheme& scheme);
/// Adds a warning when casts have no position that counts; their values cannot be placed on a map.
void warnOfMissingPositions(Observations& observations);
/// Flags as characters: char variables as they are, numeric ones 0..9 as '0'..'9', ASCII codes 48 and above as themselves; fill gives '9'.
[[nodiscard]] std::vector<char> flagsOf(const NetcdfVariable& variable);
/// Times of a variable in Unix seconds by its units, NaN = missing.
[[nodiscard]] std::vector<double> timesOf(const NetcdfVariable& variable);
/// Name, standard name, long name, unit, size of a variable.
[[nodiscard]] ObservationVariable describedVariable(const NetcdfVariable& variable, const std::string& flagScheme);

/// Appends one sample.
void appendSample(ObservationSamples& samples, std::size_t cast, double value, double depthM, double timeUnixSeconds, char flag,
                  bool isGood);

/// The depth, or where it is missing that of the pressure; NaN when both are.
/// @param latitudeDeg  NaN = not known: 45 is taken, within 0.3 % of the depth
[[nodiscard]] double depthOf(double depthM, double pressureDbar, double latitudeDeg);

/// Depth of each cell of a matrix casts x levels from a depth or a pressure in it.
/// @param depthM, pressureDbar  [cast][level] or empty; where depth is missing, pressure is used
[[nodiscard]] std::vector<double> depthsOf(const std::vector<double>& depthM, const std::vector<double>& pressureDbar,
                                           const std::vector<Cast>& casts, std::size_t levels);

} // namespace phidias::core

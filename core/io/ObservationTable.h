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

/// Unpacked values of a variable; fill and values outside the valid range as NaN.
[[nodiscard]] std::vector<double> valuesOf(const NetcdfVariable& variable);
/// Flags as characters: char variables as they are, numeric ones 0..9 as '0'..'9', ASCII codes 48 and above as themselves; fill gives '9'.
[[nodiscard]] std::vector<char> flagsOf(const NetcdfVariable& variable);
/// Times of a variable in Unix seconds by its units, NaN = missing.
[[nodiscard]] std::vector<double> timesOf(const NetcdfVariable& variable);
/// Name, standard name, long name, unit, size of a variable.
[[nodiscard]] ObservationVariable describedVariable(const NetcdfVariable& variable, const std::string& flagScheme);

/// Appends one sample.
void appendSample(ObservationSamples& samples, std::size_t cast, double value, double depthM, double timeUnixSeconds, char flag,
                  bool isGood);

/// Depth of each cell of a matrix casts x levels from a depth or a pressure in it.
/// @param depthM, pressureDbar  [cast][level] or empty; where depth is missing, pressure is used
[[nodiscard]] std::vector<double> depthsOf(const std::vector<double>& depthM, const std::vector<double>& pressureDbar,
                                           const std::vector<Cast>& casts, std::size_t levels);

} // namespace phidias::core

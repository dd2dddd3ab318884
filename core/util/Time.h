#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace phidias::core {

/// Proleptic Gregorian calendar, UTC, no leap seconds. Unix days = days since 1970-01-01.
[[nodiscard]] long daysFromCivil(int year, int month, int day);
struct CivilDate {
    int year;
    int month; ///< 1..12
    int day;   ///< 1..31
};
[[nodiscard]] CivilDate civilFromDays(long unixDays);

/// "2010-03-05T12:00:00Z"; a fraction of a second is written with up to 3 digits when it is not 0. NaN gives "".
[[nodiscard]] std::string formatIsoTime(double unixSeconds);

/// Parses by its own length: yyyy | yyyy-mm | yyyy-mm-dd | ...Thh | Thh:mm | Thh:mm:ss | .s..., blank or T between date and time, optional
/// Z.
/// @returns Unix seconds, or nothing when the text is not such a time or a field is out of range
[[nodiscard]] std::optional<double> parseIsoTime(std::string_view text);

/// Chronological Julian Date (counts from 00:00): Unix days = CJD - 2440588.
[[nodiscard]] double unixSecondsFromChronologicalJulianDay(double cjd);

} // namespace phidias::core

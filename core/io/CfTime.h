#pragma once

#include <optional>
#include <string>

namespace phidias::core {

/// Calendars of the CF conventions (section 4.4.1).
enum class CfCalendar { Standard, ProlepticGregorian, Julian, NoLeap, AllLeap, Day360 };

/// Decodes numbers with units such as "days since 1950-01-01 00:00:00" to Unix seconds (UTC, proleptic Gregorian).
///
/// Real calendars (standard, proleptic_gregorian, julian) name the same instant whatever calendar is used: standard counts in the Julian
/// calendar before 1582-10-15. A date of a model calendar (noleap, all_leap, 360_day) becomes the Gregorian date of the same name; within a
/// month that is longer or shorter the place inside the month is kept in proportion, so that times stay in order.
/// Months and years are calendar steps, not the mean month of UDUNITS: 1 month since 1960-01-01 is 1960-02-01, a fraction is a share of
/// that month.
class CfTime {
public:
    /// @param units     "<unit> since <date> [<time> [<zone>]]"; unit from microseconds to years
    /// @param calendar  CF name, any case; "" = standard. "none" and unknown names give nothing
    /// @returns nothing when the text cannot be decoded
    [[nodiscard]] static std::optional<CfTime> parse(const std::string& units, const std::string& calendar);

    /// @returns NaN for NaN and for values beyond +-1e7 years
    [[nodiscard]] double unixSeconds(double value) const;
    /// Year 0 as origin is the old (COARDS) way to say "of no certain year".
    [[nodiscard]] bool isYearZero() const { return m_year == 0; }
    /// Year of the reference date.
    [[nodiscard]] long referenceYear() const { return m_year; }
    /// True for "months since" and "years since".
    [[nodiscard]] bool countsMonths() const { return m_monthsPerUnit > 0.0; }

private:
    CfCalendar m_calendar = CfCalendar::Standard;
    double m_secondsPerUnit = 0.0; ///< 0 when m_monthsPerUnit is set
    double m_monthsPerUnit = 0.0;
    long m_year = 1970;
    int m_month = 1;
    int m_day = 1;
    double m_secondOfDay = 0.0; ///< UTC; may lie outside 0..86400 because of the zone
};

} // namespace phidias::core

#include "core/io/CfTime.h"

#include "core/util/Time.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

namespace phidias::core {

namespace {

constexpr double kSecondsPerDay = 86400.0;
constexpr std::array<int, 12> kMonthDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::optional<CfCalendar> calendarNamed(const std::string& name) {
    constexpr std::array<std::pair<std::string_view, CfCalendar>, 10> kNames{{{"", CfCalendar::Standard},
                                                                              {"standard", CfCalendar::Standard},
                                                                              {"gregorian", CfCalendar::Standard},
                                                                              {"proleptic_gregorian", CfCalendar::ProlepticGregorian},
                                                                              {"julian", CfCalendar::Julian},
                                                                              {"noleap", CfCalendar::NoLeap},
                                                                              {"365_day", CfCalendar::NoLeap},
                                                                              {"all_leap", CfCalendar::AllLeap},
                                                                              {"366_day", CfCalendar::AllLeap},
                                                                              {"360_day", CfCalendar::Day360}}};
    const auto* const found = std::find_if(kNames.begin(), kNames.end(), [&name](const auto& entry) { return entry.first == name; });
    return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

/// Seconds, or with isMonths months, of one unit; 0 = unknown.
std::pair<double, bool> unitNamed(std::string_view name) {
    struct Unit {
        std::array<std::string_view, 6> names;
        double size;
        bool isMonths;
    };
    constexpr std::array<Unit, 10> kUnits{
        {{{"second", "seconds", "sec", "secs", "s", "s."}, 1.0, false},
         {{"minute", "minutes", "min", "mins", "minute.", "min."}, 60.0, false},
         {{"hour", "hours", "hr", "hrs", "h", "hour."}, 3600.0, false},
         {{"day", "days", "d", "dys", "day.", "days."}, kSecondsPerDay, false},
         {{"week", "weeks", "wk", "wks", "week.", "weeks."}, 7.0 * kSecondsPerDay, false},
         {{"millisecond", "milliseconds", "msec", "msecs", "ms", "millisec"}, 1e-3, false},
         {{"microsecond", "microseconds", "usec", "usecs", "us", "microsec"}, 1e-6, false},
         {{"month", "months", "mon", "mons", "month.", "months."}, 1.0, true},
         {{"year", "years", "yr", "yrs", "a", "year."}, 12.0, true},
         {{"common_year", "common_years", "common_year.", "common_yr", "common_yrs", "common"}, 365.0 * kSecondsPerDay, false}}};
    for (const auto& unit : kUnits) {
        if (std::find(unit.names.begin(), unit.names.end(), name) != unit.names.end()) {
            return {unit.size, unit.isMonths};
        }
    }
    return {0.0, false};
}

/// Cuts the next number off; the sign only where it is allowed.
std::optional<long> takeInteger(std::string_view& text, bool mayBeSigned) {
    long value = 0;
    const bool isSigned = mayBeSigned && !text.empty() && text.front() == '+';
    const char* const begin = text.data() + (isSigned ? 1 : 0);
    if (begin != text.data() + text.size() && !mayBeSigned && *begin == '-') {
        return std::nullopt;
    }
    const auto [end, failure] = std::from_chars(begin, text.data() + text.size(), value);
    if (failure != std::errc()) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

bool takeChar(std::string_view& text, char wanted) {
    if (text.empty() || text.front() != wanted) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

void skipBlanks(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
}

/// "12", "12:30", "12:30:15.5", "123015" are not all met; the colon forms are. Returns seconds.
std::optional<double> takeClock(std::string_view& text) {
    const auto hour = takeInteger(text, false);
    if (!hour) {
        return std::nullopt;
    }
    double seconds = 3600.0 * static_cast<double>(*hour);
    if (takeChar(text, ':')) {
        const auto minute = takeInteger(text, false);
        if (!minute) {
            return std::nullopt;
        }
        seconds += 60.0 * static_cast<double>(*minute);
        if (takeChar(text, ':')) {
            double rest = 0.0;
            const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), rest);
            if (failure != std::errc()) {
                return std::nullopt;
            }
            text.remove_prefix(static_cast<std::size_t>(end - text.data()));
            seconds += rest;
        }
    }
    return seconds;
}

/// Seconds that the zone is ahead of UTC.
std::optional<double> takeZone(std::string_view& text) {
    skipBlanks(text);
    if (text.starts_with("utc") || text.starts_with("gmt")) {
        text.remove_prefix(3);
        skipBlanks(text);
    }
    if (text.empty() || text == "z") {
        return 0.0;
    }
    const bool isWest = text.front() == '-';
    if (text.front() == '+' || isWest) {
        text.remove_prefix(1);
    }
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    double seconds = 0.0;
    if (digits == 4 && text.size() == 4) {
        const auto number = takeInteger(text, false);
        seconds = number ? static_cast<double>(*number / 100 * 3600 + *number % 100 * 60) : 0.0;
    } else {
        const auto clock = takeClock(text);
        if (!clock) {
            return std::nullopt;
        }
        seconds = *clock;
    }
    return text.empty() ? std::optional(isWest ? -seconds : seconds) : std::nullopt;
}

/// Unix days of a date of the Julian calendar (Meeus, Astronomical Algorithms, chapter 7; JDN 2440587.5 = 1970-01-01).
long unixDaysFromJulian(long year, int month, int day) {
    const long a = (14 - month) / 12;
    const long y = year + 4800 - a;
    const long m = month + 12 * a - 3;
    const long jdn = day + (153 * m + 2) / 5 + 365 * y + (y >= 0 ? y / 4 : (y - 3) / 4) - 32083;
    return jdn - 2440588;
}

/// Year lengths and month starts of the calendars that no earthly clock follows.
double modelDays(CfCalendar calendar, long year, int month) {
    if (calendar == CfCalendar::Day360) {
        return 360.0 * static_cast<double>(year) + 30.0 * (month - 1);
    }
    const bool allLeap = calendar == CfCalendar::AllLeap;
    double days = (allLeap ? 366.0 : 365.0) * static_cast<double>(year);
    for (int m = 1; m < month; ++m) {
        days += kMonthDays[static_cast<std::size_t>(m - 1)] + (allLeap && m == 2 ? 1 : 0);
    }
    return days;
}

/// Unix days of the first of a month; month may lie outside 1..12.
double unixDaysOfMonth(CfCalendar calendar, long year, long month) {
    const long shift = month >= 1 ? (month - 1) / 12 : (month - 12) / 12;
    year += shift;
    const int m = static_cast<int>(month - 12 * shift);
    const bool isJulian =
        calendar == CfCalendar::Julian || (calendar == CfCalendar::Standard && (year < 1582 || (year == 1582 && m <= 10)));
    return static_cast<double>(isJulian ? unixDaysFromJulian(year, m, 1) : daysFromCivil(static_cast<int>(year), m, 1));
}

double unixSecondsFromModelDays(CfCalendar calendar, double days) {
    const double yearDays = calendar == CfCalendar::Day360 ? 360.0 : (calendar == CfCalendar::AllLeap ? 366.0 : 365.0);
    const long year = static_cast<long>(std::floor(days / yearDays));
    int month = 12;
    while (month > 1 && modelDays(calendar, year, month) > days) {
        --month;
    }
    const double begin = modelDays(calendar, year, month);
    const double length = (month == 12 ? modelDays(calendar, year + 1, 1) : modelDays(calendar, year, month + 1)) - begin;
    const auto realBegin = static_cast<double>(daysFromCivil(static_cast<int>(year), month, 1));
    const auto realEnd = static_cast<double>(month == 12 ? daysFromCivil(static_cast<int>(year) + 1, 1, 1)
                                                         : daysFromCivil(static_cast<int>(year), month + 1, 1));
    // noleap in a leap year: every date of the model exists, so nothing is stretched.
    const double scale = length > realEnd - realBegin || calendar == CfCalendar::Day360 ? (realEnd - realBegin) / length : 1.0;
    return (realBegin + (days - begin) * scale) * kSecondsPerDay;
}

} // namespace

std::optional<CfTime> CfTime::parse(const std::string& units, const std::string& calendarName) {
    const std::string all = lower(units);
    const auto calendar = calendarNamed(lower(calendarName));
    const auto since = all.find(" since ");
    if (!calendar || since == std::string::npos) {
        return std::nullopt;
    }
    std::string_view unit = std::string_view(all).substr(0, since);
    skipBlanks(unit);
    unit = unit.substr(0, unit.find(' '));
    const auto [size, isMonths] = unitNamed(unit);
    CfTime time;
    time.m_calendar = *calendar;
    (isMonths ? time.m_monthsPerUnit : time.m_secondsPerUnit) = size;
    std::string_view rest = std::string_view(all).substr(since + 7);
    skipBlanks(rest);
    const auto year = takeInteger(rest, true);
    long month = 1;
    long day = 1;
    if (size == 0.0 || !year) {
        return std::nullopt;
    }
    if (takeChar(rest, '-')) {
        month = takeInteger(rest, false).value_or(0);
        if (takeChar(rest, '-')) {
            day = takeInteger(rest, false).value_or(0);
        }
    }
    if (month < 1 || month > 12 || day < 1 || day > 31 || *year < -10000 || *year > 100000) {
        return std::nullopt;
    }
    takeChar(rest, 't');
    skipBlanks(rest);
    double clock = 0.0;
    if (!rest.empty() && std::isdigit(static_cast<unsigned char>(rest.front())) != 0) {
        const auto found = takeClock(rest);
        if (!found) {
            return std::nullopt;
        }
        clock = *found;
    }
    const auto zone = takeZone(rest);
    if (!zone) {
        return std::nullopt;
    }
    time.m_year = *year;
    time.m_month = static_cast<int>(month);
    time.m_day = static_cast<int>(day);
    time.m_secondOfDay = clock - *zone;
    // In year 0 only the months matter: let January be January, not what the Julian calendar of that time makes of it.
    if (time.m_year == 0 && time.m_calendar == CfCalendar::Standard) {
        time.m_calendar = CfCalendar::ProlepticGregorian;
    }
    return time;
}

double CfTime::unixSeconds(double value) const {
    constexpr double kMostSeconds = 1e7 * 366.0 * kSecondsPerDay;
    const double span = std::abs(value) * (countsMonths() ? m_monthsPerUnit * 31.0 * kSecondsPerDay : m_secondsPerUnit);
    if (!(span < kMostSeconds)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const bool isModel = m_calendar == CfCalendar::NoLeap || m_calendar == CfCalendar::AllLeap || m_calendar == CfCalendar::Day360;
    const double intoMonth = m_day - 1 + m_secondOfDay / kSecondsPerDay;
    if (countsMonths()) {
        const double months = value * m_monthsPerUnit;
        const double whole = std::floor(months);
        const long month = m_month + static_cast<long>(whole);
        const CfCalendar calendar = isModel ? CfCalendar::ProlepticGregorian : m_calendar;
        const double begin = unixDaysOfMonth(calendar, m_year, month);
        const double length = unixDaysOfMonth(calendar, m_year, month + 1) - begin;
        return (begin + std::min(intoMonth, length) + (months - whole) * length) * kSecondsPerDay;
    }
    if (isModel) {
        return unixSecondsFromModelDays(m_calendar,
                                        modelDays(m_calendar, m_year, m_month) + intoMonth + value * m_secondsPerUnit / kSecondsPerDay);
    }
    const bool isJulian =
        m_calendar == CfCalendar::Julian ||
        (m_calendar == CfCalendar::Standard && std::array<long, 3>{m_year, m_month, m_day} < std::array<long, 3>{1582, 10, 15});
    const long days = isJulian ? unixDaysFromJulian(m_year, m_month, m_day) : daysFromCivil(static_cast<int>(m_year), m_month, m_day);
    return static_cast<double>(days) * kSecondsPerDay + m_secondOfDay + value * m_secondsPerUnit;
}

} // namespace phidias::core

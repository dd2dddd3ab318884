#include "core/util/Time.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace phidias::core {

// Howard Hinnant, "chrono-compatible low-level date algorithms": civil date <-> day number in 400-year eras.
long daysFromCivil(int year, int month, int day) {
    const long y = month <= 2 ? year - 1L : year;
    const long era = (y >= 0 ? y : y - 399) / 400;
    const long yearOfEra = y - era * 400;
    const long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

CivilDate civilFromDays(long unixDays) {
    const long z = unixDays + 719468;
    const long era = (z >= 0 ? z : z - 146096) / 146097;
    const long dayOfEra = z - era * 146097;
    const long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const long shifted = (5 * dayOfYear + 2) / 153;
    const int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
    return {static_cast<int>(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month,
            static_cast<int>(dayOfYear - (153 * shifted + 2) / 5 + 1)};
}

std::string formatIsoTime(double unixSeconds) {
    if (!std::isfinite(unixSeconds)) {
        return {};
    }
    const double rounded = std::round(unixSeconds * 1000.0);
    const double days = std::floor(rounded / 86400000.0);
    const long milliseconds = static_cast<long>(rounded - days * 86400000.0);
    const CivilDate date = civilFromDays(static_cast<long>(days));
    std::array<char, 64> text{};
    const long seconds = milliseconds / 1000;
    int length = std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02ld:%02ld:%02ld", date.year, date.month, date.day,
                               seconds / 3600, seconds / 60 % 60, seconds % 60);
    std::string result(text.data(), static_cast<std::size_t>(length));
    if (milliseconds % 1000 != 0) {
        length = std::snprintf(text.data(), text.size(), ".%03ld", milliseconds % 1000);
        result.append(text.data(), static_cast<std::size_t>(length));
    }
    return result + "Z";
}

namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) {
        return std::nullopt;
    }
    int value = 0;
    for (std::size_t k = at; k < at + count; ++k) {
        if (text[k] < '0' || text[k] > '9') {
            return std::nullopt;
        }
        value = value * 10 + (text[k] - '0');
    }
    return value;
}

int daysInMonth(int year, int month) {
    constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

} // namespace

std::optional<double> parseIsoTime(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r' || text.back() == '\n')) {
        text.remove_suffix(1);
    }
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    if (!text.empty() && (text.back() == 'Z' || text.back() == 'z')) {
        text.remove_suffix(1);
    }
    int month = 1;
    int day = 1;
    double seconds = 0.0;
    const auto year = digits(text, 0, 4);
    if (!year) {
        return std::nullopt;
    }
    std::size_t at = 4;
    const auto field = [&](char separator, int low, int high, int& value) {
        if (at >= text.size()) {
            return true;
        }
        const auto found = text[at] == separator ? digits(text, at + 1, 2) : std::nullopt;
        if (!found || *found < low || *found > high) {
            return false;
        }
        value = *found;
        at += 3;
        return true;
    };
    if (!field('-', 1, 12, month) || !field('-', 1, 31, day) || day > daysInMonth(*year, month)) {
        return std::nullopt;
    }
    if (at < text.size()) {
        int hour = 0;
        int minute = 0;
        int second = 0;
        if (at != 10 || (text[at] != 'T' && text[at] != 't' && text[at] != ' ')) {
            return std::nullopt;
        }
        const auto found = digits(text, at + 1, 2);
        if (!found || *found > 24) {
            return std::nullopt;
        }
        hour = *found;
        at += 3;
        if (!field(':', 0, 59, minute) || !field(':', 0, 60, second)) {
            return std::nullopt;
        }
        seconds = hour * 3600.0 + minute * 60.0 + second;
        if (at < text.size()) {
            if (text[at] != '.' && text[at] != ',') {
                return std::nullopt;
            }
            double scale = 0.1;
            for (++at; at < text.size(); ++at, scale *= 0.1) {
                if (text[at] < '0' || text[at] > '9') {
                    return std::nullopt;
                }
                seconds += scale * (text[at] - '0');
            }
        }
        if (seconds > 86400.0 + 60.0) {
            return std::nullopt;
        }
    }
    return static_cast<double>(daysFromCivil(*year, month, day)) * 86400.0 + seconds;
}

double unixSecondsFromChronologicalJulianDay(double cjd) {
    return (cjd - 2440588.0) * 86400.0;
}

} // namespace phidias::core

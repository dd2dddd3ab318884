#include "core/io/TextTable.h"

#include "core/util/AtomicFile.h"
#include "core/util/StopPoint.h"
#include "core/util/Time.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdio>

namespace phidias::core {

namespace {

bool isUtf8(std::string_view text) {
    for (std::size_t k = 0, step = 0; k < text.size(); ++step) {
        stopPointAt(step);
        const auto byte = static_cast<unsigned char>(text[k]);
        const std::size_t more = byte < 0x80                   ? 0
                                 : byte >= 0xC2 && byte < 0xE0 ? 1
                                 : byte >= 0xE0 && byte < 0xF0 ? 2
                                 : byte >= 0xF0 && byte < 0xF5 ? 3
                                                               : 9;
        if (more == 9 || k + more >= text.size() + (more == 0 ? 1 : 0)) {
            return false;
        }
        for (std::size_t m = 1; m <= more; ++m) {
            if ((static_cast<unsigned char>(text[k + m]) & 0xC0U) != 0x80U) {
                return false;
            }
        }
        k += more + 1;
    }
    return true;
}

std::string fromLatin1(std::string_view text) {
    std::string utf8;
    utf8.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            utf8 += c;
        } else {
            utf8 += static_cast<char>(0xC0U | (byte >> 6U));
            utf8 += static_cast<char>(0x80U | (byte & 0x3FU));
        }
    }
    return utf8;
}

} // namespace

std::string readUtf8Text(const std::filesystem::path& path) {
    std::string text = readTextFile(path);
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.erase(0, 3);
    }
    return isUtf8(text) ? text : fromLatin1(text);
}

std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        stopPointAt(lines.size());
        const auto end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        lines.push_back(line);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::vector<std::string> cellsOf(std::string_view line, char delimiter, bool isQuoted) {
    std::vector<std::string> cells(1);
    bool inQuotes = false;
    for (std::size_t k = 0; k < line.size(); ++k) {
        const char c = line[k];
        if (isQuoted && c == '"') {
            if (inQuotes && k + 1 < line.size() && line[k + 1] == '"') {
                cells.back() += '"';
                ++k;
            } else {
                inQuotes = !inQuotes;
            }
        } else if (c == delimiter && !inQuotes) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    return cells;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
        text.remove_suffix(1);
    }
    return text;
}

std::string loweredText(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

std::optional<double> numberOf(std::string_view cell, bool* hadComma) {
    cell = trimmed(cell);
    if (cell.starts_with('+')) {
        cell.remove_prefix(1);
    }
    if (cell.empty() || cell.size() > 60) {
        return std::nullopt;
    }
    std::array<char, 64> copy{};
    std::copy(cell.begin(), cell.end(), copy.begin());
    char* const end = copy.data() + cell.size();
    bool isComma = false;
    if (char* const comma = std::find(copy.data(), end, ','); comma != end) {
        *comma = '.';
        isComma = true;
    }
    double value = 0.0;
    const auto [rest, failure] = std::from_chars(copy.data(), end, value);
    if (failure == std::errc() && rest == end && isComma && hadComma != nullptr) {
        *hadComma = true;
    }
    return failure == std::errc() && rest == end ? std::optional(value) : std::nullopt;
}

std::optional<double> timeOf(std::string_view cell) {
    cell = trimmed(cell);
    if (const auto iso = parseIsoTime(cell)) {
        return iso;
    }
    const std::string text(cell);
    int day = 0;
    int year = 0;
    int hour = 0;
    int minute = 0;
    int month = 0;
    double second = 0.0;
    std::array<char, 4> name{};
    if (std::sscanf(text.c_str(), "%2d-%3[A-Za-z]-%4d %2d:%2d:%lf", &day, name.data(), &year, &hour, &minute, &second) >= 3) {
        constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
        const auto at = kMonths.find(loweredText(name.data()));
        month = at == std::string_view::npos ? 0 : static_cast<int>(at / 3) + 1;
    } else if (std::sscanf(text.c_str(), "%2d/%2d/%4d %2d:%2d:%lf", &month, &day, &year, &hour, &minute, &second) < 3) {
        return std::nullopt;
    }
    if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1000) {
        return std::nullopt;
    }
    return static_cast<double>(daysFromCivil(year, month, day)) * 86400.0 + hour * 3600.0 + minute * 60.0 + second;
}

std::pair<std::string, std::string> splitLabel(std::string_view label) {
    label = trimmed(label);
    const auto open = label.rfind('[');
    if (open == std::string_view::npos || !label.ends_with(']')) {
        return {std::string(label), {}};
    }
    return {std::string(trimmed(label.substr(0, open))), std::string(label.substr(open + 1, label.size() - open - 2))};
}

} // namespace phidias::core

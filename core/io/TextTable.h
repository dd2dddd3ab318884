#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace phidias::core {

/// Content of a text file as UTF-8: byte order mark removed, ISO-8859-1 converted when it is not UTF-8.
/// @throws Error{Unreadable}
[[nodiscard]] std::string readUtf8Text(const std::filesystem::path& path);

/// Lines without their ends (LF or CRLF); views into the text.
[[nodiscard]] std::vector<std::string_view> linesOf(std::string_view text);

/// Cells of a line; with quotes, as in RFC 4180, when `isQuoted`.
[[nodiscard]] std::vector<std::string> cellsOf(std::string_view line, char delimiter, bool isQuoted = false);

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::string loweredText(std::string_view text);

/// Number of a cell: blanks and a leading '+' are skipped, a decimal comma counts and is reported.
/// @returns nothing when the cell is not a number as a whole
[[nodiscard]] std::optional<double> numberOf(std::string_view cell, bool* hadComma = nullptr);

/// Time of a cell: ISO 8601 in any length, dd-Mon-yyyy [hh:mm:ss], mm/dd/yyyy. @returns Unix seconds
[[nodiscard]] std::optional<double> timeOf(std::string_view cell);

/// "Temperature [degC]" -> {"Temperature", "degC"}: the unit is in the last pair of brackets.
[[nodiscard]] std::pair<std::string, std::string> splitLabel(std::string_view label);

} // namespace phidias::core

#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>

namespace phidias::core {

/// SHA-256 of a file as 64 lower-case hexadecimal digits (FIPS 180-4, by OpenSSL). @throws Error{Unreadable, Cancelled}
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path& path, std::stop_token stop = {});
/// SHA-256 of a text.
[[nodiscard]] std::string sha256OfText(std::string_view text);

} // namespace phidias::core

#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace phidias::core {

/// SHA-256 of bytes that come in pieces (FIPS 180-4, by OpenSSL).
class Sha256 {
public:
    Sha256();
    void add(const void* data, std::size_t size);
    /// 64 lower-case hexadecimal digits; ends the sum.
    [[nodiscard]] std::string hex();

private:
    std::unique_ptr<void, void (*)(void*)> m_context;
};

/// SHA-256 of a file as 64 lower-case hexadecimal digits (FIPS 180-4, by OpenSSL). @throws Error{Unreadable, Cancelled}
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path& path, std::stop_token stop = {});
/// SHA-256 of a text.
[[nodiscard]] std::string sha256OfText(std::string_view text);

} // namespace phidias::core

#include "core/util/Sha256.h"

#include "core/util/AtomicFile.h"
#include "core/util/Error.h"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>
#include <vector>

namespace phidias::core {

namespace {

EVP_MD_CTX* contextOf(void* context) {
    return static_cast<EVP_MD_CTX*>(context);
}

} // namespace

Sha256::Sha256() : m_context(EVP_MD_CTX_new(), [](void* context) { EVP_MD_CTX_free(contextOf(context)); }) {
    if (!m_context || EVP_DigestInit_ex(contextOf(m_context.get()), EVP_sha256(), nullptr) != 1) {
        throw Error(ErrorCode::Defect, "core.defect", {{"what", std::string("SHA-256 is not available")}});
    }
}

void Sha256::add(const void* data, std::size_t size) {
    EVP_DigestUpdate(contextOf(m_context.get()), data, size);
}

std::string Sha256::hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(contextOf(m_context.get()), bytes.data(), &size);
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (unsigned int k = 0; k < size; ++k) {
        text += kDigits[bytes[k] >> 4U];
        text += kDigits[bytes[k] & 15U];
    }
    return text;
}

std::string sha256OfFile(const std::filesystem::path& path, std::stop_token stop) {
    requireReadableFile(path);
    std::ifstream file(path, std::ios::binary);
    std::vector<char> buffer(1U << 20U);
    Sha256 digest;
    while (file) {
        if (stop.stop_requested()) {
            throw Error(ErrorCode::Cancelled, "core.cancelled");
        }
        file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        digest.add(buffer.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad()) {
        throw Error(ErrorCode::Unreadable, "core.file.unreadable", {{"path", path.string()}, {"reason", std::string("read error")}},
                    "hint.core.file.permission");
    }
    return digest.hex();
}

std::string sha256OfText(std::string_view text) {
    Sha256 digest;
    digest.add(text.data(), text.size());
    return digest.hex();
}

} // namespace phidias::core

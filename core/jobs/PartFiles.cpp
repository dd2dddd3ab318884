#include "core/jobs/PartFiles.h"

#include <algorithm>
#include <system_error>

namespace phidias::core {

void PartFiles::add(const std::filesystem::path& part) {
    const std::lock_guard lock(m_mutex);
    m_parts.push_back(part);
}

void PartFiles::release(const std::filesystem::path& part) {
    const std::lock_guard lock(m_mutex);
    std::erase(m_parts, part);
}

void PartFiles::removeAll() noexcept {
    const std::lock_guard lock(m_mutex);
    for (const auto& part : m_parts) {
        std::error_code ignored;
        std::filesystem::remove_all(part, ignored);
    }
    m_parts.clear();
}

} // namespace phidias::core

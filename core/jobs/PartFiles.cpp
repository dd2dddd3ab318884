#include "core/jobs/PartFiles.h"

#include "core/util/Error.h"

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
    removeFiles();
}

void PartFiles::beginCommit() {
    const std::lock_guard lock(m_mutex);
    if (m_stage == Stage::Abandoned) {
        throw Error(ErrorCode::Cancelled, "core.cancelled");
    }
    m_stage = Stage::Committing;
}

bool PartFiles::abandon() noexcept {
    const std::lock_guard lock(m_mutex);
    if (m_stage == Stage::Committing) {
        return false;
    }
    m_stage = Stage::Abandoned;
    removeFiles();
    return true;
}

void PartFiles::removeFiles() noexcept {
    for (const auto& part : m_parts) {
        std::error_code ignored;
        std::filesystem::remove_all(part, ignored);
    }
    m_parts.clear();
}

} // namespace phidias::core

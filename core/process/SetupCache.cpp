#include "core/process/SetupCache.h"

#include <algorithm>

namespace phidias::core {

std::shared_ptr<const void> SetupCache::find(const std::string& key) {
    const std::scoped_lock lock(m_mutex);
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.key == key; });
    if (found == m_entries.end()) {
        return nullptr;
    }
    m_entries.splice(m_entries.begin(), m_entries, found);
    return found->value;
}

void SetupCache::keep(const std::string& key, std::shared_ptr<const void> value) {
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_entries, [&](const Entry& entry) { return entry.key == key; }); // another thread may have made it meanwhile
    m_entries.push_front({key, std::move(value)});
    if (m_entries.size() > m_mostEntries) {
        m_entries.pop_back();
    }
}

} // namespace phidias::core

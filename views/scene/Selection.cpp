#include "views/scene/Selection.h"

#include <algorithm>
#include <functional>

namespace phidias::views {

std::size_t Selection::size() const {
    std::size_t count = 0;
    for (const auto& [href, items] : m_items) {
        count += items.size();
    }
    return count;
}

bool Selection::contains(const std::string& href, std::uint32_t item) const {
    const auto found = m_items.find(href);
    return found != m_items.end() && std::binary_search(found->second.begin(), found->second.end(), item);
}

void Selection::set(Items items) {
    for (auto& [href, chosen] : items) {
        // Mostly they come sorted, handed on from view to view; there may be a million.
        if (std::adjacent_find(chosen.begin(), chosen.end(), std::greater_equal<>()) != chosen.end()) {
            std::sort(chosen.begin(), chosen.end());
            chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
        }
    }
    std::erase_if(items, [](const auto& entry) { return entry.second.empty(); });
    if (items != m_items) {
        m_items = std::move(items);
        Q_EMIT changed();
    }
}

void Selection::add(const Items& items) {
    Items all = m_items;
    for (const auto& [href, chosen] : items) {
        all[href].insert(all[href].end(), chosen.begin(), chosen.end());
    }
    set(std::move(all));
}

} // namespace phidias::views

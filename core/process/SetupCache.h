#pragma once

#include "core/util/Paths.h"

#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <typeinfo>

namespace phidias::core {

/// What is costly to make and serves more than one request of an interactive worker: opened observations, masks, set-ups. Keeps the most
/// recently used entries; entries are immutable and stay alive while somebody holds them.
/// @thread any; two threads may make the same entry at once, one of the two is kept
class SetupCache {
public:
    explicit SetupCache(std::size_t mostEntries = 16) : m_mostEntries(mostEntries) {}

    /// The entry of a key, made when it is not there. The key must name everything that it depends on, files with their stampOf().
    template <typename T> [[nodiscard]] std::shared_ptr<const T> get(const std::string& key, const std::function<T()>& make) {
        const std::string full = std::string(typeid(T).name()) + " " + key;
        if (auto found = find(full)) {
            return std::static_pointer_cast<const T>(found);
        }
        auto made = std::make_shared<const T>(make());
        keep(full, made);
        return made;
    }

private:
    struct Entry {
        std::string key;
        std::shared_ptr<const void> value;
    };

    std::shared_ptr<const void> find(const std::string& key);
    void keep(const std::string& key, std::shared_ptr<const void> value);

    std::size_t m_mostEntries;
    std::mutex m_mutex;
    std::list<Entry> m_entries; ///< most recent first
};

} // namespace phidias::core

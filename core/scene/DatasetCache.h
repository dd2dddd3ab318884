#pragma once

#include "core/data/Dataset.h"
#include "core/util/MemoryBudget.h"

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

namespace phidias::core {

/// Files that stay open, so that a view that follows the cursor does not read headers and text files again at each place.
///
/// A file that changed on disk is opened anew. The least recently used ones go when there are more than a few, and samples when they
/// take more than an eighth of the budget.
/// @thread any
class DatasetCache {
public:
    explicit DatasetCache(MemoryBudget budget) : m_budget(budget) {}

    /// @throws Error as openDataset()
    [[nodiscard]] Dataset dataset(const std::string& href, std::stop_token stop);
    /// The grid of a file; nullptr when it is none. @throws Error as openDataset()
    [[nodiscard]] std::shared_ptr<const Grid> grid(const std::string& href, std::stop_token stop);
    /// The observations of a file, or those inside a gridded product; nullptr when it has none. @throws Error as openDataset()
    [[nodiscard]] std::shared_ptr<const Observations> observations(const std::string& href, std::stop_token stop);
    /// Samples of a variable of observations(). @throws Error as openDataset(), ObservationSource::read()
    [[nodiscard]] std::shared_ptr<const ObservationSamples> samples(const std::string& href, std::size_t variable, std::stop_token stop);
    [[nodiscard]] const MemoryBudget& budget() const { return m_budget; }

private:
    struct Entry {
        std::string href;
        std::string stamp;
        Dataset dataset;
        std::optional<std::shared_ptr<const Observations>> observations;
        std::list<std::pair<std::size_t, std::shared_ptr<const ObservationSamples>>> samples;
    };
    /// The entry of a file, moved to the front; nothing when it is not there or is stale. Call with the lock held.
    [[nodiscard]] Entry* find(const std::string& href, const std::string& stamp);
    void dropSamples();

    MemoryBudget m_budget;
    std::mutex m_lock;
    std::list<Entry> m_entries; ///< most recently used first
};

} // namespace phidias::core

#include "core/scene/DatasetCache.h"

#include "core/io/NetcdfFile.h"
#include "core/io/ObservationReaders.h"
#include "core/io/OpenDataset.h"
#include "core/util/Paths.h"
#include "core/util/StopPoint.h"

#include <algorithm>

namespace phidias::core {

namespace {

constexpr std::size_t kMostFiles = 24;

std::size_t bytesOf(const ObservationSamples& samples) {
    return samples.value.size() * (3 * sizeof(double) + sizeof(std::uint32_t) + 2);
}

} // namespace

DatasetCache::Entry* DatasetCache::find(const std::string& href, const std::string& stamp) {
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.href == href; });
    if (found == m_entries.end()) {
        return nullptr;
    }
    if (found->stamp != stamp) {
        m_entries.erase(found);
        return nullptr;
    }
    m_entries.splice(m_entries.begin(), m_entries, found);
    return &m_entries.front();
}

Dataset DatasetCache::dataset(const std::string& href, std::stop_token stop) {
    const std::string stamp = stampOf(href);
    {
        const std::scoped_lock guard(m_lock);
        if (const auto* entry = find(href, stamp)) {
            return entry->dataset;
        }
    }
    // Opened outside the lock: another view may go on with its own file meanwhile.
    auto opened = openDataset(href, {.budget = m_budget, .stop = stop, .csvColumns = {}});
    const std::scoped_lock guard(m_lock);
    if (const auto* entry = find(href, stamp)) {
        return entry->dataset;
    }
    m_entries.push_front({.href = href, .stamp = stamp, .dataset = std::move(opened), .observations = {}, .samples = {}});
    if (m_entries.size() > kMostFiles) {
        m_entries.pop_back();
    }
    return m_entries.front().dataset;
}

std::shared_ptr<const Grid> DatasetCache::grid(const std::string& href, std::stop_token stop) {
    const auto opened = dataset(href, stop);
    const auto* grid = std::get_if<std::shared_ptr<const Grid>>(&opened);
    return grid == nullptr ? nullptr : *grid;
}

std::shared_ptr<const Observations> DatasetCache::observations(const std::string& href, std::stop_token stop) {
    const auto opened = dataset(href, stop);
    if (const auto* held = std::get_if<std::shared_ptr<const Observations>>(&opened)) {
        return *held;
    }
    if (!std::holds_alternative<std::shared_ptr<const Grid>>(opened) || isRemoteAddress(href)) {
        return nullptr;
    }
    const StopScope scope(stop);
    const std::string stamp = stampOf(href);
    {
        const std::scoped_lock guard(m_lock);
        const auto* entry = find(href, stamp);
        if (entry != nullptr && entry->observations) {
            return *entry->observations;
        }
    }
    std::shared_ptr<const Observations> inside;
    const std::string format = std::get<std::shared_ptr<const Grid>>(opened)->format;
    if (format == "cf-grid") {
        const auto file = NetcdfFile::open(href);
        inside = hasProductObservations(file.root()) ? readProductObservations(file) : nullptr;
    }
    const std::scoped_lock guard(m_lock);
    if (auto* entry = find(href, stamp)) {
        entry->observations = inside;
    }
    return inside;
}

std::shared_ptr<const ObservationSamples> DatasetCache::samples(const std::string& href, std::size_t variable, std::stop_token stop) {
    const std::string stamp = stampOf(href);
    {
        const std::scoped_lock guard(m_lock);
        if (const auto* entry = find(href, stamp)) {
            for (const auto& [index, held] : entry->samples) {
                if (index == variable) {
                    return held;
                }
            }
        }
    }
    const auto held = observations(href, stop);
    if (!held) {
        return nullptr;
    }
    const StopScope scope(stop);
    auto read = std::make_shared<const ObservationSamples>(held->read(variable));
    const std::scoped_lock guard(m_lock);
    if (auto* entry = find(href, stamp)) {
        entry->samples.emplace_front(variable, read);
        dropSamples();
    }
    return read;
}

void DatasetCache::dropSamples() {
    std::size_t sum = 0;
    for (auto& entry : m_entries) {
        for (auto held = entry.samples.begin(); held != entry.samples.end();) {
            sum += bytesOf(*held->second);
            // The newest always stays.
            const bool isNewest = &entry == &m_entries.front() && held == entry.samples.begin();
            held = sum > m_budget.bytes / 8 && !isNewest ? entry.samples.erase(held) : std::next(held);
        }
    }
}

} // namespace phidias::core

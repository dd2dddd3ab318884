#pragma once

#include <filesystem>
#include <mutex>
#include <vector>

namespace phidias::core {

/// The unfinished files of a run, so that whoever ends it early can remove them. Any thread.
class PartFiles {
public:
    void add(const std::filesystem::path& part);
    /// Forgets a part that was renamed.
    void release(const std::filesystem::path& part);
    /// Removes what is left; never throws.
    void removeAll() noexcept;

private:
    std::mutex m_mutex;
    std::vector<std::filesystem::path> m_parts;
};

} // namespace phidias::core

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
    /// The outputs are whole and get their names now. @throws Error{Cancelled} when abandon() was quicker
    void beginCommit();
    /// Removes what is left, for good; nothing happens once the commit has begun. @returns whether it was removed
    [[nodiscard]] bool abandon() noexcept;

private:
    enum class Stage { Writing, Committing, Abandoned };
    void removeFiles() noexcept;

    Stage m_stage = Stage::Writing;
    std::mutex m_mutex;
    std::vector<std::filesystem::path> m_parts;
};

} // namespace phidias::core

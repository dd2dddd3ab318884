#pragma once

#include "core/jobs/JobFolder.h"
#include "core/jobs/PartFiles.h"

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace phidias::cli {

/// Turns SIGTERM and SIGINT into a stop request, on a thread of its own.
///
/// On the signal: status "cancelling" at once, then the stop token. When the run has not returned after a grace of 3 s (a library call
/// without a hook), the unfinished files are removed, the result is written and the program ends with status 4. One at a time.
class Cancellation {
public:
    /// @param grace  until the program is ended by force
    Cancellation(core::JobFolder& folder, core::PartFiles& parts, std::chrono::seconds grace = std::chrono::seconds(3));
    Cancellation(const Cancellation&) = delete;
    Cancellation& operator=(const Cancellation&) = delete;
    ~Cancellation();

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }
    /// The run has returned: no forced end any more.
    void settle();

private:
    void watch();

    core::JobFolder& m_folder;
    core::PartFiles& m_parts;
    std::chrono::seconds m_grace;
    std::stop_source m_stop;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isSettled = false;
    std::array<int, 2> m_pipe{-1, -1};
    std::thread m_thread;
};

} // namespace phidias::cli

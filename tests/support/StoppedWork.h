#pragma once

#include "core/util/Error.h"

#include <pthread.h>

#include <QString>
#include <atomic>
#include <chrono>
#include <ctime>
#include <functional>
#include <semaphore>
#include <stop_token>
#include <thread>

namespace phidias::tests {

using Work = std::function<void(std::stop_token)>;

inline double cpuSeconds(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// What became of work that was asked to stop.
struct StoppedWork {
    bool isCancelled = false; ///< it ended with Error{Cancelled}
    bool isDone = false;      ///< it was over before
    QString other;            ///< what else it ended with
    double seconds = 0.0;     ///< of the thread, from the request to its end
};

/// Runs work in a thread of its own and asks it to stop when the thread has computed for so long; without a time it runs to its end.
inline StoppedWork stopped(const Work& work, double afterSeconds) {
    StoppedWork answer;
    std::stop_source stop;
    std::atomic<double> endedAt{0.0};
    std::atomic<bool> isOver{false};
    std::binary_semaphore canEnd{0}; // the clock of a thread goes with it
    std::thread thread([&] {
        try {
            work(stop.get_token());
        } catch (const core::Error& error) {
            answer.isCancelled = error.code() == core::ErrorCode::Cancelled;
            answer.other = answer.isCancelled ? QString() : QString::fromStdString(error.message());
        }
        endedAt = cpuSeconds(CLOCK_THREAD_CPUTIME_ID);
        isOver = true;
        canEnd.acquire();
    });
    clockid_t clock{};
    pthread_getcpuclockid(thread.native_handle(), &clock);
    while (!isOver && cpuSeconds(clock) < afterSeconds) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    answer.isDone = isOver;
    const double askedAt = cpuSeconds(clock);
    stop.request_stop();
    while (!isOver) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    canEnd.release();
    thread.join();
    answer.seconds = answer.isDone ? endedAt.load() : endedAt - askedAt;
    return answer;
}

} // namespace phidias::tests

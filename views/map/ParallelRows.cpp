#include "views/map/ParallelRows.h"

#include "views/scene/WorkPool.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>

namespace phidias::views {

namespace {

constexpr int kBandRows = 16;

/// Shared by the threads of one call; helpers that come too late find nothing left.
struct Bands {
    int rows;
    std::stop_token stop;
    const std::function<void(int, int)>* work; ///< valid while bands are left
    std::atomic<int> next{0};
    std::mutex mutex;
    std::condition_variable isIdle;
    int working = 0;
    std::exception_ptr failure;

    void run() {
        for (int first = next.fetch_add(kBandRows); first < rows && !stop.stop_requested(); first = next.fetch_add(kBandRows)) {
            try {
                (*work)(first, std::min(rows, first + kBandRows));
            } catch (...) {
                const std::scoped_lock lock(mutex);
                failure = std::current_exception();
                next = rows;
            }
        }
    }
    /// False when all is done already.
    bool enter() {
        const std::scoped_lock lock(mutex);
        const bool isLeft = next < rows;
        working += isLeft ? 1 : 0;
        return isLeft;
    }
    void leave() {
        const std::scoped_lock lock(mutex);
        --working;
        isIdle.notify_all();
    }
};

} // namespace

void parallelRows(int rows, const std::stop_token& stop, const std::function<void(int first, int end)>& work) {
    const auto bands = std::make_shared<Bands>();
    bands->rows = rows;
    bands->stop = stop;
    bands->work = &work;
    const int helpers = rows > kBandRows ? workPool().maxThreadCount() - 1 : 0;
    for (int helper = 0; helper < helpers; ++helper) {
        if (!workPool().tryStart([bands] {
                if (bands->enter()) {
                    bands->run();
                    bands->leave();
                }
            })) {
            break;
        }
    }
    bands->run();
    std::unique_lock lock(bands->mutex);
    bands->next = rows; // a helper that has not begun must not
    bands->isIdle.wait(lock, [&bands] { return bands->working == 0; });
    if (bands->failure) {
        std::rethrow_exception(bands->failure);
    }
}

} // namespace phidias::views

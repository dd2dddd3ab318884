#pragma once

#include <cstddef>
#include <stop_token>

namespace phidias::core {

/// Lets what this thread reads be stopped, for as long as the object lives.
///
/// Values are read through sources and functions that are kept for later (GridSource, ObservationSource, SwathSource) and know nothing of
/// who asks; the one who asks opens a scope, and their loops end at the next stopPoint(). A token that can never be stopped leaves the
/// scope around it in force.
/// @thread the one that made it
class StopScope {
public:
    explicit StopScope(std::stop_token stop);
    ~StopScope();
    StopScope(const StopScope&) = delete;
    StopScope& operator=(const StopScope&) = delete;

private:
    std::stop_token m_outer;
};

/// The token of the scope that is in force in this thread, to hand it to helping threads; without a scope one that never stops.
[[nodiscard]] const std::stop_token& currentStop();

/// Ends what is being read when that is asked for: called in every loop that may last longer than 50 ms.
/// @throws Error{Cancelled}
void stopPoint();

/// stopPoint() at every 16384th step of a loop whose steps are short.
inline void stopPointAt(std::size_t step) {
    if ((step & 0x3FFFU) == 0) {
        stopPoint();
    }
}

} // namespace phidias::core

#include "core/util/StopPoint.h"

#include "core/util/Error.h"

#include <utility>

namespace phidias::core {

namespace {

thread_local std::stop_token current;

} // namespace

StopScope::StopScope(std::stop_token stop) : m_outer(current) {
    if (stop.stop_possible()) {
        current = std::move(stop);
    }
}

StopScope::~StopScope() {
    current = std::move(m_outer);
}

const std::stop_token& currentStop() {
    return current;
}

void stopPoint() {
    if (current.stop_requested()) {
        throw Error(ErrorCode::Cancelled, "core.cancelled");
    }
}

} // namespace phidias::core

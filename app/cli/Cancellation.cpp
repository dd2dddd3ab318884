#include "app/cli/Cancellation.h"

#include <chrono>
#include <csignal>
#include <pthread.h>
#include <unistd.h>

namespace phidias::cli {

namespace {

/// SIGUSR1, sent to ourselves, ends the signal thread.
sigset_t watchedSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGUSR1);
    return signals;
}

} // namespace

void blockCancelSignals() {
    const sigset_t signals = watchedSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

Cancellation::Cancellation(core::JobFolder& folder, core::PartFiles& parts) : m_folder(folder), m_parts(parts), m_thread([this] { watch(); }) {}

Cancellation::~Cancellation() {
    settle();
    pthread_kill(m_thread.native_handle(), SIGUSR1);
    m_thread.join();
}

void Cancellation::settle() {
    const std::lock_guard lock(m_mutex);
    m_isSettled = true;
    m_wake.notify_all();
}

void Cancellation::watch() {
    const sigset_t signals = watchedSignals();
    int number = 0;
    while (sigwait(&signals, &number) == 0 && number != SIGUSR1) {
        std::unique_lock lock(m_mutex);
        if (m_isSettled) {
            continue;
        }
        m_folder.setPhase("cancelling");
        m_stop.request_stop();
        if (m_wake.wait_for(lock, std::chrono::seconds(3), [this] { return m_isSettled; })) {
            continue;
        }
        m_parts.removeAll();
        try {
            m_folder.finish(core::resultJson(core::Error(core::ErrorCode::Cancelled, "core.cancelled")));
        } catch (const core::Error&) {
            ::_exit(4); // the folder is gone or full: nothing more can be said
        }
        ::_exit(4);
    }
}

} // namespace phidias::cli

#include "app/cli/Cancellation.h"

#include "core/util/Error.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>

namespace phidias::cli {

namespace {

/// Signals arrive on any thread, also on those that libraries start before main(); the handler passes them on through a pipe.
int g_signalPipe = -1; // written once before the handler is installed: a handler can reach nothing but globals

extern "C" void passOn(int) {
    const int error = errno;
    const char byte = 'c';
    static_cast<void>(!::write(g_signalPipe, &byte, 1));
    errno = error;
}

} // namespace

Cancellation::Cancellation(core::JobFolder& folder, core::PartFiles& parts, std::chrono::seconds grace)
    : m_folder(folder), m_parts(parts), m_grace(grace) {
    if (::pipe2(m_pipe.data(), O_CLOEXEC) != 0) {
        throw core::Error(core::ErrorCode::ComputationFailed, "core.outOfMemory", {{"what", std::string("no pipe for signals")}});
    }
    g_signalPipe = m_pipe[1];
    struct sigaction action {};
    action.sa_handler = passOn;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
    m_thread = std::thread([this] { watch(); });
}

Cancellation::~Cancellation() {
    settle();
    const char end = 'q';
    static_cast<void>(!::write(m_pipe[1], &end, 1));
    m_thread.join();
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

void Cancellation::settle() {
    const std::lock_guard lock(m_mutex);
    m_isSettled = true;
    m_wake.notify_all();
}

void Cancellation::watch() {
    char byte = 0;
    while (::read(m_pipe[0], &byte, 1) == 1 && byte != 'q') {
        std::unique_lock lock(m_mutex);
        if (m_isSettled) {
            continue;
        }
        m_folder.setPhase("cancelling");
        m_stop.request_stop();
        if (m_wake.wait_for(lock, m_grace, [this] { return m_isSettled; })) {
            continue;
        }
        if (!m_parts.abandon()) {
            continue; // the outputs are getting their names: the run is done in a moment
        }
        try {
            m_folder.finish(core::resultJson(core::Error(core::ErrorCode::Cancelled, "core.cancelled")));
        } catch (const core::Error&) {
            ::_exit(4); // the folder is gone or full: nothing more can be said
        }
        ::_exit(4);
    }
}

} // namespace phidias::cli

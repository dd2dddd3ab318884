#include "app/workstation/TimedApplication.h"

#include <QThread>
#include <chrono>
#include <ctime>
#include <utility>

namespace phidias::app {

namespace {

double threadCpuMs() {
    std::timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

} // namespace

void TimedApplication::setMeasuring(bool isOn) {
    m_isMeasuring = isOn;
    m_longest = {};
    m_stalls.clear();
}

std::vector<Stall> TimedApplication::take() {
    m_longest = {};
    return std::exchange(m_stalls, {});
}

bool TimedApplication::notify(QObject* receiver, QEvent* event) {
    if (!m_isMeasuring || QThread::currentThread() != thread()) {
        return QApplication::notify(receiver, event);
    }
    const int level = thread()->loopLevel();
    if (m_measuredLevel != 0 && level <= m_measuredLevel) {
        return QApplication::notify(receiver, event); // sent by the handler of the event that is being measured
    }
    if (m_measuredLevel != 0) {
        m_hadOwnLoop = true;
    }
    const int outerLevel = std::exchange(m_measuredLevel, std::max(1, level));
    // The receiver may be gone afterwards.
    const char* const name = receiver->metaObject()->className();
    const QString objectName = receiver->objectName();
    // Timers and the like have no name: what they belong to tells them apart.
    const QObject* const owner = objectName.isEmpty() ? receiver->parent() : nullptr;
    const char* const ownerName = owner == nullptr ? nullptr : owner->metaObject()->className();
    const int type = event->type();
    const auto start = std::chrono::steady_clock::now();
    const double cpuStart = threadCpuMs();
    m_hadOwnLoop = false;
    const bool isHandled = QApplication::notify(receiver, event);
    const bool hadOwnLoop = std::exchange(m_hadOwnLoop, outerLevel != 0);
    m_measuredLevel = outerLevel;
    const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    if (!hadOwnLoop && (ms > m_longest.ms || ms > kLimitMs)) {
        const Stall stall{.ms = ms,
                          .cpuMs = threadCpuMs() - cpuStart,
                          .receiver = ownerName == nullptr
                                          ? QString(QLatin1String(name) % QLatin1Char(' ') % objectName).trimmed()
                                          : QString(QLatin1String(name) % QStringLiteral(" of ") % QLatin1String(ownerName)),
                          .event = type};
        m_longest = ms > m_longest.ms ? stall : m_longest;
        if (ms > kLimitMs) {
            m_stalls.push_back(stall);
        }
    }
    return isHandled;
}

} // namespace phidias::app

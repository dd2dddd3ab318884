#pragma once

#include <QEventLoop>
#include <QTimer>

namespace phidias::app {

/// Turns the event loop until a condition holds; for trials and journeys, never for work of the user.
/// @returns false when the time is over
template <typename Condition> bool waitUntil(const Condition& condition, int timeoutMs) {
    QEventLoop loop;
    QTimer poll;
    QTimer limit;
    bool isDone = condition();
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        isDone = condition();
        if (isDone) {
            loop.quit();
        }
    });
    QObject::connect(&limit, &QTimer::timeout, &loop, &QEventLoop::quit);
    limit.setSingleShot(true);
    if (!isDone) {
        poll.start(5);
        limit.start(timeoutMs);
        loop.exec();
    }
    return isDone;
}

} // namespace phidias::app

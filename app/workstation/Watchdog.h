#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace phidias::app {

/// Longest time the event loop did not turn, seen by a timer of 5 ms.
class Watchdog : public QObject {
    Q_OBJECT

public:
    explicit Watchdog(QObject* parent = nullptr) : QObject(parent) {
        m_timer.setInterval(kIntervalMs);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double gap = static_cast<double>(m_clock.nsecsElapsed()) * 1e-6 - kIntervalMs;
            m_longestMs = gap > m_longestMs ? gap : m_longestMs;
            m_clock.restart();
        });
    }
    void start() {
        m_longestMs = 0.0;
        m_clock.start();
        m_timer.start();
    }
    [[nodiscard]] double longestStallMs() const { return m_longestMs; }

private:
    static constexpr int kIntervalMs = 5;
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_longestMs = 0.0;
};

} // namespace phidias::app

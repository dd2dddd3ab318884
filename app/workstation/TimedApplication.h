#pragma once

#include <QApplication>
#include <QString>
#include <vector>

namespace phidias::app {

/// One event whose handling kept the event loop from turning.
struct Stall {
    double ms = 0.0;    ///< by the clock
    double cpuMs = 0.0; ///< of this thread: the rest it waited, or other programs had the processor
    QString receiver;   ///< class and objectName
    int event = 0;      ///< QEvent::Type
};

/// An application that can measure how long the handling of each event takes.
///
/// Events that are handled inside another (sent, not posted) count for the outer one; a handler that runs an event loop of its own, as a
/// file dialog does, is not measured itself, the events in its loop are.
/// @thread GUI; events of other threads are left alone
class TimedApplication : public QApplication {
    Q_OBJECT

public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override;

    void setMeasuring(bool isOn);
    /// The longest since measuring was switched on, or since take().
    [[nodiscard]] const Stall& longest() const { return m_longest; }
    /// Everything above the limit, in order; begins anew.
    [[nodiscard]] std::vector<Stall> take();

    static constexpr double kLimitMs = 50.0;

private:
    bool m_isMeasuring = false;
    int m_measuredLevel = 0; ///< loop level of the event that is being measured; 0 = none is
    bool m_hadOwnLoop = false;
    Stall m_longest;
    std::vector<Stall> m_stalls;
};

} // namespace phidias::app

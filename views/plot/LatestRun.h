#pragma once

#include "core/util/Error.h"
#include "views/scene/WorkPool.h"

#include <QCoreApplication>
#include <QObject>
#include <QPointer>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace phidias::views {

/// Work of a view that only the newest question matters of: it runs in the pool, an older one is stopped and its result thrown away.
/// A member or child of the view that owns the callbacks.
/// @thread GUI
class LatestRun : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~LatestRun() override { m_stop.request_stop(); }

    [[nodiscard]] bool isRunning() const { return m_running > 0; }
    /// What runs is not wanted any more.
    void stop() {
        m_stop.request_stop();
        ++m_serial;
    }

    /// @param work    runs in the pool; an exception becomes an error
    /// @param taken   gets the result on the GUI thread, unless a newer run was started or stop() called
    /// @param failed  gets the error instead
    template <typename Result>
    void start(std::function<Result(std::stop_token)> work, std::function<void(Result)> taken,
               std::function<void(const core::Error&)> failed) {
        stop();
        m_stop = std::stop_source();
        ++m_running;
        const QPointer<LatestRun> self(this);
        workPool().start([self, work = std::move(work), taken = std::move(taken), failed = std::move(failed), serial = m_serial,
                          token = m_stop.get_token()] {
            std::shared_ptr<Result> result;
            std::optional<core::Error> error;
            try {
                result = std::make_shared<Result>(work(token));
            } catch (...) {
                error = core::currentError();
            }
            QMetaObject::invokeMethod(qApp, [self, taken, failed, serial, result, error] {
                if (!self) {
                    return;
                }
                --self->m_running;
                if (serial != self->m_serial) {
                    return;
                }
                if (error) {
                    failed(*error);
                } else {
                    taken(std::move(*result));
                }
            });
        });
    }

private:
    std::stop_source m_stop;
    unsigned m_serial = 0;
    int m_running = 0;
};

} // namespace phidias::views

#include "views/scene/WorkPool.h"

#include <QCoreApplication>

namespace phidias::views {

QThreadPool& workPool() {
    static QThreadPool pool;
    [[maybe_unused]] static const bool isWaitedFor = [] {
        qAddPostRoutine([] { workPool().waitForDone(); });
        return true;
    }();
    return pool;
}

} // namespace phidias::views

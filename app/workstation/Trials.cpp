#include "app/workstation/Trials.h"

#include "app/workstation/WaitUntil.h"
#include "app/workstation/Watchdog.h"
#include "core/util/AtomicFile.h"
#include "processing/ocean/TwinExperiment.h"
#include "views/scene/Text.h"

#include <QTemporaryDir>
#include <iostream>

namespace phidias::app {

using core::Json;
using views::fromQt;

namespace {

bool isQuiet(MainWindow& window) {
    return !window.isOpening() && !window.layerStore().isLoading() && !window.map().isRendering();
}

bool runJob(MainWindow& window, const std::filesystem::path& jobFile) {
    core::JobState last = core::JobState::Queued;
    const auto connection =
        QObject::connect(&window.jobsPanel(), &JobsPanel::jobEnded, &window, [&last](const core::JobInfo& job) { last = job.entry.state; });
    core::Request request = core::readJobFile(jobFile);
    window.jobsPanel().submit(request, QStringLiteral("trial"));
    const bool hasEnded = waitUntil([&] { return last == core::JobState::Done || last == core::JobState::Failed; }, 120000);
    QObject::disconnect(connection);
    return hasEnded && last == core::JobState::Done;
}

} // namespace

int selfTest(MainWindow& window) {
    const QTemporaryDir folder;
    const std::filesystem::path tour = fromQt(folder.filePath(QStringLiteral("ocean-twin")));
    processing::ocean::writeTwinExperiment(tour);
    if (!runJob(window, tour / "divand.json") || !runJob(window, tour / "difference.json")) {
        std::cerr << "self-test: a job of the tour failed\n";
        return 5;
    }
    window.document().undoStack().setClean();
    window.openPaths({views::toQt((tour / "ocean-twin.phidias").string())});
    if (!waitUntil([&] { return isQuiet(window); }, 60000)) {
        std::cerr << "self-test: the picture did not come\n";
        return 5;
    }
    for (const auto& layer : window.document().project().layers) {
        if (const auto failure = window.layerStore().failure(layer)) {
            std::cerr << "self-test: " << failure->message() << '\n';
            return 5;
        }
    }
    std::cout << "self-test: " << window.document().project().layers.size() << " layers\n";
    return 0;
}

int measure(MainWindow& window, const QString& file, const QElapsedTimer& sinceStart) {
    Json report;
    static_cast<void>(waitUntil([&] { return window.isVisible(); }, 10000));
    static_cast<void>(waitUntil([] { return true; }, 10));
    report["usableWindowMs"] = sinceStart.elapsed();
    QElapsedTimer opening;
    opening.start();
    window.openPaths({file});
    bool hasPicture = false;
    const auto connection = QObject::connect(&window.map(), &views::MapWidget::renderingFinished, &window, [&] {
        hasPicture = hasPicture || (!window.isOpening() && !window.layerStore().isLoading() && !window.document().project().layers.empty());
    });
    static_cast<void>(waitUntil([&] { return hasPicture; }, 60000));
    QObject::disconnect(connection);
    report["firstPictureMs"] = opening.elapsed();
    static_cast<void>(waitUntil([&] { return isQuiet(window); }, 60000));
    const QTemporaryDir folder;
    const std::filesystem::path tour = fromQt(folder.filePath(QStringLiteral("ocean-twin")));
    processing::ocean::writeTwinExperiment(tour);
    Watchdog watchdog;
    watchdog.start();
    const bool isDone = runJob(window, tour / "divand.json");
    static_cast<void>(waitUntil([&] { return isQuiet(window); }, 60000));
    report["longestStallMs"] = watchdog.longestStallMs();
    report["jobDone"] = isDone;
    const QByteArray path = qgetenv("PHIDIAS_MEASURE");
    if (path.isEmpty()) {
        std::cout << core::toText(report, 2) << '\n';
    } else {
        core::writeFileAtomically(path.toStdString(), core::toText(report, 2) + "\n");
    }
    window.document().undoStack().setClean();
    return isDone ? 0 : 5;
}

} // namespace phidias::app

#include "app/workstation/ViewTrials.h"

#include "app/workstation/WaitUntil.h"
#include "app/workstation/Watchdog.h"
#include "core/util/AtomicFile.h"
#include "views/map/MapRenderer.h"
#include "views/scene/Text.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QTemporaryDir>
#include <algorithm>
#include <fstream>
#include <iostream>

namespace phidias::app {

using core::Json;
using views::fromQt;

namespace {

constexpr int kPatienceMs = 120000;

/// Memory of this process, MiB. @param key  of /proc/self/status
double memoryMiB(const std::string& key) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(key + ":")) {
            return std::stod(line.substr(key.size() + 1)) / 1024.0;
        }
    }
    return 0.0;
}

bool isQuiet(MainWindow& window) {
    return !window.isOpening() && !window.layerStore().isLoading() && !window.map().isRendering();
}

void sendMouse(QWidget& widget, QEvent::Type type, const QPointF& at, Qt::MouseButton button, Qt::MouseButtons buttons) {
    QMouseEvent event(type, at, widget.mapToGlobal(at), button, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

/// Drags the map to and fro; each frame is painted at once. @returns milliseconds of each frame
std::vector<double> panFrames(views::MapWidget& map) {
    std::vector<double> frames;
    const QPointF start(0.5 * map.width(), 0.5 * map.height());
    sendMouse(map, QEvent::MouseButtonPress, start, Qt::LeftButton, Qt::LeftButton);
    for (int step = 1; step <= 60; ++step) {
        const double along = 4.0 * (step <= 30 ? step : 60 - step);
        QElapsedTimer timer;
        timer.start();
        sendMouse(map, QEvent::MouseMove, start + QPointF(along, 0.5 * along), Qt::NoButton, Qt::LeftButton);
        map.repaint();
        frames.push_back(static_cast<double>(timer.nsecsElapsed()) * 1e-6);
        static_cast<void>(waitUntil([] { return false; }, 10)); // a person's hand, and whatever the pool delivers
    }
    sendMouse(map, QEvent::MouseButtonRelease, start, Qt::LeftButton, Qt::NoButton);
    return frames;
}

/// Drawing a picture of 1200 x 800 pixels and writing it as PNG, median of five; what a script of matplotlib and cartopy does too.
/// @returns seconds by projection
Json pictureSeconds(const std::vector<views::SceneLayer>& layers) {
    Json report;
    const QTemporaryDir folder;
    for (const char* projection : {"EPSG:4326", "+proj=robin"}) {
        const auto transform = views::MapTransform::fitted(core::Projection::parse(projection), {-180.0, -90.0, 180.0, 90.0}, {1200, 800});
        std::vector<double> seconds;
        for (int run = 0; run < 5; ++run) {
            QElapsedTimer timer;
            timer.start();
            const QImage image = views::renderMap({.layers = layers, .base = nullptr}, transform, {});
            image.save(folder.filePath(QStringLiteral("map.png")), "PNG");
            seconds.push_back(static_cast<double>(timer.nsecsElapsed()) * 1e-9);
        }
        std::sort(seconds.begin(), seconds.end());
        report[projection] = seconds[2];
    }
    return report;
}

Json measureFiles(MainWindow& window, const QStringList& files) {
    Json report;
    window.document().clear();
    static_cast<void>(waitUntil([&] { return isQuiet(window); }, kPatienceMs));
    const double before = memoryMiB("VmRSS");
    QElapsedTimer timer;
    qint64 readMs = -1;
    qint64 firstMs = -1;
    qint64 finalMs = -1;
    const auto isRead = [&] {
        return !window.document().project().layers.empty() && !window.isOpening() && !window.layerStore().isLoading();
    };
    QObject context;
    QObject::connect(&window.desk().store(), &LayerStore::loaded, &context,
                     [&] { readMs = readMs < 0 && isRead() ? timer.elapsed() : readMs; });
    QObject::connect(&window.map(), &views::MapWidget::pictureShown, &context,
                     [&] { firstMs = firstMs < 0 && readMs >= 0 ? timer.elapsed() : firstMs; });
    QObject::connect(&window.map(), &views::MapWidget::renderingFinished, &context,
                     [&] { finalMs = readMs >= 0 ? timer.elapsed() : finalMs; });
    Watchdog watchdog;
    watchdog.start();
    timer.start();
    window.openPaths(files);
    static_cast<void>(waitUntil([&] { return finalMs >= 0 && isQuiet(window); }, kPatienceMs));
    report["readMs"] = readMs;
    report["firstPixelsMs"] = firstMs - readMs;
    report["finalMapMs"] = finalMs - readMs;
    report["longestStallMs"] = watchdog.longestStallMs();
    auto frames = panFrames(window.map());
    std::sort(frames.begin(), frames.end());
    report["panMedianMs"] = frames[frames.size() / 2];
    report["panWorstMs"] = frames.back();
    static_cast<void>(waitUntil([&] { return isQuiet(window); }, kPatienceMs));
    report["pictureSeconds"] = pictureSeconds(window.desk().scene());
    report["memoryMiB"] = memoryMiB("VmRSS") - before;
    return report;
}

} // namespace

int measureViews(MainWindow& window, const QString& spec) {
    const Json asked = Json::parse(core::readTextFile(fromQt(spec)));
    static_cast<void>(waitUntil([&] { return window.isVisible() && isQuiet(window); }, kPatienceMs));
    Json report;
    for (const auto& [name, files] : asked.items()) {
        QStringList paths;
        for (const auto& file : files) {
            paths += views::toQt(file.get<std::string>());
        }
        report[name] = measureFiles(window, paths);
        window.document().undoStack().setClean();
    }
    const QByteArray path = qgetenv("PHIDIAS_MEASURE");
    if (path.isEmpty()) {
        std::cout << core::toText(report, 2) << '\n';
    } else {
        core::writeFileAtomically(path.toStdString(), core::toText(report, 2) + "\n");
    }
    return 0;
}

} // namespace phidias::app

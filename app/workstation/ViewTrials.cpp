#include "app/workstation/ViewTrials.h"

#include "app/workstation/TimedApplication.h"
#include "app/workstation/WaitUntil.h"
#include "app/workstation/Watchdog.h"
#include "core/util/AtomicFile.h"
#include "views/globe/GlobePicture.h"
#include "views/scene/Text.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <numbers>

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

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0.0 : values[values.size() / 2];
}

/// The upper end of all colour ranges is dragged: from the change to the full picture of the map. @returns milliseconds, median
double colorDragMs(MainWindow& window) {
    std::vector<double> times;
    auto scene = window.desk().scene();
    int finished = 0;
    QObject context;
    QObject::connect(&window.map(), &views::MapWidget::renderingFinished, &context, [&finished] { ++finished; });
    for (int step = 0; step < 7; ++step) {
        for (auto& entry : scene) {
            if (entry.data && entry.layer.isVisible) {
                const auto scale = entry.data->scale(entry.layer.style);
                entry.layer.style.low = scale.low();
                entry.layer.style.high = scale.high() + 0.01 * (scale.high() - scale.low());
            }
        }
        const int before = finished;
        QElapsedTimer timer;
        timer.start();
        window.map().setLayers(scene);
        static_cast<void>(waitUntil([&] { return finished > before; }, kPatienceMs));
        times.push_back(static_cast<double>(timer.nsecsElapsed()) * 1e-6);
    }
    window.map().setLayers(window.desk().scene());
    static_cast<void>(waitUntil([&] { return isQuiet(window); }, kPatienceMs));
    return median(times);
}

/// What the inspector asks at a thousand places spread over the sphere (golden angle). @returns milliseconds of the slowest
double slowestSampleMs(const std::vector<views::SceneLayer>& scene) {
    double slowest = 0.0;
    for (int k = 0; k < 1000; ++k) {
        const double latitude = std::asin(2.0 * (k + 0.5) / 1000.0 - 1.0) * 180.0 / std::numbers::pi;
        const double longitude = std::remainder(k * 137.50776405003785, 360.0);
        QElapsedTimer timer;
        timer.start();
        for (const auto& entry : scene) {
            if (entry.data && entry.layer.isVisible) {
                static_cast<void>(entry.data->sample(longitude, latitude, 0.5));
            }
        }
        slowest = std::max(slowest, static_cast<double>(timer.nsecsElapsed()) * 1e-6);
    }
    return slowest;
}

/// Frames of the globe at 640 x 400, as a user sees them. @returns nothing without OpenGL
Json globeFigures(const std::vector<views::SceneLayer>& scene) {
    try {
        views::GlobeScene globe;
        globe.layers = scene;
        const auto timing =
            views::measureGlobe(std::move(globe), {.longitudeDeg = 0.0, .latitudeDeg = 20.0, .heightKm = 12000.0}, QSize(640, 400));
        return {{"globeFramesPerSecond", timing.framesPerSecond}, {"globeFirstMs", timing.firstMs}, {"globeRecolorMs", timing.recolorMs}};
    } catch (const core::Error&) {
        return Json::object();
    }
}

/// The longest events of the GUI thread, who handled them and how much of it was work of this thread.
Json longestEvents(std::vector<Stall> stalls) {
    std::sort(stalls.begin(), stalls.end(), [](const Stall& a, const Stall& b) { return a.ms > b.ms; });
    stalls.resize(std::min<std::size_t>(stalls.size(), 5));
    Json report = Json::array();
    for (const Stall& stall : stalls) {
        report.push_back({{"ms", stall.ms}, {"cpuMs", stall.cpuMs}, {"receiver", fromQt(stall.receiver)}, {"event", stall.event}});
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
    auto* const application = qobject_cast<TimedApplication*>(qApp);
    if (application != nullptr) {
        application->setMeasuring(true);
    }
    timer.start();
    window.openPaths(files);
    static_cast<void>(waitUntil([&] { return finalMs >= 0 && isQuiet(window); }, kPatienceMs));
    report["readMs"] = readMs;
    report["firstPixelsMs"] = firstMs - readMs;
    report["finalMapMs"] = finalMs - readMs;
    report["longestStallMs"] = watchdog.longestStallMs();
    if (application != nullptr) {
        report["stalls"] = longestEvents(application->take());
        application->setMeasuring(false);
    }
    report["memoryMiB"] = memoryMiB("VmRSS") - before;
    auto frames = panFrames(window.map());
    std::sort(frames.begin(), frames.end());
    report["panMedianMs"] = frames[frames.size() / 2];
    report["panWorstMs"] = frames.back();
    static_cast<void>(waitUntil([&] { return isQuiet(window); }, kPatienceMs));
    report["memoryPannedMiB"] = memoryMiB("VmRSS") - before;
    report["colorDragMs"] = colorDragMs(window);
    report["slowestSampleMs"] = slowestSampleMs(window.desk().scene());
    report.update(globeFigures(window.desk().scene()));
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

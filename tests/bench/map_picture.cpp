// Draws a layer as ./bench views does, phase by phase, and prints the seconds of each as JSON: reading, what is prepared for looking up,
// and per projection the picture, and picture and PNG file (medians; by the clock, and of processors). usage: bench_map_picture FILE
// VARIABLE OUT.png [RUNS]
#include "core/scene/LayerData.h"
#include "core/util/Json.h"
#include "views/map/MapRenderer.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <algorithm>
#include <ctime>
#include <iostream>

using namespace phidias;

namespace {

double processorSeconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    if (argc < 4) {
        std::cerr << "usage: bench_map_picture FILE VARIABLE OUT.png [RUNS]\n";
        return 2;
    }
    core::Json report;
    core::Layer layer;
    layer.href = argv[1];
    layer.variable = argv[2];
    layer.style.low = 0.0;
    layer.style.high = 1.5e-4;
    QElapsedTimer timer;
    timer.start();
    const auto data = core::LayerData::load(layer, core::MemoryBudget::standard(), {});
    report["loadSeconds"] = static_cast<double>(timer.nsecsElapsed()) * 1e-9;
    const int runs = argc > 4 ? std::stoi(argv[4]) : 5;
    for (const char* projection : {"EPSG:4326", "+proj=robin", "EPSG:3995"}) {
        const auto transform = views::MapTransform::fitted(core::Projection::parse(projection), {-180.0, -90.0, 180.0, 90.0}, {1200, 800});
        std::vector<double> draw, drawProcessor, whole, wholeProcessor;
        for (int run = 0; run < runs; ++run) {
            const double before = processorSeconds();
            timer.start();
            const QImage image = views::renderMap({.layers = {{layer, data}}, .base = nullptr}, transform, {});
            draw.push_back(static_cast<double>(timer.nsecsElapsed()) * 1e-9);
            drawProcessor.push_back(processorSeconds() - before);
            image.save(QString::fromLocal8Bit(argv[3]), "PNG");
            whole.push_back(static_cast<double>(timer.nsecsElapsed()) * 1e-9);
            wholeProcessor.push_back(processorSeconds() - before);
        }
        report[projection] = {{"drawing", median(draw)},
                              {"drawingProcessors", median(drawProcessor)},
                              {"withPng", median(whole)},
                              {"withPngProcessors", median(wholeProcessor)}};
    }
    std::cout << report.dump(2) << '\n';
    return 0;
}

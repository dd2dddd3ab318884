#include "views/globe/GlobePicture.h"

#include "views/globe/VtkSurface.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QOffscreenSurface>
#include <QThread>
#include <algorithm>

namespace phidias::views {

namespace {

constexpr int kTimedFrames = 11;

/// The surface of another thread is made and destroyed by the GUI thread.
std::shared_ptr<QOffscreenSurface> sharedSurface() {
    if (QThread::currentThread() == qApp->thread()) {
        return VtkSurface::makeOffscreenSurface();
    }
    std::shared_ptr<QOffscreenSurface> surface;
    QMetaObject::invokeMethod(
        qApp,
        [&surface] {
            surface = std::shared_ptr<QOffscreenSurface>(VtkSurface::makeOffscreenSurface().release(),
                                                         [](QOffscreenSurface* made) { made->deleteLater(); });
        },
        Qt::BlockingQueuedConnection);
    return surface;
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

} // namespace

QImage renderGlobe(const GlobeScene& scene, const core::GlobeView& view, QSize size, int samples) {
    const auto offscreen = sharedSurface();
    VtkSurface surface(*offscreen);
    GlobePipeline pipeline(surface.renderer(), surface.isSoftware());
    pipeline.prepare(scene, GlobeCamera(view, size), GlobeDetail::Still);
    return surface.render(size, samples);
}

GlobeTiming measureGlobe(GlobeScene scene, const core::GlobeView& view, QSize size) {
    const auto offscreen = sharedSurface();
    VtkSurface surface(*offscreen);
    GlobePipeline pipeline(surface.renderer(), surface.isSoftware());
    core::GlobeView turned = view;
    const auto frameMs = [&] {
        QElapsedTimer clock;
        clock.start();
        pipeline.prepare(scene, GlobeCamera(turned, size), GlobeDetail::Moving);
        static_cast<void>(surface.render(size));
        return static_cast<double>(clock.nsecsElapsed()) * 1e-6;
    };
    GlobeTiming timing{.rendererName = surface.rendererName().toStdString()};
    timing.firstMs = frameMs();
    std::vector<double> moving;
    std::vector<double> recolored;
    for (int frame = 0; frame < kTimedFrames; ++frame) {
        turned.longitudeDeg += 1.0;
        moving.push_back(frameMs());
    }
    for (int frame = 0; frame < kTimedFrames; ++frame) {
        for (auto& entry : scene.layers) {
            if (entry.data) {
                const auto scale = entry.data->scale(entry.layer.style);
                entry.layer.style.low = scale.low();
                entry.layer.style.high = scale.high() + 0.01 * (scale.high() - scale.low());
            }
        }
        recolored.push_back(frameMs());
    }
    timing.movingMs = median(moving);
    timing.recolorMs = median(recolored);
    timing.framesPerSecond = 1000.0 / timing.movingMs;
    return timing;
}

} // namespace phidias::views

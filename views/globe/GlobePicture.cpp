#include "views/globe/GlobePicture.h"

#include "core/util/Error.h"
#include "views/globe/GlobeArrows.h"
#include "views/globe/VtkSurface.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QOffscreenSurface>
#include <QThread>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <future>
#include <optional>

namespace phidias::views {

namespace {

constexpr int kTimedFrames = 11;

constexpr std::chrono::milliseconds kPoll{20};

[[noreturn]] void throwCancelled() {
    throw core::Error(core::ErrorCode::Cancelled, "core.cancelled");
}

/// The surface of another thread is made and destroyed by the GUI thread.
std::shared_ptr<QOffscreenSurface> sharedSurface(const std::stop_token& stop) {
    if (QThread::currentThread() == qApp->thread()) {
        return VtkSurface::makeOffscreenSurface();
    }
    const auto made = std::make_shared<std::promise<std::shared_ptr<QOffscreenSurface>>>();
    auto surface = made->get_future();
    QMetaObject::invokeMethod(
        qApp,
        [made] {
            made->set_value(std::shared_ptr<QOffscreenSurface>(VtkSurface::makeOffscreenSurface().release(),
                                                               [](QOffscreenSurface* old) { old->deleteLater(); }));
        },
        Qt::QueuedConnection);
    while (surface.wait_for(kPoll) != std::future_status::ready) {
        if (stop.stop_requested()) {
            throwCancelled();
        }
    }
    return surface.get();
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

} // namespace

QImage renderGlobe(const GlobeScene& scene, const core::GlobeView& view, QSize size, int samples, const std::stop_token& stop) {
    const auto offscreen = sharedSurface(stop);
    VtkSurface surface(*offscreen);
    GlobePipeline pipeline(surface.renderer(), surface.isSoftware());
    pipeline.prepare(scene, GlobeCamera(view, size), GlobeDetail::Still, scene.pixelRatio * samples);
    QImage image = surface.render(size, samples, stop);
    if (image.isNull() || stop.stop_requested()) {
        throwCancelled();
    }
    paintGlobeArrows(image, GlobeCamera(view, size), scene.pixelRatio, scene.layers);
    return image;
}

namespace {

/// Mean direction of the places of the visible swaths and points; nothing when they lie all around.
std::optional<Vector3> middleOf(const std::vector<SceneLayer>& layers) {
    constexpr std::size_t kPlaces = 4000; // of each layer
    constexpr double kLeastLength = 0.1;
    Vector3 sum{};
    double count = 0.0;
    const auto add = [&](std::size_t places, const auto& longitude, const auto& latitude) {
        for (std::size_t k = 0; k < places; k += places / kPlaces + 1) {
            const Vector3 place = unitVector(static_cast<double>(longitude[k]), static_cast<double>(latitude[k]));
            if (std::isfinite(place[0]) && std::isfinite(place[2])) {
                for (std::size_t part = 0; part < 3; ++part) {
                    sum[part] += place[part];
                }
                count += 1.0;
            }
        }
    };
    for (const auto& entry : layers) {
        if (!entry.layer.isVisible || !entry.data) {
            continue;
        }
        if (const auto* pixels = std::get_if<core::LayerPixels>(&entry.data->content())) {
            add(pixels->place.longitudeDeg.size(), pixels->place.longitudeDeg, pixels->place.latitudeDeg);
        } else if (const auto* points = std::get_if<core::LayerPoints>(&entry.data->content())) {
            add(points->longitudeDeg.size(), points->longitudeDeg, points->latitudeDeg);
        }
    }
    const double length = std::sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
    return count > 0.0 && length > kLeastLength * count ? std::optional(sum) : std::nullopt;
}

} // namespace

core::GlobeView viewOfLayers(const std::vector<SceneLayer>& layers, QSize size, double usualLongitudeDeg) {
    std::optional<std::array<double, 4>> all;
    for (const auto& entry : layers) {
        if (!entry.layer.isVisible || !entry.data || std::isnan(entry.data->extent().west) || std::isnan(entry.data->extent().south)) {
            continue;
        }
        const auto& box = entry.data->extent();
        const double east = box.east < box.west ? box.east + 360.0 : box.east;
        if (!all) {
            all = {box.west, box.south, east, box.north};
            continue;
        }
        all = {std::min((*all)[0], box.west), std::min((*all)[1], box.south), std::max((*all)[2], east), std::max((*all)[3], box.north)};
    }
    core::GlobeView view = viewOfExtent(all.value_or(std::array<double, 4>{-180.0, -60.0, 180.0, 90.0}), size);
    if (!all || (*all)[2] - (*all)[0] > 300.0) {
        // All around, as an orbit that crosses a pole: its side, if it has one.
        const auto middle = middleOf(layers);
        view.longitudeDeg = middle ? degreesOf(*middle)[0] : usualLongitudeDeg;
        view.latitudeDeg = middle ? degreesOf(*middle)[1] : view.latitudeDeg;
    }
    return view;
}

GlobeTiming measureGlobe(GlobeScene scene, const core::GlobeView& view, QSize size) {
    const auto offscreen = sharedSurface({});
    VtkSurface surface(*offscreen);
    GlobePipeline pipeline(surface.renderer(), surface.isSoftware());
    core::GlobeView turned = view;
    const auto frameMs = [&] {
        QElapsedTimer clock;
        clock.start();
        pipeline.prepare(scene, GlobeCamera(turned, size), GlobeDetail::Moving, scene.pixelRatio);
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

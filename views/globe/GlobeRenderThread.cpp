#include "views/globe/GlobeRenderThread.h"

#include "views/globe/GlobeArrows.h"
#include "views/globe/VtkSurface.h"

#include <QOffscreenSurface>

namespace phidias::views {

GlobeRenderThread::GlobeRenderThread(QObject* parent) : QThread(parent), m_surface(VtkSurface::makeOffscreenSurface()) {
    setObjectName(QStringLiteral("globe"));
    qRegisterMetaType<core::Error>("phidias::core::Error");
    qRegisterMetaType<GlobeFrame>("phidias::views::GlobeFrame");
    start();
}

GlobeRenderThread::~GlobeRenderThread() {
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_one();
    wait();
}

void GlobeRenderThread::request(GlobeRequest request) {
    {
        const std::lock_guard lock(m_mutex);
        m_waiting = std::move(request);
    }
    m_changed.notify_one();
}

std::optional<GlobeRequest> GlobeRenderThread::next() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_isEnding || m_waiting; });
    return m_isEnding ? std::nullopt : std::exchange(m_waiting, std::nullopt);
}

void GlobeRenderThread::run() {
    try {
        VtkSurface surface(*m_surface);
        GlobePipeline pipeline(surface.renderer(), surface.isSoftware());
        Q_EMIT ready(surface.rendererName(), surface.isSoftware());
        while (const auto request = next()) {
            const GlobeCamera camera(request->view, request->size);
            pipeline.prepare(*request->scene, camera, request->detail, request->scene->pixelRatio * request->samples / request->reduction);
            QImage image = surface.render(request->size, request->samples);
            paintGlobeArrows(image, camera, request->scene->pixelRatio / request->reduction, request->scene->layers);
            Q_EMIT frameReady({std::move(image), camera.view(), request->detail, request->samples, request->serial});
        }
    } catch (...) {
        Q_EMIT failed(core::currentError());
    }
}

} // namespace phidias::views

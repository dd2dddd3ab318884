#pragma once

#include "core/util/Error.h"
#include "views/globe/GlobePipeline.h"

#include <QImage>
#include <QThread>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

class QOffscreenSurface;

namespace phidias::views {

/// What a frame of the globe shows.
struct GlobeRequest {
    std::shared_ptr<const GlobeScene> scene;
    core::GlobeView view;
    QSize size; ///< pixels of the frame
    GlobeDetail detail = GlobeDetail::Still;
    int samples = 1;   ///< each pixel is the mean of samples x samples
    int reduction = 1; ///< pixels of the widget, along a side, that one of the frame stands for
    unsigned serial = 0;
};

struct GlobeFrame {
    QImage image;
    core::GlobeView view;
    GlobeDetail detail = GlobeDetail::Still;
    int samples = 1;
    unsigned serial = 0;
};

/// Draws the globe on a thread of its own: OpenGL context and pipeline live there, of the requests that wait only the newest counts.
///
/// Made, asked and destroyed on the GUI thread; the signals arrive there.
class GlobeRenderThread : public QThread {
    Q_OBJECT

public:
    explicit GlobeRenderThread(QObject* parent = nullptr);
    /// Waits for the frame that is being drawn.
    ~GlobeRenderThread() override;

    void request(GlobeRequest request);

Q_SIGNALS:
    /// OpenGL is there. @param rendererName  as OpenGL says it
    void ready(const QString& rendererName, bool isSoftware);
    /// There will be no pictures.
    void failed(const phidias::core::Error& error);
    void frameReady(const phidias::views::GlobeFrame& frame);

protected:
    void run() override;

private:
    [[nodiscard]] std::optional<GlobeRequest> next();

    std::unique_ptr<QOffscreenSurface> m_surface;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<GlobeRequest> m_waiting;
    bool m_isEnding = false;
};

} // namespace phidias::views

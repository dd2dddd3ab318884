#include "views/globe/VtkSurface.h"

#include "core/util/Error.h"

#include <vtkCallbackCommand.h>
#include <vtkCamera.h>
#include <vtkCommand.h>
#include <vtkCullerCollection.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkNew.h>
#include <vtkOpenGLState.h>
#include <vtkRenderer.h>
#include <vtkUnsignedCharArray.h>

#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <cmath>
#include <numbers>

namespace phidias::views {

namespace {

constexpr int kTilePixels = 3072;     ///< along each side of what is drawn at once
constexpr int kTileMarginPixels = 32; ///< around a tile: marks whose middle lies outside would be missing at its edge

QSurfaceFormat wantedFormat() {
    QSurfaceFormat format;
    format.setRenderableType(QSurfaceFormat::OpenGL);
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    format.setDepthBufferSize(24);
    format.setStencilBufferSize(8);
    format.setSamples(0);
    return format;
}

bool isSoftwareName(const QString& name) {
    for (const char* software : {"llvmpipe", "softpipe", "swrast", "Software Rasterizer", "SwiftShader", "GDI Generic"}) {
        if (name.contains(QLatin1String(software), Qt::CaseInsensitive)) {
            return true;
        }
    }
    return false;
}

/// Fills a tile of the picture with the means of samples x samples finer pixels. @param margin  left out of the finer picture
void putMeans(const QImage& fine, int margin, int samples, QImage& image, const QRect& tile) {
    const int count = samples * samples;
    for (int row = 0; row < tile.height(); ++row) {
        auto* to = reinterpret_cast<QRgb*>(image.scanLine(tile.top() + row)) + tile.left();
        for (int column = 0; column < tile.width(); ++column) {
            int red = 0;
            int green = 0;
            int blue = 0;
            for (int k = 0; k < count; ++k) {
                const auto* from = reinterpret_cast<const QRgb*>(fine.constScanLine(margin + row * samples + k / samples));
                const QRgb part = from[margin + column * samples + k % samples];
                red += qRed(part);
                green += qGreen(part);
                blue += qBlue(part);
            }
            to[column] = qRgb((red + count / 2) / count, (green + count / 2) / count, (blue + count / 2) / count);
        }
    }
}

} // namespace

class VtkSurface::Impl {
public:
    explicit Impl(QOffscreenSurface& surface) : m_surface(surface) {
        m_context.setFormat(wantedFormat());
        if (!surface.isValid() || !m_context.create() || !m_context.makeCurrent(&surface) ||
            m_context.format().version() < std::pair(3, 2)) {
            throw core::Error(core::ErrorCode::ComputationFailed, "globe.noOpenGl", {}, "hint.globe.noOpenGl");
        }
        m_name = QString::fromLatin1(reinterpret_cast<const char*>(m_context.functions()->glGetString(GL_RENDERER)));
        m_window->SetOwnContext(0);
        m_window->SetMultiSamples(0);
        m_window->SetFrameBlitModeToNoBlit();
        m_window->SetReadyForRendering(true);
        m_makeCurrent->SetClientData(this);
        m_makeCurrent->SetCallback([](vtkObject*, unsigned long, void* self, void*) { static_cast<Impl*>(self)->makeCurrent(); });
        m_window->AddObserver(vtkCommand::WindowMakeCurrentEvent, m_makeCurrent);
        m_isCurrent->SetClientData(this);
        m_isCurrent->SetCallback([](vtkObject*, unsigned long, void* self, void* answer) {
            *static_cast<bool*>(answer) = QOpenGLContext::currentContext() == &static_cast<Impl*>(self)->m_context;
        });
        m_window->AddObserver(vtkCommand::WindowIsCurrentEvent, m_isCurrent);
        m_window->InitializeFromCurrentContext();
        m_window->AddRenderer(m_renderer);
        // Cullers may change the order of the props.
        m_renderer->GetCullers()->RemoveAllItems();
    }

    ~Impl() {
        makeCurrent();
        m_window->RemoveRenderer(m_renderer);
        m_window->Finalize();
        m_window->RemoveObserver(m_makeCurrent);
        m_window->RemoveObserver(m_isCurrent);
        m_context.doneCurrent();
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void makeCurrent() { m_context.makeCurrent(&m_surface); }

    /// A part of the picture of a size; the part may reach beyond it.
    QImage render(const QRect& part, QSize whole) {
        auto* camera = m_renderer->GetActiveCamera();
        const double opening = camera->GetViewAngle();
        const bool isWhole = part.size() == whole;
        if (!isWhole) {
            const double half = std::tan(0.5 * opening * std::numbers::pi / 180.0) * part.height() / whole.height();
            camera->SetViewAngle(2.0 * std::atan(half) * 180.0 / std::numbers::pi);
            const auto shift = [](int from, int length, int all) { return static_cast<double>(2 * from + length - all) / length; };
            camera->SetWindowCenter(shift(part.left(), part.width(), whole.width()), -shift(part.top(), part.height(), whole.height()));
        }
        QImage image = render(part.size());
        if (!isWhole) {
            camera->SetViewAngle(opening);
            camera->SetWindowCenter(0.0, 0.0);
        }
        return image;
    }

    [[nodiscard]] vtkRenderer& renderer() { return *m_renderer; }
    [[nodiscard]] const QString& name() const { return m_name; }

private:
    QImage render(QSize size) {
        makeCurrent();
        m_window->SetSize(size.width(), size.height());
        m_window->GetState()->Reset();
        m_window->Render();
        m_window->GetPixelData(0, 0, size.width() - 1, size.height() - 1, 0, m_pixels, 0);
        // Not convertToFormat(): it would wait for the pool, which may be busy with maps.
        QImage image(size, QImage::Format_RGB32);
        const unsigned char* from = m_pixels->GetPointer(0);
        for (int row = size.height() - 1; row >= 0; --row) {
            auto* to = reinterpret_cast<QRgb*>(image.scanLine(row));
            for (int column = 0; column < size.width(); ++column, from += 3) {
                to[column] = qRgb(from[0], from[1], from[2]);
            }
        }
        return image;
    }

    QOffscreenSurface& m_surface;
    QOpenGLContext m_context;
    QString m_name;
    vtkNew<vtkCallbackCommand> m_makeCurrent;
    vtkNew<vtkCallbackCommand> m_isCurrent;
    vtkNew<vtkGenericOpenGLRenderWindow> m_window;
    vtkNew<vtkRenderer> m_renderer;
    vtkNew<vtkUnsignedCharArray> m_pixels;
};

std::unique_ptr<QOffscreenSurface> VtkSurface::makeOffscreenSurface() {
    auto surface = std::make_unique<QOffscreenSurface>();
    surface->setFormat(wantedFormat());
    surface->create();
    return surface;
}

bool VtkSurface::canUseThread() {
    const QString platform = QGuiApplication::platformName();
    return platform != QLatin1String("offscreen") && platform != QLatin1String("minimal") && platform != QLatin1String("vnc") &&
           !platform.startsWith(QLatin1String("linuxfb"));
}

VtkSurface::VtkSurface(QOffscreenSurface& surface) : m_impl(std::make_unique<Impl>(surface)) {}

VtkSurface::~VtkSurface() = default;

vtkRenderer& VtkSurface::renderer() {
    return m_impl->renderer();
}

const QString& VtkSurface::rendererName() const {
    return m_impl->name();
}

bool VtkSurface::isSoftware() const {
    return isSoftwareName(m_impl->name());
}

QImage VtkSurface::render(QSize size, int samples, const std::stop_token& stop) {
    const int most = std::max(1, kTilePixels / samples);
    if (samples == 1 && size.width() <= most && size.height() <= most) {
        return m_impl->render(QRect(QPoint(0, 0), size), size);
    }
    QImage image(size, QImage::Format_RGB32);
    for (int top = 0; top < size.height(); top += most) {
        for (int left = 0; left < size.width(); left += most) {
            if (stop.stop_requested()) {
                return {};
            }
            const QRect tile = QRect(left, top, most, most).intersected(QRect(QPoint(0, 0), size));
            const bool isWhole = tile.size() == size;
            const int margin = isWhole ? 0 : kTileMarginPixels;
            const QRect drawn(tile.left() * samples - margin, tile.top() * samples - margin, tile.width() * samples + 2 * margin,
                              tile.height() * samples + 2 * margin);
            putMeans(m_impl->render(drawn, size * samples), margin, samples, image, tile);
        }
    }
    return image;
}

} // namespace phidias::views

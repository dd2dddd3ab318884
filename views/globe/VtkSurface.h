#pragma once

#include <QImage>
#include <QString>
#include <memory>
#include <stop_token>

class QOffscreenSurface;
class vtkRenderer;

namespace phidias::views {

/// An OpenGL surface without a window that VTK draws on; pictures are read back, so that a plain widget can show them.
///
/// The QOffscreenSurface is made and destroyed on the GUI thread; everything else lives on the thread that makes the VtkSurface.
class VtkSurface {
public:
    /// @thread GUI
    [[nodiscard]] static std::unique_ptr<QOffscreenSurface> makeOffscreenSurface();
    /// Whether the platform can draw OpenGL on a thread of its own; the offscreen and minimal platforms cannot.
    [[nodiscard]] static bool canUseThread();

    /// @throws core::Error{ComputationFailed} without OpenGL 3.2
    explicit VtkSurface(QOffscreenSurface& surface);
    ~VtkSurface();
    VtkSurface(const VtkSurface&) = delete;
    VtkSurface& operator=(const VtkSurface&) = delete;

    [[nodiscard]] vtkRenderer& renderer();
    /// As OpenGL names what draws.
    [[nodiscard]] const QString& rendererName() const;
    /// Drawn by the processor: fewer points and smaller pictures while moving.
    [[nodiscard]] bool isSoftware() const;
    /// Draws and reads back; large pictures in tiles, which look like one piece.
    /// @param size  pixels @param samples  each pixel is the mean of samples x samples
    /// @returns an empty image when stopped
    [[nodiscard]] QImage render(QSize size, int samples = 1, const std::stop_token& stop = {});

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace phidias::views

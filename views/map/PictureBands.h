#pragma once

#include <QImage>
#include <QPainter>
#include <stop_token>
#include <vector>

namespace phidias::views {

/// A transparent picture. Pictures of figures are large, and a system under load takes long to give their memory: it is taken by bands of
/// rows, and the picture is not whole when stopped.
[[nodiscard]] QImage emptyPicture(QSize size, QImage::Format format, const std::stop_token& stop);

/// Draws a picture pixel for pixel, by bands of rows until stopped. @param painter  in whole pixels, not scaled
void drawPicture(QPainter& painter, QPoint at, const QImage& picture, const std::stop_token& stop);

/// Numbers for the pixels of a picture, taken in the same way; fewer when stopped.
[[nodiscard]] std::vector<float> pixelNumbers(std::size_t count, float value, const std::stop_token& stop);

} // namespace phidias::views

#include "views/map/PictureBands.h"

#include <algorithm>
#include <cstring>

namespace phidias::views {

namespace {

constexpr std::size_t kBandPixels = std::size_t{1} << 20U;

int bandRows(int width) {
    return std::max(1, static_cast<int>(kBandPixels / static_cast<std::size_t>(std::max(1, width))));
}

} // namespace

QImage emptyPicture(QSize size, QImage::Format format, const std::stop_token& stop) {
    QImage picture(size, format);
    for (int row = 0; row < picture.height() && !stop.stop_requested();) {
        for (const int end = std::min(picture.height(), row + bandRows(picture.width())); row < end; ++row) {
            std::memset(picture.scanLine(row), 0, static_cast<std::size_t>(picture.bytesPerLine()));
        }
    }
    return picture;
}

void drawPicture(QPainter& painter, QPoint at, const QImage& picture, const std::stop_token& stop) {
    const int rows = bandRows(picture.width());
    for (int row = 0; row < picture.height() && !stop.stop_requested(); row += rows) {
        painter.drawImage(at + QPoint(0, row), picture, QRect(0, row, picture.width(), std::min(rows, picture.height() - row)));
    }
}

std::vector<float> pixelNumbers(std::size_t count, float value, const std::stop_token& stop) {
    std::vector<float> numbers;
    numbers.reserve(count);
    while (numbers.size() < count && !stop.stop_requested()) {
        numbers.resize(std::min(count, numbers.size() + kBandPixels), value);
    }
    return numbers;
}

} // namespace phidias::views

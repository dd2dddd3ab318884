#include "views/figure/FigureWriter.h"

#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "views/plot/CustomPlot.h"
#include "views/scene/Text.h"

#include <QFile>
#include <QImageWriter>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <cmath>
#include <functional>

namespace phidias::views {

namespace {

using core::Error;
using core::ErrorCode;

/// A file that takes nothing more once it is stopped: the encoders of Qt know no other way to end early.
class StoppableFile : public QFile {
public:
    StoppableFile(const QString& name, std::stop_token stop) : QFile(name), m_stop(std::move(stop)) {}

protected:
    qint64 writeData(const char* data, qint64 size) override { return m_stop.stop_requested() ? -1 : QFile::writeData(data, size); }

private:
    std::stop_token m_stop;
};

/// Writes through a file ".part" that gets its name when it is whole. @param write  false = it could not be written
void writeWhole(const std::filesystem::path& out, const std::stop_token& stop, const std::function<bool(QIODevice&)>& write) {
    const auto part = core::partPath(out);
    std::error_code ignored;
    try {
        StoppableFile file(toQt(part.string()), stop);
        const bool isWritten = file.open(QIODevice::WriteOnly) && write(file) && file.error() == QFileDevice::NoError && file.flush();
        if (stop.stop_requested()) {
            throw Error(ErrorCode::Cancelled, "core.cancelled");
        }
        if (!isWritten) {
            const QString reason = file.errorString();
            throw Error(ErrorCode::WriteFailed, "core.file.writeFailed", {{"path", out.string()}, {"reason", fromQt(reason)}},
                        "hint.core.file.checkFolder");
        }
    } catch (...) {
        std::filesystem::remove(part, ignored);
        throw;
    }
    core::commitPart(out);
}

/// Draws the page on a device whose unit is 1/96 inch.
bool paintVector(QPaintDevice& device, const FigureSpec& spec, FigureView& view, const std::stop_token& stop) {
    QCPPainter painter;
    if (!painter.begin(&device)) {
        return false;
    }
    const PageScale scale = PageScale::of(spec);
    const double deviceUnits = scale.pixelsPerUnit * 96.0 / spec.dpi;
    painter.setMode(QCPPainter::pmVectorized, true);
    painter.setMode(QCPPainter::pmNoCaching, true);
    painter.setRenderHint(QPainter::LosslessImageRendering);
    painter.scale(deviceUnits, deviceUnits);
    paintPage(painter, spec, view, scale.pixelsPerUnit, stop);
    return painter.end();
}

bool writeSvg(QIODevice& file, const FigureSpec& spec, FigureView& view, const std::stop_token& stop) {
    const QSizeF size = QSizeF(spec.size[0], spec.size[1]) * 96.0 / spec.dpi;
    QSvgGenerator generator;
    generator.setOutputDevice(&file);
    generator.setResolution(96);
    generator.setSize(QSize(static_cast<int>(std::lround(size.width())), static_cast<int>(std::lround(size.height()))));
    generator.setViewBox(QRectF(QPointF(0, 0), size));
    generator.setTitle(toQt(spec.title));
    return paintVector(generator, spec, view, stop);
}

bool writePdf(QIODevice& file, const FigureSpec& spec, FigureView& view, const std::stop_token& stop) {
    QPdfWriter writer(&file);
    writer.setResolution(96);
    const QSizeF points = QSizeF(spec.size[0], spec.size[1]) * 72.0 / spec.dpi;
    // Without a tolerance Qt takes a paper size that is nearly the same.
    writer.setPageSize(QPageSize(points, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setTitle(toQt(spec.title));
    return paintVector(writer, spec, view, stop);
}

} // namespace

bool isFigureFile(const std::filesystem::path& path) {
    const std::string ending = path.extension().string();
    return ending == ".png" || ending == ".svg" || ending == ".pdf";
}

void writePng(const QImage& image, const std::filesystem::path& out, std::stop_token stop) {
    writeWhole(out, stop, [&](QIODevice& file) {
        QImageWriter writer(&file, "png");
        return writer.write(image);
    });
}

void writeFigure(const FigureSpec& spec, FigureView& view, const std::filesystem::path& out, const core::MemoryBudget& budget,
                 std::stop_token stop) {
    if (!isFigureFile(out)) {
        throw Error(ErrorCode::InvalidRequest, "figure.ending", {{"path", out.string()}});
    }
    const std::string ending = out.extension().string();
    if (ending == ".png") {
        const QImage image = pageImage(spec, view, 1.0, budget, stop);
        writePng(image, out, stop);
        return;
    }
    const auto pixels = static_cast<std::uint64_t>(spec.size[0]) * static_cast<std::uint64_t>(spec.size[1]);
    budget.require(pixels * view.bytesPerPixel() * 2, // the picture and its compressed copy
                   "a figure of " + std::to_string(spec.size[0]) + " x " + std::to_string(spec.size[1]) + " pixels");
    writeWhole(out, stop,
               [&](QIODevice& file) { return ending == ".svg" ? writeSvg(file, spec, view, stop) : writePdf(file, spec, view, stop); });
}

} // namespace phidias::views

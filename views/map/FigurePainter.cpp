#include "views/map/FigurePainter.h"

#include "core/io/OpenDataset.h"
#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "views/legend/LegendPainter.h"
#include "views/map/MapDecoration.h"
#include "views/map/MapRenderer.h"
#include "views/scene/Text.h"

#include <QGuiApplication>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

using core::Error;
using core::ErrorCode;

std::size_t nearestIndex(const std::vector<double>& coordinates, double wanted) {
    const auto nearest = std::min_element(coordinates.begin(), coordinates.end(),
                                          [wanted](double a, double b) { return std::abs(a - wanted) < std::abs(b - wanted); });
    return static_cast<std::size_t>(nearest - coordinates.begin());
}

QPalette figurePalette(bool isDark) {
    QPalette palette;
    palette.setColor(QPalette::WindowText, isDark ? QColor(0xe2, 0xe4, 0xe4) : QColor(0x22, 0x26, 0x28));
    palette.setColor(QPalette::Window, isDark ? QColor(0x1e, 0x20, 0x22) : QColor(Qt::white));
    return palette;
}

/// The page of one figure.
class Page {
public:
    Page(const FigureSpec& spec, const core::MemoryBudget& budget) : m_spec(spec) {
        m_scene.colors = MapColors::forTheme(spec.isDark);
        m_scene.hasBackground = spec.hasBaseMap || spec.hasDecorations;
        m_scene.base = spec.hasBaseMap ? loadBaseMap() : nullptr;
        for (std::size_t k = 0; k < spec.layers.size(); ++k) {
            const core::Layer layer = resolvedLayer(spec.layers[k], spec.depths[k], spec.times[k], budget);
            m_scene.layers.push_back({layer, core::LayerData::load(layer, budget, {})});
        }
    }

    void paint(QPainter& painter) const {
        const QSizeF page(m_spec.size[0], m_spec.size[1]);
        const QPalette palette = figurePalette(m_spec.isDark);
        if (!m_spec.hasDecorations) {
            painter.drawImage(QPointF(0, 0), map(QSize(m_spec.size[0], m_spec.size[1])).first);
            return;
        }
        painter.fillRect(QRectF(QPointF(0, 0), page), palette.color(QPalette::Window));
        const double margin = 16.0;
        const double top = m_spec.title.empty() ? margin : margin + 28.0;
        const auto legends = legendEntries();
        const double bottom = legends.empty() ? margin : margin + kLegendHeight + 8.0;
        const QRectF frame(margin, top, std::max(16.0, page.width() - 2.0 * margin), std::max(16.0, page.height() - top - bottom));
        painter.setPen(palette.color(QPalette::WindowText));
        QFont font = painter.font();
        font.setPointSizeF(13.0);
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.drawText(QRectF(margin, margin - 4.0, frame.width(), 26.0), Qt::AlignLeft | Qt::AlignVCenter, toQt(m_spec.title));
        font.setPointSizeF(9.0);
        font.setWeight(QFont::Normal);
        painter.setFont(font);
        const auto [image, transform] = map(frame.size().toSize());
        painter.drawImage(frame.topLeft(), image);
        const QRectF drawn(frame.topLeft(), QSizeF(image.size()));
        paintGraticule(painter, drawn, transform, 1.0, m_scene.colors);
        paintScaleBar(painter, drawn, transform, 1.0, m_scene.colors);
        const double width = std::min(420.0, (frame.width() - 16.0) / static_cast<double>(std::max<std::size_t>(1, legends.size())));
        double x = margin;
        for (const auto& legend : legends) {
            paintLegend(painter, QRectF(x, page.height() - margin - kLegendHeight, width - 12.0, kLegendHeight), legend.scale, legend.title,
                        legend.unit, palette);
            x += width;
        }
    }

private:
    struct Legend {
        QString title;
        QString unit;
        core::ColorScale scale;
    };

    [[nodiscard]] std::pair<QImage, MapTransform> map(QSize size) const {
        const auto projection = core::Projection::parse(m_spec.projection);
        const auto transform = MapTransform::fitted(projection, m_spec.extent.value_or(layersExtent()), size);
        return {renderMap(m_scene, transform, {}), transform};
    }

    [[nodiscard]] std::array<double, 4> layersExtent() const {
        for (const auto& entry : m_scene.layers) {
            const auto& box = entry.data->extent();
            if (!std::isnan(box.west) && !std::isnan(box.south)) {
                return {box.west, box.south, box.east, box.north > box.south ? box.north : box.south + 1.0};
            }
        }
        return {-180.0, -90.0, 180.0, 90.0};
    }

    [[nodiscard]] std::vector<Legend> legendEntries() const {
        std::vector<Legend> entries;
        for (const auto& entry : m_scene.layers) {
            if (entry.data->size() == 0) {
                continue;
            }
            const auto scale = entry.data->scale(entry.layer.style);
            const QString title = toQt(entry.data->title());
            const bool isKnown = std::any_of(entries.begin(), entries.end(), [&](const Legend& known) {
                return known.title == title && known.scale.low() == scale.low() && known.scale.high() == scale.high();
            });
            if (!isKnown) {
                entries.push_back({title, toQt(entry.data->unit()), scale});
            }
        }
        return entries;
    }

    const FigureSpec& m_spec;
    MapScene m_scene;
};

} // namespace

core::Layer resolvedLayer(core::Layer layer, const std::optional<double>& depthM, const std::optional<double>& time,
                          const core::MemoryBudget& budget) {
    const auto candidates = core::layersOfFile(layer.href, budget);
    if (layer.variable.empty()) {
        layer.variable = candidates.front().variable;
    }
    layer.kind = candidates.front().kind;
    const core::Dataset dataset = core::openDataset(layer.href, {.budget = budget, .stop = {}, .csvColumns = {}});
    if (const auto* grid = std::get_if<std::shared_ptr<const core::Grid>>(&dataset)) {
        if (const auto variable = (*grid)->findVariable(layer.variable)) {
            const auto& entry = (*grid)->variables[*variable];
            const auto vertical = (*grid)->axisOf(*variable, core::AxisRole::Vertical);
            if (vertical && depthM) {
                layer.verticalIndex = nearestIndex((*grid)->axes[entry.axes[*vertical]].coordinates, *depthM);
            }
            const auto timeAxis = (*grid)->axisOf(*variable, core::AxisRole::Time);
            if (timeAxis && time) {
                layer.timeIndex = nearestIndex((*grid)->axes[entry.axes[*timeAxis]].coordinates, *time);
            }
        }
    } else if (layer.kind == core::LayerKind::Observations && depthM) {
        layer.depthLowM = *depthM - 5.0;
        layer.depthHighM = *depthM + 5.0;
    }
    return layer;
}

void paintFigure(const FigureSpec& spec, const std::filesystem::path& out, const core::MemoryBudget& budget) {
    const std::string ending = out.extension().string();
    if (ending != ".png" && ending != ".svg" && ending != ".pdf") {
        throw Error(ErrorCode::InvalidRequest, "figure.ending", {{"path", out.string()}});
    }
    const Page page(spec, budget);
    const auto part = core::partPath(out);
    const QString file = toQt(part.string());
    const QSize size(spec.size[0], spec.size[1]);
    bool isWritten = true;
    if (ending == ".png") {
        QImage image(size, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        image.setDotsPerMeterX(3780);
        image.setDotsPerMeterY(3780);
        QPainter painter(&image);
        page.paint(painter);
        painter.end();
        isWritten = image.save(file, "PNG");
    } else if (ending == ".svg") {
        QSvgGenerator generator;
        generator.setFileName(file);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(0, 0), size));
        generator.setResolution(96);
        generator.setTitle(toQt(spec.title));
        QPainter painter;
        isWritten = painter.begin(&generator);
        if (isWritten) {
            page.paint(painter);
        }
    } else {
        QPdfWriter writer(file);
        writer.setResolution(96);
        writer.setPageSize(QPageSize(QSizeF(size) * 0.75, QPageSize::Point));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setTitle(toQt(spec.title));
        QPainter painter;
        isWritten = painter.begin(&writer);
        if (isWritten) {
            page.paint(painter);
        }
    }
    std::error_code ignored;
    if (!isWritten || !std::filesystem::exists(part, ignored)) {
        std::filesystem::remove(part, ignored);
        throw Error(ErrorCode::WriteFailed, "core.file.writeFailed",
                    {{"path", out.string()}, {"reason", std::string("the picture could not be saved")}}, "hint.core.file.checkFolder");
    }
    core::commitPart(out);
}

} // namespace phidias::views

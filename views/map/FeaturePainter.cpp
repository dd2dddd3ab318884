#include "views/map/FeaturePainter.h"

#include "views/map/PointPainter.h"
#include "views/map/ShapePath.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::views {

namespace {

constexpr QRgb kPlain = 0xffb4541aU;
constexpr QRgb kInk = 0xff1c1c1cU;
constexpr double kLeastOutlinedPx = 9.0;
constexpr std::size_t kMostLabels = 400;

QString labelText(const core::TableValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return QLocale().toString(static_cast<qlonglong>(*whole));
    }
    if (const auto* real = std::get_if<double>(&value)) {
        return numberText(*real);
    }
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? QString() : toQt(*text);
}

class FeaturePainter {
public:
    FeaturePainter(QImage& image, const SceneLayer& entry, const core::ColorScale& scale, const MapTransform& transform, double pixelRatio,
                   const std::stop_token& stop)
        : m_image(image), m_entry(entry), m_shapes(*entry.data->shapes()), m_values(entry.data->featureValues()), m_scale(scale),
          m_transform(transform), m_pixelRatio(pixelRatio), m_stop(stop), m_path(transform) {}

    void paint() {
        const auto& reach = m_path.reach();
        m_seen = m_shapes.inBox(reach.west, reach.width, reach.south, reach.north);
        constexpr double kUnseenPx2 = 0.5;
        const double degreesPerPixel = leastDegreesPerPixel(m_transform);
        m_lines = m_shapes.simplified(kUnseenPx2 * degreesPerPixel * degreesPerPixel);
        m_isOutlined = typicalSizePx(degreesPerPixel) >= kLeastOutlinedPx * m_pixelRatio;
        if (m_entry.layer.style.isFilled) {
            fillAreas();
        }
        strokeLines();
        paintPoints();
        paintLabels();
    }

private:
    [[nodiscard]] bool hasValues() const { return !m_values.empty(); }
    /// Transparent where there is no value, unless the style says otherwise.
    [[nodiscard]] QRgb color(std::uint32_t feature) const { return hasValues() ? m_scale.color(m_values[feature]) : kPlain; }

    /// Root of the mean square of the boxes' sides.
    [[nodiscard]] double typicalSizePx(double degreesPerPixel) const {
        double sum = 0.0;
        std::size_t count = 0;
        for (const std::uint32_t feature : m_seen) {
            const auto& shape = m_shapes.shape(feature);
            if (shape.type == core::GeometryType::Polygon) {
                const double shrink = std::cos(0.5 * (shape.south + shape.north) * 3.14159265358979323846 / 180.0);
                sum += shape.width * shrink * (shape.north - shape.south);
                ++count;
            }
        }
        return count == 0 ? std::numeric_limits<double>::infinity() : std::sqrt(sum / static_cast<double>(count)) / degreesPerPixel;
    }

    [[nodiscard]] bool mayGoOn(std::size_t number) const { return number % 256 != 0 || !m_stop.stop_requested(); }

    /// Without antialiasing: between neighbours no background shines through.
    void fillAreas() {
        QPainter painter(&m_image);
        painter.setPen(Qt::NoPen);
        std::vector<QPolygonF> rings;
        for (std::size_t number = 0; number < m_seen.size() && mayGoOn(number); ++number) {
            const std::uint32_t feature = m_seen[number];
            const auto& shape = m_shapes.shape(feature);
            const QRgb rgb = color(feature);
            if (shape.type != core::GeometryType::Polygon || qAlpha(rgb) == 0) {
                continue;
            }
            rings.clear();
            for (std::uint32_t part = shape.firstPart; part < shape.firstPart + shape.parts; ++part) {
                m_path.addRing(m_lines->part(part), rings);
            }
            QColor fill = QColor::fromRgba(rgb);
            if (!hasValues()) {
                fill.setAlpha(70);
            }
            painter.setBrush(fill);
            if (rings.size() == 1) {
                painter.drawPolygon(rings.front(), Qt::OddEvenFill);
            } else if (!rings.empty()) {
                QPainterPath path;
                path.setFillRule(Qt::OddEvenFill);
                for (const auto& ring : rings) {
                    path.addPolygon(ring);
                    path.closeSubpath();
                }
                painter.drawPath(path);
            }
        }
    }

    void strokeLines() {
        QPainter painter(&m_image);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPen areaPen = hasValues() && m_entry.layer.style.isFilled ? QPen(QColor(20, 20, 20, 130), 0.7 * m_pixelRatio)
                                                                         : QPen(QColor::fromRgb(kPlain), 1.2 * m_pixelRatio);
        std::vector<QPolygonF> pieces;
        for (std::size_t number = 0; number < m_seen.size() && mayGoOn(number); ++number) {
            const std::uint32_t feature = m_seen[number];
            const auto& shape = m_shapes.shape(feature);
            const bool isArea = shape.type == core::GeometryType::Polygon;
            const bool isDrawn = isArea ? m_isOutlined || !m_entry.layer.style.isFilled : shape.type == core::GeometryType::Line;
            if (!isDrawn) {
                continue;
            }
            QPen pen = areaPen;
            if (!isArea || (hasValues() && !m_entry.layer.style.isFilled)) {
                pen = QPen(QColor::fromRgba(color(feature)), 1.6 * m_pixelRatio, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
            }
            painter.setPen(pen);
            pieces.clear();
            for (std::uint32_t part = shape.firstPart; part < shape.firstPart + shape.parts; ++part) {
                m_path.addLine(m_lines->part(part), isArea, pieces);
            }
            for (const auto& piece : pieces) {
                painter.drawPolyline(piece);
            }
        }
    }

    void paintPoints() {
        std::vector<double> longitudes;
        std::vector<double> latitudes;
        std::vector<std::uint32_t> colors;
        for (const std::uint32_t feature : m_seen) {
            const auto& shape = m_shapes.shape(feature);
            for (std::uint32_t part = shape.firstPart; shape.type == core::GeometryType::Point && part < shape.firstPart + shape.parts;
                 ++part) {
                for (const auto& [longitude, latitude] : m_shapes.lines().part(part)) {
                    longitudes.push_back(longitude);
                    latitudes.push_back(latitude);
                    colors.push_back(color(feature));
                }
            }
        }
        const double radius = 0.5 * m_entry.layer.style.pointSizePx * m_pixelRatio;
        const double rim = 0.7 * m_pixelRatio;
        const auto discs = discsOf(
            longitudes, latitudes, [&](std::size_t k) { return colors[k]; }, m_transform, radius + rim + 1.0,
            std::numeric_limits<std::size_t>::max());
        paintDiscs(m_image, discs, radius, rim, m_stop);
    }

    void paintLabels() {
        const auto& features = *std::get<std::shared_ptr<const core::Features>>(m_entry.data->content());
        const auto& columns = features.table.columns;
        const auto column = std::find_if(columns.begin(), columns.end(),
                                         [this](const core::Column& each) { return each.name == m_entry.layer.style.labelColumn; });
        if (m_entry.layer.style.labelColumn.empty() || column == columns.end()) {
            return;
        }
        QPainter painter(&m_image);
        painter.setRenderHint(QPainter::Antialiasing);
        QFont font = painter.font();
        font.setPixelSize(static_cast<int>(std::lround(11.0 * m_pixelRatio)));
        const QFontMetricsF metrics(font);
        std::vector<QRectF> taken;
        for (std::size_t number = 0; number < m_seen.size() && mayGoOn(number) && taken.size() < kMostLabels; ++number) {
            const std::uint32_t feature = m_seen[number];
            const auto& shape = m_shapes.shape(feature);
            const QString text = labelText(column->values[feature]);
            const auto place = anchor(shape);
            if (text.isEmpty() || !place) {
                continue;
            }
            const bool isPoint = shape.type == core::GeometryType::Point;
            QRectF box(QPointF(0, 0), QSizeF(metrics.horizontalAdvance(text) + 4.0, metrics.height()));
            box.moveCenter(isPoint ? *place + QPointF(0.5 * box.width() + m_entry.layer.style.pointSizePx * m_pixelRatio, 0.0) : *place);
            const bool isFree = QRectF(QPointF(0, 0), m_transform.size).contains(box) &&
                                std::none_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(box); });
            if (!isFree) {
                continue;
            }
            taken.push_back(box);
            QPainterPath path;
            path.addText(box.left() + 2.0, box.top() + metrics.ascent(), font, text);
            painter.strokePath(path, QPen(QColor(255, 255, 255, 210), 2.6 * m_pixelRatio, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.fillPath(path, QColor::fromRgb(kInk));
        }
    }

    /// Where a label stands: on a point, in the middle of an area, on the middle point of a line.
    [[nodiscard]] std::optional<QPointF> anchor(const core::FeatureShapes::Shape& shape) const {
        if (shape.width < 0.0) {
            return std::nullopt;
        }
        if (shape.type == core::GeometryType::Polygon) {
            return m_transform.fromDegrees(shape.west + 0.5 * shape.width, 0.5 * (shape.south + shape.north));
        }
        const auto line = m_shapes.lines().part(shape.firstPart);
        if (line.empty()) {
            return std::nullopt;
        }
        const auto& [longitude, latitude] = line[line.size() / 2];
        return m_transform.fromDegrees(longitude, latitude);
    }

    QImage& m_image;
    const SceneLayer& m_entry;
    const core::FeatureShapes& m_shapes;
    const std::vector<double>& m_values;
    const core::ColorScale& m_scale;
    const MapTransform& m_transform;
    double m_pixelRatio;
    const std::stop_token& m_stop;
    ShapePath m_path;
    std::vector<std::uint32_t> m_seen;
    std::shared_ptr<const core::FeatureShapes::Lines> m_lines;
    bool m_isOutlined = true;
};

} // namespace

void paintFeatures(QImage& image, const SceneLayer& entry, const core::ColorScale& scale, const MapTransform& transform, double pixelRatio,
                   const std::stop_token& stop) {
    FeaturePainter(image, entry, scale, transform, pixelRatio, stop).paint();
}

} // namespace phidias::views

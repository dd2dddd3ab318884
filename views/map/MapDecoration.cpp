#include "views/map/MapDecoration.h"

#include "views/map/ShapePath.h"
#include "views/scene/NumberText.h"

#include <QFontMetricsF>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace phidias::views {

namespace {

constexpr double kDegree = 3.14159265358979323846 / 180.0;
constexpr double kLinesApartPoints = 100.0;
constexpr double kInset = 4.0;

/// The least round step, in degrees, that is not below the wanted one: whole degrees, or minutes.
double roundStep(double wantedDeg) {
    for (const double minutes : {1.0 / 60.0, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0}) {
        if (minutes / 60.0 >= wantedDeg) {
            return minutes / 60.0;
        }
    }
    for (const double degrees : {1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0}) {
        if (degrees >= wantedDeg) {
            return degrees;
        }
    }
    return 45.0;
}

/// One line of the graticule on the picture.
struct Line {
    double valueDeg = 0.0;
    bool isMeridian = true;
    std::vector<QPolygonF> pieces; ///< points
};

class GraticuleMaker {
public:
    GraticuleMaker(const MapTransform& transform, double pixelRatio, const QSizeF& size, const QFontMetricsF& metrics)
        : m_transform(transform), m_ratio(pixelRatio), m_size(size), m_metrics(metrics), m_frame(QPointF(0, 0), size),
          m_path(transform, std::clamp(8.0 * pixelRatio * transform.degreesPerPixel(), 0.005, 3.0)), m_reach(reachOf(transform, 0.02)) {}

    void make() {
        findPoles();
        chooseSteps();
        for (double longitude = std::ceil(m_reach.west / m_lonStep) * m_lonStep; longitude <= m_reach.west + m_reach.width + 1e-9;
             longitude += m_lonStep) {
            // After a whole turn comes the first meridian again.
            if (longitude < m_reach.west + 360.0 - 1e-9) {
                addMeridian(longitude);
            }
        }
        for (double latitude = std::ceil(m_reach.south / m_latStep) * m_latStep; latitude <= m_reach.north + 1e-9; latitude += m_latStep) {
            if (std::abs(latitude) < 90.0 - 1e-9) {
                addParallel(latitude);
            }
        }
    }

    void label() {
        if (const auto bar = scaleBarOf(m_transform, m_ratio, m_size, m_metrics)) {
            m_taken.push_back(bar->box.adjusted(-8.0, -6.0, 8.0, 8.0));
        }
        // First those of the parallels: they are fewer.
        for (const bool isMeridian : {false, true}) {
            for (const auto& line : m_lines) {
                if (line.isMeridian == isMeridian) {
                    labelLine(line);
                }
            }
        }
    }

    [[nodiscard]] std::vector<QPolygonF> takeLines() {
        std::vector<QPolygonF> lines;
        for (auto& line : m_lines) {
            std::move(line.pieces.begin(), line.pieces.end(), std::back_inserter(lines));
        }
        return lines;
    }
    [[nodiscard]] std::vector<Graticule::Label> takeLabels() { return std::move(m_labels); }

private:
    [[nodiscard]] std::optional<QPointF> pointOf(double longitude, double latitude) const {
        const auto pixel = m_transform.fromDegrees(longitude, latitude);
        return pixel ? std::optional(*pixel / m_ratio) : std::nullopt;
    }

    [[nodiscard]] bool isBent() const { return !m_transform.projection.isGeographic() && !m_transform.projection.hasSeam(); }

    void findPoles() {
        if (!isBent()) {
            return;
        }
        for (const double pole : {90.0, -90.0}) {
            const auto at = pointOf(m_transform.projection.centralMeridianDeg(), pole);
            if (at && m_frame.contains(*at)) {
                m_pole = pole;
                m_polePoint = *at;
            }
        }
    }

    /// Degrees that lie as far apart as lines should, at the middle of the picture or of what it shows.
    void chooseSteps() {
        const auto middle = m_transform.toDegrees({0.5 * m_transform.size.width(), 0.5 * m_transform.size.height()});
        const double longitude = middle ? (*middle)[0] : m_reach.west + 0.5 * m_reach.width;
        const double latitude = middle ? (*middle)[1] : 0.5 * (m_reach.south + m_reach.north);
        const double small = std::max(1e-7, m_transform.degreesPerPixel());
        const auto pointsPerDegree = [&](double east, double north) {
            const double inside = std::clamp(latitude, -85.0, 85.0);
            const auto a = m_transform.fromDegrees(longitude, inside);
            const auto b = m_transform.fromDegrees(longitude + east * small, inside + north * small);
            const double distance = a && b ? std::hypot(b->x() - a->x(), b->y() - a->y()) : 0.0;
            return distance > 0.0 ? distance / small / m_ratio : 1.0 / m_transform.degreesPerPixel() / m_ratio;
        };
        m_latStep = std::min(30.0, roundStep(kLinesApartPoints / pointsPerDegree(0.0, 1.0)));
        m_lonStep = m_pole && m_reach.width >= 360.0 ? 30.0 : roundStep(kLinesApartPoints / pointsPerDegree(1.0, 0.0));
    }

    void addMeridian(double longitude) {
        double south = std::max(-90.0, m_reach.south);
        double north = std::min(90.0, m_reach.north);
        // About a pole only every fourth meridian reaches it.
        const bool isLong = std::abs(std::remainder(longitude, 90.0)) < 1e-9;
        if (m_pole && !isLong) {
            (*m_pole > 0.0 ? north : south) = *m_pole > 0.0 ? std::min(north, 90.0 - m_latStep) : std::max(south, -90.0 + m_latStep);
        }
        if (north <= south) {
            return;
        }
        // The seam is on both edges of the map: just inside of each.
        constexpr double kBesideDeg = 1e-7;
        const double middle = m_transform.projection.centralMeridianDeg();
        const bool isSeam =
            !isBent() && !m_transform.projection.isGeographic() && std::abs(std::remainder(longitude - middle - 180.0, 360.0)) < kBesideDeg;
        Line line{.valueDeg = longitude, .isMeridian = true, .pieces = {}};
        for (const double at : isSeam ? std::vector{middle - 180.0 + kBesideDeg, middle + 180.0 - kBesideDeg} : std::vector{longitude}) {
            append({{at, south}, {at, 0.5 * (south + north)}, {at, north}}, line);
        }
        m_lines.push_back(std::move(line));
    }

    void addParallel(double latitude) {
        std::vector<core::LonLat> places;
        // Steps below half a turn, so that each goes the way that is meant.
        const int steps = std::max(1, static_cast<int>(std::ceil(m_reach.width / 90.0)));
        for (int k = 0; k <= steps; ++k) {
            places.emplace_back(m_reach.west + m_reach.width * k / steps, latitude);
        }
        Line line{.valueDeg = latitude, .isMeridian = false, .pieces = {}};
        append(places, line);
        m_lines.push_back(std::move(line));
    }

    void append(const std::vector<core::LonLat>& places, Line& line) const {
        std::vector<QPolygonF> pieces;
        m_path.addLine(places, false, pieces);
        for (auto& piece : pieces) {
            for (auto& point : piece) {
                point /= m_ratio;
            }
            line.pieces.push_back(std::move(piece));
        }
    }

    [[nodiscard]] QString textOf(const Line& line) const {
        const double step = line.isMeridian ? m_lonStep : m_latStep;
        const bool hasMinutes = step < 1.0 - 1e-9;
        if (step < 1.0 / 60.0 - 1e-9) {
            const int decimals = 4;
            return line.isMeridian ? longitudeText(line.valueDeg, decimals) : latitudeText(line.valueDeg, decimals);
        }
        return line.isMeridian ? meridianText(line.valueDeg, hasMinutes) : parallelText(line.valueDeg, hasMinutes);
    }

    /// Where a line crosses an edge of the picture: at its lower edge, the others in turn.
    [[nodiscard]] std::optional<QPointF> crossing(const Line& line, Qt::Edge edge) const {
        const bool isLevel = edge == Qt::BottomEdge || edge == Qt::TopEdge;
        const double at = edge == Qt::BottomEdge ? m_frame.bottom()
                          : edge == Qt::TopEdge  ? m_frame.top()
                          : edge == Qt::LeftEdge ? m_frame.left()
                                                 : m_frame.right();
        for (const auto& piece : line.pieces) {
            for (qsizetype k = 1; k < piece.size(); ++k) {
                const QPointF& a = piece[k - 1];
                const QPointF& b = piece[k];
                const double da = (isLevel ? a.y() : a.x()) - at;
                const double db = (isLevel ? b.y() : b.x()) - at;
                if ((da <= 0.0) != (db <= 0.0)) {
                    const QPointF point = a + (b - a) * (da / (da - db));
                    const double along = isLevel ? point.x() : point.y();
                    if (along >= 0.0 && along <= (isLevel ? m_size.width() : m_size.height())) {
                        return point;
                    }
                }
            }
        }
        return std::nullopt;
    }

    void labelLine(const Line& line) {
        const QString text = textOf(line);
        const auto edges = line.isMeridian ? std::array{Qt::BottomEdge, Qt::TopEdge, Qt::RightEdge, Qt::LeftEdge}
                                           : std::array{Qt::LeftEdge, Qt::RightEdge, Qt::BottomEdge, Qt::TopEdge};
        bool isPlaced = false;
        // On flat maps labels of one kind keep to their own two edges.
        const std::size_t used = isBent() ? edges.size() : 2;
        for (std::size_t k = 0; k < used && !isPlaced; ++k) {
            if (const auto point = crossing(line, edges[k])) {
                isPlaced = place(boxAt(*point, text, edges[k]), text);
            }
        }
        if (!isPlaced && !isBent()) {
            isPlaced = labelEnd(line, text);
        }
        if (!isPlaced && isBent()) {
            labelInside(line, text);
        }
    }

    /// Inside the picture, at the edge where the line leaves it, to the right of the line or above it.
    [[nodiscard]] QRectF boxAt(const QPointF& point, const QString& text, Qt::Edge edge) const {
        QRectF box(QPointF(0, 0), QSizeF(m_metrics.horizontalAdvance(text) + 2.0, m_metrics.height()));
        switch (edge) {
        case Qt::BottomEdge:
            box.moveBottomLeft({point.x() + 3.0, m_frame.bottom() - kInset});
            break;
        case Qt::TopEdge:
            box.moveTopLeft({point.x() + 3.0, m_frame.top() + kInset});
            break;
        case Qt::LeftEdge:
            box.moveBottomLeft({m_frame.left() + kInset, point.y() - 1.0});
            break;
        case Qt::RightEdge:
            box.moveBottomRight({m_frame.right() - kInset, point.y() - 1.0});
            break;
        }
        return box;
    }

    /// Beside the map where it ends inside the picture: meridians below, parallels to the left.
    bool labelEnd(const Line& line, const QString& text) {
        std::optional<QPointF> end;
        for (const auto& piece : line.pieces) {
            for (const auto& point : {piece.front(), piece.back()}) {
                const bool isBetter = !end || (line.isMeridian ? point.y() > end->y() : point.x() < end->x());
                if (m_frame.contains(point) && isBetter) {
                    end = point;
                }
            }
        }
        if (!end) {
            return false;
        }
        QRectF box(QPointF(0, 0), QSizeF(m_metrics.horizontalAdvance(text) + 2.0, m_metrics.height()));
        if (line.isMeridian) {
            box.moveTopLeft({end->x() - 0.5 * box.width(), end->y() + 3.0});
        } else {
            box.moveTopRight({end->x() - 5.0, end->y() - 0.5 * box.height()});
        }
        return place(box, text) || (!line.isMeridian && place(box.translated(box.width() + 9.0, -0.5 * box.height() - 1.0), text));
    }

    /// Along one line of the other kind: parallels on the meridian nearest to the lower right of the pole or to the middle, meridians on
    /// the parallel nearest to the middle.
    void labelInside(const Line& line, const QString& text) {
        const QPointF middle = m_frame.center();
        const double reach = 0.35 * std::min(m_size.width(), m_size.height());
        const QPointF wanted = m_pole && !line.isMeridian ? m_polePoint + QPointF(reach, reach) : middle;
        const auto at = m_transform.toDegrees(wanted * m_ratio);
        if (!at) {
            return;
        }
        const double longitude = line.isMeridian ? line.valueDeg : std::round((*at)[0] / m_lonStep) * m_lonStep;
        const double latitude = line.isMeridian ? std::round((*at)[1] / m_latStep) * m_latStep : line.valueDeg;
        if (std::abs(latitude) > 89.0) {
            return;
        }
        if (const auto point = pointOf(longitude, latitude)) {
            QRectF box(QPointF(0, 0), QSizeF(m_metrics.horizontalAdvance(text) + 2.0, m_metrics.height()));
            box.moveBottomLeft(*point + QPointF(3.0, -1.0));
            place(box, text);
        }
    }

    bool place(const QRectF& box, const QString& text) {
        const QRectF inside = m_frame.adjusted(2.0, 2.0, -2.0, -2.0);
        const auto isOver = [&](const QRectF& other) { return other.intersects(box.adjusted(-4.0, -1.0, 4.0, 1.0)); };
        if (!inside.contains(box) || std::any_of(m_taken.begin(), m_taken.end(), isOver)) {
            return false;
        }
        m_taken.push_back(box);
        m_labels.push_back({box, text});
        return true;
    }

    const MapTransform& m_transform;
    double m_ratio;
    QSizeF m_size;
    QFontMetricsF m_metrics;
    QRectF m_frame;
    ShapePath m_path;
    GeoReach m_reach;
    std::optional<double> m_pole; ///< the one that is seen on a map about it
    QPointF m_polePoint;
    double m_lonStep = 30.0;
    double m_latStep = 30.0;
    std::vector<Line> m_lines;
    std::vector<QRectF> m_taken;
    std::vector<Graticule::Label> m_labels;
};

} // namespace

void Graticule::paint(QPainter& painter, const QRectF& rect, const MapTransform& transform, double pixelRatio, const MapColors& colors) {
    painter.save();
    QFont font = painter.font();
    font.setPointSizeF(8.0);
    painter.setFont(font);
    const View view{.projection = transform.projection.text(),
                    .centerX = transform.centerX,
                    .centerY = transform.centerY,
                    .unitsPerPixel = transform.unitsPerPixel,
                    .size = transform.size,
                    .pixelRatio = pixelRatio,
                    .locale = QLocale().name()};
    if (!(view == m_view)) {
        GraticuleMaker maker(transform, pixelRatio, rect.size(), QFontMetricsF(font, painter.device()));
        maker.make();
        maker.label();
        m_lines = maker.takeLines();
        m_labels = maker.takeLabels();
        m_view = view;
    }
    painter.setClipRect(rect);
    painter.translate(rect.topLeft());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.graticule, 1.0));
    for (const auto& line : m_lines) {
        painter.drawPolyline(line);
    }
    QColor halo = colors.outside;
    halo.setAlpha(150);
    for (const auto& label : m_labels) {
        // A halo keeps the text readable on any data.
        painter.setPen(halo);
        for (const QPointF shift : {QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1)}) {
            painter.drawText(label.box.translated(shift), Qt::AlignCenter, label.text);
        }
        painter.setPen(colors.text);
        painter.drawText(label.box, Qt::AlignCenter, label.text);
    }
    painter.restore();
}

void paintGraticule(QPainter& painter, const QRectF& rect, const MapTransform& transform, double pixelRatio, const MapColors& colors) {
    Graticule().paint(painter, rect, transform, pixelRatio, colors);
}

} // namespace phidias::views

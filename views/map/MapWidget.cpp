#include "views/map/MapWidget.h"

#include "core/util/Error.h"
#include "views/map/MapDecoration.h"
#include "views/scene/Text.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPointer>
#include <QThreadPool>
#include <QWheelEvent>
#include <cmath>

namespace phidias::views {

namespace {

constexpr int kRestMs = 80;
constexpr double kClickRadiusPx = 7.0;

/// A copy with a quarter of the pixels along each side, for the first impression.
MapTransform coarse(const MapTransform& transform) {
    MapTransform reduced = transform;
    reduced.size = QSize(std::max(1, (transform.size.width() + 3) / 4), std::max(1, (transform.size.height() + 3) / 4));
    reduced.unitsPerPixel = transform.unitsPerPixel * 4.0;
    // The reduced picture may be up to three pixels larger: keep the upper left corner in place.
    reduced.centerX = transform.x(0.0) + 0.5 * reduced.size.width() * reduced.unitsPerPixel;
    reduced.centerY = transform.y(0.0) - 0.5 * reduced.size.height() * reduced.unitsPerPixel;
    return reduced;
}

} // namespace

MapWidget::MapWidget(LinkedCursor& cursor, QWidget* parent) : QWidget(parent), m_cursor(cursor) {
    setObjectName(QStringLiteral("map"));
    setAccessibleName(tr("Map"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::CrossCursor);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &MapWidget::startRender);
    connect(&m_cursor, &LinkedCursor::moved, this, qOverload<>(&MapWidget::update));
}

MapWidget::~MapWidget() {
    m_stop.request_stop();
}

void MapWidget::setLayers(std::vector<SceneLayer> layers) {
    m_layers = std::move(layers);
    scheduleRender(true);
}

void MapWidget::setBaseMap(std::shared_ptr<const BaseMap> base) {
    m_base = std::move(base);
    scheduleRender(true);
}

bool MapWidget::setView(const QString& projection, const std::array<double, 4>& extent) {
    try {
        m_transform = MapTransform::fitted(core::Projection::parse(fromQt(projection)), extent, size() * devicePixelRatioF());
    } catch (const std::exception&) {
        return false;
    }
    m_wantedExtent = extent;
    m_isFitted = true;
    scheduleRender(true);
    return true;
}

QString MapWidget::projection() const {
    return toQt(m_transform.projection.text());
}

void MapWidget::setHint(const QString& hint) {
    m_hint = hint;
    update();
}

void MapWidget::setMarks(std::vector<std::array<double, 2>> degrees) {
    if (degrees != m_marks) {
        m_marks = std::move(degrees);
        update();
    }
}

bool MapWidget::isDark() const {
    return palette().color(QPalette::Window).lightness() < 128;
}

void MapWidget::scheduleRender(bool soon) {
    m_stop.request_stop();
    m_rest.start(soon ? 0 : kRestMs);
    update();
}

void MapWidget::startRender() {
    m_stop.request_stop();
    m_stop = std::stop_source();
    const unsigned serial = ++m_serial;
    MapScene scene{.layers = m_layers,
                   .base = m_base,
                   .colors = MapColors::forTheme(isDark()),
                   .hasBackground = true,
                   .pixelRatio = devicePixelRatioF(),
                   .images = m_images};
    const MapTransform transform = m_transform;
    const QPointer<MapWidget> self(this);
    ++m_running;
    QThreadPool::globalInstance()->start([self, scene = std::move(scene), transform, serial, stop = m_stop.get_token()]() mutable {
        const MapTransform first = coarse(transform);
        const auto deliver = [&](const QImage& image, const MapTransform& of, bool isFull) {
            QMetaObject::invokeMethod(qApp, [self, image, of, serial, isFull] {
                if (self) {
                    self->take(image, of, serial, isFull);
                }
            });
        };
        scene.isDraft = true;
        deliver(renderMap(scene, first, stop), first, false);
        scene.isDraft = false;
        deliver(renderMap(scene, transform, stop), transform, true);
    });
    if (m_isUserMove) {
        m_isUserMove = false;
        Q_EMIT viewChanged();
    }
}

void MapWidget::take(const QImage& image, const MapTransform& transform, unsigned serial, bool isFull) {
    m_running -= isFull ? 1 : 0;
    // A coarse picture must not replace a sharper one of the same place: that would flicker.
    const bool isSamePlace = m_imageTransform.unitsPerPixel == m_transform.unitsPerPixel &&
                             m_imageTransform.centerX == m_transform.centerX && m_imageTransform.centerY == m_transform.centerY &&
                             m_imageTransform.projection.text() == m_transform.projection.text() && !m_image.isNull();
    if (serial == m_serial && !image.isNull() && (isFull || !isSamePlace)) {
        m_image = image;
        m_imageTransform = transform;
        update();
    }
    if (isFull && serial == m_serial && !image.isNull()) {
        Q_EMIT renderingFinished();
    }
}

void MapWidget::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const MapColors colors = MapColors::forTheme(isDark());
    painter.fillRect(rect(), colors.outside);
    const double ratio = devicePixelRatioF();
    if (!m_image.isNull() && m_imageTransform.projection.text() == m_transform.projection.text()) {
        // Where the picture's corners lie now.
        const QPointF topLeft = m_transform.toPixel(m_imageTransform.x(0.0), m_imageTransform.y(0.0)) / ratio;
        const QPointF bottomRight =
            m_transform.toPixel(m_imageTransform.x(m_imageTransform.size.width()), m_imageTransform.y(m_imageTransform.size.height())) /
            ratio;
        painter.setRenderHint(QPainter::SmoothPixmapTransform, m_imageTransform.unitsPerPixel != m_transform.unitsPerPixel);
        painter.drawImage(QRectF(topLeft, bottomRight), m_image);
    }
    paintGraticule(painter, rect(), m_transform, ratio, colors);
    paintScaleBar(painter, rect(), m_transform, ratio, colors);
    paintMarks(painter);
    paintLine(painter);
    if (m_cursor.isValid()) {
        if (const auto place = m_transform.fromDegrees(m_cursor.longitudeDeg(), m_cursor.latitudeDeg())) {
            const QPointF at = *place / ratio;
            painter.setRenderHint(QPainter::Antialiasing);
            for (const auto& [color, width] : {std::pair{QColor(255, 255, 255, 170), 3.0}, std::pair{QColor(0, 0, 0, 200), 1.2}}) {
                painter.setPen(QPen(color, width));
                painter.drawLine(at - QPointF(9, 0), at - QPointF(3, 0));
                painter.drawLine(at + QPointF(3, 0), at + QPointF(9, 0));
                painter.drawLine(at - QPointF(0, 9), at - QPointF(0, 3));
                painter.drawLine(at + QPointF(0, 3), at + QPointF(0, 9));
            }
        }
    }
    if (m_layers.empty() && !m_hint.isEmpty()) {
        QFont font = painter.font();
        font.setPointSizeF(12.0);
        painter.setFont(font);
        painter.setPen(colors.text);
        painter.drawText(rect().adjusted(40, 40, -40, -40), Qt::AlignCenter | Qt::TextWordWrap, m_hint);
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void MapWidget::setSectionLine(std::vector<core::LinePoint> line) {
    m_line = std::move(line);
    update();
}

void MapWidget::setLineDrawing(bool isOn) {
    if (m_isLineDrawing == isOn) {
        return;
    }
    m_isLineDrawing = isOn;
    m_newLine.clear();
    if (isOn) {
        setFocus();
    }
    update();
    Q_EMIT lineDrawingChanged(isOn);
}

void MapWidget::finishLine() {
    const auto line = m_newLine;
    setLineDrawing(false);
    if (line.size() > 1) {
        Q_EMIT lineDrawn(line);
    }
}

void MapWidget::paintLine(QPainter& painter) const {
    auto line = m_isLineDrawing ? m_newLine : m_line;
    const std::size_t corners = line.size();
    if (m_isLineDrawing && corners > 0 && m_cursor.isValid()) {
        line.push_back({m_cursor.longitudeDeg(), m_cursor.latitudeDeg()});
    }
    if (line.empty()) {
        return;
    }
    const double ratio = devicePixelRatioF();
    std::vector<core::LinePoint> dense = line;
    try {
        const auto places = core::placesAlong(line, 0.0);
        dense.clear();
        for (std::size_t k = 0; k < places.distanceKm.size(); ++k) {
            dense.push_back({places.longitudeDeg[k], places.latitudeDeg[k]});
        }
    } catch (const core::Error&) {
        // One point only, or the mouse is still on it: the points alone are drawn.
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& [color, width] : {std::pair{QColor(255, 255, 255, 190), 4.5}, std::pair{QColor(20, 20, 20, 230), 1.8}}) {
        painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        std::optional<QPointF> before;
        for (const auto& place : dense) {
            auto at = m_transform.fromDegrees(place[0], place[1]);
            if (at) {
                *at /= ratio;
                // Over the seam of the map the line is cut.
                if (before && std::hypot(at->x() - before->x(), at->y() - before->y()) < 0.5 * this->width()) {
                    painter.drawLine(*before, *at);
                }
            }
            before = at;
        }
    }
    painter.setPen(QPen(QColor(20, 20, 20, 230), 1.5));
    for (std::size_t k = 0; k < corners; ++k) {
        if (const auto at = m_transform.fromDegrees(line[k][0], line[k][1])) {
            painter.setBrush(k == 0 ? QBrush(palette().color(QPalette::Highlight)) : QBrush(Qt::white));
            painter.drawEllipse(*at / ratio, 4.0, 4.0);
        }
    }
    painter.restore();
}

void MapWidget::paintMarks(QPainter& painter) const {
    constexpr double kRadius = 5.0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const QColor warm = isDark() ? QColor(0xe3, 0x9a, 0x5d) : QColor(0xb4, 0x54, 0x1a);
    for (const auto& mark : m_marks) {
        const auto place = m_transform.fromDegrees(mark[0], mark[1]);
        if (!place) {
            continue;
        }
        const QPointF at = *place / devicePixelRatioF();
        // A light rim keeps the mark visible on any colour of the data.
        for (const auto& [color, width] : {std::pair{QColor(255, 255, 255, 160), 3.0}, std::pair{warm, 1.6}}) {
            painter.setPen(QPen(color, width));
            painter.drawEllipse(at, kRadius, kRadius);
            painter.drawLine(at - QPointF(kRadius, kRadius), at + QPointF(kRadius, kRadius));
            painter.drawLine(at + QPointF(-kRadius, kRadius), at + QPointF(kRadius, -kRadius));
        }
    }
    painter.restore();
}

void MapWidget::resizeEvent(QResizeEvent*) {
    const QSize pixels = size() * devicePixelRatioF();
    if (m_isFitted || m_image.isNull()) {
        m_transform = MapTransform::fitted(m_transform.projection, m_wantedExtent, pixels);
    } else {
        m_transform.size = pixels;
    }
    scheduleRender(false);
}

void MapWidget::pan(const QPointF& points) {
    const double ratio = devicePixelRatioF();
    m_transform.centerX -= points.x() * ratio * m_transform.unitsPerPixel;
    m_transform.centerY += points.y() * ratio * m_transform.unitsPerPixel;
    if (m_transform.projection.isGeographic()) {
        m_transform.centerX = std::remainder(m_transform.centerX, 360.0);
        m_transform.centerY = std::clamp(m_transform.centerY, -90.0, 90.0);
    }
    m_isFitted = false;
    m_isUserMove = true;
    scheduleRender(false);
}

void MapWidget::zoomAt(const QPointF& point, double factor) {
    const QPointF pixel = point * devicePixelRatioF();
    const double x = m_transform.x(pixel.x());
    const double y = m_transform.y(pixel.y());
    const double largest = m_transform.projection.isGeographic() ? 0.6 : 60000.0;
    m_transform.unitsPerPixel = std::clamp(m_transform.unitsPerPixel * factor, largest * 1e-6, largest);
    // The place under the mouse stays there.
    m_transform.centerX += x - m_transform.x(pixel.x());
    m_transform.centerY += y - m_transform.y(pixel.y());
    m_isFitted = false;
    m_isUserMove = true;
    scheduleRender(false);
}

void MapWidget::zoomIn() {
    zoomAt(QPointF(0.5 * width(), 0.5 * height()), 0.5);
}

void MapWidget::zoomOut() {
    zoomAt(QPointF(0.5 * width(), 0.5 * height()), 2.0);
}

void MapWidget::showAll() {
    std::array<double, 4> extent{-180.0, -90.0, 180.0, 90.0};
    bool isFirst = true;
    for (const auto& entry : m_layers) {
        if (!entry.layer.isVisible || !entry.data || std::isnan(entry.data->extent().west) || std::isnan(entry.data->extent().south)) {
            continue;
        }
        const auto& box = entry.data->extent();
        const double east = box.east < box.west ? box.east + 360.0 : box.east;
        extent = isFirst ? std::array{box.west, box.south, east, box.north}
                         : std::array{std::min(extent[0], box.west), std::min(extent[1], box.south), std::max(extent[2], east),
                                      std::max(extent[3], box.north)};
        isFirst = false;
    }
    const double margin = 0.03 * std::max(extent[2] - extent[0], extent[3] - extent[1]) + 0.1;
    const bool isAll = extent[2] - extent[0] + 2.0 * margin >= 360.0;
    extent = {isAll ? -180.0 : extent[0] - margin, std::max(-90.0, extent[1] - margin), isAll ? 180.0 : extent[2] + margin,
              std::min(90.0, extent[3] + margin)};
    m_isUserMove = true;
    setView(projection(), extent);
}

void MapWidget::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton) {
        m_dragFrom = event->position();
        m_isDragging = false;
    }
}

void MapWidget::mouseMoveEvent(QMouseEvent* event) {
    if ((event->buttons() & (Qt::LeftButton | Qt::MiddleButton)) != 0) {
        const QPointF moved = event->position() - m_dragFrom;
        if (m_isDragging || moved.manhattanLength() > 4.0) {
            m_isDragging = true;
            m_dragFrom = event->position();
            pan(moved);
        }
        return;
    }
    const double ratio = devicePixelRatioF();
    if (const auto place = m_transform.toDegrees(event->position() * ratio)) {
        m_cursor.set((*place)[0], (*place)[1], kClickRadiusPx * ratio * m_transform.degreesPerPixel());
    } else {
        m_cursor.clear();
    }
}

void MapWidget::mouseReleaseEvent(QMouseEvent* event) {
    if (m_ignoresRelease) {
        m_ignoresRelease = false;
    } else if (event->button() == Qt::LeftButton && !m_isDragging) {
        if (const auto place = m_transform.toDegrees(event->position() * devicePixelRatioF())) {
            if (m_isLineDrawing) {
                m_newLine.push_back({(*place)[0], (*place)[1]});
                update();
                return;
            }
            Q_EMIT clicked((*place)[0], (*place)[1]);
        }
    }
    m_isDragging = false;
}

void MapWidget::mouseDoubleClickEvent(QMouseEvent* event) {
    if (m_isLineDrawing) {
        m_ignoresRelease = true;
        finishLine();
        return;
    }
    zoomAt(event->position(), 0.5);
}

void MapWidget::wheelEvent(QWheelEvent* event) {
    if (event->angleDelta().y() != 0) {
        zoomAt(event->position(), std::pow(0.8, event->angleDelta().y() / 120.0));
    }
    event->accept();
}

void MapWidget::keyPressEvent(QKeyEvent* event) {
    const double step = 0.1 * std::min(width(), height());
    if (m_isLineDrawing && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        finishLine();
        return;
    }
    if (m_isLineDrawing && event->key() == Qt::Key_Escape) {
        setLineDrawing(false);
        return;
    }
    if (m_isLineDrawing && event->key() == Qt::Key_Backspace) {
        if (!m_newLine.empty()) {
            m_newLine.pop_back();
        }
        update();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        break;
    case Qt::Key_Minus:
        zoomOut();
        break;
    case Qt::Key_Left:
        pan({step, 0.0});
        break;
    case Qt::Key_Right:
        pan({-step, 0.0});
        break;
    case Qt::Key_Up:
        pan({0.0, step});
        break;
    case Qt::Key_Down:
        pan({0.0, -step});
        break;
    case Qt::Key_Home:
        showAll();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MapWidget::leaveEvent(QEvent*) {
    m_cursor.clear();
}

void MapWidget::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        scheduleRender(true);
    }
    QWidget::changeEvent(event);
}

} // namespace phidias::views

#include "views/map/MapWidget.h"

#include "views/map/MapOverlay.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QEvent>
#include <QPainter>
#include <QPointer>
#include <cmath>

namespace phidias::views {

namespace {

constexpr int kRestMs = 80;
constexpr int kPatienceMs = 50;          ///< how long a coarse picture of new values waits for the full one
constexpr std::size_t kMostPlaces = 100; ///< views to go back to

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
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (!m_coarse.isNull()) {
            showPicture(m_coarse, m_coarseTransform);
        }
    });
    connect(&m_cursor, &LinkedCursor::moved, this, qOverload<>(&MapWidget::update));
}

MapWidget::~MapWidget() {
    m_stop.request_stop();
    m_stopSelecting.request_stop();
}

void MapWidget::setLayers(std::vector<SceneLayer> layers) {
    const auto isNew = [this](const SceneLayer& entry) {
        return entry.data && entry.layer.isVisible && std::none_of(m_layers.begin(), m_layers.end(), [&entry](const SceneLayer& known) {
                   return known.data == entry.data && known.layer.isVisible;
               });
    };
    m_hasNewValues = m_hasNewValues || std::any_of(layers.begin(), layers.end(), isNew);
    m_layers = std::move(layers);
    scheduleRender(true);
}

void MapWidget::setBaseMap(std::shared_ptr<const BaseMap> base) {
    m_base = std::move(base);
    scheduleRender(true);
}

bool MapWidget::setView(const QString& projection, const std::array<double, 4>& extent) {
    const QString before = this->projection();
    try {
        m_transform = MapTransform::fitted(core::Projection::parse(fromQt(projection)), extent, size() * devicePixelRatioF());
    } catch (const std::exception&) {
        return false;
    }
    m_wantedExtent = extent;
    m_isFitted = true;
    scheduleRender(true);
    if (this->projection() != before) {
        Q_EMIT projectionChanged();
    }
    return true;
}

MapWidget::Place MapWidget::place() const {
    return {projection(), m_transform.centerX, m_transform.centerY, m_transform.unitsPerPixel};
}

void MapWidget::remember() {
    const Place now = place();
    if (m_lastPlace && *m_lastPlace != now) {
        m_back.push_back(*m_lastPlace);
        if (m_back.size() > kMostPlaces) {
            m_back.erase(m_back.begin());
        }
        m_forward.clear();
        Q_EMIT historyChanged();
    }
    m_lastPlace = now;
}

void MapWidget::go(std::vector<Place>& from, std::vector<Place>& to) {
    if (from.empty()) {
        return;
    }
    const QString before = projection();
    to.push_back(place());
    const Place wanted = from.back();
    from.pop_back();
    if (wanted.projection != before) {
        m_transform.projection = core::Projection::parse(fromQt(wanted.projection));
    }
    m_transform.centerX = wanted.centerX;
    m_transform.centerY = wanted.centerY;
    m_transform.unitsPerPixel = wanted.unitsPerPixel;
    m_lastPlace = wanted;
    m_isFitted = false;
    m_isUserMove = true;
    scheduleRender(true);
    Q_EMIT historyChanged();
    if (wanted.projection != before) {
        Q_EMIT projectionChanged();
    }
}

void MapWidget::goBack() {
    go(m_back, m_forward);
}

void MapWidget::goForward() {
    go(m_forward, m_back);
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

void MapWidget::setPins(std::vector<core::Pin> pins) {
    if (pins != m_pins) {
        m_pins = std::move(pins);
        update();
    }
}

void MapWidget::setSelection(Selection& selection) {
    m_selection = &selection;
    connect(m_selection, &Selection::changed, this, [this] { scheduleRender(true); });
}

bool MapWidget::isDark() const {
    return palette().color(QPalette::Window).lightness() < 128;
}

void MapWidget::scheduleRender(bool soon) {
    m_stop.request_stop();
    m_patience.stop();
    m_coarse = {};
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
                   .selection = m_selection != nullptr ? m_selection->items() : Selection::Items{},
                   .isDraft = false,
                   .isInteractive = true,
                   .images = m_images};
    const MapTransform transform = m_transform;
    const QPointer<MapWidget> self(this);
    ++m_running;
    workPool().start([self, scene = std::move(scene), transform, serial, stop = m_stop.get_token()]() mutable {
        const MapTransform first = coarse(transform);
        const auto deliver = [&](const QImage& drawn, const MapTransform& of, bool isFull) {
            // Without transparency the picture is copied to the window, not blended.
            QMetaObject::invokeMethod(qApp, [self, image = drawn.convertToFormat(QImage::Format_RGB32), of, serial, isFull] {
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
    remember();
    if (m_isUserMove) {
        m_isUserMove = false;
        Q_EMIT viewChanged();
    }
}

void MapWidget::take(const QImage& image, const MapTransform& transform, unsigned serial, bool isFull) {
    m_running -= isFull ? 1 : 0;
    if (serial != m_serial || image.isNull()) {
        return;
    }
    const bool isSamePlace = m_imageTransform.unitsPerPixel == m_transform.unitsPerPixel &&
                             m_imageTransform.centerX == m_transform.centerX && m_imageTransform.centerY == m_transform.centerY &&
                             m_imageTransform.projection.text() == m_transform.projection.text() && !m_image.isNull();
    // A coarse picture that replaces a sharper one of the same place flickers: only new values are worth it, and only when they would
    // have to be waited for.
    if (!isFull && isSamePlace) {
        if (m_hasNewValues) {
            m_coarse = image;
            m_coarseTransform = transform;
            m_patience.start(kPatienceMs);
        }
        return;
    }
    showPicture(image, transform);
    if (isFull) {
        m_patience.stop();
        m_coarse = {};
        m_hasNewValues = false;
        Q_EMIT renderingFinished();
    }
}

void MapWidget::showPicture(const QImage& image, const MapTransform& transform) {
    m_image = image;
    m_imageTransform = transform;
    update();
    Q_EMIT pictureShown();
}

void MapWidget::paintPicture(QPainter& painter) const {
    const double ratio = devicePixelRatioF();
    if (m_image.isNull() || m_imageTransform.projection.text() != m_transform.projection.text()) {
        return;
    }
    // Where the picture's corners lie now.
    const QPointF topLeft = m_transform.toPixel(m_imageTransform.x(0.0), m_imageTransform.y(0.0)) / ratio;
    if (m_imageTransform.unitsPerPixel == m_transform.unitsPerPixel) {
        // Whole device pixels: copying is many times faster than sampling, and data keep their edges.
        const QPointF device = topLeft * ratio;
        QImage shown = m_image;
        shown.setDevicePixelRatio(ratio);
        painter.drawImage(QPointF(std::round(device.x()), std::round(device.y())) / ratio, shown);
        return;
    }
    const QPointF bottomRight =
        m_transform.toPixel(m_imageTransform.x(m_imageTransform.size.width()), m_imageTransform.y(m_imageTransform.size.height())) / ratio;
    painter.drawImage(QRectF(topLeft, bottomRight), m_image);
}

void MapWidget::paintTools(QPainter& painter) const {
    const double ratio = devicePixelRatioF();
    auto line = isLineDrawing() ? m_newLine : m_line;
    const std::size_t corners = isLineDrawing() || m_hasCorners ? line.size() : std::min<std::size_t>(line.size(), 1);
    if (isLineDrawing() && corners > 0 && m_cursor.isValid()) {
        line.push_back({m_cursor.longitudeDeg(), m_cursor.latitudeDeg()});
    }
    // The casts of a cruise lie under its line.
    painter.setOpacity(isLineDrawing() || m_hasCorners ? 1.0 : 0.5);
    paintSectionLine(painter, m_transform, ratio, line, corners, palette());
    painter.setOpacity(1.0);
    m_measure.paint(painter, m_transform, ratio, palette(), m_tool == MapTool::Measure ? pointer() : std::nullopt);
    if (m_outline.size() > 1) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing, m_isLasso);
        QColor wash = palette().color(QPalette::Highlight);
        painter.setPen(QPen(wash, 1.2, Qt::DashLine));
        wash.setAlpha(40);
        painter.setBrush(wash);
        if (m_isLasso) {
            painter.drawPolygon(m_outline);
        } else {
            painter.drawRect(QRectF(m_outline.front(), m_outline.back()).normalized());
        }
        painter.restore();
    }
}

void MapWidget::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const MapColors colors = MapColors::forTheme(isDark());
    painter.fillRect(rect(), colors.outside);
    const double ratio = devicePixelRatioF();
    paintPicture(painter);
    m_graticule.paint(painter, rect(), m_transform, ratio, colors);
    paintScaleBar(painter, rect(), m_transform, ratio, colors);
    paintMarks(painter, m_transform, ratio, m_marks, isDark());
    paintPins(painter, m_transform, ratio, m_pins, palette());
    paintTools(painter);
    if (m_cursor.isValid()) {
        paintCursor(painter, m_transform, ratio, {m_cursor.longitudeDeg(), m_cursor.latitudeDeg()});
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

void MapWidget::setSectionLine(std::vector<core::LinePoint> line, bool hasCorners) {
    m_line = std::move(line);
    m_hasCorners = hasCorners;
    update();
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

void MapWidget::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        scheduleRender(true);
    }
    QWidget::changeEvent(event);
}

} // namespace phidias::views

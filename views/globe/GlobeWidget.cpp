#include "views/globe/GlobeWidget.h"

#include "views/globe/VtkSurface.h"
#include "views/map/MapRenderer.h"

#include <QApplication>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPointer>
#include <QThreadPool>
#include <QWheelEvent>
#include <cmath>

namespace phidias::views {

namespace {

constexpr int kRestMs = 200;
constexpr int kFlightMs = 300;
constexpr int kFlightStepMs = 15;
constexpr double kClickRadiusPx = 7.0;
constexpr int kSharpSamples = 2; ///< along each side of a pixel, of the picture at rest
constexpr double kTurnDegPerPoint = 0.4;

/// The picture at another size, each pixel that of the nearest. Not QPainter's: its scaling would wait for the pool, which may be busy.
QImage resized(const QImage& image, QSize size) {
    QImage scaled(size, QImage::Format_RGB32);
    for (int row = 0; row < size.height(); ++row) {
        const auto* from = reinterpret_cast<const QRgb*>(image.constScanLine(row * image.height() / size.height()));
        auto* to = reinterpret_cast<QRgb*>(scaled.scanLine(row));
        for (int column = 0; column < size.width(); ++column) {
            to[column] = from[column * image.width() / size.width()];
        }
    }
    return scaled;
}

core::Projection orthographic(const core::GlobeView& view) {
    return core::Projection::parse("+proj=ortho +R=" + std::to_string(GlobeCamera::kEarthRadiusKm * 1000.0) +
                                   " +lat_0=" + std::to_string(view.latitudeDeg) + " +lon_0=" + std::to_string(view.longitudeDeg));
}

} // namespace

GlobeWidget::GlobeWidget(LinkedCursor& cursor, Selection& selection, QWidget* parent)
    : QWidget(parent), m_cursor(cursor), m_selection(selection), m_scene(std::make_shared<GlobeScene>()) {
    setObjectName(QStringLiteral("globe"));
    setAccessibleName(tr("Globe"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::CrossCursor);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    m_flightTimer.setInterval(kFlightStepMs);
    connect(&m_rest, &QTimer::timeout, this, &GlobeWidget::rest);
    connect(&m_flightTimer, &QTimer::timeout, this, &GlobeWidget::fly);
    connect(&m_cursor, &LinkedCursor::moved, this, qOverload<>(&GlobeWidget::update));
    connect(&m_selection, &Selection::changed, this, qOverload<>(&GlobeWidget::update));
}

GlobeWidget::~GlobeWidget() {
    m_stop.request_stop();
}

void GlobeWidget::startThread() {
    if (m_thread || m_isFallback) {
        return;
    }
    if (!VtkSurface::canUseThread()) {
        fallBack(core::Error(core::ErrorCode::ComputationFailed, "globe.noOpenGl", {}, "hint.globe.noOpenGl"));
        return;
    }
    m_thread = std::make_unique<GlobeRenderThread>();
    connect(m_thread.get(), &GlobeRenderThread::ready, this, [this](const QString& name, bool isSoftware) {
        m_rendererName = name;
        m_isSoftware = isSoftware;
        Q_EMIT rendererFound();
    });
    connect(m_thread.get(), &GlobeRenderThread::failed, this, &GlobeWidget::fallBack);
    connect(m_thread.get(), &GlobeRenderThread::frameReady, this, &GlobeWidget::take);
}

void GlobeWidget::fallBack(const core::Error&) {
    m_isFallback = true;
    m_rendererName.clear();
    m_notice = tr("No OpenGL here: the globe is shown as an orthographic map.");
    ++m_serial;
    ask(GlobeDetail::Still, 1);
    Q_EMIT rendererFound();
}

void GlobeWidget::changeScene(const std::function<void(GlobeScene&)>& edit) {
    auto scene = std::make_shared<GlobeScene>(*m_scene);
    edit(*scene);
    scene->colors = MapColors::forTheme(isDark());
    scene->pixelRatio = devicePixelRatioF();
    m_scene = std::move(scene);
    ++m_serial;
    ask(m_flight || m_gesture != Gesture::None ? GlobeDetail::Moving : GlobeDetail::Still, 1);
    update();
}

void GlobeWidget::setLayers(std::vector<SceneLayer> layers) {
    changeScene([&](GlobeScene& scene) { scene.layers = std::move(layers); });
}

void GlobeWidget::setBaseMap(std::shared_ptr<const BaseMap> base) {
    if (base != m_scene->base) {
        changeScene([&](GlobeScene& scene) { scene.base = std::move(base); });
    }
}

void GlobeWidget::setUpright(std::vector<std::shared_ptr<const GlobeCurtain>> curtains,
                             std::vector<std::shared_ptr<const GlobeSticks>> sticks) {
    if (curtains != m_scene->curtains || sticks != m_scene->sticks) {
        changeScene([&](GlobeScene& scene) {
            scene.curtains = std::move(curtains);
            scene.sticks = std::move(sticks);
        });
    }
}

void GlobeWidget::setExaggeration(double exaggeration) {
    m_view.exaggeration = exaggeration;
    if (exaggeration != m_scene->exaggeration) {
        changeScene([&](GlobeScene& scene) { scene.exaggeration = exaggeration; });
    }
}

void GlobeWidget::setSectionLine(std::vector<core::LinePoint> line) {
    m_line = std::move(line);
    update();
}

void GlobeWidget::setPins(std::vector<core::Pin> pins) {
    m_pins = std::move(pins);
    update();
}

bool GlobeWidget::isDark() const {
    return palette().color(QPalette::Window).lightness() < 128;
}

QSize GlobeWidget::pixelSize() const {
    return (QSizeF(size()) * devicePixelRatioF()).toSize().expandedTo({1, 1});
}

GlobeCamera GlobeWidget::camera() const {
    return GlobeCamera(m_view, pixelSize(), m_isFallback);
}

GlobeCamera GlobeWidget::frameCamera() const {
    return m_frame.image.isNull() ? camera() : GlobeCamera(m_frame.view, pixelSize(), m_isFallback);
}

bool GlobeWidget::isAtRest() const {
    return !m_frame.image.isNull() && m_frame.serial == m_serial && m_frame.detail == GlobeDetail::Still &&
           (m_isFallback || m_frame.samples == kSharpSamples);
}

void GlobeWidget::setView(const core::GlobeView& view) {
    m_flight.reset();
    m_flightTimer.stop();
    m_view = view;
    m_view = camera().view();
    setExaggeration(view.exaggeration);
    ++m_serial;
    ask(GlobeDetail::Still, 1);
}

void GlobeWidget::moveTo(const core::GlobeView& view, bool isByUser) {
    m_view = view;
    m_view = camera().view();
    m_isUserMove = m_isUserMove || isByUser;
    ++m_serial;
    ask(GlobeDetail::Moving, 1);
    m_rest.start();
    update();
}

void GlobeWidget::flyTo(const core::GlobeView& view) {
    m_flight.emplace(Flight{.from = m_view, .to = view, .clock = {}});
    m_flight->to.exaggeration = m_view.exaggeration;
    m_flight->clock.start();
    m_flightTimer.start();
}

void GlobeWidget::fly() {
    if (!m_flight) {
        m_flightTimer.stop();
        return;
    }
    const double time = std::min(1.0, static_cast<double>(m_flight->clock.elapsed()) / kFlightMs);
    const double share = time * time * (3.0 - 2.0 * time);
    moveTo(viewBetween(m_flight->from, m_flight->to, share), true);
    if (time >= 1.0) {
        m_flight.reset();
        m_flightTimer.stop();
    }
}

void GlobeWidget::rest() {
    if (m_gesture != Gesture::None) {
        m_rest.start();
    }
    ask(GlobeDetail::Still, 1);
    finishMove();
}

void GlobeWidget::finishMove() {
    if (m_isUserMove && m_gesture == Gesture::None && !m_flight) {
        m_isUserMove = false;
        Q_EMIT viewChanged();
    }
}

void GlobeWidget::ask(GlobeDetail detail, int samples) {
    if (!isVisible()) {
        return; // asked when shown
    }
    if (m_isFallback) {
        askMap();
        return;
    }
    if (!m_thread) {
        return;
    }
    const bool isReduced = detail == GlobeDetail::Moving && m_isSoftware;
    m_thread->request({.scene = m_scene,
                       .view = m_view,
                       .size = isReduced ? (pixelSize() / 2).expandedTo({1, 1}) : pixelSize(),
                       .detail = detail,
                       .samples = samples,
                       .serial = m_serial});
}

void GlobeWidget::askMap() {
    m_stop.request_stop();
    m_stop = std::stop_source();
    const QPointer<GlobeWidget> self(this);
    const core::GlobeView view = camera().view();
    const QSize size = pixelSize();
    const double metresPerPixel = camera().degreesPerPixel() * 3.14159265358979 / 180.0 * GlobeCamera::kEarthRadiusKm * 1000.0;
    QThreadPool::globalInstance()->start([self, scene = m_scene, view, size, metresPerPixel, serial = m_serial, stop = m_stop.get_token()] {
        const MapScene map{
            .layers = scene->layers, .base = scene->base, .colors = scene->colors, .hasBackground = true, .pixelRatio = scene->pixelRatio};
        MapTransform transform;
        transform.projection = orthographic(view);
        transform.unitsPerPixel = metresPerPixel;
        transform.size = size;
        const QImage image = renderMap(map, transform, stop);
        if (image.isNull()) {
            return;
        }
        QMetaObject::invokeMethod(qApp, [self, image, view, serial] {
            if (self) {
                self->take({image, view, GlobeDetail::Still, 1, serial});
            }
        });
    });
}

void GlobeWidget::take(const GlobeFrame& frame) {
    m_frame = frame;
    if (m_frame.image.size() != pixelSize() && m_frame.image.depth() == 32) {
        m_frame.image = resized(m_frame.image, pixelSize());
    }
    update();
    // First the still picture, then the same smoother.
    if (!m_isFallback && frame.serial == m_serial && frame.detail == GlobeDetail::Still && frame.samples < kSharpSamples) {
        ask(GlobeDetail::Still, kSharpSamples);
    }
    Q_EMIT frameShown();
}

void GlobeWidget::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const MapColors colors = MapColors::forTheme(isDark());
    const double ratio = devicePixelRatioF();
    painter.fillRect(rect(), colors.outside);
    if (!m_frame.image.isNull()) {
        painter.drawImage(QRectF(rect()), m_frame.image);
    }
    const GlobeCamera shown = frameCamera();
    paintGlobeFrame(painter, rect(), shown, ratio, colors);
    paintGlobeLine(painter, shown, ratio, m_line, palette());
    paintGlobePins(painter, shown, ratio, m_pins, palette());
    paintGlobeSelection(painter, shown, ratio, m_scene->layers, m_selection.items());
    if (m_cursor.isValid()) {
        paintGlobeCursor(painter, shown, ratio, m_cursor.longitudeDeg(), m_cursor.latitudeDeg());
    }
    if (!m_notice.isEmpty()) {
        const QRect box =
            painter.fontMetrics().boundingRect(rect().adjusted(24, 12, -24, -12), Qt::AlignHCenter | Qt::TextWordWrap, m_notice);
        QColor behind = palette().color(QPalette::Base);
        behind.setAlpha(225);
        painter.setPen(Qt::NoPen);
        painter.setBrush(behind);
        painter.drawRoundedRect(box.adjusted(-10, -5, 10, 5), 4, 4);
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(box, Qt::AlignHCenter | Qt::TextWordWrap, m_notice);
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void GlobeWidget::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    startThread();
    changeScene([](GlobeScene&) {});
}

void GlobeWidget::resizeEvent(QResizeEvent*) {
    ++m_serial;
    ask(GlobeDetail::Moving, 1);
    m_rest.start();
}

void GlobeWidget::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        changeScene([](GlobeScene&) {});
    }
    QWidget::changeEvent(event);
}

void GlobeWidget::pointAt(const QPointF& point) {
    const auto shown = camera();
    const auto place = shown.toDegrees(point * devicePixelRatioF());
    if (place) {
        m_cursor.set((*place)[0], (*place)[1], kClickRadiusPx * devicePixelRatioF() * shown.degreesPerPixel());
    } else {
        m_cursor.clear();
    }
}

void GlobeWidget::mousePressEvent(QMouseEvent* event) {
    m_flight.reset();
    const bool isTurn = event->button() == Qt::RightButton || (event->modifiers() & Qt::ShiftModifier) != 0;
    if (event->button() != Qt::LeftButton && event->button() != Qt::RightButton) {
        return;
    }
    m_gesture = isTurn ? Gesture::Turn : Gesture::Move;
    m_hasMoved = false;
    m_from = event->position();
    m_grabbed = camera().nearestPlace(event->position() * devicePixelRatioF());
}

void GlobeWidget::mouseMoveEvent(QMouseEvent* event) {
    const QPointF step = event->position() - m_from;
    if (m_gesture != Gesture::None && (m_hasMoved || step.manhattanLength() >= QApplication::startDragDistance())) {
        m_hasMoved = true;
        if (m_gesture == Gesture::Move) {
            moveTo(camera().viewWith(m_grabbed, event->position() * devicePixelRatioF()), true);
        } else {
            core::GlobeView view = m_view;
            view.headingDeg += kTurnDegPerPoint * step.x();
            view.tiltDeg += kTurnDegPerPoint * step.y();
            m_from = event->position();
            moveTo(view, true);
        }
    }
    pointAt(event->position());
}

void GlobeWidget::mouseReleaseEvent(QMouseEvent* event) {
    if (m_gesture == Gesture::Move && !m_hasMoved) {
        if (const auto place = camera().toDegrees(event->position() * devicePixelRatioF())) {
            Q_EMIT clicked((*place)[0], (*place)[1]);
        }
    }
    m_gesture = Gesture::None;
    if (m_hasMoved) {
        m_rest.start();
    }
}

void GlobeWidget::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto place = camera().toDegrees(event->position() * devicePixelRatioF());
    if (!place) {
        return;
    }
    m_gesture = Gesture::None;
    core::GlobeView view = m_view;
    view.longitudeDeg = (*place)[0];
    view.latitudeDeg = (*place)[1];
    view.heightKm = 0.5 * m_view.heightKm;
    flyTo(view);
}

void GlobeWidget::zoomAt(const QPointF& point, double factor) {
    m_flight.reset();
    const QPointF pixel = point * devicePixelRatioF();
    const auto place = camera().placeAt(pixel);
    core::GlobeView view = m_view;
    view.heightKm *= factor;
    if (place) {
        view = GlobeCamera(view, pixelSize(), m_isFallback).viewWith(*place, pixel);
    }
    moveTo(view, true);
}

void GlobeWidget::wheelEvent(QWheelEvent* event) {
    const double steps = event->angleDelta().y() / 120.0;
    if (steps != 0.0) {
        zoomAt(event->position(), std::pow(0.8, steps));
    }
    event->accept();
}

void GlobeWidget::zoomIn() {
    zoomAt(QRectF(rect()).center(), 0.6);
}

void GlobeWidget::zoomOut() {
    zoomAt(QRectF(rect()).center(), 1.0 / 0.6);
}

void GlobeWidget::northUp() {
    core::GlobeView view = m_view;
    view.headingDeg = 0.0;
    view.tiltDeg = 0.0;
    flyTo(view);
}

core::GlobeView GlobeWidget::viewOfLayers() const {
    std::optional<std::array<double, 4>> all;
    for (const auto& entry : m_scene->layers) {
        if (!entry.layer.isVisible || !entry.data || std::isnan(entry.data->extent().west) || std::isnan(entry.data->extent().south)) {
            continue;
        }
        const auto& box = entry.data->extent();
        const double east = box.east < box.west ? box.east + 360.0 : box.east;
        if (!all) {
            all = {box.west, box.south, east, box.north};
            continue;
        }
        all = {std::min((*all)[0], box.west), std::min((*all)[1], box.south), std::max((*all)[2], east), std::max((*all)[3], box.north)};
    }
    core::GlobeView view = viewOfExtent(all.value_or(std::array<double, 4>{-180.0, -60.0, 180.0, 90.0}), size());
    if (!all || (*all)[2] - (*all)[0] > 300.0) {
        view.longitudeDeg = all ? m_view.longitudeDeg : 0.0; // all around: no side is better than another
    }
    return view;
}

void GlobeWidget::showAll() {
    flyTo(viewOfLayers());
}

void GlobeWidget::keyPressEvent(QKeyEvent* event) {
    const QPointF middle = QRectF(rect()).center();
    const double step = 0.1 * std::min(width(), height());
    const auto pan = [&](double x, double y) {
        m_flight.reset();
        const auto at = camera();
        const QPointF pixel = middle * devicePixelRatioF();
        moveTo(at.viewWith(at.nearestPlace(pixel), pixel + QPointF(x, y) * devicePixelRatioF()), true);
    };
    switch (event->key()) {
    case Qt::Key_Left:
        pan(step, 0.0);
        break;
    case Qt::Key_Right:
        pan(-step, 0.0);
        break;
    case Qt::Key_Up:
        pan(0.0, step);
        break;
    case Qt::Key_Down:
        pan(0.0, -step);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        break;
    case Qt::Key_Minus:
        zoomOut();
        break;
    case Qt::Key_N:
        northUp();
        break;
    case Qt::Key_Home:
        showAll();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void GlobeWidget::leaveEvent(QEvent* event) {
    m_cursor.clear();
    QWidget::leaveEvent(event);
}

} // namespace phidias::views

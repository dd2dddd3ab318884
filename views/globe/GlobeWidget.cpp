#include "views/globe/GlobeWidget.h"

#include "views/globe/VtkSurface.h"
#include "views/map/MapRenderer.h"
#include "views/scene/WorkPool.h"

#include <QApplication>
#include <QPainter>
#include <QPointer>
#include <cmath>

namespace phidias::views {

namespace {

constexpr int kRestMs = 200;
constexpr int kFlightMs = 300;
constexpr int kFlightStepMs = 15;
constexpr int kSharpSamples = 2; ///< along each side of a pixel, of the picture at rest

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
    connect(&m_selection, &Selection::changed, this,
            [this] { changeScene([this](GlobeScene& scene) { scene.selection = m_selection.items(); }); });
}

GlobeWidget::~GlobeWidget() {
    m_stop.request_stop();
    m_stopSelecting.request_stop();
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
                       .reduction = isReduced ? 2 : 1,
                       .serial = m_serial});
}

void GlobeWidget::askMap() {
    m_stop.request_stop();
    m_stop = std::stop_source();
    const QPointer<GlobeWidget> self(this);
    const core::GlobeView view = camera().view();
    const QSize size = pixelSize();
    const double metresPerPixel = camera().degreesPerPixel() * 3.14159265358979 / 180.0 * GlobeCamera::kEarthRadiusKm * 1000.0;
    workPool().start([self, scene = m_scene, view, size, metresPerPixel, serial = m_serial, stop = m_stop.get_token()] {
        const MapScene map{.layers = scene->layers,
                           .base = scene->base,
                           .colors = scene->colors,
                           .hasBackground = true,
                           .pixelRatio = scene->pixelRatio,
                           .selection = scene->selection};
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
    paintOutline(painter);
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

} // namespace phidias::views

// What the mouse and the keyboard do on the globe.
#include "views/globe/GlobePicture.h"
#include "views/globe/GlobeSelection.h"
#include "views/globe/GlobeWidget.h"
#include "views/scene/WorkPool.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPointer>
#include <QWheelEvent>
#include <cmath>

namespace phidias::views {

namespace {

constexpr double kClickRadiusPx = 7.0;
constexpr double kTurnDegPerPoint = 0.4;
constexpr double kFarthestKm = 60000.0; ///< farther the globe is too small to be of use

} // namespace

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
    const bool isLeft = event->button() == Qt::LeftButton;
    if (!isLeft && event->button() != Qt::RightButton && event->button() != Qt::MiddleButton) {
        return;
    }
    const bool isTurn = event->button() == Qt::RightButton || (isLeft && event->modifiers().testFlag(Qt::ShiftModifier));
    m_gesture = m_isSelecting && isLeft ? Gesture::Select : isTurn ? Gesture::Turn : Gesture::Move;
    m_isLasso = event->modifiers().testFlag(Qt::ControlModifier);
    m_hasMoved = false;
    m_from = event->position();
    m_grabbed = camera().nearestPlace(event->position() * devicePixelRatioF());
}

void GlobeWidget::mouseMoveEvent(QMouseEvent* event) {
    const QPointF step = event->position() - m_from;
    if (m_gesture != Gesture::None && (m_hasMoved || step.manhattanLength() >= QApplication::startDragDistance())) {
        if (m_gesture == Gesture::Select) {
            stretchOutline(event->position());
        } else if (m_gesture == Gesture::Move) {
            moveTo(camera().viewWith(m_grabbed, event->position() * devicePixelRatioF()), true);
        } else {
            core::GlobeView view = m_view;
            view.headingDeg += kTurnDegPerPoint * step.x();
            view.tiltDeg += kTurnDegPerPoint * step.y();
            m_from = event->position();
            moveTo(view, true);
        }
        m_hasMoved = true;
    }
    pointAt(event->position());
}

void GlobeWidget::stretchOutline(const QPointF& point) {
    if (!m_hasMoved) {
        m_outline = QPolygonF{m_from, point};
    } else if (m_isLasso) {
        m_outline.append(point);
    } else {
        m_outline[1] = point;
    }
    update();
}

void GlobeWidget::mouseReleaseEvent(QMouseEvent* event) {
    const auto place = camera().toDegrees(event->position() * devicePixelRatioF());
    const bool isAdded = event->modifiers().testFlag(Qt::ShiftModifier);
    if (m_gesture == Gesture::Select && m_hasMoved) {
        select(m_isLasso ? m_outline : QPolygonF(QRectF(m_outline.front(), m_outline.back()).normalized()), isAdded);
    } else if (m_gesture == Gesture::Select) {
        const QPointF half(kClickRadiusPx, kClickRadiusPx);
        select(QRectF(event->position() - half, event->position() + half), isAdded); // what is under the mouse
    } else if (m_gesture == Gesture::Move && !m_hasMoved && place) {
        Q_EMIT clicked((*place)[0], (*place)[1]);
    } else if (m_gesture == Gesture::Turn && !m_hasMoved && event->button() == Qt::RightButton && place) {
        Q_EMIT menuRequested(event->globalPosition().toPoint(), (*place)[0], (*place)[1]);
    } else if (m_hasMoved && m_gesture != Gesture::None) {
        m_rest.start();
    }
    m_outline.clear();
    m_gesture = Gesture::None;
    update();
}

void GlobeWidget::select(const QPolygonF& outline, bool isAdded) {
    m_stopSelecting.request_stop();
    m_stopSelecting = std::stop_source();
    QPolygonF pixels;
    for (const QPointF& point : outline) {
        pixels.append(point * devicePixelRatioF());
    }
    const QPointer<GlobeWidget> self(this);
    workPool().start([self, scene = m_scene, seen = camera(), pixels, isAdded, stop = m_stopSelecting.get_token()] {
        auto items = itemsOnGlobe(scene->layers, seen, pixels, stop);
        QMetaObject::invokeMethod(qApp, [self, items = std::move(items), isAdded, stop] {
            if (!self || stop.stop_requested()) {
                return;
            }
            if (isAdded) {
                self->m_selection.add(items);
            } else {
                self->m_selection.set(items);
            }
            Q_EMIT self->itemsSelected(static_cast<qsizetype>(self->m_selection.size()));
        });
    });
}

void GlobeWidget::setSelecting(bool isSelecting) {
    m_isSelecting = isSelecting;
    m_outline.clear();
    update();
}

void GlobeWidget::paintOutline(QPainter& painter) const {
    if (m_outline.size() < 2) {
        return;
    }
    QColor inside = palette().color(QPalette::Highlight);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(inside, 1.5));
    inside.setAlpha(40);
    painter.setBrush(inside);
    painter.drawPolygon(m_isLasso ? m_outline : QPolygonF(QRectF(m_outline.front(), m_outline.back()).normalized()));
}

void GlobeWidget::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto place = camera().toDegrees(event->position() * devicePixelRatioF());
    if (!place || event->button() != Qt::LeftButton || m_isSelecting) {
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
    view.heightKm = std::min(view.heightKm * factor, std::max(kFarthestKm, m_view.heightKm));
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

void GlobeWidget::showAll() {
    flyTo(viewOfLayers(m_scene->layers, size(), m_view.longitudeDeg));
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
    case Qt::Key_Escape:
        if (m_isSelecting && !m_selection.isEmpty()) {
            m_selection.clear();
            Q_EMIT itemsSelected(0);
            break;
        }
        [[fallthrough]];
    default:
        QWidget::keyPressEvent(event);
    }
}

void GlobeWidget::leaveEvent(QEvent* event) {
    m_cursor.clear();
    QWidget::leaveEvent(event);
}

} // namespace phidias::views

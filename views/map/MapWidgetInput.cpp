// What the mouse and the keyboard do on the map.
#include "views/map/MapSelection.h"
#include "views/map/MapWidget.h"
#include "views/scene/WorkPool.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPointer>
#include <QWheelEvent>
#include <cmath>

namespace phidias::views {

namespace {

constexpr double kClickRadiusPx = 7.0;
constexpr double kDragPx = 4.0;
constexpr double kCursorStepPx = 8.0;

Qt::CursorShape shapeOf(MapTool tool) {
    return tool == MapTool::Pan ? Qt::OpenHandCursor : Qt::CrossCursor;
}

} // namespace

void MapWidget::setTool(MapTool tool) {
    if (m_tool == tool) {
        return;
    }
    const bool wasLineDrawing = isLineDrawing();
    m_tool = tool;
    m_newLine.clear();
    m_outline.clear();
    m_measure.clear();
    setCursor(shapeOf(tool));
    if (tool != MapTool::Inspect) {
        setFocus();
    }
    update();
    if (wasLineDrawing != isLineDrawing()) {
        Q_EMIT lineDrawingChanged(isLineDrawing());
    }
    Q_EMIT measured({});
    Q_EMIT toolChanged(tool);
}

void MapWidget::startLineAt(const core::LinePoint& place) {
    setTool(MapTool::Section);
    m_newLine = {place};
    update();
}

void MapWidget::finishLine() {
    const auto line = m_newLine;
    setTool(MapTool::Inspect);
    if (line.size() > 1) {
        Q_EMIT lineDrawn(line);
    }
}

std::optional<core::GeoPoint> MapWidget::pointer() const {
    return m_cursor.isValid() ? std::optional(core::GeoPoint{m_cursor.longitudeDeg(), m_cursor.latitudeDeg()}) : std::nullopt;
}

void MapWidget::announceMeasure() {
    Q_EMIT measured(m_measure.summary(pointer()));
    update();
}

void MapWidget::select(const QPolygonF& outline, bool isAdded) {
    if (m_selection == nullptr) {
        return;
    }
    m_stopSelecting.request_stop();
    m_stopSelecting = std::stop_source();
    QPolygonF pixels;
    for (const QPointF& point : outline) {
        pixels.append(point * devicePixelRatioF());
    }
    const QPointer<MapWidget> self(this);
    workPool().start([self, layers = m_layers, transform = m_transform, pixels, isAdded, stop = m_stopSelecting.get_token()] {
        auto items = itemsInside(layers, transform, pixels, stop);
        QMetaObject::invokeMethod(qApp, [self, items = std::move(items), isAdded, stop] {
            if (!self || stop.stop_requested()) {
                return;
            }
            if (isAdded) {
                self->m_selection->add(items);
            } else {
                self->m_selection->set(items);
            }
            Q_EMIT self->itemsSelected(static_cast<qsizetype>(self->m_selection->size()));
        });
    });
}

void MapWidget::pointAt(const QPointF& point) {
    const double ratio = devicePixelRatioF();
    if (const auto place = m_transform.toDegrees(point * ratio)) {
        m_cursor.set((*place)[0], (*place)[1], kClickRadiusPx * ratio * m_transform.degreesPerPixel());
    } else {
        m_cursor.clear();
    }
    if (m_tool == MapTool::Measure) {
        announceMeasure();
    }
}

void MapWidget::moveCursor(const QPointF& points) {
    const auto now = m_cursor.isValid() ? m_transform.fromDegrees(m_cursor.longitudeDeg(), m_cursor.latitudeDeg()) : std::nullopt;
    QPointF at = now ? *now / devicePixelRatioF() : QPointF(rect().center());
    at += points;
    pointAt({std::clamp(at.x(), 0.0, width() - 1.0), std::clamp(at.y(), 0.0, height() - 1.0)});
    if (m_tool == MapTool::Select && m_outline.size() == 2) {
        m_outline[1] = at;
    }
}

void MapWidget::clickAt(const QPointF& point, Qt::KeyboardModifiers modifiers) {
    const auto place = m_transform.toDegrees(point * devicePixelRatioF());
    if (!place) {
        return;
    }
    switch (m_tool) {
    case MapTool::Section:
        m_newLine.push_back(*place);
        break;
    case MapTool::Measure: {
        const auto& corners = m_measure.corners();
        const auto first = corners.empty() ? std::nullopt : m_transform.fromDegrees(corners.front()[0], corners.front()[1]);
        const bool isOnFirst = first && QLineF(*first / devicePixelRatioF(), point).length() <= kClickRadiusPx;
        if (isOnFirst && corners.size() > 2 && !m_measure.isFinished()) {
            m_measure.close();
        } else {
            m_measure.add(*place);
        }
        announceMeasure();
        break;
    }
    case MapTool::Select: {
        // A click takes what is under it.
        const QPointF half(kClickRadiusPx, kClickRadiusPx);
        select(QRectF(point - half, point + half), modifiers.testFlag(Qt::ShiftModifier));
        break;
    }
    case MapTool::Inspect:
        Q_EMIT clicked((*place)[0], (*place)[1]);
        break;
    case MapTool::Pan:
        break;
    }
    update();
}

void MapWidget::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton) {
        m_dragFrom = event->position();
        m_isDragging = false;
        if (m_tool == MapTool::Pan) {
            setCursor(Qt::ClosedHandCursor);
        }
    }
}

void MapWidget::mouseMoveEvent(QMouseEvent* event) {
    const bool selects = m_tool == MapTool::Select && event->buttons().testFlag(Qt::LeftButton);
    if ((event->buttons() & (Qt::LeftButton | Qt::MiddleButton)) == 0) {
        pointAt(event->position());
        return;
    }
    const QPointF moved = event->position() - m_dragFrom;
    if (!m_isDragging && moved.manhattanLength() <= kDragPx) {
        return;
    }
    if (selects) {
        if (!m_isDragging) {
            m_isLasso = event->modifiers().testFlag(Qt::ControlModifier);
            m_outline = QPolygonF{m_dragFrom, event->position()};
        } else if (m_isLasso) {
            m_outline.append(event->position());
        } else {
            m_outline[1] = event->position();
        }
        update();
    } else {
        m_dragFrom = event->position();
        pan(moved);
    }
    m_isDragging = true;
}

void MapWidget::mouseReleaseEvent(QMouseEvent* event) {
    setCursor(shapeOf(m_tool));
    if (m_ignoresRelease) {
        m_ignoresRelease = false;
    } else if (event->button() == Qt::LeftButton && !m_isDragging) {
        clickAt(event->position(), event->modifiers());
    } else if (event->button() == Qt::LeftButton && m_outline.size() > 1) {
        const QPolygonF outline = m_isLasso ? m_outline : QPolygonF(QRectF(m_outline.front(), m_outline.back()).normalized());
        m_outline.clear();
        select(outline, event->modifiers().testFlag(Qt::ShiftModifier));
        update();
    }
    m_isDragging = false;
}

void MapWidget::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        return;
    }
    if (m_tool == MapTool::Section) {
        m_ignoresRelease = true;
        finishLine();
    } else if (m_tool == MapTool::Measure) {
        m_ignoresRelease = true;
        m_measure.finish();
        announceMeasure();
    } else if (m_tool != MapTool::Select) {
        zoomAt(event->position(), 0.5);
    }
}

void MapWidget::wheelEvent(QWheelEvent* event) {
    if (event->angleDelta().y() != 0) {
        zoomAt(event->position(), std::pow(0.8, event->angleDelta().y() / 120.0));
    }
    event->accept();
}

bool MapWidget::keyOfTool(int key) {
    const bool isDrawing = m_tool == MapTool::Section || m_tool == MapTool::Measure;
    if (key == Qt::Key_Escape) {
        if (m_tool == MapTool::Select && m_outline.isEmpty() && m_selection != nullptr && !m_selection->isEmpty()) {
            m_selection->clear();
            Q_EMIT itemsSelected(0);
            return true;
        }
        if (m_tool == MapTool::Inspect) {
            return false;
        }
        setTool(MapTool::Inspect);
        return true;
    }
    if (isDrawing && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
        if (m_tool == MapTool::Section) {
            finishLine();
        } else {
            m_measure.finish();
            announceMeasure();
        }
        return true;
    }
    if (m_tool == MapTool::Measure && key == Qt::Key_C) {
        m_measure.close();
        announceMeasure();
        return true;
    }
    if (isDrawing && key == Qt::Key_Backspace) {
        if (m_tool == MapTool::Section && !m_newLine.empty()) {
            m_newLine.pop_back();
        }
        m_measure.removeLast();
        announceMeasure();
        return true;
    }
    const auto at = m_cursor.isValid() ? m_transform.fromDegrees(m_cursor.longitudeDeg(), m_cursor.latitudeDeg()) : std::nullopt;
    if (key != Qt::Key_Space || !at) {
        return false;
    }
    const QPointF point = *at / devicePixelRatioF();
    if (m_tool != MapTool::Select) {
        clickAt(point, {});
    } else if (m_outline.size() < 2) {
        m_isLasso = false;
        m_outline = QPolygonF{point, point};
    } else {
        const QRectF box = QRectF(m_outline.front(), point).normalized();
        m_outline.clear();
        select(box, false);
    }
    update();
    return true;
}

void MapWidget::keyPressEvent(QKeyEvent* event) {
    if (keyOfTool(event->key())) {
        return;
    }
    const bool movesCursor = event->modifiers().testFlag(Qt::ShiftModifier);
    const double step = movesCursor ? kCursorStepPx : 0.1 * std::min(width(), height());
    const auto move = [&](double right, double down) {
        if (movesCursor) {
            moveCursor({right * step, down * step});
        } else {
            pan({-right * step, -down * step});
        }
    };
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        break;
    case Qt::Key_Minus:
        zoomOut();
        break;
    case Qt::Key_Left:
        move(-1.0, 0.0);
        break;
    case Qt::Key_Right:
        move(1.0, 0.0);
        break;
    case Qt::Key_Up:
        move(0.0, -1.0);
        break;
    case Qt::Key_Down:
        move(0.0, 1.0);
        break;
    case Qt::Key_Home:
        showAll();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MapWidget::contextMenuEvent(QContextMenuEvent* event) {
    std::optional<std::array<double, 2>> place;
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard && m_cursor.isValid()) {
        place = std::array{m_cursor.longitudeDeg(), m_cursor.latitudeDeg()};
        if (const auto pixel = m_transform.fromDegrees((*place)[0], (*place)[1])) {
            at = mapToGlobal((*pixel / devicePixelRatioF()).toPoint());
        }
    } else {
        place = m_transform.toDegrees(QPointF(event->pos()) * devicePixelRatioF());
    }
    if (place) {
        Q_EMIT menuRequested(at, (*place)[0], (*place)[1]);
    }
    event->accept();
}

void MapWidget::leaveEvent(QEvent*) {
    m_cursor.clear();
}

} // namespace phidias::views
